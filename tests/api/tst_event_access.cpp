// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/metrics.h"
#include "tests/in_process/events.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::test;
using namespace std::chrono_literals;

//! Tokens, permissions and the access list (auth-events contract 3, 4, 7.1 to 7.3, 7.19, 7.21, 7.23).
class EventAccessTest : public QObject {
    Q_OBJECT

    static QString utf8(const char *text) { return QString::fromUtf8(text); }

    static QByteArray field(const TestServer::Reply &reply, const char *key)
    {
        return reply.text(key).toUtf8();
    }

    //! `john`, who holds what the old service's own tests give him.
    static qint64 addJohn(TestServer &server)
    {
        const qint64 john =
            addPerson(server, { utf8("john"), 1, utf8("john@example.org"), {}, utf8("smith") });
        for (const char *permission : { "create", "view", "delete" })
            addGrant(server, john, "ACL", permission, utf8("0"));
        addGrant(server, john, "User", "create", utf8("0"));
        addGrant(server, john, "AuthEvent", "create", utf8("0"));
        addGrant(server, john, "UserData", "edit", QString::number(john));
        return john;
    }

private slots:

    void tokensAreVerified_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QByteArray &token, const char *word) {
            QTest::newRow(name) << token << utf8(word);
        };
        row("none", "", "empty_hmac");
        row("garbage", "x", "invalid_hmac_userid");
        row("no separators", "khmac:///sha-256", "invalid_hmac_userid");
        row("wrong signature",
            "khmac:///sha-256;" + QByteArray(64, 'a') + "/john:1795594500",
            "invalid_hmac");
        row("too old", "khmac:///sha-256;" + QByteArray(64, 'a') + "/john:1500000000", "expired_hmac_key");
        row("another digest",
            "khmac:///md5;" + QByteArray(32, 'a') + "/john:1795594500",
            "invalid_hmac_userid");
    }

    void tokensAreVerified()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, word);
        TestServer server(store::Engine::Sqlite);
        addJohn(server);
        for (const char *header : { "Authorization", "Auth", "Http-Auth", "AuthToken" }) {
            const auto reply = server.call("GET", "/api/acl/mine/", { { header, token } });
            QCOMPARE(reply.status, 403);
            QCOMPARE(reply.contentType, QByteArray("application/json"));
            QCOMPARE(reply.text("error_codename"), word);
            QCOMPARE(reply.header("x-frame-options"), QByteArray("SAMEORIGIN"));
        }
    }

    void everyHeaderAndFormWorks_data() { addEngineRows(); }

    void everyHeaderAndFormWorks()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        addJohn(server);
        for (const char *header : { "Authorization", "Auth", "Http-Auth", "AuthToken" }) {
            const http::Header token{ header, authToken(server, utf8("john")).value };
            for (const char *path : { "/api/acl/mine/", "/acl/mine/", "/acl/mine" })
                QCOMPARE(server.call("GET", path, { token }).status, 200);
        }
        const auto moved = server.call("POST", "/api/get-perms?x=1");
        QCOMPARE(moved.status, 301);
        QCOMPARE(moved.header("location"), QByteArray("/api/get-perms/?x=1"));
        QVERIFY(moved.body.isEmpty());
        QCOMPARE(server.call("GET", "/api/nothing").status, 404);
        QCOMPARE(server.call("GET", "/api/nothing/").object().value(utf8("field")).isNull(), true);
        const auto wrongVerb = server.call("DELETE", "/api/get-perms/", { authToken(server, utf8("john")) });
        QCOMPARE(wrongVerb.status, 405);
        QCOMPARE(wrongVerb.header("allow"), QByteArray("OPTIONS, POST"));
        QVERIFY(wrongVerb.object().contains(utf8("error_codename")));
    }

    //! Weakness W1, security: attacks 56 and 57.
    void noOtherKindOfTokenIsASession_data() { addEngineRows(); }

    void noOtherKindOfTokenIsASession()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        addJohn(server);
        const auto permission = server.call("POST",
            "/api/get-perms/",
            { authToken(server, utf8("john")) },
            quoted("{'permission':'create','object_type':'User'}"));
        QCOMPARE(permission.status, 200);
        const http::Header stolen{ "Auth", field(permission, "permission-token") };
        QCOMPARE(server.call("GET", "/api/acl/mine/", { stolen }).status, 403);
        QCOMPARE(server.call("GET", "/api/auth-event/1/ping/", { stolen }).status, 403);
        QCOMPARE(
            server.call("POST", "/v1/session/renewal", { { "Authorization", stolen.value } }).status, 401);
    }

    //! Weakness W2.
    void whoIsDisabledOrRevokedIsOut_data() { addEngineRows(); }

    void whoIsDisabledOrRevokedIsOut()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        addJohn(server);
        const auto token = authToken(server, utf8("john"));
        QCOMPARE(server.call("GET", "/api/auth-event/1/ping/", { token }).status, 200);
        server.database.execute(utf8("update account set is_active = false"));
        const auto refused = server.call("GET", "/api/auth-event/1/ping/", { token });
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.object().value(utf8("error_codename")).toInt(), 5);
        server.database.execute(utf8("update account set is_active = true"));
        QVERIFY(server.database.connection().run(sql::revocation::insert,
            { { "kind", utf8("account") },
                { "value", utf8("john") },
                { "created", server.clock.now() },
                { "expires_at", server.clock.now() + 24h } }));
        QCOMPARE(server.call("GET", "/api/acl/mine/", { token }).status, 403);
        server.clock.advance(2s);
        QCOMPARE(server.call("GET", "/api/acl/mine/", { authToken(server, utf8("john")) }).status, 200);
    }

    //! Security: attack 62. The token is renewed, but not beyond the absolute age of a session.
    void pingRenewsForAWhile()
    {
        TestServer server(store::Engine::Sqlite);
        addJohn(server);
        http::Header token = authToken(server, utf8("john"));
        for (int i = 0; i < 13; ++i) {
            server.clock.advance(55min);
            const auto reply = server.call("GET", "/api/auth-event/999/ping/", { token });
            QCOMPARE(reply.status, 200);
            token.value = field(reply, "auth-token");
        }
        server.clock.advance(55min);
        QCOMPARE(server.call("GET", "/api/auth-event/999/ping/", { token }).status, 403);
    }

    void tokensEndAfterAnHour()
    {
        TestServer server(store::Engine::Sqlite);
        addJohn(server);
        const auto token = authToken(server, utf8("john"));
        server.clock.advance(3599s);
        QCOMPARE(server.call("GET", "/api/acl/mine/", { token }).status, 200);
        server.clock.advance(1s);
        QCOMPARE(
            server.call("GET", "/api/acl/mine/", { token }).text("error_codename"), utf8("expired_hmac_key"));
    }

    //! Contract 7.1; security: attacks 59, 60, 68.
    void permissionTokens_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char *name, const char *body, int status, const char *message = "") {
            QTest::newRow(name) << quoted(body) << status << QByteArray(message);
        };
        row("held", "{'permission':'create','object_type':'User'}", 200, "john:User:0:create:");
        row("held on 0 as text",
            "{'permission':'create','object_type':'User','object_id':'0'}",
            200,
            "john:User:0:create:");
        row("only what is held",
            "{'permission':'create|delete|superuser','object_type':'ACL'}",
            200,
            "john:ACL:0:create|delete:");
        row("not held", "{'permission':'x','object_type':'User'}", 400);
        row("no wildcard", "{'permission':'create','object_type':'User','object_id':5}", 400);
        row("empty", "{'permission':'','object_type':'User'}", 400);
        row("no type", "{'permission':'create'}", 400);
        row("no permission", "{'object_type':'User'}", 400);
        row("no JSON", "{'permission':", 400);
        row("no object", "[]", 400);
        row("a number for a permission", "{'permission':1,'object_type':'User'}", 400);
        row("a list for an id", "{'permission':'create','object_type':'User','object_id':[0]}", 400);
        row("a separator in the id", "{'permission':'create','object_type':'User','object_id':'1:2'}", 400);
        row("a separator in the type", "{'permission':'create','object_type':'User:1'}", 400);
        row("for somebody else", "{'permission':'create','object_type':'User','user':'ada'}", 403);
        row("for oneself",
            "{'permission':'create','object_type':'User','user':'john'}",
            200,
            "john:User:0:create:");
    }

    void permissionTokens()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, message);
        TestServer server(store::Engine::Sqlite);
        addJohn(server);
        const auto reply = server.call("POST", "/api/get-perms/", { authToken(server, utf8("john")) }, body);
        QCOMPARE(reply.status, status);
        if (status == 200)
            QVERIFY(field(reply, "permission-token").contains('/' + message));
        if (status == 400)
            QCOMPARE(reply.object().value(utf8("error_codename")).toInt(), 1);
    }

    void theAccessListIsReadAndChanged_data() { addEngineRows(); }

    void theAccessListIsReadAndChanged()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const qint64 john = addJohn(server);
        addPerson(server, { utf8("ada") });
        const auto token = authToken(server, utf8("john"));
        const auto held = [&](const char *path) {
            return server.call("GET", QByteArray("/api/acl/") + path, { token })
                .object()
                .value(utf8("perm"))
                .toBool();
        };
        QVERIFY(held("john/User/create/"));
        QVERIFY(held("john/User/create/0/"));
        QVERIFY(!held("john/User/create/7/"));
        QVERIFY(!held("ada/User/create/"));
        QCOMPARE(server.call("GET", "/api/acl/nobody/User/create/", { token }).status, 404);
        const QByteArray body =
            quoted("{'userid':%1,'perms':[{'user':'ada','perm':'create','object_type':'User'}]}")
                .replace("%1", QByteArray::number(john));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(
                server.call("POST", "/api/acl/", { token }, body).body, QByteArray(R"({"status":"ok"})"));
        QVERIFY(held("ada/User/create/"));
        QCOMPARE(server.auditKinds().count(utf8("acl.grant")), 1);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(server.call("DELETE", "/api/acl/ada/User/create/", { token }).status, 200);
        QVERIFY(!held("ada/User/create/"));
        QCOMPARE(server.auditKinds().count(utf8("acl.revoke")), 1);
    }

    //! The forms that the old description prints.
    void theDescriptionsFormsWork()
    {
        TestServer server(store::Engine::Sqlite);
        addJohn(server);
        addPerson(server, { utf8("ada") });
        const http::Header token{ "AuthToken", authToken(server, utf8("john")).value };
        const QByteArray one =
            quoted("{'user':'ada','object_type':'User','permission':'create','object_id':'0'}");
        QCOMPARE(server.call("POST", "/acl", { token }, one).status, 200);
        QVERIFY(server.call("GET", "/acl/ada/User/create", { token }).object().value(utf8("perm")).toBool());
        QCOMPARE(server.call("DELETE", "/acl", { token }, one).status, 200);
        QVERIFY(!server.call("GET", "/acl/ada/User/create", { token }).object().value(utf8("perm")).toBool());
    }

    //! Security: attack 66. All or nothing, and written down.
    void nobodyGrantsWhatHeDoesNotHold_data()
    {
        QTest::addColumn<QByteArray>("grant");
        for (const char *grant : { "'perm':'superuser','object_type':'User'",
                 "'perm':'edit','object_type':'AuthEvent'",
                 "'perm':'edit','object_type':'AuthEvent','object_id':1",
                 "'perm':'edit','object_type':'UserData','object_id':0" })
            QTest::newRow(grant) << quoted(grant);
    }

    void nobodyGrantsWhatHeDoesNotHold()
    {
        QFETCH(QByteArray, grant);
        TestServer server(store::Engine::Sqlite);
        const qint64 john = addJohn(server);
        const int before = server.database.rowCount(utf8("acl"));
        const QByteArray body = quoted(
            "{'userid':%1,'perms':[{'user':'john','perm':'view','object_type':'ACL'},{'user':'john',%2}]}")
                                    .replace("%1", QByteArray::number(john))
                                    .replace("%2", grant);
        QCOMPARE(server.call("POST", "/api/acl/", { authToken(server, utf8("john")) }, body).status, 403);
        QCOMPARE(server.database.rowCount(utf8("acl")), before);
        QVERIFY(server.auditKinds().contains(utf8("access.deny")));
    }

    void badGrantsNameTheirFault_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("no userid") << quoted("{'perms':[]}") << 400;
        QTest::newRow("userid of another type") << quoted("{'userid':'x','perms':[]}") << 400;
        QTest::newRow("perms no list") << quoted("{'userid':1,'perms':{}}") << 400;
        QTest::newRow("unknown userid") << quoted("{'userid':99999,'perms':[]}") << 404;
        QTest::newRow("unknown user")
            << quoted("{'userid':1,'perms':[{'user':'x','perm':'a','object_type':'b'}]}") << 404;
        QTest::newRow("missing key") << quoted("{'userid':1,'perms':[{'user':'john','object_type':'b'}]}")
                                     << 400;
        QTest::newRow("no JSON") << QByteArray("{") << 400;
    }

    void badGrantsNameTheirFault()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        TestServer server(store::Engine::Sqlite);
        addJohn(server);
        const auto reply = server.call("POST", "/api/acl/", { authToken(server, utf8("john")) }, body);
        QCOMPARE(reply.status, status);
        QVERIFY(reply.object().contains(utf8("message")));
    }

    void ownGrantsArePaged_data() { addEngineRows(); }

    void ownGrantsArePaged()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const qint64 john = addJohn(server);
        for (int i = 0; i < 24; ++i)
            addGrant(server, john, "Thing", "use", QString::number(i));
        const auto token = authToken(server, utf8("john"));
        const auto list = [&](const char *query) {
            return server.call("GET", QByteArray("/api/acl/mine/") + query, { token }).object();
        };
        const auto first = list("");
        QCOMPARE(first.value(utf8("perms")).toArray().size(), 10);
        QCOMPARE(first.value(utf8("total_count")).toInt(), 30);
        QCOMPARE(first.value(utf8("page_range")).toArray().size(), 3);
        QVERIFY(first.value(utf8("has_next")).toBool());
        const auto second = list("?n=5&page=2");
        QCOMPARE(second.value(utf8("start_index")).toInt(), 6);
        QCOMPARE(second.value(utf8("end_index")).toInt(), 10);
        QCOMPARE(list("?n=31").value(utf8("perms")).toArray().size(), 30);
        QCOMPARE(list("?n=x").value(utf8("perms")).toArray().size(), 10);
        QCOMPARE(list("?page=99&n=0").value(utf8("page")).toInt(), 3);
        QCOMPARE(list("?object_type=Thing&n=200").value(utf8("perms")).toArray().size(), 24);
        QCOMPARE(list("?object_type=ACL&perm=view|delete").value(utf8("perms")).toArray().size(), 2);
        QCOMPARE(list("??perm=view").value(utf8("total_count")).toInt(), 30);
        QCOMPARE(list("?object_id=7").value(utf8("total_count")).toInt(), 1);
        QCOMPARE(list("?object_type=Thing&order=-object_id&n=1")
                     .value(utf8("perms"))[0][utf8("object_id")]
                     .toString(),
            utf8("9"));
        QCOMPARE(list("?order=account__password_hash").value(utf8("total_count")).toInt(), 30);
        const QString created = first.value(utf8("perms"))[0][utf8("created")].toString();
        QVERIFY2(created.endsWith(utf8("+00:00")) && created[10] == u'T', qPrintable(created));
    }

    void accountsAndPasswords_data() { addEngineRows(); }

    void accountsAndPasswords()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const qint64 john = addJohn(server);
        const qint64 ada = addPerson(server, { utf8("ada") });
        const auto token = authToken(server, utf8("john"));
        QCOMPARE(server.call("GET", "/api/user/", { token }).text("email"), utf8("john@example.org"));
        QCOMPARE(server.call("GET", "/api/user/" + QByteArray::number(john) + '/', { token }).status, 200);
        QCOMPARE(server.call("GET", "/api/user/" + QByteArray::number(ada) + '/', { token }).status, 403);
        QCOMPARE(server.call("GET", "/api/user/x/", { token }).status, 404);
        const auto change = [&](const char *body) {
            return server.call("POST", "/api/user/", { token }, quoted(body));
        };
        QCOMPARE(change("{'old_pwd':'wrong','new_pwd':'a new one'}").text("error_codename"),
            utf8("INVALID_OLD_PASSWORD"));
        QCOMPARE(change("{'old_pwd':'smith'}").status, 400);
        QCOMPARE(change("{'old_pwd':'smith','new_pwd':''}").status, 400);
        QCOMPARE(change("{'old_pwd':'smith','new_pwd':'a new one'}").status, 200);
        QCOMPARE(change("{'old_pwd':'smith','new_pwd':'another'}").status, 400);
        QCOMPARE(server
                     .call("POST",
                         "/api/user/",
                         { authToken(server, utf8("ada")) },
                         quoted("{'old_pwd':'a','new_pwd':'b'}"))
                     .status,
            403);
    }
};

QTEST_GUILESS_MAIN(EventAccessTest)
#include "tst_event_access.moc"
