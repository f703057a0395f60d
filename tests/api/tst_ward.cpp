// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include <QTest>

using namespace symbolon;
using test::Desk;
using test::TestServer;

namespace {

//! A ward with a clinician, behind one address.
struct Ward {
    explicit Ward(store::Engine engine, const Settings &settings = TestServer::defaultSettings())
        : server(engine, settings)
        , desk(server)
    {
        (void)desk.post("/v1/clinicians",
            { { QStringLiteral("clinician_id"), QStringLiteral("c-1") },
                { QStringLiteral("send_entry_identifier"), QStringLiteral("badge") },
                { QStringLiteral("groups"), QJsonArray{ QStringLiteral("SEND Clinician") } },
                { QStringLiteral("products"), QJsonArray() } });
    }

    //! The JWT of one more tablet.
    QString tablet()
    {
        const auto device = desk.post("/v1/devices",
            { { QStringLiteral("description"), QStringLiteral("Bay") },
                { QStringLiteral("location_id"), QStringLiteral("ward") } });
        const QByteArray path = "/dhos/v1/device/" + device.text("device_id").toLatin1();
        const auto code = desk.post(path + "/activation").text("code").toLatin1();
        const auto redeemed = server.call("POST", "/dhos/v1/activation/" + code + "?type=send_entry");
        return server
            .call("GET",
                path + "/jwt",
                { { "x-authorisation-code", redeemed.text("authorisation_code").toLatin1() } })
            .text("jwt");
    }

    int signIn(const QString &tabletJwt, const QByteArray &badge)
    {
        return server
            .call("GET",
                "/dhos/v1/clinician/jwt?send_entry_identifier=" + badge,
                { TestServer::bearer(tabletJwt) })
            .status;
    }

    TestServer server;
    Desk desk;
};

} // namespace

//! Limits that are fair to those who share an address or a caller (security: attacks 17 and 19).
class WardTest : public QObject {
    Q_OBJECT

private slots:

    void aTabletBrakesNoOther_data() { test::addEngineRows(); }

    void aTabletBrakesNoOther()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 3;
        Ward ward(engine, settings);
        const QString guessing = ward.tablet();
        const QString honest = ward.tablet();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(ward.signIn(guessing, "x" + QByteArray::number(i)), 404);
        QCOMPARE(ward.signIn(guessing, "badge"), 429);
        QCOMPARE(ward.signIn(honest, "badge"), 200);
    }

    //! Many stolen tablets behind one address do not add up to guessing without end.
    void anAddressIsBrakedToo()
    {
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 1;
        Ward ward(store::Engine::Sqlite, settings);
        QStringList tablets;
        for (int i = 0; i < 51; ++i)
            tablets.append(ward.tablet());
        for (int i = 0; i < 50; ++i)
            QCOMPARE(ward.signIn(tablets[i], "x"), 404);
        QCOMPARE(ward.signIn(tablets.last(), "badge"), 429);
    }

    void aSystemSpeaksForMany_data() { test::addEngineRows(); }

    //! The old deployment issues for everybody under one name.
    void aSystemSpeaksForMany()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.issuesPerOperator = 2;
        settings.protection.issuesPerSystem = 4;
        Ward ward(engine, settings);
        const auto robot = ward.server.systemToken(QStringLiteral("write:gdm_activation"));
        const auto issue = [&](const http::Header &caller) {
            return ward.server.call("POST", "/dhos/v1/patient/p-1/activation", { caller }).status;
        };
        for (int i = 0; i < 4; ++i)
            QCOMPARE(issue(robot), 200);
        QCOMPARE(issue(robot), 429);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(issue(ward.desk.authorization()), 200);
        QCOMPARE(issue(ward.desk.authorization()), 429);
    }

    //! Weakness W-26: whoever gives the scopes is asked while nothing is locked, and its absence is told only
    //! to who may sign in.
    void theScopeIsAskedForOutsideTheTransaction()
    {
        Ward ward(store::Engine::Sqlite);
        const QString jwt = ward.tablet();
        bool couldWrite = false;
        ward.server.services().scope = [&](http::ScopeKind) -> Result<std::optional<QString>> {
            couldWrite = ward.server.database.connection()
                             .run(sql::clinician::deactivate,
                                 { { "uuid", QStringLiteral("nobody") },
                                     { "now", ward.server.clock.now() },
                                     { "by", QStringLiteral("test") } })
                             .has_value();
            return std::optional<QString>();
        };
        QCOMPARE(ward.signIn(jwt, "badge"), 503);
        QVERIFY(couldWrite);
        QCOMPARE(ward.signIn(jwt, "unknown"), 404);
    }
};

QTEST_GUILESS_MAIN(WardTest)
#include "tst_ward.moc"
