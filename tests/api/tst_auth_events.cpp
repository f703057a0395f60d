// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/events.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::test;

//! Creating, editing, reading and ending auth-events (auth-events contract 7.4 to 7.9).
class AuthEventsTest : public QObject {
    Q_OBJECT

    static QString utf8(const char *text) { return QString::fromUtf8(text); }

    static constexpr const char *mail =
        "{'auth_method':'email','census':'open','auth_method_config':{'msg':'__CODE__','subject':'s',"
        "'registration-action':{'mode':'vote','mode-config':null},"
        "'authentication-action':{'mode':'go-to-url','mode-config':{'url':'https://example.org/x'}}},"
        "'extra_fields':[{'name':'First "
        "name','type':'text','required_on_authentication':false,'private':true},"
        "{'name':'dni','type':'dni','required_on_authentication':true}]}";

    static QJsonObject view(TestServer &server, qint64 id, const TestServer::Headers &headers = {})
    {
        return server.call("GET", eventPath(id), headers).object().value(utf8("events")).toObject();
    }

private slots:

    void createsWhatIsAskedFor_data() { addEngineRows(); }

    void createsWhatIsAskedFor()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto owner = addOrganiser(server);
        const auto reply = server.call("POST", "/api/auth-event/", { owner }, quoted(mail));
        QCOMPARE(reply.status, 200);
        const qint64 id = reply.object().value(utf8("id")).toInteger();
        QVERIFY(reply.text("perm").contains(QStringLiteral("/organiser:UserData:%1:create:").arg(id)));
        QCOMPARE(reply.header("cache-control"), QByteArray("no-cache, no-store, must-revalidate"));
        const auto full = view(server, id, { owner });
        QCOMPARE(
            full.value(utf8("auth_method_config"))[utf8("config")][utf8("msg")].toString(), utf8("__CODE__"));
        QVERIFY(
            full.value(utf8("auth_method_config"))[utf8("pipeline")].toObject().contains(utf8("give_perms")));
        QCOMPARE(full.value(utf8("extra_fields"))[0][utf8("slug")].toString(), utf8("FIRST_NAME"));
        QCOMPARE(full.value(utf8("auth_method_stats"))[utf8("email")].toInt(-1), 0);
        QCOMPARE(full.value(utf8("status")).toString(), utf8("notstarted"));
        // Attack 74: a stranger sees neither configuration nor private fields.
        const auto shown = view(server, id);
        QVERIFY(!shown.contains(utf8("auth_method_config")));
        QCOMPARE(shown.value(utf8("extra_fields")).toArray().size(), 1);
        QCOMPARE(shown.value(utf8("users")).toInt(-1), 0);
        QCOMPARE(view(server, id, { { "Auth", "khmac:///nonsense" } }), shown);
        QVERIFY(server.auditKinds().contains(utf8("event.create")));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QJsonValue>("codename");
        const auto row =
            [](const char *name, const char *body, const char *message, const QJsonValue &codename) {
                QTest::newRow(name) << quoted(body) << utf8(message) << codename;
            };
        row("no method", "{'census':'open'}", "Invalid authmethod\n", 5);
        row("unknown method", "{'auth_method':'x','census':'open'}", "Invalid authmethod\n", 5);
        row("method of another type", "{'auth_method':{},'census':'open'}", "Invalid authmethod\n", 5);
        row("no census", "{'auth_method':'email'}", "census", utf8("INVALID_CENSUS_TYPE"));
        row("unknown census",
            "{'auth_method':'email','census':'x','extra_fields':[1]}",
            "census",
            utf8("INVALID_CENSUS_TYPE"));
        row("configuration",
            "{'auth_method':'email','census':'open','auth_method_config':{'msg':'x'}}",
            "dict-keys-not-exact",
            1);
        row("fields no list",
            "{'auth_method':'email','census':'open','extra_fields':{'a':1}}",
            "extra_fields",
            1);
        row("reserved type",
            "{'auth_method':'email','census':'open','extra_fields':[{'name':'a','type':'email','required_on_"
            "authentication':true}]}",
            "Type email not allowed.\n",
            1);
        row("base that is not there",
            "{'auth_method':'email','census':'open','based_in':99}",
            "Invalid id to based_in",
            1);
        row("base of somebody else",
            "{'auth_method':'email','census':'open','based_in':1}",
            "Invalid id to based_in",
            1);
        row("limit",
            "{'auth_method':'email','census':'open','num_successful_logins_allowed':true}",
            "num_successful_logins_allowed invalid type",
            1);
        row("pipeline",
            "{'auth_method':'email','census':'open','pipeline':{'register-pipeline':[['x',{}]]}}",
            "a known pipe",
            1);
        row("several",
            "{'auth_method':'email','census':'open','based_in':99,'num_successful_logins_allowed':'x'}",
            "Invalid id to based_innum_successful_logins_allowed invalid type",
            1);
        row("no object", "[1]", "object", 1);
        row("no JSON", "{", "", 1);
    }

    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, message);
        QFETCH(QJsonValue, codename);
        TestServer server(store::Engine::Sqlite);
        const auto owner = addOrganiser(server);
        const auto reply = server.call("POST", "/api/auth-event/", { owner }, body);
        QCOMPARE(reply.status, 400);
        QVERIFY2(reply.text("message").contains(message), reply.body.constData());
        QCOMPARE(reply.object().value(utf8("error_codename")), codename);
        QCOMPARE(server.database.rowCount(utf8("auth_event")), 1);
    }

    void rightsToCreate()
    {
        TestServer server(store::Engine::Sqlite);
        const qint64 ada = addPerson(server, { utf8("ada") });
        const auto token = authToken(server, utf8("ada"));
        const QByteArray trial = quoted("{'auth_method':'email','census':'open'}");
        const QByteArray real = quoted("{'auth_method':'email','census':'open','real':1}");
        QCOMPARE(server.call("POST", "/api/auth-event/", {}, trial).status, 403);
        QCOMPARE(server.call("POST", "/api/auth-event/", { token }, trial).status, 403);
        addGrant(server, ada, "AuthEvent", "create-notreal", utf8("0"));
        QCOMPARE(server.call("POST", "/api/auth-event/", { token }, trial).status, 200);
        QCOMPARE(server.call("POST", "/api/auth-event/", { token }, real).status, 403);
        addGrant(server, ada, "AuthEvent", "create", utf8("0"));
        QCOMPARE(server.call("POST", "/api/auth-event/", { token }, real).status, 200);
    }

    //! The description's keys: `config` over the defaults, `mail`, `__LINK__`.
    void theDescriptionsKeysWork()
    {
        TestServer server(store::Engine::Sqlite);
        const auto owner = addOrganiser(server);
        const qint64 id = addEvent(server,
            owner,
            "{'auth_method':'mail','census':'open','config':{'subject':'Vote','msg':'go to "
            "__LINK__','x':1}}");
        const auto config = view(server, id, { owner }).value(utf8("auth_method_config"))[utf8("config")];
        QCOMPARE(config[utf8("subject")].toString(), utf8("Vote"));
        QCOMPARE(config[utf8("msg")].toString(), utf8("go to __URL2__"));
        QCOMPARE(config[utf8("authentication-action")][utf8("mode")].toString(), utf8("vote"));
        QCOMPARE(server
                     .call("PUT",
                         eventPath(id).mid(4).chopped(1),
                         { owner },
                         quoted("{'auth_method':'email','config':{'subject':'Again'}}"))
                     .status,
            200);
        const auto after = view(server, id, { owner }).value(utf8("auth_method_config"))[utf8("config")];
        QCOMPARE(after[utf8("subject")].toString(), utf8("Again"));
        QCOMPARE(after[utf8("msg")].toString(), utf8("go to __URL2__"));
    }

    //! Weaknesses C3 and U5.
    void editing_data() { addEngineRows(); }

    void editing()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto owner = addOrganiser(server);
        const qint64 id = addEvent(server, owner, mail);
        const auto edit = [&](const char *body) {
            return server.call("POST", eventPath(id), { owner }, quoted(body));
        };
        auto fields = view(server, id, { owner }).value(utf8("extra_fields")).toArray();
        const auto sentBack = server.call("POST",
            eventPath(id),
            { owner },
            QJsonDocument(
                QJsonObject{ { utf8("auth_method"), utf8("email") }, { utf8("extra_fields"), fields } })
                .toJson());
        QCOMPARE(sentBack.status, 200);
        QVERIFY(sentBack.text("perm").contains(QStringLiteral("/organiser:AuthEvent:%1:edit:").arg(id)));
        QCOMPARE(view(server, id, { owner }).value(utf8("extra_fields")).toArray(), fields);
        QCOMPARE(edit("{'auth_method':'x'}").text("message"), utf8("Invalid authmethod\n"));
        const auto bad = edit("{'auth_method':'email','extra_fields':[{'name':'a'}]}");
        QCOMPARE(bad.status, 400);
        QCOMPARE(bad.object().value(utf8("error_codename")).toInt(), 5);
        QCOMPARE(
            edit("{'auth_method':'email','census':'close','num_successful_logins_allowed':3,'name':'Spring'}")
                .status,
            200);
        const auto after = view(server, id);
        QCOMPARE(after.value(utf8("census")).toString(), utf8("close"));
        QCOMPARE(after.value(utf8("num_successful_logins_allowed")).toInt(), 3);
        QCOMPARE(after.value(utf8("name")).toString(), utf8("Spring"));
        QCOMPARE(edit("{'auth_method':'sms'}").status, 200);
        const auto swapped = view(server, id, { owner });
        QVERIFY(swapped.value(utf8("auth_method_config"))[utf8("pipeline")].toObject().contains(
            utf8("resend-auth-pipeline")));
        QVERIFY(
            !swapped.value(utf8("auth_method_config"))[utf8("config")].toObject().contains(utf8("subject")));
        // What one organiser set is nobody's default.
        const auto modules =
            server.call("GET", "/api/auth-event/module/email/").object().value(utf8("email"));
        QCOMPARE(modules[utf8("auth_method_config")][utf8("subject")].toString(), utf8("Confirm your email"));
        QCOMPARE(
            server.call("POST", eventPath(999), { owner }, quoted("{'auth_method':'email'}")).status, 403);
    }

    //! Weakness W24: a grant on 0 is one on every event, alone or among alternatives.
    void theWildcardIsHonoured()
    {
        TestServer server(store::Engine::Sqlite);
        const auto owner = addOrganiser(server);
        const qint64 id = addEvent(server, owner, mail);
        const qint64 ada = addPerson(server, { utf8("ada") });
        const auto token = authToken(server, utf8("ada"));
        QCOMPARE(server.call("POST", eventPath(id, "started/"), { token }).status, 403);
        addGrant(server, ada, "AuthEvent", "edit", utf8("0"));
        QCOMPARE(server.call("POST", eventPath(id, "started/"), { token }).status, 200);
        QCOMPARE(
            server.call("POST", eventPath(id), { token }, quoted("{'auth_method':'email'}")).status, 200);
        QVERIFY(view(server, id, { token }).contains(utf8("auth_method_config")));
    }

    //! Security: attack 69.
    void noRightsOnAnotherEvent()
    {
        TestServer server(store::Engine::Sqlite);
        const auto owner = addOrganiser(server);
        const qint64 mine = addEvent(server, owner, mail);
        const qint64 ada = addPerson(server, { utf8("ada") });
        addGrant(server, ada, "AuthEvent", "edit", QString::number(mine + 1));
        const auto token = authToken(server, utf8("ada"));
        for (const auto *rest : { "", "started/" })
            QCOMPARE(server.call("POST", eventPath(mine, rest), { token }, quoted("{'auth_method':'email'}"))
                         .status,
                403);
        QCOMPARE(server.call("DELETE", eventPath(mine), { token }).status, 403);
        // Another spelling of the number is the same number, not another object.
        QCOMPARE(
            server.call("DELETE", "/api/auth-event/0" + QByteArray::number(mine) + '/', { token }).status,
            403);
        QCOMPARE(
            server.call("DELETE", "/api/auth-event/%3" + QByteArray::number(mine) + '/', { token }).status,
            403);
    }

    void statuses_data() { addEngineRows(); }

    void statuses()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto owner = addOrganiser(server);
        const qint64 id = addEvent(server, owner, mail);
        const auto to = [&](const char *status) {
            return server.call("POST", eventPath(id, status), { owner });
        };
        QCOMPARE(to("started/").body, QByteArray("null"));
        const auto again = to("started/");
        QCOMPARE(again.status, 400);
        QCOMPARE(again.text("message"), utf8("Authevent status:  started"));
        QCOMPARE(again.object().value(utf8("error_codename")).toInt(), 5);
        QCOMPARE(to("stopped/").status, 200);
        QCOMPARE(to("notstarted/").status, 200);
        QCOMPARE(to("paused/").status, 404);
        QCOMPARE(server.call("GET", eventPath(id, "started/")).status, 405);
        server.database.execute(utf8("update account set is_superuser = true"));
        QCOMPARE(server.call("POST", eventPath(999, "started/"), { owner }).status, 404);
    }

    //! Weakness C6.
    void deletingLeavesNothingBehind_data() { addEngineRows(); }

    void deletingLeavesNothingBehind()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto owner = addOrganiser(server);
        const qint64 id = addEvent(server, owner, mail);
        const qint64 voter = addPerson(server, { utf8("voter"), id });
        addGrant(server, voter, "AuthEvent", "vote", QString::number(id));
        const auto token = authToken(server, utf8("voter"));
        QCOMPARE(view(server, id).value(utf8("users")).toInt(), 1);
        QCOMPARE(server.call("DELETE", eventPath(id), { owner }).body, QByteArray(R"({"status":"ok"})"));
        QCOMPARE(server.call("GET", eventPath(id)).status, 404);
        QCOMPARE(server.database.rowCount(utf8("acl")), 2);
        QCOMPARE(server.database.rowCount(utf8("account")), 1);
        QCOMPARE(server.call("GET", "/api/acl/mine/", { token }).status, 403);
        QVERIFY(server.auditKinds().contains(utf8("event.delete")));
        server.database.execute(utf8("update account set is_superuser = true"));
        QCOMPARE(server.call("DELETE", eventPath(id), { owner }).status, 404);
        QCOMPARE(server.call("DELETE", eventPath(1), { owner }).status, 409);
    }

    void lists_data() { addEngineRows(); }

    void lists()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto owner = addOrganiser(server);
        for (int i = 0; i < 12; ++i)
            addEvent(server, owner, "{'auth_method':'sms','census':'open'}");
        const auto list = [&](const char *query) {
            return server.call("GET", QByteArray("/api/auth-event/") + query).object();
        };
        QCOMPARE(list("").value(utf8("events")).toArray().size(), 10);
        QCOMPARE(list("").value(utf8("total_count")).toInt(), 13);
        QCOMPARE(list("?page=2").value(utf8("events")).toArray().size(), 3);
        QCOMPARE(list("?order=-id&n=1").value(utf8("events"))[0][utf8("id")].toInt(), 13);
        QCOMPARE(list("?order=-auth_method&n=1").value(utf8("events"))[0][utf8("auth_method")].toString(),
            utf8("user-and-password"));
        // Weakness W12: only what is allowed orders a list.
        QCOMPARE(list("?order=user__user__password").value(utf8("events"))[0][utf8("id")].toInt(), 1);
    }

    //! The number of statements does not grow with the rows.
    void aListCostsTheSameForAnyNumberOfRows()
    {
        TestServer server(store::Engine::Sqlite);
        const auto owner = addOrganiser(server);
        const auto cost = [&](const char *query) {
            const auto connection = server.pool().connection();
            const auto before = (*connection)->statementCount();
            server.call("GET", QByteArray("/api/auth-event/") + query);
            return (*connection)->statementCount() - before;
        };
        const auto one = cost("?n=1");
        for (int i = 0; i < 20; ++i)
            addEvent(server, owner, "{'auth_method':'sms','census':'open'}");
        QCOMPARE(cost("?n=200"), one);
        QVERIFY(one > 0);
    }

    void ownEventsAreListed()
    {
        TestServer server(store::Engine::Sqlite);
        const auto token = addOrganiser(server);
        QCOMPARE(server.call("GET", "/api/user/auth-event/", { token }).body,
            QByteArray(R"({"ids-auth-event":[]})"));
        const auto id = addEvent(server, token, "{'auth_method':'email','census':'open'}");
        QCOMPARE(server.call("GET", "/api/user/auth-event/", { token })
                     .object()
                     .value(utf8("ids-auth-event"))
                     .toArray(),
            QJsonArray{ QString::number(id) });
        QCOMPARE(server.call("GET", "/api/legal/1/").body, QByteArray("{}"));
    }

    void modules()
    {
        TestServer server(store::Engine::Sqlite);
        const auto all =
            server.call("GET", "/api/auth-event/module/").object().value(utf8("methods")).toArray();
        QVERIFY(all.size() >= 3);
        QCOMPARE(all.at(0)[0].toString(), utf8("email"));
        QCOMPARE(all.at(0)[1][utf8("extra_fields")].toArray().size(), 14);
        QCOMPARE(all.at(0)[1][utf8("pipelines")].toArray().size(), 4);
        QCOMPARE(server.call("GET", "/api/auth-event/module/sms/").status, 200);
        QCOMPARE(server.call("GET", "/api/auth-event/module/nothing/").status, 404);
    }
};

QTEST_GUILESS_MAIN(AuthEventsTest)
#include "tst_auth_events.moc"
