// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/events.h"
#include "tests/in_process/phones.h"
#include "tests/in_process/tablets.h"

#include <QTest>

#include <atomic>

using namespace symbolon;
using namespace symbolon::test;
using namespace Qt::StringLiterals;

//! Clinicians and their sign-in on tablets (activation contract 1, 5.5, 6, 7.11–7.13).
class ClinicianActivationTest : public QObject {
    Q_OBJECT

private slots:

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
        const auto claims = payloadOf(token.text("jwt"));
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

    void contractsEndWithTheDayOfTheSite_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<int>("status");
        QTest::newRow("in UTC the last day is not over") << 0 << 200;
        QTest::newRow("east of it another day has begun") << 2 << 403;
    }

    //! Weakness W-29: half past eleven at night in UTC.
    void contractsEndWithTheDayOfTheSite()
    {
        QFETCH(int, hours);
        QFETCH(int, status);
        TestServer server(store::Engine::Sqlite);
        server.clock.set(fromStored(u"2026-11-25 23:30:00").value());
        server.clock.setZone(std::chrono::hours(hours));
        const auto tablet = activatedTablet(server);
        QCOMPARE(createClinician(server,
                     "c1",
                     quoted("'send_entry_identifier':'badge','groups':['send "
                            "clinician'],'contract_expiry_eod_date':'2026-11-25'"))
                     .status,
            201);
        QCOMPARE(clinicianToken(server, tablet.token, "badge").status, status);
    }

    void groupsMadeInParallelAreOne_data() { test::addEngineRows(); }

    //! Weakness W-24.
    void groupsMadeInParallelAreOne()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        std::atomic<int> number = 0;
        std::atomic<int> made = 0;
        inParallel(server, 8, [&] {
            const auto id = "c" + QByteArray::number(number++);
            const auto reply = createClinician(server, id, quoted("'groups':['one','two','three']"));
            made += reply.status == 201 ? 1 : 0;
        });
        QCOMPARE(made.load(), 8);
        QCOMPARE(server.database.value(u"select count(distinct group_id) from clinician_group"_s).toInt(), 3);
        QCOMPARE(server.database.rowCount(u"clinician_group"_s), 24);
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
        (void)patchTablet(server, tablet.id, quoted("{'active':false}"));
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
};

QTEST_GUILESS_MAIN(ClinicianActivationTest)
#include "tst_activation_clinician.moc"
