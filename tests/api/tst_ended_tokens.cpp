// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include "shared/json/write.h"

#include <QTest>

using namespace symbolon;
using namespace std::chrono_literals;
using test::Desk;
using test::TestServer;

//! A JWT that was given out ends with what it was given for, on whichever surface that is ended (security:
//! attack 52).
class EndedTokensTest : public QObject {
    Q_OBJECT

private slots:

    void aTabletsEnds_data() { test::addEngineRows(); }

    void aTabletsEnds()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        server.deviceScope = QStringLiteral("read:send_device read:send_entry_identifier");
        const Desk desk(server);
        const auto tablet = activatedTablet(server, desk);
        const auto change = [&](const QJsonObject &body) {
            return desk.patch("/dhos/v1/device/" + tablet.id.toLatin1(), body).status;
        };
        QCOMPARE(change({ { QStringLiteral("description"), QStringLiteral("other") } }), 200);
        QCOMPARE(listDevices(server, tablet.jwt), 200);
        QCOMPARE(change({ { QStringLiteral("active"), false } }), 200);
        QCOMPARE(listDevices(server, tablet.jwt), 403);
        // What was ended stays ended; a new one is good.
        server.clock.advance(1s);
        QCOMPARE(change({ { QStringLiteral("active"), true } }), 200);
        QCOMPARE(listDevices(server, tablet.jwt), 403);
        QCOMPARE(listDevices(server, tokenOf(server, tablet)), 200);
    }

    void aCliniciansEnds_data() { test::addEngineRows(); }

    void aCliniciansEnds()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        server.clinicianScope = QStringLiteral("read:send_device");
        const Desk desk(server);
        addClinician(desk, {});
        const QString jwt = signIn(server, activatedTablet(server, desk).jwt).text("jwt");
        const auto change = [&](bool isActive) {
            return desk
                .patch("/dhos/v1/clinician/c-1",
                    { { QStringLiteral("login_active"), isActive },
                        { QStringLiteral("send_entry_identifier"), QStringLiteral("badge") },
                        { QStringLiteral("groups"), QJsonArray{ QStringLiteral("SEND Clinician") } },
                        { QStringLiteral("products"), QJsonArray() } })
                .status;
        };
        QCOMPARE(change(true), 200);
        QCOMPARE(listDevices(server, jwt), 200);
        QCOMPARE(change(false), 200);
        QCOMPARE(listDevices(server, jwt), 403);
    }

    void theContractsEndIsTheTokens_data() { test::addEngineRows(); }

    //! The JWT of the last evening ends when the next day's sign-in finds the contract over.
    void theContractsEndIsTheTokens()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.jwt.clinicianLifetime = 48h;
        settings.jwt.deviceLifetime = 48h;
        TestServer server(engine, settings);
        server.clinicianScope = QStringLiteral("read:send_device");
        const Desk desk(server);
        addClinician(desk, QStringLiteral("2026-11-25"));
        const auto tablet = activatedTablet(server, desk);
        const QString jwt = signIn(server, tablet.jwt).text("jwt");
        server.clock.advance(24h);
        QCOMPARE(listDevices(server, jwt), 200);
        QCOMPARE(signIn(server, tokenOf(server, tablet)).status, 403);
        QCOMPARE(listDevices(server, jwt), 403);
    }

private:
    struct Tablet {
        QString id;
        QString code;
        QString jwt;
    };

    static QString tokenOf(TestServer &server, const Tablet &tablet)
    {
        return server
            .call("GET",
                "/dhos/v1/device/" + tablet.id.toLatin1() + "/jwt",
                { { "x-authorisation-code", tablet.code.toLatin1() } })
            .text("jwt");
    }

    static Tablet activatedTablet(TestServer &server, const Desk &desk)
    {
        const QJsonObject device{ { QStringLiteral("description"), QStringLiteral("Bay 1") },
            { QStringLiteral("location_id"), QStringLiteral("ward") } };
        Tablet tablet{ desk.post("/dhos/v1/device", device).text("uuid"), {}, {} };
        const auto issued = desk.post("/dhos/v1/device/" + tablet.id.toLatin1() + "/activation");
        tablet.code =
            server.call("POST", "/dhos/v1/activation/" + issued.text("code").toLatin1() + "?type=send_entry")
                .text("authorisation_code");
        tablet.jwt = tokenOf(server, tablet);
        return tablet;
    }

    static void addClinician(const Desk &desk, const QString &contractEnd)
    {
        QJsonObject clinician{ { QStringLiteral("clinician_id"), QStringLiteral("c-1") },
            { QStringLiteral("login_active"), true },
            { QStringLiteral("send_entry_identifier"), QStringLiteral("badge") },
            { QStringLiteral("groups"), QJsonArray{ QStringLiteral("SEND Clinician") } },
            { QStringLiteral("products"), QJsonArray() } };
        if (!contractEnd.isEmpty())
            clinician.insert(QStringLiteral("contract_expiry_eod_date"), contractEnd);
        QVERIFY(desk.post("/dhos/v1/clinician", clinician).status < 300);
    }

    static TestServer::Reply signIn(TestServer &server, const QString &deviceJwt)
    {
        return server.call(
            "GET", "/dhos/v1/clinician/jwt?send_entry_identifier=badge", { TestServer::bearer(deviceJwt) });
    }

    static int listDevices(TestServer &server, const QString &jwt)
    {
        return server.call("GET", "/dhos/v1/device", { TestServer::bearer(jwt) }).status;
    }
};

QTEST_GUILESS_MAIN(EndedTokensTest)
#include "tst_ended_tokens.moc"
