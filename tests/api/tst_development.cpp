// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"

#include <QTest>

using namespace symbolon;
using namespace Qt::StringLiterals;
using test::TestServer;

//! Fixed identities and test endpoints (activation contract 5.6, 5.7, 7.14; the old description), outside
//! production.
class DevelopmentTest : public QObject {
    Q_OBJECT

private slots:

    void staticPatientsAreTheSameEveryTime_data() { test::addEngineRows(); }

    void staticPatientsAreTheSameEveryTime()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine, development());
        for (int i = 0; i < 2; ++i) {
            const auto issued = issue(server, "static_patient_uuid_3");
            QCOMPARE(issued.text("activation_code"), u"3"_s);
            QCOMPARE(issued.text("otp"), u"3333"_s);
        }
        QCOMPARE(token(server, "static_patient_uuid_3", "3").status, 200);
        server.clock.advance(std::chrono::hours(24 * 400));
        const auto first = validate(server, "3", "3333");
        QCOMPARE(first.status, 200);
        QCOMPARE(validate(server, "3", "3333").status, 200);
        QCOMPARE(
            token(server, "static_patient_uuid_3", first.text("authorisation_code").toLatin1()).status, 404);
        QCOMPARE(server
                     .call("GET",
                         "/dhos/v1/patient/static_patient_uuid_3/activation",
                         { server.systemToken(u"read:gdm_activation"_s) })
                     .body,
            QByteArray("[]\n"));
    }

    //! Weakness W-31.
    void aStaticPatientIsNotLockedForGood()
    {
        TestServer server(store::Engine::Sqlite, development());
        (void)issue(server, "static_patient_uuid_3");
        for (int i = 0; i < 10; ++i)
            QCOMPARE(validate(server, "3", "nope").status, 404);
        QCOMPARE(validate(server, "3", "3333").status, 404);
        (void)issue(server, "static_patient_uuid_3");
        QCOMPARE(validate(server, "3", "3333").status, 200);
    }

    void otherIdsAreOrdinary_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("0") << QByteArray("static_patient_uuid_0");
        QTest::newRow("10") << QByteArray("static_patient_uuid_10");
    }

    void otherIdsAreOrdinary()
    {
        QFETCH(QByteArray, id);
        TestServer server(store::Engine::Sqlite, development());
        QCOMPARE(issue(server, id).text("activation_code").size(), 30);
    }

    void staticDevicesAreTheSameEveryTime()
    {
        TestServer server(store::Engine::Sqlite, development());
        const auto writer = server.systemToken(u"write:send_device"_s);
        QCOMPARE(
            server.call("POST", "/dhos/v1/device/static_device_uuid_D4/activation", { writer }).status, 404);
        const QByteArray body =
            "{\"uuid\":\"static_device_uuid_D4\",\"location_id\":\"l\",\"description\":\"d\"}";
        QCOMPARE(server.call("POST", "/dhos/v1/device", { writer }, body).text("uuid"),
            u"static_device_uuid_D4"_s);
        QCOMPARE(
            server.call("POST", "/dhos/v1/device/static_device_uuid_D4/activation", { writer }).text("code"),
            u"444444444"_s);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(server.call("POST", "/dhos/v1/activation/444444444?type=send_entry").status, 200);
        QCOMPARE(server.call("POST", "/dhos/v1/device", { writer }, body).status, 409);
    }

    void theDescriptionsInfiniteCodesWork()
    {
        TestServer server(store::Engine::Sqlite, development());
        for (const auto *code : { "dev22", "sta22", "dem22", "dev22" }) {
            const auto used = validate(server, code, "22222");
            QCOMPARE(used.status, 200);
            QCOMPARE(used.text("patient_id"), u"2"_s);
        }
        QCOMPARE(validate(server, "dev23", "22222").status, 404);
        QCOMPARE(validate(server, "dev00", "00000").status, 404);
    }

    void dropsAndResetsOnlyForASystem_data() { test::addEngineRows(); }

    void dropsAndResetsOnlyForASystem()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine, development());
        (void)issue(server, "p1");
        QCOMPARE(server.call("POST", "/drop_data").status, 403);
        const auto system = server.systemToken(QString());
        const auto dropped = server.call("POST", "/drop_data", { system });
        QCOMPARE(dropped.status, 200);
        QVERIFY(dropped.object().value(u"complete"_s).toBool());
        QCOMPARE(server.database.rowCount(u"patient"_s), 0);
        QCOMPARE(server.call("POST", "/reset_test_data", { system }).status, 200);
        QCOMPARE(server.database.rowCount(u"patient"_s), 10);
        QCOMPARE(token(server, "7", "7").status, 200);
        server.settings.environment.allowDropData = false;
        QCOMPARE(server.call("POST", "/drop_data", { system }).status, 403);
    }

    void echoesHideSecrets()
    {
        TestServer server(store::Engine::Sqlite, development());
        const auto reply =
            server.call("GET", "/debug", { { "Authorization", "Bearer s3cr3t" }, { "X-Other", "seen" } });
        QVERIFY(reply.body.contains("seen"));
        QVERIFY(!reply.body.contains("s3cr3t"));
    }

    void aPatientCanTestItsToken()
    {
        TestServer server(store::Engine::Sqlite, development());
        (void)issue(server, "static_patient_uuid_1");
        const auto bearer = TestServer::bearer(token(server, "static_patient_uuid_1", "1").text("jwt"));
        const auto at = [&](const QByteArray &path, const TestServer::Headers &headers) {
            return server.call("GET", "/dhos/v1/patient/" + path, headers);
        };
        QCOMPARE(at("static_patient_uuid_1/security-test", { bearer }).status, 200);
        QCOMPARE(at("other/security-test", { bearer }).status, 403);
        QCOMPARE(at("static_patient_uuid_1/security-test", {}).status, 403);
        QCOMPARE(at("x/security-info", {}).object().value(u"jwt"_s).toObject(), QJsonObject());
        QCOMPARE(at("x/security-info", { bearer })
                     .object()
                     .value(u"jwt"_s)
                     .toObject()
                     .value(u"patient_id"_s)
                     .toString(),
            u"static_patient_uuid_1"_s);
    }

    void aTokenForSeveralPatientsPassesTheTest()
    {
        TestServer server(store::Engine::Sqlite, development());
        const auto bearer = TestServer::bearer(TestServer::signedToken(
            { { u"metadata"_s, QJsonObject{ { u"patient_id"_s, QJsonArray{ u"a"_s, u"b"_s } } } },
                { u"iss"_s, server.settings.jwt.issuer },
                { u"aud"_s, server.settings.jwt.issuer },
                { u"exp"_s, qint64(toUnixSeconds(server.clock.now()) + 300) } }));
        QCOMPARE(server.call("GET", "/dhos/v1/patient/b/security-test", { bearer }).status, 200);
        QCOMPARE(server.call("GET", "/dhos/v1/patient/c/security-test", { bearer }).status, 403);
    }

    void whatIsShownUnverifiedDependsOnTheIssuer()
    {
        TestServer server(store::Engine::Sqlite, development());
        const auto shown = [&](const QJsonObject &payload) {
            return server.call(
                "GET", "/dhos/v1/patient/x/security-info", { TestServer::bearer(forged(payload)) });
        };
        const auto stranger = shown({ { u"iss"_s, u"https://elsewhere/"_s }, { u"sub"_s, u"s"_s } });
        QCOMPARE(stranger.status, 200);
        QCOMPARE(stranger.object().value(u"jwt"_s).toObject(), QJsonObject());
        const auto nameless = shown({ { u"sub"_s, u"s"_s } });
        QCOMPARE(nameless.status, 400);
        QCOMPARE(nameless.contentType, QByteArray("application/json"));
    }

    void believesTokensOnTheOldPathsAlone()
    {
        auto settings = development();
        settings.jwt.ignoreValidation = true;
        TestServer server(store::Engine::Sqlite, settings);
        const auto status = [&](const QByteArray &target, const QJsonObject &payload) {
            return server.call("GET", target, { TestServer::bearer(forged(payload)) }).status;
        };
        const QJsonObject ours{ { u"iss"_s, settings.jwt.issuer }, { u"exp"_s, 1 } };
        QCOMPARE(status("/dhos/v1/device", ours), 200);
        QCOMPARE(status("/dhos/v1/device", { { u"iss"_s, u"https://elsewhere/"_s } }), 200);
        QCOMPARE(status("/dhos/v1/device", {}), 400);
        QCOMPARE(server.call("GET", "/dhos/v1/device").status, 401);
        QCOMPARE(server.call("GET", "/dhos/v1/device", { TestServer::bearer(u"a.b"_s) }).status, 403);
        for (const auto *path : { "/v1/patients", "/v1/devices", "/v1/clinicians", "/v1/audit" })
            QCOMPARE(status(path, ours), 401);
        QCOMPARE(server.call("POST", "/drop_data").status, 200);
    }

    void believesNothingWithoutTheLibrary()
    {
        auto settings = development();
        settings.jwt.ignoreValidation = true;
        settings.environment.developmentEndpoints = false;
        TestServer server(store::Engine::Sqlite, settings);
        const auto bearer = TestServer::bearer(forged({ { u"iss"_s, settings.jwt.issuer } }));
        QCOMPARE(server.call("GET", "/dhos/v1/device", { bearer }).status, 403);
    }

    //! Weakness W-21, attack 21.
    void nothingOfItExistsWithoutOptIn_data()
    {
        QTest::addColumn<bool>("production");
        QTest::newRow("production") << true;
        QTest::newRow("not opted in") << false;
    }

    void nothingOfItExistsWithoutOptIn()
    {
        QFETCH(bool, production);
        auto settings = development();
        settings.environment.production = production;
        settings.environment.developmentEndpoints = production;
        TestServer server(store::Engine::Sqlite, settings);
        for (const auto *path : { "/drop_data", "/reset_test_data" })
            QCOMPARE(server.call("POST", path, { server.systemToken(QString()) }).status, 404);
        QCOMPARE(server.call("GET", "/debug").status, 404);
        QCOMPARE(issue(server, "static_patient_uuid_3").text("activation_code").size(), 30);
        QCOMPARE(validate(server, "dev22", "22222").status, 404);
        QCOMPARE(server.call("GET", "/ui/").status, production ? 404 : 200);
    }

private:
    static Settings development()
    {
        auto settings = TestServer::defaultSettings();
        settings.environment.production = false;
        settings.environment.developmentEndpoints = true;
        settings.environment.allowDropData = true;
        settings.protection.failuresPerSource = 1000;
        return settings;
    }

    static QByteArray forged(const QJsonObject &payload)
    {
        return TestServer::signedToken(payload, "another key");
    }

    static TestServer::Reply issue(TestServer &server, const QByteArray &patient)
    {
        return server.call("POST",
            "/dhos/v1/patient/" + patient + "/activation",
            { server.systemToken(u"write:gdm_activation"_s) });
    }

    static TestServer::Reply validate(TestServer &server, const QByteArray &code, const QByteArray &pin)
    {
        return server.call("POST", "/dhos/v1/activation/" + code, {}, "{\"otp\":\"" + pin + "\"}");
    }

    static TestServer::Reply token(TestServer &server, const QByteArray &patient, const QByteArray &code)
    {
        return server.call(
            "GET", "/dhos/v1/patient/" + patient + "/jwt", { { "x-authorisation-code", code } });
    }
};

QTEST_GUILESS_MAIN(DevelopmentTest)
#include "tst_development.moc"
