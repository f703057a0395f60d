// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include <QTest>

#include <functional>

using namespace symbolon;
using namespace std::chrono_literals;
using test::Desk;
using test::TestServer;

namespace {

//! A server with one patient and one tablet, both activated, and what was given out to them.
struct Site {
    explicit Site(store::Engine engine)
        : server(engine)
        , desk(server)
    {
        tablet = desk.post("/v1/devices",
                         { { QStringLiteral("description"), QStringLiteral("Bay 1") },
                             { QStringLiteral("location_id"), QStringLiteral("ward") } })
                     .text("device_id");
        deviceCode = issueDevice();
        deviceAuthorisation = redeemDevice(deviceCode).text("authorisation_code");
        patientIssue = issuePatient();
        patientAuthorisation = redeem(patientIssue).text("authorisation_code");
    }

    TestServer::Reply issuePatient() const
    {
        return desk.post("/v1/patients/p-1/activations",
            { { QStringLiteral("purpose"), QStringLiteral("in_room") },
                { QStringLiteral("second_identifier"), QStringLiteral("id") } });
    }

    QString issueDevice() const
    {
        return desk.post("/dhos/v1/device/" + tablet.toLatin1() + "/activation").text("code");
    }

    TestServer::Reply redeem(const TestServer::Reply &issued, const char *pin = nullptr)
    {
        return server.call("POST",
            "/dhos/v1/activation/" + issued.text("code").toLatin1(),
            {},
            R"({"otp":")" + (pin ? QByteArray(pin) : issued.text("pin").toLatin1()) + R"("})");
    }

    TestServer::Reply redeemDevice(const QString &code)
    {
        return server.call("POST", "/dhos/v1/activation/" + code.toLatin1() + "?type=send_entry");
    }

    TestServer::Reply token(const QByteArray &owner, const QString &code)
    {
        return server.call(
            "GET", "/dhos/v1/" + owner + "/jwt", { { "x-authorisation-code", code.toLatin1() } });
    }

    TestServer::Reply patientToken(const QString &code) { return token("patient/p-1", code); }

    TestServer::Reply tabletToken(const QString &code) { return token("device/" + tablet.toLatin1(), code); }

    void revoke(const QByteArray &owner) const
    {
        QCOMPARE(desk.post("/v1/" + owner + "/revocation",
                         { { QStringLiteral("reason"), QStringLiteral("lost") } })
                     .status,
            204);
    }

    TestServer server;
    Desk desk;
    QString tablet;
    QString deviceCode;
    QString deviceAuthorisation;
    TestServer::Reply patientIssue;
    QString patientAuthorisation;
};

using Failure = std::function<TestServer::Reply(Site &)>;

struct CauseRow {
    const char *name;
    const char *cause;
    Failure fails;
};

const QString wrong = QString(31, u'w');

const std::vector<CauseRow> codeRows{
    { "unknown code",
        "unknown_code",
        [](Site &site) { return site.redeemDevice(QStringLiteral("123456789")); } },
    { "used code", "already_used", [](Site &site) { return site.redeem(site.patientIssue); } },
    { "cancelled code",
        "cancelled",
        [](Site &site) {
            const auto issued = site.issuePatient();
            site.desk.remove("/v1/activations/" + issued.text("activation_id").toLatin1());
            return site.redeem(issued);
        } },
    { "replaced code",
        "cancelled",
        [](Site &site) {
            const auto issued = site.issuePatient();
            (void)site.issuePatient();
            return site.redeem(issued);
        } },
    { "expired code",
        "expired",
        [](Site &site) {
            const auto issued = site.issuePatient();
            site.server.clock.advance(11min);
            return site.redeem(issued);
        } },
    { "wrong PIN", "wrong_pin", [](Site &site) { return site.redeem(site.issuePatient(), "0000"); } },
    { "used tablet code", "already_used", [](Site &site) { return site.redeemDevice(site.deviceCode); } },
    { "replaced tablet code",
        "cancelled",
        [](Site &site) {
            const QString code = site.issueDevice();
            (void)site.issueDevice();
            return site.redeemDevice(code);
        } },
};

const std::vector<CauseRow> tokenRows{
    { "unknown patient", "unknown_patient", [](Site &site) { return site.token("patient/nobody", wrong); } },
    { "patient not activated",
        "not_activated",
        [](Site &site) {
            (void)site.desk.post("/dhos/v1/patient/p-2/activation");
            return site.token("patient/p-2", wrong);
        } },
    { "patient revoked",
        "revoked",
        [](Site &site) {
            site.revoke("patients/p-1");
            return site.patientToken(site.patientAuthorisation);
        } },
    { "patient disabled",
        "patient_disabled",
        [](Site &site) {
            site.server.database.execute(QStringLiteral("update patient set disabled = true"));
            return site.patientToken(site.patientAuthorisation);
        } },
    { "wrong patient", "wrong_authorisation_code", [](Site &site) { return site.patientToken(wrong); } },
    { "unknown tablet", "unknown_device", [](Site &site) { return site.token("device/none", wrong); } },
    { "tablet revoked",
        "revoked",
        [](Site &site) {
            site.revoke("devices/" + site.tablet.toLatin1());
            return site.tabletToken(site.deviceAuthorisation);
        } },
    { "wrong tablet", "wrong_authorisation_code", [](Site &site) { return site.tabletToken(wrong); } },
};

} // namespace

//! What staff learn from a reference, and what the audit trail says of successes (decisions 18).
class CausesTest : public QObject {
    Q_OBJECT

private slots:

    void aReferenceTellsTheCause_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<const CauseRow *>("row");
        for (const auto engine : test::engines()) {
            for (const auto *rows : { &codeRows, &tokenRows }) {
                for (const auto &row : *rows)
                    QTest::addRow("%s, %s", qPrintable(test::engineName(engine)), row.name) << engine << &row;
            }
        }
    }

    void aReferenceTellsTheCause()
    {
        QFETCH(store::Engine, engine);
        QFETCH(const CauseRow *, row);
        Site site(engine);
        const auto failed = row->fails(site);
        QVERIFY2(failed.status == 404 || failed.status == 403, qPrintable(QString::number(failed.status)));
        const auto told = site.desk.get("/v1/references/" + failed.header("x-reference"));
        QCOMPARE(told.text("cause"), QLatin1String(row->cause));
        const auto entry = told.object().value(QStringLiteral("entry")).toObject();
        const bool isReplay = QString::fromLatin1(row->cause) == u"already_used";
        QCOMPARE(entry.value(QStringLiteral("kind")).toString() == u"activation.replay", isReplay);
        if (QString::fromLatin1(row->cause) != u"unknown_code")
            QVERIFY(!entry.value(QStringLiteral("subject")).toString().isEmpty());
    }

    void signInsAreWrittenDown_data() { test::addEngineRows(); }

    //! Every sign-in of a clinician; the first use of an activation by phones and tablets.
    void signInsAreWrittenDown()
    {
        QFETCH(store::Engine, engine);
        Site site(engine);
        QCOMPARE(site.desk
                     .post("/v1/clinicians",
                         { { QStringLiteral("clinician_id"), QStringLiteral("c-1") },
                             { QStringLiteral("send_entry_identifier"), QStringLiteral("badge") },
                             { QStringLiteral("groups"), QJsonArray{ QStringLiteral("SEND Clinician") } },
                             { QStringLiteral("products"), QJsonArray() } })
                     .status,
            201);
        QString jwt;
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(site.patientToken(site.patientAuthorisation).status, 200);
            jwt = site.tabletToken(site.deviceAuthorisation).text("jwt");
            QCOMPARE(site.server
                         .call("GET",
                             "/dhos/v1/clinician/jwt?send_entry_identifier=badge",
                             { TestServer::bearer(jwt) })
                         .status,
                200);
        }
        const auto kinds = site.server.auditKinds();
        QCOMPARE(kinds.count(QStringLiteral("patient.token")), 1);
        QCOMPARE(kinds.count(QStringLiteral("device.token")), 1);
        QCOMPARE(kinds.count(QStringLiteral("clinician.token")), 3);
        QCOMPARE(site.server.database.value(
                     QStringLiteral("select subject from audit_entry where kind = 'clinician.token'")),
            QVariant(QStringLiteral("c-1")));
        // Another activation has a first use of its own.
        const QString fresh = site.redeem(site.issuePatient()).text("authorisation_code");
        QCOMPARE(site.patientToken(fresh).status, 200);
        QCOMPARE(site.server.auditKinds().count(QStringLiteral("patient.token")), 2);
    }

    void signedInPhonesSurviveARestart_data() { test::addEngineRows(); }

    //! Attack 19: whatever strangers behind the same address do, and whatever the server forgot.
    void signedInPhonesSurviveARestart()
    {
        QFETCH(store::Engine, engine);
        Site site(engine);
        for (int i = 0; i < site.server.settings.protection.failuresPerSource; ++i)
            (void)site.token("patient/stranger", wrong);
        QCOMPARE(site.token("patient/stranger", wrong).status, 429);
        // Never traded since the activation.
        QCOMPARE(site.patientToken(site.patientAuthorisation).status, 200);
        QCOMPARE(site.tabletToken(site.deviceAuthorisation).status, 200);
        site.server.restart();
        QCOMPARE(site.patientToken(site.patientAuthorisation).status, 200);
        QCOMPARE(site.tabletToken(site.deviceAuthorisation).status, 200);
        QCOMPARE(site.patientToken(wrong).status, 429);
    }

    void phonesOfTheOldServiceAreLearnt_data() { test::addEngineRows(); }

    //! A row that has only the scrypt hash gets its quick tag at the first success.
    void phonesOfTheOldServiceAreLearnt()
    {
        QFETCH(store::Engine, engine);
        Site site(engine);
        for (const auto *table : { "patient", "device" })
            site.server.database.execute(
                QStringLiteral("update %1 set authorisation_tag = null").arg(QLatin1String(table)));
        site.server.restart();
        QCOMPARE(site.patientToken(wrong).status, 404);
        QCOMPARE(site.patientToken(site.patientAuthorisation).status, 200);
        QCOMPARE(site.tabletToken(site.deviceAuthorisation).status, 200);
        QCOMPARE(site.server.database
                     .value(QStringLiteral("select count(*) from patient where authorisation_tag is null"))
                     .toInt(),
            0);
        for (int i = 0; i < site.server.settings.protection.failuresPerSource; ++i)
            (void)site.token("patient/stranger", wrong);
        site.server.restart();
        QCOMPARE(site.patientToken(site.patientAuthorisation).status, 200);
        QCOMPARE(site.tabletToken(site.deviceAuthorisation).status, 200);
    }
};

QTEST_GUILESS_MAIN(CausesTest)
#include "tst_causes.moc"
