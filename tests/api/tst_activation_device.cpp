// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace symbolon;
using namespace Qt::StringLiterals;
using test::TestServer;

namespace {

//! JSON with ' for ", which reads better than either way of quoting in C++ (and moc loses its way in raw
//! strings).
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

//! Tablets and clinicians on them (activation contract 1, 5.5, 6, 7.5–7.13).
class DeviceActivationTest : public QObject {
    Q_OBJECT

private slots:

    void registersAndReads_data() { test::addEngineRows(); }

    void registersAndReads()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto reply = create(server);
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
        const auto ward = create(server, "ward");
        (void)create(server, "hall");
        (void)patch(server, ward.text("uuid"), quoted("{'active':false}"));
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
        const auto device = create(server);
        server.clock.advance(std::chrono::minutes(1));
        const auto changed =
            patch(server, device.text("uuid"), quoted("{'description':'new','active':false}"));
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.text("description"), u"new"_s);
        QCOMPARE(changed.object().value(u"active"_s).toBool(), false);
        QCOMPARE(changed.text("modified"), u"2026-11-25T08:16:00.123Z"_s);
        server.clock.advance(std::chrono::minutes(1));
        QCOMPARE(patch(server, device.text("uuid"), "{}").text("modified"), u"2026-11-25T08:16:00.123Z"_s);
        QCOMPARE(server.outboxEvents(), QStringList(2, u"SEND entry device update"_s));
        const auto data = lastEvent(server);
        QCOMPARE(data.value(u"device_id"_s).toString(), device.text("uuid"));
        QCOMPARE(data.value(u"clinician_id"_s).toString(), u"dhos-robot"_s);
        QCOMPARE(data.value(u"updated_fields"_s).toObject(), QJsonObject());
        const auto refused = patch(server, device.text("uuid"), quoted("{'uuid':'x'}"));
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.body, QByteArray("{\"message\":\"uuid can not be updated\"}\n"));
        QCOMPARE(patch(server, device.text("uuid"), quoted("{'active':1}")).status, 400);
        QCOMPARE(patch(server, device.text("uuid"), quoted("{'active':null}")).status, 400);
        QCOMPARE(patch(server, u"nope"_s, "{}").status, 404);
        QCOMPARE(patch(server, u"nope"_s, quoted("{'zeal':1}")).status, 400);
    }

    void tradesACodeForATabletsToken_data() { test::addEngineRows(); }

    void tradesACodeForATabletsToken()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = create(server).text("uuid");
        const auto issued = issue(server, id);
        QCOMPARE(issued.status, 200);
        QVERIFY(QRegularExpression(u"^[0-9]{9}$"_s).match(issued.text("code")).hasMatch());
        QCOMPARE(issued.text("expires_at"), u"2026-11-30T23:59:59.000"_s);
        const auto code = validate(server, issued.text("code"));
        QCOMPARE(code.status, 200);
        QCOMPARE(code.text("device_id"), id);
        QCOMPARE(validate(server, issued.text("code")).status, 404);
        const auto token = deviceToken(server, id, code.text("authorisation_code"));
        QCOMPARE(token.status, 200);
        QCOMPARE(
            payload(token.text("jwt")).value(u"metadata"_s).toObject().value(u"device_id"_s).toString(), id);
        QCOMPARE(server.outboxEvents(), QStringList{ u"SEND entry device auth success"_s });
        QVERIFY(!server.database.value(u"select activated_timestamp from device_activation"_s).isNull());
    }

    void aNewCodeKillsTheOldOne_data() { test::addEngineRows(); }

    void aNewCodeKillsTheOldOne()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = create(server).text("uuid");
        const auto first = issue(server, id).text("code");
        const auto second = issue(server, id).text("code");
        QCOMPARE(validate(server, first).status, 404);
        QCOMPARE(validate(server, second).status, 200);
    }

    void codesOfOneKindDoNotOpenTheOther_data() { test::addEngineRows(); }

    //! Attack 12.
    void codesOfOneKindDoNotOpenTheOther()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = create(server).text("uuid");
        const auto device = issue(server, id).text("code");
        const auto patient = server.call(
            "POST", "/dhos/v1/patient/p/activation", { server.systemToken(u"write:gdm_activation"_s) });
        QCOMPARE(server.call("POST", "/dhos/v1/activation/" + device.toLatin1(), {}, quoted("{'otp':'abcd'}"))
                     .status,
            404);
        QCOMPARE(validate(server, patient.text("activation_code")).status, 404);
        QCOMPARE(validate(server, device).status, 200);
    }

    void firstIssuesInParallelLeaveOneLiveCode_data() { test::addEngineRows(); }

    //! Weakness W-23.
    void firstIssuesInParallelLeaveOneLiveCode()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = create(server).text("uuid");
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 6; ++i) {
                threads.emplace_back([&] {
                    QCOMPARE(issue(server, id).status, 200);
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
        const auto id = create(server).text("uuid");
        (void)patch(server, id, quoted("{'active':false}"));
        const auto issued = issue(server, id);
        QCOMPARE(issued.status, 200);
        const auto code = validate(server, issued.text("code"));
        QCOMPARE(code.status, 200);
        const auto refused = deviceToken(server, id, code.text("authorisation_code"));
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
        QCOMPARE(deviceToken(server, u"unknown"_s, u"X"_s).status, 403);
        QVERIFY(server.outboxEvents().isEmpty());
        const auto id = create(server).text("uuid");
        QCOMPARE(deviceToken(server, id, u"X"_s).status, 403);
        QCOMPARE(lastEvent(server).value(u"reason"_s).toString(), u"Device has not been activated"_s);
        const auto code = validate(server, issue(server, id).text("code"));
        QCOMPARE(code.status, 200);
        QCOMPARE(deviceToken(server, id, u"X"_s).status, 403);
        QCOMPARE(lastEvent(server).value(u"reason"_s).toString(), u"Device auth code validation failed"_s);
        QCOMPARE(server.auditKinds().count(u"device.token.fail"_s), 3);
    }

    void withoutAScopeProductionGivesNoTokenAndTellsNoSuccess_data() { test::addEngineRows(); }

    //! Weakness W-26.
    void withoutAScopeProductionGivesNoTokenAndTellsNoSuccess()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto id = create(server).text("uuid");
        const auto code = validate(server, issue(server, id).text("code")).text("authorisation_code");
        server.deviceScope.reset();
        const auto refused = deviceToken(server, id, code);
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.body, QByteArray("{\"message\":\"Service unavailable\"}\n"));
        QVERIFY(server.outboxEvents().isEmpty());
        server.settings.environment.production = false;
        QCOMPARE(payload(deviceToken(server, id, code).text("jwt")).value(u"scope"_s), QJsonValue());
    }

    void signsAClinicianInOnAKnownTablet_data() { test::addEngineRows(); }

    void signsAClinicianInOnAKnownTablet()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto tablet = activatedTablet(server);
        QCOMPARE(createClinician(
                     server, "c1", quoted("'send_entry_identifier':'badge','groups':['SEND Superclinician']"))
                     .status,
            201);
        const auto token = clinicianToken(server, tablet.token, "badge");
        QCOMPARE(token.status, 200);
        const auto claims = payload(token.text("jwt"));
        const auto metadata = claims.value(u"metadata"_s).toObject();
        QCOMPARE(metadata.value(u"clinician_id"_s).toString(), u"c1"_s);
        QCOMPARE(metadata.value(u"referring_device_id"_s).toString(), tablet.id);
        QCOMPARE(claims.value(u"scope"_s).toString(), u"read:send_observation"_s);
        QCOMPARE(server.outboxEvents().last(), u"SEND entry login success"_s);
        QCOMPARE(lastEvent(server).keys(),
            (QStringList{ u"clinician_id"_s, u"device_id"_s, u"send_entry_identifier"_s }));
    }

    void refusesClinicians_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("badge");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        const QByteArray group = quoted("'groups':['send clinician']");
        QTest::newRow("unknown badge") << group << QByteArray("other") << 404
                                       << u"Clinician with provided SEND Entry identifier not found"_s;
        QTest::newRow("letter case counts")
            << group + quoted(",'send_entry_identifier':'badge'") << QByteArray("BADGE") << 404
            << u"Clinician with provided SEND Entry identifier not found"_s;
        QTest::newRow("empty badge") << group + quoted(",'send_entry_identifier':''") << QByteArray("") << 404
                                     << u"Clinician with provided SEND Entry identifier not found"_s;
        QTest::newRow("contract over")
            << group + quoted(",'send_entry_identifier':'badge','contract_expiry_eod_date':'2026-11-24'")
            << QByteArray("badge") << 403 << u"Clinician contract expired"_s;
        QTest::newRow("last day of the contract")
            << group + quoted(",'send_entry_identifier':'badge','contract_expiry_eod_date':'2026-11-25'")
            << QByteArray("badge") << 200 << QString();
        QTest::newRow("wrong group") << quoted("'groups':['porter'],'send_entry_identifier':'badge'")
                                     << QByteArray("badge") << 403 << QString();
        QTest::newRow("inactive") << group + quoted(",'send_entry_identifier':'badge','login_active':false")
                                  << QByteArray("badge") << 403 << u"Clinician contract expired"_s;
    }

    void refusesClinicians()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, badge);
        QFETCH(int, status);
        QFETCH(QString, reason);
        for (const auto engine : test::engines()) {
            TestServer server(engine);
            const auto tablet = activatedTablet(server);
            QCOMPARE(createClinician(server, "c1", fields).status, 201);
            const auto events = server.outboxEvents().size();
            QCOMPARE(clinicianToken(server, tablet.token, badge).status, status);
            if (!reason.isEmpty()) {
                QCOMPARE(server.outboxEvents().last(), u"SEND entry login failure"_s);
                QCOMPARE(lastEvent(server).value(u"reason"_s).toString(), reason);
            } else if (status != 200) {
                QCOMPARE(server.outboxEvents().size(), events);
                QVERIFY(server.auditKinds().contains(u"clinician.token.fail"_s));
            }
        }
    }

    void anExpiredContractDeactivatesForGood_data() { test::addEngineRows(); }

    void anExpiredContractDeactivatesForGood()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto tablet = activatedTablet(server);
        QCOMPARE(createClinician(server,
                     "c1",
                     quoted("'send_entry_identifier':'badge','groups':['send "
                            "clinician'],'contract_expiry_eod_date':'2026-11-24'"))
                     .status,
            201);
        QCOMPARE(clinicianToken(server, tablet.token, "badge").status, 403);
        QCOMPARE(server.database.value(u"select login_active from clinician"_s).toBool(), false);
        QCOMPARE(server.database.value(u"select modified_by_ from clinician"_s).toString(), tablet.id);
    }

    void aDeactivatedTabletSignsNobodyIn_data() { test::addEngineRows(); }

    //! Weakness W-02: neither with the token it still has nor with an invented device.
    void aDeactivatedTabletSignsNobodyIn()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto tablet = activatedTablet(server);
        (void)createClinician(
            server, "c1", quoted("'send_entry_identifier':'badge','groups':['send clinician']"));
        (void)patch(server, tablet.id, quoted("{'active':false}"));
        QCOMPARE(clinicianToken(server, tablet.token, "badge").status, 403);
        const auto invented =
            TestServer::signedToken({ { u"metadata"_s, QJsonObject{ { u"device_id"_s, u"none"_s } } },
                { u"iss"_s, u"http://localhost/"_s },
                { u"aud"_s, u"http://localhost/"_s },
                { u"scope"_s, u"read:send_entry_identifier"_s },
                { u"exp"_s, static_cast<qint64>(toUnixSeconds(server.clock.now()) + 300) } });
        QCOMPARE(clinicianToken(server, QString::fromLatin1(invented), "badge").status, 403);
        QCOMPARE(server
                     .call("GET",
                         "/dhos/v1/clinician/jwt?send_entry_identifier=badge",
                         { server.systemToken(u"read:send_entry_identifier"_s) })
                     .status,
            403);
    }

    void clinicianCreationChecks_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const QByteArray good = quoted("'clinician_id':'c9','login_active':true,'products':[]");
        QTest::newRow("least") << QByteArray("{" + good + "}") << 201;
        QTest::newRow("loose date") << QByteArray(
            "{" + good + quoted(",'contract_expiry_eod_date':'2026-1-5'}"))
                                    << 201;
        QTest::newRow("empty date") << QByteArray("{" + good + quoted(",'contract_expiry_eod_date':''}"))
                                    << 201;
        QTest::newRow("compact date")
            << QByteArray("{" + good + quoted(",'contract_expiry_eod_date':'20260105'}")) << 400;
        QTest::newRow("date and time")
            << QByteArray("{" + good + quoted(",'contract_expiry_eod_date':'2026-01-05T00:00'}")) << 400;
        QTest::newRow("doubled groups") << QByteArray("{" + good + quoted(",'groups':['a','A']}")) << 201;
        QTest::newRow("long group") << QByteArray("{" + good + quoted(",'groups':['123456789012345678901']}"))
                                    << 400;
        QTest::newRow("long id") << (quoted("{'clinician_id':'") + QByteArray(37, 'c')
            + quoted("','login_active':true,'products':[]}"))
                                 << 400;
        QTest::newRow("null id") << quoted("{'clinician_id':null,'login_active':true,'products':[]}") << 400;
        QTest::newRow("text for true")
            << quoted("{'clinician_id':'c9','login_active':'true','products':[]}") << 400;
        QTest::newRow("no products") << quoted("{'clinician_id':'c9','login_active':true}") << 400;
        QTest::newRow("unknown key") << QByteArray("{" + good + quoted(",'created':'2026-01-01T00:00:00Z'}"))
                                     << 400;
        QTest::newRow("taken id") << quoted("{'clinician_id':'taken','login_active':true,'products':[]}")
                                  << 409;
        QTest::newRow("taken badge") << QByteArray("{" + good + quoted(",'send_entry_identifier':'taken'}"))
                                     << 409;
    }

    void clinicianCreationChecks()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        for (const auto engine : test::engines()) {
            TestServer server(engine);
            (void)createClinician(server, "taken", quoted("'send_entry_identifier':'taken'"));
            const auto before = server.auditKinds().size();
            const auto reply = server.call("POST", "/dhos/v1/clinician", { clinicianWriter(server) }, body);
            QCOMPARE(reply.status, status);
            if (status == 201) {
                QVERIFY(reply.body.isEmpty());
                QCOMPARE(reply.contentType, QByteArray("text/html; charset=utf-8"));
            } else {
                QCOMPARE(server.database.rowCount(u"clinician"_s), 1);
                QCOMPARE(server.auditKinds().size(), before);
            }
            if (status == 409 && QByteArray(QTest::currentDataTag()) == "taken id") {
                QCOMPARE(reply.body,
                    QByteArray("{\"message\":\"Clinician with that clinician_id already present\"}\n"));
            }
        }
    }

    void changingAClinicianClearsWhatIsLeftOut_data() { test::addEngineRows(); }

    //! Weakness W-30 keeps its wire form.
    void changingAClinicianClearsWhatIsLeftOut()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        (void)createClinician(server,
            "c1",
            quoted("'send_entry_identifier':'badge','groups':['a'],'contract_expiry_eod_date':'2026-12-24'"));
        const auto change = [&](const QByteArray &id, const QByteArray &body) {
            return server.call("PATCH", "/dhos/v1/clinician/" + id, { clinicianWriter(server) }, body);
        };
        QCOMPARE(change("c1", quoted("{'groups':[],'products':[]}")).status, 200);
        const auto row = server.database.query(
            u"select send_entry_identifier, contract_expiry_eod_date, login_active from clinician"_s);
        QVERIFY(row.first()[0].isNull());
        QVERIFY(row.first()[1].isNull());
        QVERIFY(row.first()[2].toBool());
        QCOMPARE(server.database.rowCount(u"clinician_group"_s), 0);
        QCOMPARE(change("nobody", quoted("{'groups':[],'products':[]}")).status, 404);
        QCOMPARE(change("c1", quoted("{'groups':[]}")).status, 400);
        QCOMPARE(change("c1", quoted("{'groups':[],'products':[],'clinician_id':'x'}")).status, 400);
        QCOMPARE(server.call("GET", "/dhos/v1/clinician/c1", { clinicianWriter(server) }).status, 405);
    }

private:
    struct Tablet {
        QString id;
        QString token;
    };

    static http::Header reader(TestServer &server) { return server.systemToken(u"read:send_device"_s); }

    static http::Header writer(TestServer &server) { return server.systemToken(u"write:send_device"_s); }

    static http::Header clinicianWriter(TestServer &server)
    {
        return server.systemToken(u"write:send_clinician"_s);
    }

    static TestServer::Reply create(TestServer &server, const QByteArray &location = "ward")
    {
        return server.call("POST",
            "/dhos/v1/device",
            { writer(server) },
            quoted("{'location_id':'") + location + quoted("','description':'tablet'}"));
    }

    static TestServer::Reply patch(TestServer &server, const QString &id, const QByteArray &body)
    {
        return server.call("PATCH", "/dhos/v1/device/" + id.toLatin1(), { writer(server) }, body);
    }

    static TestServer::Reply issue(TestServer &server, const QString &id)
    {
        return server.call("POST", "/dhos/v1/device/" + id.toLatin1() + "/activation", { writer(server) });
    }

    static TestServer::Reply validate(TestServer &server, const QString &code)
    {
        return server.call("POST", "/dhos/v1/activation/" + code.toLatin1() + "?type=send_entry");
    }

    static TestServer::Reply deviceToken(TestServer &server, const QString &id, const QString &code)
    {
        return server.call("GET",
            "/dhos/v1/device/" + id.toLatin1() + "/jwt",
            { { "x-authorisation-code", code.toLatin1() } });
    }

    static TestServer::Reply createClinician(TestServer &server, const QByteArray &id, const QByteArray &more)
    {
        QByteArray body = quoted("{'clinician_id':'") + id + quoted("','products':['SEND'],");
        if (!more.contains("login_active"))
            body += quoted("'login_active':true,");
        return server.call("POST", "/dhos/v1/clinician", { clinicianWriter(server) }, body + more + "}");
    }

    static TestServer::Reply clinicianToken(TestServer &server, const QString &token, const QByteArray &badge)
    {
        return server.call(
            "GET", "/dhos/v1/clinician/jwt?send_entry_identifier=" + badge, { TestServer::bearer(token) });
    }

    static Tablet activatedTablet(TestServer &server)
    {
        const auto id = create(server).text("uuid");
        const auto code = validate(server, issue(server, id).text("code")).text("authorisation_code");
        return { id, deviceToken(server, id, code).text("jwt") };
    }

    static QJsonObject payload(const QString &jwt)
    {
        return QJsonDocument::fromJson(
            QByteArray::fromBase64(jwt.section(u'.', 1, 1).toLatin1(), QByteArray::Base64UrlEncoding))
            .object();
    }

    static QJsonObject lastEvent(TestServer &server)
    {
        const auto rows = server.database.query(u"select payload from outbox order by id desc limit 1"_s);
        return QJsonDocument::fromJson(rows.first().first().toByteArray())
            .object()
            .value(u"event_data"_s)
            .toObject();
    }
};

QTEST_GUILESS_MAIN(DeviceActivationTest)
#include "tst_activation_device.moc"
