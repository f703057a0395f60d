// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/use_recorder.h"
#include "tests/in_process/desk.h"

#include <QTest>

using namespace symbolon;
using namespace std::chrono_literals;
using test::Desk;
using test::TestServer;

namespace {

const QString readScope = QStringLiteral("read:send_device");
const QString writeScope = QStringLiteral("write:send_device");

QJsonObject device(const char *description, const char *location = "ward")
{
    return { { QStringLiteral("description"), QString::fromUtf8(description) },
        { QStringLiteral("location_id"), QLatin1String(location) } };
}

QJsonObject revocation(bool isLost)
{
    return { { QStringLiteral("reason"), QStringLiteral("left on a bus") },
        { QStringLiteral("is_lost"), isLost } };
}

QString add(const Desk &desk, const char *description, const char *location = "ward")
{
    const auto added = desk.post("/v1/devices", device(description, location));
    return added.status == 201 ? added.text("device_id") : QString();
}

QByteArray path(const QString &deviceId)
{
    return "/v1/devices/" + deviceId.toLatin1();
}

TestServer::Reply issue(const Desk &desk, const QStringList &deviceIds)
{
    return desk.post("/v1/device-activations",
        { { QStringLiteral("device_ids"), QJsonArray::fromStringList(deviceIds) } });
}

QString codeOf(const TestServer::Reply &issued, int index = 0)
{
    return issued.object()
        .value(QStringLiteral("items"))
        .toArray()
        .at(index)
        .toObject()
        .value(QStringLiteral("code"))
        .toString();
}

QByteArray activationPath(const TestServer::Reply &issued, int index = 0)
{
    return "/v1/device-activations/"
        + issued.object()
              .value(QStringLiteral("items"))
              .toArray()
              .at(index)
              .toObject()
              .value(QStringLiteral("activation_id"))
              .toString()
              .toLatin1();
}

TestServer::Reply redeem(TestServer &server, const QString &code)
{
    return server.call("POST", "/dhos/v1/activation/" + code.toLatin1() + "?type=send_entry");
}

TestServer::Reply token(TestServer &server, const QString &deviceId, const QString &code)
{
    return server.call("GET",
        "/dhos/v1/device/" + deviceId.toLatin1() + "/jwt",
        { { "x-authorisation-code", code.toLatin1() } });
}

} // namespace

//! Tablets at the desk (security: attacks 12, 16, 70–72, 77).
class NativeDevicesTest : public QObject {
    Q_OBJECT

private slots:

    void addsAndReads_data() { test::addEngineRows(); }

    void addsAndReads()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const auto added = desk.post("/v1/devices", device("  Bay 1   left "));
        QCOMPARE(added.status, 201);
        QCOMPARE(added.text("description"), QStringLiteral("Bay 1 left"));
        QCOMPARE(added.text("state"), QStringLiteral("active"));
        QCOMPARE(desk.get(path(added.text("device_id"))).object(), added.object());
        QCOMPARE(server.auditKinds(), QStringList{ QStringLiteral("device.create") });
        QCOMPARE(server.published.last().first, QByteArray("devices"));
        QCOMPARE(desk.get("/v1/devices/unknown").status, 404);
        const auto blank = desk.post("/v1/devices", device("  "));
        QCOMPARE(blank.status, 422);
        QCOMPARE(blank.text("field"), QStringLiteral("/description"));
        QCOMPARE(desk.post("/v1/devices", device("x", "")).status, 422);
        auto assigned = device("x");
        assigned.insert(QStringLiteral("uuid"), QStringLiteral("mine"));
        QCOMPARE(desk.post("/v1/devices", assigned).text("field"), QStringLiteral("/uuid"));
    }

    void aPatchChangesWhatItNames_data() { test::addEngineRows(); }

    //! Attacks 71, 72 and 77.
    void aPatchChangesWhatItNames()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const QString id = add(desk, "Bay 1");
        const http::Header seen{ "If-Match", desk.get(path(id)).header("etag") };
        const auto renamed =
            desk.patch(path(id), { { QStringLiteral("description"), QStringLiteral("Bay 2") } }, { seen });
        QCOMPARE(renamed.status, 200);
        QCOMPARE(renamed.text("description"), QStringLiteral("Bay 2"));
        QCOMPARE(renamed.text("location_id"), QStringLiteral("ward"));
        QCOMPARE(renamed.text("state"), QStringLiteral("active"));
        QCOMPARE(
            desk.patch(path(id), { { QStringLiteral("description"), QStringLiteral("Bay 3") } }, { seen })
                .status,
            412);
        QCOMPARE(desk.patch(path(id), { { QStringLiteral("description"), QJsonValue() } }).status, 400);
        QCOMPARE(desk.patch(path(id), { { QStringLiteral("lost"), true } }).status, 422);
        QCOMPARE(desk.patch(path(id), {}).status, 200);
        QCOMPARE(desk.get(path(id)).text("description"), QStringLiteral("Bay 2"));
        QCOMPARE(server.auditKinds(),
            (QStringList{ QStringLiteral("device.create"), QStringLiteral("device.change") }));
    }

    void deactivatingEndsItsTokens_data() { test::addEngineRows(); }

    void deactivatingEndsItsTokens()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        server.deviceScope = readScope;
        const Desk desk(server);
        const QString id = add(desk, "Bay 1");
        const QString code = redeem(server, codeOf(issue(desk, { id }))).text("authorisation_code");
        const auto jwt = TestServer::bearer(token(server, id, code).text("jwt"));
        QCOMPARE(server.call("GET", "/dhos/v1/device", { jwt }).status, 200);
        server.clock.advance(2s);
        QCOMPARE(
            desk.patch(path(id), { { QStringLiteral("state"), QStringLiteral("inactive") } }).text("state"),
            QStringLiteral("inactive"));
        QCOMPARE(server.call("GET", "/dhos/v1/device", { jwt }).status, 403);
        QCOMPARE(token(server, id, code).status, 403);
        server.clock.advance(2s);
        QCOMPARE(desk.patch(path(id), { { QStringLiteral("state"), QStringLiteral("active") } }).status, 200);
        QCOMPARE(token(server, id, code).status, 200);
    }

    void codesForATrolleyAreAllOrNone_data() { test::addEngineRows(); }

    void codesForATrolleyAreAllOrNone()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.issuesPerOperator = 5;
        TestServer server(engine, settings);
        const Desk desk(server);
        const QStringList ids{ add(desk, "A"), add(desk, "B"), add(desk, "C") };
        const auto issued = issue(desk, ids);
        QCOMPARE(issued.status, 201);
        QCOMPARE(issued.object().value(QStringLiteral("items")).toArray().size(), 3);
        QCOMPARE(codeOf(issued).size(), 9);
        QCOMPARE(issued.header("cache-control"), QByteArray("no-cache, no-store, must-revalidate"));
        QCOMPARE(
            desk.get(activationPath(issued)).text("expires_at"), QStringLiteral("2026-11-25T23:59:59.000Z"));
        const auto rows = [&] { return server.database.rowCount(QStringLiteral("device_activation")); };
        const auto refused = [&](const QStringList &list, int status, const char *field) {
            const auto reply = issue(desk, list);
            QCOMPARE(reply.status, status);
            QCOMPARE(reply.text("field"), QLatin1String(field));
            QCOMPARE(rows(), 3);
        };
        refused({ ids[0], QStringLiteral("unknown"), ids[1] }, 422, "/device_ids/1");
        refused({ ids[0], ids[1], ids[0] }, 422, "/device_ids/2");
        refused({}, 422, "/device_ids");
        QCOMPARE(issue(desk, ids).status, 429);
        QCOMPARE(rows(), 3);
        QCOMPARE(desk.get(activationPath(issued)).text("state"), QStringLiteral("pending"));
        QCOMPARE(desk.patch(path(ids[2]), { { QStringLiteral("state"), QStringLiteral("inactive") } }).status,
            200);
        refused({ ids[0], ids[2] }, 409, "/device_ids/1");
    }

    void aNewCodeKillsTheOldOne_data() { test::addEngineRows(); }

    void aNewCodeKillsTheOldOne()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const QString id = add(desk, "A");
        const auto first = issue(desk, { id });
        const auto second = issue(desk, { id });
        QCOMPARE(desk.get(activationPath(first)).text("state"), QStringLiteral("cancelled"));
        QCOMPARE(redeem(server, codeOf(first)).status, 404);
        QVERIFY(desk.get(path(id)).object().value(QStringLiteral("has_pending_activation")).toBool());
        server.published.clear();
        QCOMPARE(redeem(server, QStringLiteral("srt ") + codeOf(second).toLower()).status, 200);
        QVERIFY(server.published.first().first.startsWith("device-activation/"));
        QCOMPARE(desk.get(activationPath(second)).text("state"), QStringLiteral("used"));
        QCOMPARE(desk.remove(activationPath(second)).status, 409);
        const auto known = desk.get(path(id)).object();
        QVERIFY(known.value(QStringLiteral("is_activated")).toBool());
        QVERIFY(!known.value(QStringLiteral("has_pending_activation")).toBool());
        const auto third = issue(desk, { id });
        QCOMPARE(desk.remove(activationPath(third)).status, 204);
        QCOMPARE(redeem(server, codeOf(third)).status, 404);
        const auto fourth = issue(desk, { id });
        server.clock.advance(24h);
        const Desk tomorrow(server, QStringLiteral("tom"), { readScope });
        QCOMPARE(tomorrow.get(activationPath(fourth)).text("state"), QStringLiteral("expired"));
        QCOMPARE(redeem(server, codeOf(fourth)).status, 404);
        QCOMPARE(test::column(tomorrow.all("/v1/device-activations", 2), "state").size(), 4);
        QCOMPARE(test::column(tomorrow.all("/v1/device-activations?state=cancelled", 1), "state").size(), 2);
        QCOMPARE(tomorrow.all("/v1/device-activations?device_id=" + id.toLatin1(), 3).size(), 4);
        QCOMPARE(tomorrow.all("/v1/device-activations?device_id=other", 3).size(), 0);
    }

    void aLostTabletIsSignedOutAndNoticed_data() { test::addEngineRows(); }

    void aLostTabletIsSignedOutAndNoticed()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        server.deviceScope = readScope;
        const Desk desk(server);
        const QString id = add(desk, "A");
        const QString code = redeem(server, codeOf(issue(desk, { id }))).text("authorisation_code");
        const auto jwt = TestServer::bearer(token(server, id, code).text("jwt"));
        const auto waiting = issue(desk, { id });
        server.clock.advance(2s);
        QCOMPARE(desk.post(path(id) + "/revocation").status, 400);
        QCOMPARE(desk.post(path(id) + "/revocation", revocation(true)).status, 204);
        QVERIFY(server.auditKinds().contains(QStringLiteral("device.revoke")));
        const auto known = desk.get(path(id)).object();
        QVERIFY(known.value(QStringLiteral("is_lost")).toBool());
        QVERIFY(!known.value(QStringLiteral("is_activated")).toBool());
        QCOMPARE(server.call("GET", "/dhos/v1/device", { jwt }).status, 403);
        QCOMPARE(redeem(server, codeOf(waiting)).status, 404);
        QVERIFY(!server.auditKinds().contains(QStringLiteral("device.lost.seen")));
        QCOMPARE(token(server, id, code).status, 403);
        QVERIFY(server.auditKinds().contains(QStringLiteral("device.lost.seen")));
        QCOMPARE(redeem(server, codeOf(issue(desk, { id }))).status, 200);
        QVERIFY(!desk.get(path(id)).object().value(QStringLiteral("is_lost")).toBool());
        QCOMPARE(desk.post(path(id) + "/revocation", revocation(false)).status, 204);
        QCOMPARE(token(server, id, code).status, 403);
        QCOMPARE(server.auditKinds().count(QStringLiteral("device.lost.seen")), 1);
    }

    void listsAndFilters_data() { test::addEngineRows(); }

    void listsAndFilters()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const QString a = add(desk, "alpha");
        QVERIFY(!add(desk, "Beta", "north").isEmpty());
        const QString c = add(desk, "100%_x");
        QCOMPARE(
            desk.patch(path(c), { { QStringLiteral("state"), QStringLiteral("inactive") } }).status, 200);
        const auto list = [&](const QByteArray &query) {
            return test::column(desk.all("/v1/devices?" + query, 1), "description");
        };
        QCOMPARE(list(""),
            (QStringList{ QStringLiteral("100%_x"), QStringLiteral("alpha"), QStringLiteral("Beta") }));
        QCOMPARE(list("state=active"), (QStringList{ QStringLiteral("alpha"), QStringLiteral("Beta") }));
        QCOMPARE(list("state=inactive"), QStringList{ QStringLiteral("100%_x") });
        QCOMPARE(list("location_id=north"), QStringList{ QStringLiteral("Beta") });
        QCOMPARE(list("search=BE"), QStringList{ QStringLiteral("Beta") });
        QCOMPARE(list("search=" + a.toLatin1()), QStringList{ QStringLiteral("alpha") });
        QCOMPARE(list("search=" + a.left(8).toLatin1()), QStringList());
        QCOMPARE(list("search=%25"), QStringList());
        QCOMPARE(list("search=_"), QStringList());
        QCOMPARE(list("search=100%25_"), QStringList{ QStringLiteral("100%_x") });
        QCOMPARE(list("search=%27%20or%20%27%27%3D%27"), QStringList());
        // Activated and not seen for a week.
        QCOMPARE(list("unseen_since=2026-11-25T00:00:00Z"), QStringList());
        const QString code = redeem(server, codeOf(issue(desk, { a }))).text("authorisation_code");
        QCOMPARE(list("unseen_since=2026-11-25T00:00:00Z"), QStringList{ QStringLiteral("alpha") });
        QCOMPARE(token(server, a, code).status, 200);
        QVERIFY(server.services().uses.flush(server.database.connection()).has_value());
        QCOMPARE(list("unseen_since=2026-11-25T00:00:00Z"), QStringList());
        QCOMPARE(list("unseen_since=2026-11-26T00:00:00Z"), QStringList{ QStringLiteral("alpha") });
        QCOMPARE(desk.get(path(a)).text("last_seen"), QStringLiteral("2026-11-25T08:15:00.123Z"));
    }

    void pagesWithoutGapOrDouble_data() { test::addEngineRows(); }

    //! 450 tablets, three of each description, while others are added.
    void pagesWithoutGapOrDouble()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        QStringList expected;
        for (int i = 0; i < 450; ++i)
            expected.append(addRow(server, QStringLiteral("Tablet %1").arg(i / 3, 3, 10, QChar(u'0'))));
        int added = 0;
        const auto found = test::column(
            desk.all("/v1/devices",
                37,
                [&] {
                    addRow(server, QStringLiteral("Tablet %1").arg(added * 7, 3, 10, QChar(u'0')));
                    addRow(server, QStringLiteral("A %1").arg(added++));
                }),
            "device_id");
        QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), found.size());
        for (const QString &id : expected)
            QVERIFY(found.contains(id));
        const auto list = [&](const char *limit) {
            return test::statementsOf(
                server, [&] { QCOMPARE(desk.get(QByteArray("/v1/devices?limit=") + limit).status, 200); });
        };
        QCOMPARE(list("200"), list("1"));
    }

    void aLongDescriptionStillHasANextPage()
    {
        TestServer server(store::Engine::Sqlite);
        const Desk desk(server);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(desk.post("/v1/devices",
                             { { QStringLiteral("description"), QString(200, QChar(0x6f22)) },
                                 { QStringLiteral("location_id"), QStringLiteral("w") } })
                         .status,
                201);
        QCOMPARE(desk.all("/v1/devices", 1).size(), 3);
    }

    void anotherLocationsTabletsDoNotExist_data() { test::addEngineRows(); }

    void anotherLocationsTabletsDoNotExist()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk everywhere(server);
        const Desk north(server, QStringLiteral("nora"), { readScope, writeScope }, QStringLiteral("north"));
        const QString foreign = add(everywhere, "S", "south");
        const QString own = add(north, "N", "north");
        const auto waiting = issue(everywhere, { foreign });
        QCOMPARE(north.get(path(foreign)).body, north.get("/v1/devices/unknown").body);
        QCOMPARE(north.get(path(foreign)).status, 404);
        QCOMPARE(
            north.patch(path(foreign), { { QStringLiteral("description"), QStringLiteral("X") } }).status,
            404);
        QCOMPARE(north.post(path(foreign) + "/revocation", revocation(true)).status, 404);
        QCOMPARE(issue(north, { own, foreign }).status, 422);
        QCOMPARE(issue(north, { own, foreign }).body.replace("/1", "/9"),
            issue(north, { own, QStringLiteral("x") }).body.replace("/1", "/9"));
        QCOMPARE(north.get(activationPath(waiting)).status, 404);
        QCOMPARE(north.remove(activationPath(waiting)).status, 404);
        QCOMPARE(north.all("/v1/device-activations", 5).size(), 0);
        QCOMPARE(test::column(north.all("/v1/devices", 5), "device_id"), QStringList{ own });
        QCOMPARE(north.all("/v1/devices?location_id=south", 5).size(), 0);
        QCOMPARE(north.all("/v1/devices?search=" + foreign.toLatin1(), 5).size(), 0);
        QCOMPARE(
            north.post("/v1/devices", device("Y", "south")).text("field"), QStringLiteral("/location_id"));
        QCOMPARE(
            north.patch(path(own), { { QStringLiteral("location_id"), QStringLiteral("south") } }).status,
            422);
        QVERIFY(server.auditKinds().contains(QStringLiteral("access.deny")));
        QCOMPARE(everywhere.get(activationPath(waiting)).text("state"), QStringLiteral("pending"));
    }

private:
    static QString addRow(TestServer &server, const QString &description)
    {
        const QString id = randomUuid(server.random);
        const auto added = server.database.connection().run(sql::device::insert,
            { { "uuid", id },
                { "created", server.clock.now() },
                { "now", server.clock.now() },
                { "by", QStringLiteral("test") },
                { "location_id", QStringLiteral("ward") },
                { "description", description } });
        return added ? id : QString();
    }
};

QTEST_GUILESS_MAIN(NativeDevicesTest)
#include "tst_native_devices.moc"
