// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"

#include <QTest>

using namespace symbolon;
using namespace Qt::StringLiterals;
using test::TestServer;

//! Input at the edges of the activation contract: long, oddly written, out of range. Nothing of it is a 5xx,
//! and fault is found in the contract's order (3.3).
class ActivationEdgesTest : public QObject {
    Q_OBJECT

private slots:

    void refusesTimesThatCannotBeReadAgain_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<QByteArray>("created");
        for (const auto engine : test::engines()) {
            const auto add = [&](const char *created) {
                QTest::addRow("%s %s", qPrintable(test::engineName(engine)), created)
                    << engine << QByteArray(created);
            };
            add("9999-12-31T23:59:59-12:00");
            add("0000-01-01T00:00:00+02:00");
            add("0001-01-01T00:00:00+02:00");
            add("0000-06-01 00:00:00");
        }
    }

    void refusesTimesThatCannotBeReadAgain()
    {
        QFETCH(store::Engine, engine);
        QFETCH(QByteArray, created);
        TestServer server(engine, testing());
        const auto reply =
            create(server, "{\"location_id\":\"l\",\"description\":\"d\",\"created\":\"" + created + "\"}");
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.contentType, QByteArray("application/json"));
        QCOMPARE(server.call("GET", "/dhos/v1/device", { reader(server) }).body, QByteArray("[]\n"));
    }

    //! A row that another program wrote.
    void servesARowWithATimeThatCannotBeRead_data() { test::addEngineRows(); }

    void servesARowWithATimeThatCannotBeRead()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        QCOMPARE(create(server, "{\"location_id\":\"l\",\"description\":\"d\"}").status, 200);
        server.database.execute(engine == store::Engine::Sqlite
                ? u"update device set created = '10000-01-01 00:00:00'"_s
                : u"update device set created = 'infinity'"_s);
        QCOMPARE(server.call("GET", "/dhos/v1/device", { reader(server) }).status, 200);
    }

    void storesLongTexts_data() { test::addEngineRows(); }

    void storesLongTexts()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const QString description = noise(server, 3000);
        const QString location = noise(server, 3000);
        const auto made = create(server,
            QJsonDocument(QJsonObject{ { u"location_id"_s, location }, { u"description"_s, description } })
                .toJson());
        QCOMPARE(made.status, 200);
        QCOMPARE(made.object().value(u"description"_s).toString(), description);
        const auto there =
            server.call("GET", "/dhos/v1/device?location_id=" + location.toLatin1(), { reader(server) });
        QCOMPARE(there.array().size(), 1);
        const auto changed = server.call("PATCH",
            "/dhos/v1/device/" + made.text("uuid").toLatin1(),
            { writer(server) },
            QJsonDocument(QJsonObject{ { u"description"_s, noise(server, 9000) } }).toJson());
        QCOMPARE(changed.status, 200);
    }

    void refusesCallersWithEndlessNames_data() { test::addEngineRows(); }

    void refusesCallersWithEndlessNames()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        for (const auto *claim : { "system_id", "device_id", "clinician_id", "patient_id" }) {
            const auto as = [&](int length) {
                const auto bearer = token(server, claim, noise(server, length), u"write:gdm_activation"_s);
                return server.call("POST", "/dhos/v1/patient/p1/activation", { bearer }).status;
            };
            QCOMPARE(as(3000), 403);
            QCOMPARE(as(201), 403);
            QCOMPARE(as(200), 200);
        }
    }

    void aPinThatIsNotAsciiCostsNoTry_data() { test::addEngineRows(); }

    void aPinThatIsNotAsciiCostsNoTry()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = server.call(
            "POST", "/dhos/v1/patient/p1/activation", { server.systemToken(u"write:gdm_activation"_s) });
        const QByteArray path = "/dhos/v1/activation/" + issued.text("activation_code").toLatin1();
        const auto refused = server.call("POST",
            path,
            {},
            "{\"otp\":\"v\xc3\xa9"
            "22\"}");
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.contentType, QByteArray("application/json"));
        QCOMPARE(server.database.value(u"select attempts_count from patient_activation"_s).toInt(), 0);
        QCOMPARE(
            server.call("POST", path, {}, "{\"otp\":\"" + issued.text("otp").toLatin1() + "\"}").status, 200);
    }

    void aCredentialIsJudgedBeforeWhatIsAskedFor()
    {
        TestServer server(store::Engine::Sqlite);
        const http::Header json{ "Content-Type", "application/json" };
        const auto forged = TestServer::bearer(
            TestServer::signedToken({ { u"iss"_s, server.settings.jwt.issuer } }, "another key"));
        QCOMPARE(server.call("GET", "/dhos/v1/device", { forged, json }).status, 403);
        QCOMPARE(server.call("GET", "/dhos/v1/device", { server.systemToken(u"none"_s), json }).status, 403);
        QCOMPARE(server.call("GET", "/dhos/v1/device", { reader(server), json }).status, 400);
        QCOMPARE(server.call("GET", "/dhos/v1/device?x=%zz").status, 401);
        QCOMPARE(server.call("GET", "/dhos/v1/device?x=%zz", { reader(server) }).status, 400);
        QCOMPARE(server.call("GET", "/v1/patients?x=%zz").status, 401);
    }

    void ignoresTheQueryWhereNothingIsDeclared()
    {
        TestServer server(store::Engine::Sqlite);
        QCOMPARE(server.call("GET", "/running?%zz").status, 200);
        QCOMPARE(server
                     .call("POST",
                         "/dhos/v1/clinician?x=%zz",
                         { server.systemToken(u"write:send_clinician"_s) },
                         "{\"clinician_id\":\"c\",\"login_active\":true,\"products\":[]}")
                     .status,
            201);
    }

    void queriesMayHoldControlCharacters_data() { test::addEngineRows(); }

    void queriesMayHoldControlCharacters()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        QCOMPARE(create(server, "{\"location_id\":\"a\\tb\",\"description\":\"d\"}").status, 200);
        const auto at = [&](const QByteArray &query) {
            return server.call("GET", "/dhos/v1/device?location_id=" + query, { reader(server) });
        };
        QCOMPARE(at("a%09b").array().size(), 1);
        QCOMPARE(at("a%00b").status, 400);
    }

    void aGivenUuidCanBeAddressed()
    {
        TestServer server(store::Engine::Sqlite, testing());
        for (const auto *uuid : { "a\\nb", "a/b", "\\u007f" })
            QCOMPARE(
                create(server,
                    QByteArray("{\"location_id\":\"l\",\"description\":\"d\",\"uuid\":\"") + uuid + "\"}")
                    .status,
                400);
    }

    void saysWhichUuidIsTaken_data() { test::addEngineRows(); }

    void saysWhichUuidIsTaken()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine, testing());
        const QByteArray body = "{\"location_id\":\"l\",\"description\":\"d\",\"uuid\":\"d-1\"}";
        QCOMPARE(create(server, body).status, 200);
        const auto again = create(server, body);
        QCOMPARE(again.status, 409);
        QCOMPARE(again.text("message"), u"Device with that uuid already present"_s);
    }

    void refusesTheYearZero_data() { test::addEngineRows(); }

    void refusesTheYearZero()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto reply = server.call("POST",
            "/dhos/v1/clinician",
            { server.systemToken(u"write:send_clinician"_s) },
            "{\"clinician_id\":\"c\",\"login_active\":true,\"products\":[],"
            "\"contract_expiry_eod_date\":\"0000-01-01\"}");
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.text("message"), u"0000-01-01 does not match expected ISO8601 format"_s);
    }

    void pathsAreComparedDecoded()
    {
        TestServer server(store::Engine::Sqlite);
        QCOMPARE(server.call("POST", "/dhos/v1/patient/a%2Fb/activation").status, 404);
        QCOMPARE(server.call("GET", "/dhos/v1/device/a%2fb").status, 404);
        QCOMPARE(server.call("GET", "/dhos%2Fv1/device").status, 404);
        QCOMPARE(server.call("GET", "/%72unning").status, 200);
        QCOMPARE(server.call("GET", "/dhos/v1/clinician/%6awt").status, 401);
        QCOMPARE(server.call("GET", "/running%zz").status, 404);
    }

    void anOverlongPatientHasNoHistory_data() { test::addEngineRows(); }

    void anOverlongPatientHasNoHistory()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto reply = server.call("GET",
            "/dhos/v1/patient/" + QByteArray(50, 'p') + "/activation",
            { server.systemToken(u"read:gdm_activation"_s) });
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, QByteArray("[]\n"));
    }

    void countsCharactersAsTheDatabasesDo_data() { test::addEngineRows(); }

    void countsCharactersAsTheDatabasesDo()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issue = [&](int length) {
            return server
                .call("POST",
                    "/dhos/v1/patient/" + QByteArray("%F0%9F%98%80").repeated(length) + "/activation",
                    { server.systemToken(u"write:gdm_activation"_s) })
                .status;
        };
        QCOMPARE(issue(36), 200);
        QCOMPARE(issue(37), 400);
        const auto create = [&](int length) {
            return server
                .call("POST",
                    "/dhos/v1/clinician",
                    { server.systemToken(u"write:send_clinician"_s) },
                    "{\"clinician_id\":\"c\",\"login_active\":true,\"products\":[\""
                        + QByteArray("\xf0\x9f\x98\x80").repeated(length) + "\"]}")
                .status;
        };
        QCOMPARE(create(21), 400);
        QCOMPARE(create(20), 201);
    }

    void refusesHalvesOfCharacters()
    {
        TestServer server(store::Engine::Sqlite);
        for (const auto *text : { "\\ud83d", "a\\ude00b", "\\ude00\\ud83d" })
            QCOMPARE(
                create(server, QByteArray("{\"location_id\":\"l\",\"description\":\"") + text + "\"}").status,
                400);
        QCOMPARE(create(server, "{\"location_id\":\"l\",\"description\":\"\\ud83d\\ude00\"}").status, 200);
    }

    void refusesAWrongScopeWithoutTheDatabase_data()
    {
        QTest::addColumn<QString>("lost");
        QTest::newRow("cannot ask") << u"revocation"_s;
        QTest::newRow("cannot write it down") << u"audit_entry"_s;
    }

    void refusesAWrongScopeWithoutTheDatabase()
    {
        QFETCH(QString, lost);
        TestServer server(store::Engine::Sqlite);
        server.database.execute(u"drop table "_s + lost);
        QCOMPARE(server.call("GET", "/dhos/v1/device", { server.systemToken(u"read:other"_s) }).status, 403);
        QCOMPARE(server.call("GET", "/dhos/v1/device", { reader(server) }).status,
            lost == u"revocation" ? 500 : 200);
    }

private:
    static Settings testing()
    {
        auto settings = TestServer::defaultSettings();
        settings.environment.production = false;
        return settings;
    }

    static http::Header reader(TestServer &server) { return server.systemToken(u"read:send_device"_s); }

    static http::Header writer(TestServer &server) { return server.systemToken(u"write:send_device"_s); }

    static TestServer::Reply create(TestServer &server, const QByteArray &body)
    {
        return server.call("POST", "/dhos/v1/device", { writer(server) }, body);
    }

    static http::Header token(
        TestServer &server, const char *claim, const QString &value, const QString &scopes)
    {
        return TestServer::bearer(
            TestServer::signedToken({ { u"metadata"_s, QJsonObject{ { QLatin1String(claim), value } } },
                { u"iss"_s, server.settings.jwt.issuer },
                { u"aud"_s, server.settings.jwt.issuer },
                { u"scope"_s, scopes },
                { u"exp"_s, qint64(toUnixSeconds(server.clock.now()) + 300) } }));
    }

    //! Text that does not compress.
    static QString noise(TestServer &server, int length)
    {
        return QString::fromLatin1(server.random.bytes(length).toHex().left(length));
    }
};

QTEST_GUILESS_MAIN(ActivationEdgesTest)
#include "tst_activation_edges.moc"
