// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include "shared/json/write.h"

#include <QTest>

using namespace symbolon;
using test::Desk;
using test::TestServer;

namespace {

const QStringList everyScope{ QStringLiteral("read:gdm_activation"),
    QStringLiteral("write:gdm_activation"),
    QStringLiteral("read:send_device"),
    QStringLiteral("write:send_device") };

QString addDevice(const Desk &desk, const char *description, const char *location)
{
    return desk
        .post("/v1/devices",
            { { QStringLiteral("description"), QLatin1String(description) },
                { QStringLiteral("location_id"), QLatin1String(location) } })
        .text("device_id");
}

TestServer::Reply saveAt(const Desk &desk, const QByteArray &patientId, const char *location)
{
    return desk.put("/v1/patients/" + patientId,
        { { QStringLiteral("display_name"), QStringLiteral("P") },
            { QStringLiteral("location_id"), QLatin1String(location) } });
}

QByteArray deviceAt(const QString &deviceId)
{
    return "/dhos/v1/device/" + deviceId.toLatin1();
}

} // namespace

//! An operator's location holds on the paths of the old service too (security: attacks 16 and 70).
class ReachTest : public QObject {
    Q_OBJECT

private slots:

    void theOldPathsKnowLocationsToo_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target"); // DEVICE is the tablet of the other location
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        const QJsonObject none;
        const QJsonObject moved{ { QStringLiteral("location_id"), QStringLiteral("south") } };
        const QJsonObject renamed{ { QStringLiteral("description"), QStringLiteral("X") } };
        QJsonObject placed = moved;
        placed.insert(QStringLiteral("description"), QStringLiteral("X"));
        for (const auto engine : test::engines()) {
            const auto row = [&](const char *name,
                                 const char *method,
                                 const char *target,
                                 const QJsonObject &body,
                                 int status) {
                QTest::addRow("%s, %s", qPrintable(test::engineName(engine)), name)
                    << engine << QByteArray(method) << QByteArray(target) << body << status;
            };
            row("issue", "POST", "/dhos/v1/patient/s-1/activation", none, 404);
            row("used", "GET", "/dhos/v1/patient/s-1/activation", none, 200); // none, as for nobody
            row("read", "GET", "/dhos/v1/device/DEVICE", none, 404);
            row("change", "PATCH", "/dhos/v1/device/DEVICE", renamed, 404);
            row("device code", "POST", "/dhos/v1/device/DEVICE/activation", none, 404);
            row("register elsewhere", "POST", "/dhos/v1/device", placed, 400);
            row("move elsewhere", "PATCH", "/dhos/v1/device/OWN", moved, 400);
        }
    }

    //! Nothing changes, and the auditor sees who tried.
    void theOldPathsKnowLocationsToo()
    {
        QFETCH(store::Engine, engine);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QJsonObject, body);
        TestServer server(engine);
        const Desk everywhere(server);
        const Desk north(server, QStringLiteral("nora"), everyScope, QStringLiteral("north"));
        QCOMPARE(saveAt(everywhere, "s-1", "south").status, 200);
        const auto used = everywhere.post("/dhos/v1/patient/s-1/activation");
        QCOMPARE(redeem(server, used).status, 200);
        const QString foreign = addDevice(everywhere, "S", "south");
        const QString own = addDevice(north, "N", "north");
        target.replace("DEVICE", foreign.toLatin1()).replace("OWN", own.toLatin1());
        const auto before = everywhere.get("/v1/devices").body;
        const auto codes = server.database.rowCount(QStringLiteral("patient_activation"));

        const auto sent = body.isEmpty() ? QByteArray() : json::write(body);
        const auto reply = server.call(method, target, { north.authorization() }, sent);
        QTEST(reply.status, "status");
        QVERIFY(reply.array().isEmpty());
        QCOMPARE(everywhere.get("/v1/devices").body, before);
        QCOMPARE(server.database.rowCount(QStringLiteral("patient_activation")), codes);
        QCOMPARE(server.database.rowCount(QStringLiteral("device_activation")), 0);
        QCOMPARE(server.auditKinds().contains(QStringLiteral("access.deny")), reply.status != 400);
    }

    void theOldPathsServeTheOwnLocation_data() { test::addEngineRows(); }

    void theOldPathsServeTheOwnLocation()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk everywhere(server);
        const Desk north(server, QStringLiteral("nora"), everyScope, QStringLiteral("north"));
        const QString own = addDevice(north, "N", "north");
        addDevice(everywhere, "S", "south");
        QCOMPARE(test::column(north.get("/dhos/v1/device").array(), "uuid"), QStringList{ own });
        QCOMPARE(north.get("/dhos/v1/device?location_id=south").array().size(), 0);
        QCOMPARE(north.get(deviceAt(own)).status, 200);
        QCOMPARE(north.post(deviceAt(own) + "/activation").status, 200);
        QCOMPARE(
            north.patch(deviceAt(own), { { QStringLiteral("description"), QStringLiteral("M") } }).status,
            200);
        const auto issued = north.post("/dhos/v1/patient/n-1/activation");
        QCOMPARE(issued.status, 200);
        QCOMPARE(redeem(server, issued).status, 200);
        QCOMPARE(north.get("/dhos/v1/patient/n-1/activation").array().size(), 1);
        QCOMPARE(everywhere.get("/v1/patients/n-1").text("location_id"), QStringLiteral("north"));
        // A system of the old deployment has no location.
        const auto robot = server.systemToken(QStringLiteral("read:send_device"));
        QCOMPARE(server.call("GET", "/dhos/v1/device", { robot }).array().size(), 2);
    }

private:
    static TestServer::Reply redeem(TestServer &server, const TestServer::Reply &issued)
    {
        return server.call("POST",
            "/dhos/v1/activation/" + issued.text("activation_code").toLatin1(),
            {},
            "{\"otp\":\"" + issued.text("otp").toLatin1() + "\"}");
    }
};

QTEST_GUILESS_MAIN(ReachTest)
#include "tst_reach.moc"
