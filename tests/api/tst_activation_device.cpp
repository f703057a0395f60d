// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/events.h"
#include "tests/in_process/tablets.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace symbolon;
using namespace Qt::StringLiterals;
using namespace symbolon::test;

//! Tablets (activation contract 1, 5.5, 6, 7.5–7.10).
class DeviceActivationTest : public QObject {
    Q_OBJECT

private slots:

    void registersAndReads_data() { test::addEngineRows(); }

    void registersAndReads()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto reply = createTablet(server);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.object().keys(),
            (QStringList{ u"active"_s,
                u"created"_s,
                u"created_by"_s,
                u"description"_s,
                u"location_id"_s,
                u"modified"_s,
                u"modified_by"_s,
                u"uuid"_s }));
        QCOMPARE(reply.text("created"), u"2026-11-25T08:15:00.123Z"_s);
        QCOMPARE(reply.text("created_by"), u"dhos-robot"_s);
        const auto read =
            server.call("GET", "/dhos/v1/device/" + reply.text("uuid").toLatin1(), { reader(server) });
        QCOMPARE(read.body, reply.body);
        QCOMPARE(server.call("GET", "/dhos/v1/device/nope", { reader(server) }).status, 404);
        QCOMPARE(
            server
                .call(
                    "GET", "/dhos/v1/device/nope", { reader(server), { "Content-Type", "application/json" } })
                .status,
            400);
        QVERIFY(server.outboxEvents().isEmpty());
    }

    void listsByStateAndLocation_data() { test::addEngineRows(); }

    void listsByStateAndLocation()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto ward = createTablet(server, "ward");
        (void)createTablet(server, "hall");
        (void)patchTablet(server, ward.text("uuid"), quoted("{'active':false}"));
        const auto count = [&](const QByteArray &query) {
            return server.call("GET", "/dhos/v1/device" + query, { reader(server) }).array().size();
        };
        QCOMPARE(count(""), 1);
        QCOMPARE(count("?active=true"), 1);
        QCOMPARE(count("?active=FALSE"), 1);
        QCOMPARE(count("?active=false&location_id=ward"), 1);
        QCOMPARE(count("?active=false&location_id=hall"), 0);
        QCOMPARE(count("?location_id=x,hall"), 1);
        QCOMPARE(count("?location_id="), 0);
        QCOMPARE(count("?location_id=hall&location_id=x"), 1);
        QCOMPARE(server.call("GET", "/dhos/v1/device?active=maybe", { reader(server) }).status, 400);
        const auto refused = server.call("GET", "/dhos/v1/device?type=x", { reader(server) });
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.contentType, QByteArray("application/problem+json"));
        QVERIFY(refused.object().value(u"title"_s).isNull());
    }

    void changesAndTells_data() { test::addEngineRows(); }

    void changesAndTells()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto device = createTablet(server);
        server.clock.advance(std::chrono::minutes(1));
        const auto changed =
            patchTablet(server, device.text("uuid"), quoted("{'description':'new','active':false}"));
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.text("description"), u"new"_s);
        QCOMPARE(changed.object().value(u"active"_s).toBool(), false);
        QCOMPARE(changed.text("modified"), u"2026-11-25T08:16:00.123Z"_s);
        server.clock.advance(std::chrono::minutes(1));
        QCOMPARE(
            patchTablet(server, device.text("uuid"), "{}").text("modified"), u"2026-11-25T08:16:00.123Z"_s);
        QCOMPARE(server.outboxEvents(), QStringList(2, u"SEND entry device update"_s));
        const auto data = lastEvent(server);
        QCOMPARE(data.value(u"device_id"_s).toString(), device.text("uuid"));
        QCOMPARE(data.value(u"clinician_id"_s).toString(), u"dhos-robot"_s);
        QCOMPARE(data.value(u"updated_fields"_s).toObject(), QJsonObject());
        const auto refused = patchTablet(server, device.text("uuid"), quoted("{'uuid':'x'}"));
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.body, QByteArray("{\"message\":\"uuid can not be updated\"}\n"));
        QCOMPARE(patchTablet(server, device.text("uuid"), quoted("{'active':1}")).status, 400);
        QCOMPARE(patchTablet(server, device.text("uuid"), quoted("{'active':null}")).status, 400);
        QCOMPARE(patchTablet(server, u"nope"_s, "{}").status, 404);
        QCOMPARE(patchTablet(server, u"nope"_s, quoted("{'zeal':1}")).status, 400);
    }

    void tradesACodeForATabletsToken_data() { test::addEngineRows(); }

    void tradesACodeForATabletsToken()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = createTablet(server).text("uuid");
        const auto issued = issueTabletCode(server, id);
        QCOMPARE(issued.status, 200);
        QVERIFY(QRegularExpression(u"^[0-9]{9}$"_s).match(issued.text("code")).hasMatch());
        QCOMPARE(issued.text("expires_at"), u"2026-11-30T23:59:59.000"_s);
        const auto code = validateTabletCode(server, issued.text("code"));
        QCOMPARE(code.status, 200);
        QCOMPARE(code.text("device_id"), id);
        QCOMPARE(validateTabletCode(server, issued.text("code")).status, 404);
        const auto token = tabletToken(server, id, code.text("authorisation_code"));
        QCOMPARE(token.status, 200);
        QCOMPARE(
            payloadOf(token.text("jwt")).value(u"metadata"_s).toObject().value(u"device_id"_s).toString(),
            id);
        QCOMPARE(server.outboxEvents(), QStringList{ u"SEND entry device auth success"_s });
        QVERIFY(!server.database.value(u"select activated_timestamp from device_activation"_s).isNull());
    }

    void aNewCodeKillsTheOldOne_data() { test::addEngineRows(); }

    void aNewCodeKillsTheOldOne()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = createTablet(server).text("uuid");
        const auto first = issueTabletCode(server, id).text("code");
        const auto second = issueTabletCode(server, id).text("code");
        QCOMPARE(validateTabletCode(server, first).status, 404);
        QCOMPARE(validateTabletCode(server, second).status, 200);
    }

    void codesOfOneKindDoNotOpenTheOther_data() { test::addEngineRows(); }

    //! Attack 12.
    void codesOfOneKindDoNotOpenTheOther()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = createTablet(server).text("uuid");
        const auto device = issueTabletCode(server, id).text("code");
        const auto patient = server.call(
            "POST", "/dhos/v1/patient/p/activation", { server.systemToken(u"write:gdm_activation"_s) });
        QCOMPARE(server.call("POST", "/dhos/v1/activation/" + device.toLatin1(), {}, quoted("{'otp':'abcd'}"))
                     .status,
            404);
        QCOMPARE(validateTabletCode(server, patient.text("activation_code")).status, 404);
        QCOMPARE(validateTabletCode(server, device).status, 200);
    }

    void firstIssuesInParallelLeaveOneLiveCode_data() { test::addEngineRows(); }

    //! Weakness W-23.
    void firstIssuesInParallelLeaveOneLiveCode()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = createTablet(server).text("uuid");
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 6; ++i) {
                threads.emplace_back([&] {
                    QCOMPARE(issueTabletCode(server, id).status, 200);
                    server.pool().release();
                });
            }
        }
        // The others stay as cancelled, so that staff learn what became of such a code.
        QCOMPARE(server.database.value(u"select count(*) from device_activation "
                                       "where used = false and cancelled_at is null"_s),
            1);
    }

    void anInactiveTabletActivatesButGetsNoToken_data() { test::addEngineRows(); }

    //! Section 1, row 12; decisions: disabled devices.
    void anInactiveTabletActivatesButGetsNoToken()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = createTablet(server).text("uuid");
        (void)patchTablet(server, id, quoted("{'active':false}"));
        const auto issued = issueTabletCode(server, id);
        QCOMPARE(issued.status, 200);
        const auto code = validateTabletCode(server, issued.text("code"));
        QCOMPARE(code.status, 200);
        const auto refused = tabletToken(server, id, code.text("authorisation_code"));
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.body, QByteArray("{\"message\":\"Forbidden\"}\n"));
        QCOMPARE(server.outboxEvents().last(), u"SEND entry device auth failed"_s);
        QCOMPARE(lastEvent(server).value(u"reason"_s).toString(), u"Device auth code validation failed"_s);
    }

    void tokenRefusalsTellTheOldExchange_data() { test::addEngineRows(); }

    void tokenRefusalsTellTheOldExchange()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        QCOMPARE(tabletToken(server, u"unknown"_s, u"X"_s).status, 403);
        QVERIFY(server.outboxEvents().isEmpty());
        const auto id = createTablet(server).text("uuid");
        QCOMPARE(tabletToken(server, id, u"X"_s).status, 403);
        QCOMPARE(lastEvent(server).value(u"reason"_s).toString(), u"Device has not been activated"_s);
        const auto code = validateTabletCode(server, issueTabletCode(server, id).text("code"));
        QCOMPARE(code.status, 200);
        QCOMPARE(tabletToken(server, id, u"X"_s).status, 403);
        QCOMPARE(lastEvent(server).value(u"reason"_s).toString(), u"Device auth code validation failed"_s);
        QCOMPARE(server.auditKinds().count(u"device.token.fail"_s), 3);
    }

    void withoutAScopeProductionGivesNoTokenAndTellsNoSuccess_data() { test::addEngineRows(); }

    //! Weakness W-26.
    void withoutAScopeProductionGivesNoTokenAndTellsNoSuccess()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = createTablet(server).text("uuid");
        const auto code =
            validateTabletCode(server, issueTabletCode(server, id).text("code")).text("authorisation_code");
        server.deviceScope.reset();
        const auto refused = tabletToken(server, id, code);
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.body, QByteArray("{\"message\":\"Service unavailable\"}\n"));
        QVERIFY(server.outboxEvents().isEmpty());
        server.settings.environment.production = false;
        QCOMPARE(payloadOf(tabletToken(server, id, code).text("jwt")).value(u"scope"_s), QJsonValue());
    }

private:
    static http::Header reader(TestServer &server) { return server.systemToken(u"read:send_device"_s); }
};

QTEST_GUILESS_MAIN(DeviceActivationTest)
#include "tst_activation_device.moc"
