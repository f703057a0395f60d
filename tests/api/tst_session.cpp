// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/setup_token.h"
#include "tests/in_process/server.h"

#include "shared/crypto/password.h"
#include "shared/json/write.h"

#include <QTest>

using namespace symbolon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::TestServer;

//! Operators: the first one by set-up token, sign-in, renewal, end of a session.
class SessionTest : public QObject {
    Q_OBJECT

private slots:

    void theSetUpTokenMakesTheFirstOperatorOnce_data() { test::addEngineRows(); }

    //! Attack 116.
    void theSetUpTokenMakesTheFirstOperatorOnce()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        addSetupToken(server, "t0ken");
        QVERIFY(discovery(server).value(u"needs_setup"_s).toBool());
        QCOMPARE(setUp(server, "wrong").status, 403);
        const auto made = setUp(server, "t0ken");
        QCOMPARE(made.status, 201);
        QCOMPARE(made.header("cache-control"), QByteArray("no-cache, no-store, must-revalidate"));
        QVERIFY(made.object().value(u"is_superuser"_s).toBool());
        QVERIFY(!discovery(server).value(u"needs_setup"_s).toBool());
        QCOMPARE(setUp(server, "t0ken", u"second"_s).status, 403);
        QCOMPARE(server.database.rowCount(u"account"_s), 1);
        QVERIFY(server.auditKinds().contains(u"operator.create"_s));
    }

    void setUpChecksItsFields_data()
    {
        QTest::addColumn<QString>("username");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("field");
        QTest::newRow("short password") << "ada"
                                        << "1234567"
                                        << "/password";
        QTest::newRow("empty name") << ""
                                    << "long enough"
                                    << "/username";
        QTest::newRow("colon in the name") << "a:b"
                                           << "long enough"
                                           << "/username";
        QTest::newRow("blank in the name") << "a b"
                                           << "long enough"
                                           << "/username";
    }

    void setUpChecksItsFields()
    {
        QFETCH(QString, username);
        QFETCH(QString, password);
        QFETCH(QString, field);
        TestServer server(store::Engine::Sqlite);
        addSetupToken(server, "t0ken");
        const auto reply = setUp(server, "t0ken", username, password);
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
        QCOMPARE(reply.text("field"), field);
        QVERIFY(!reply.body.contains(password.toUtf8()));
        QCOMPARE(setUp(server, "t0ken").status, 201);
    }

    void signsInAndUsesWhatItGot_data() { test::addEngineRows(); }

    void signsInAndUsesWhatItGot()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        addOperator(server, "ada", { u"write:gdm_activation"_s });
        const auto session = signIn(server, "ada");
        QCOMPARE(session.status, 200);
        QCOMPARE(session.object().value(u"scopes"_s).toArray(), QJsonArray{ u"write:gdm_activation"_s });
        // Both credentials work on both surfaces, for what was granted only.
        for (const auto &header : { access(session), khmac(session) }) {
            QCOMPARE(server.call("POST", "/dhos/v1/patient/p/activation", { header }).status, 200);
            QCOMPARE(server.call("GET", "/dhos/v1/device", { header }).status, 403);
        }
        QCOMPARE(server.database.value(u"select created_by_ from patient"_s).toString(), u"ada"_s);
    }

    void failuresLookAlike_data() { test::addEngineRows(); }

    void failuresLookAlike()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        addOperator(server, "ada");
        addOperator(server, "off");
        server.database.execute(u"update account set is_active = false where username = 'off'"_s);
        QSet<QByteArray> bodies;
        for (const auto &reply :
            { signIn(server, "ada", "wrong"), signIn(server, "nobody"), signIn(server, "off") }) {
            QCOMPARE(reply.status, 401);
            auto body = reply.object();
            QCOMPARE(body.take(u"reference"_s).toString().size(), 6);
            bodies.insert(json::write(body));
        }
        QCOMPARE(bodies.size(), 1);
    }

    void guessingIsSlowedPerSourceAndAccount_data() { test::addEngineRows(); }

    void guessingIsSlowedPerSourceAndAccount()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.signInFailuresPerAccount = 3;
        TestServer server(engine, settings);
        addOperator(server, "ada");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(signIn(server, "ada", "wrong").status, 401);
        const auto braked = signIn(server, "ada");
        QCOMPARE(braked.status, 429);
        QVERIFY(braked.header("retry-after").toInt() > 0);
        server.clock.advance(settings.protection.failureWindow + 1s);
        QCOMPARE(signIn(server, "ada").status, 200);
    }

    void renewsTheAccessToken_data() { test::addEngineRows(); }

    void renewsTheAccessToken()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        addOperator(server, "ada");
        const auto session = signIn(server, "ada");
        server.clock.advance(10min);
        QCOMPARE(renew(server, khmac(session)).status, 200);
        server.clock.advance(10min);
        const auto renewed = renew(server, khmac(session));
        QCOMPARE(renewed.status, 200);
        QVERIFY(renewed.text("access_token") != session.text("access_token"));
        QCOMPARE(renewed.text("session_expires_at"), session.text("session_expires_at"));
    }

    void sessionsEnd_data()
    {
        QTest::addColumn<QString>("how");
        for (const auto *how : { "idle", "absolute age", "sign-out", "disabled" })
            QTest::newRow(how) << QString::fromLatin1(how);
    }

    //! Attacks 52 and 62.
    void sessionsEnd()
    {
        QFETCH(QString, how);
        for (const auto engine : test::engines()) {
            TestServer server(engine);
            addOperator(server, "ada");
            const auto session = signIn(server, "ada");
            QCOMPARE(renew(server, access(session)).status, 200);
            if (how == u"idle")
                server.clock.advance(server.settings.sessions.idle + 1s);
            if (how == u"absolute age") {
                for (auto age = 0s; age < server.settings.sessions.absolute; age += 600s) {
                    server.clock.advance(600s);
                    (void)renew(server, khmac(session));
                }
            }
            if (how == u"sign-out")
                QCOMPARE(server.call("DELETE", "/v1/session", { access(session) }).status, 204);
            if (how == u"disabled")
                server.database.execute(u"update account set is_active = false"_s);
            QCOMPARE(renew(server, access(session)).status, 401);
            QCOMPARE(renew(server, khmac(session)).status, 401);
        }
    }

    void theOldestSessionMakesRoom()
    {
        auto settings = TestServer::defaultSettings();
        settings.sessions.perOperator = 2;
        TestServer server(store::Engine::Sqlite, settings);
        addOperator(server, "ada");
        const auto first = signIn(server, "ada");
        server.clock.advance(1s);
        const auto second = signIn(server, "ada");
        server.clock.advance(1s);
        (void)signIn(server, "ada");
        QCOMPARE(renew(server, khmac(first)).status, 401);
        QCOMPARE(renew(server, khmac(second)).status, 200);
    }

    void otherKindsOfTokensAreNoSession()
    {
        TestServer server(store::Engine::Sqlite);
        QCOMPARE(renew(server, server.systemToken(u"read:audit"_s)).status, 403);
        QCOMPARE(renew(server, { "Authorization", "khmac:///sha-256;00/ada:1795594500" }).status, 401);
        QCOMPARE(server.call("POST", "/v1/session/renewal").status, 401);
        // Another service that knows the shared key still cannot speak for an operator without a session.
        const auto forged = TestServer::signedToken({ { u"iss"_s, u"http://localhost/"_s },
            { u"aud"_s, u"http://localhost/"_s },
            { u"exp"_s, static_cast<qint64>(toUnixSeconds(server.clock.now()) + 300) },
            { u"iat"_s, static_cast<qint64>(toUnixSeconds(server.clock.now())) },
            { u"sub"_s, u"ada"_s },
            { u"kind"_s, u"operator"_s },
            { u"sid"_s, u"invented"_s } });
        QCOMPARE(renew(server, TestServer::bearer(forged)).status, 401);
    }

    void theSiteIsFoundByItsPrefix()
    {
        TestServer server(store::Engine::Sqlite);
        QCOMPARE(server.call("GET", "/v1/discovery/srt").text("base_url"), u"http://localhost"_s);
        QCOMPARE(server.call("GET", "/v1/discovery/xyz").status, 404);
    }

private:
    static constexpr const char *rightPassword = "correct horse";

    static void addSetupToken(TestServer &server, const QByteArray &token)
    {
        const QString hash = setup::storedForm(Secret(token), setup::Purpose::FirstOperator);
        server.database.execute(
            QStringLiteral("insert into setup_token (hash, created, expires_at) values ('%1', "
                           "'2026-11-25 00:00:00.000000', '2026-11-26 00:00:00.000000')")
                .arg(hash));
    }

    static void addOperator(TestServer &server, const char *username, const QStringList &scopes = {})
    {
        const QString name = QString::fromLatin1(username);
        server.database.execute(QStringLiteral(
            "insert into account (username, password_hash, event_id, created) values ('%1', '%2', 1, "
            "'2026-11-25 00:00:00.000000')")
                                    .arg(name, crypto::hashPassword(Secret(rightPassword), server.random)));
        for (const auto &scope : scopes) {
            server.database.execute(QStringLiteral(
                "insert into acl (account_id, object_type, perm, created) select id, 'Scope', '%1', "
                "'2026-11-25 00:00:00.000000' from account where username = '%2'")
                                        .arg(scope, name));
        }
    }

    static TestServer::Reply post(TestServer &server, const QByteArray &path, const QJsonObject &body)
    {
        return server.call("POST", path, {}, json::write(body));
    }

    static TestServer::Reply signIn(TestServer &server, const char *name, const char *given = rightPassword)
    {
        return post(server,
            "/v1/session",
            { { u"username"_s, QString::fromLatin1(name) }, { u"password"_s, QString::fromLatin1(given) } });
    }

    static TestServer::Reply setUp(TestServer &server,
        const char *token,
        const QString &name = u"ada"_s,
        const QString &given = QString::fromLatin1(rightPassword))
    {
        return post(server,
            "/v1/setup",
            { { u"token"_s, QString::fromLatin1(token) },
                { u"username"_s, name },
                { u"password"_s, given } });
    }

    static TestServer::Reply renew(TestServer &server, const http::Header &header)
    {
        return server.call("POST", "/v1/session/renewal", { header });
    }

    static http::Header access(const TestServer::Reply &session)
    {
        return TestServer::bearer(session.text("access_token"));
    }

    static http::Header khmac(const TestServer::Reply &session)
    {
        return { "Authorization", session.text("session_token").toLatin1() };
    }

    static QJsonObject discovery(TestServer &server)
    {
        return server.call("GET", "/.well-known/symbolon").object();
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
