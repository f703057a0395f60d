// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace symbolon;
using test::TestServer;

namespace {

QByteArray pin(const QString &otp)
{
    return R"({"otp":")" + otp.toLatin1() + R"("})";
}

QString expiryIn(int days)
{
    return QDate(2026, 11, 25).addDays(days).toString(Qt::ISODate) + QStringLiteral("T23:59:59.000");
}

} // namespace

//! A patient's code issued, validated and traded for JWTs (activation contract 1, 3, 5.4, 7.1–7.4).
class PatientActivationTest : public QObject {
    Q_OBJECT

private slots:

    void issues_data() { test::addEngineRows(); }

    void issues()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto reply = issue(server, "patient-1");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.contentType, QByteArray("application/json"));
        QVERIFY(QRegularExpression(QStringLiteral("^[A-Z0-9]{30}$"))
                    .match(reply.text("activation_code"))
                    .hasMatch());
        QVERIFY(
            QRegularExpression(QStringLiteral("^[a-km-np-z2-9]{4}$")).match(reply.text("otp")).hasMatch());
        QCOMPARE(reply.text("expires_at"), expiryIn(5));
        QVERIFY(reply.body.endsWith("}\n"));
        QCOMPARE(reply.header("cache-control"), QByteArray("no-cache, no-store, must-revalidate"));
        QVERIFY(reply.header("etag").isEmpty());
        QCOMPARE(
            server.database.value(QStringLiteral("select patient_id from patient_activation")).toString(),
            QStringLiteral("patient-1"));
        QCOMPARE(server.auditKinds(), QStringList{ QStringLiteral("activation.issue") });
        QVERIFY(server.outboxEvents().isEmpty());
    }

    void storesNoSecretInClear_data() { test::addEngineRows(); }

    void storesNoSecretInClear()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = issue(server, "patient-1");
        const auto used = validate(server, issued.text("activation_code"), issued.text("otp"));
        QCOMPARE(used.status, 200);
        for (const auto *table :
            { "patient", "patient_activation", "audit_entry", "outbox", "activation_result" }) {
            for (const auto &row :
                server.database.query(QStringLiteral("select * from %1").arg(QLatin1String(table)))) {
                for (const auto &value : row) {
                    for (const auto &secret : { issued.text("activation_code"),
                             issued.text("otp"),
                             used.text("authorisation_code") })
                        QVERIFY2(!value.toByteArray().contains(secret.toLatin1()), table);
                }
            }
        }
    }

    void reissuingKeepsTheCodeAndChangesThePin_data() { test::addEngineRows(); }

    void reissuingKeepsTheCodeAndChangesThePin()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto first = issue(server, "patient-1");
        const auto second = issue(server, "patient-1");
        QCOMPARE(second.text("activation_code"), first.text("activation_code"));
        QCOMPARE(server.database.rowCount(QStringLiteral("patient_activation")), 1);
        QCOMPARE(validate(server, second.text("activation_code"), second.text("otp")).status, 200);
        const auto third = issue(server, "patient-1");
        QVERIFY(third.text("activation_code") != first.text("activation_code"));
    }

    void tradesCodeAndPinForAPhonesToken_data() { test::addEngineRows(); }

    void tradesCodeAndPinForAPhonesToken()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = issue(server, "patient-1");
        const auto used = validate(server, issued.text("activation_code"), issued.text("otp"));
        QCOMPARE(used.status, 200);
        QCOMPARE(used.text("patient_id"), QStringLiteral("patient-1"));
        QCOMPARE(used.text("authorisation_code").size(), 30);
        QCOMPARE(used.object().size(), 2);
        const auto token = patientToken(server, "patient-1", used.text("authorisation_code"));
        QCOMPARE(token.status, 200);
        QVERIFY(token.text("jwt").startsWith(u"ey"));
        QCOMPARE(token.object().keys(), QStringList{ QStringLiteral("jwt") });
        QCOMPARE(validate(server, issued.text("activation_code"), issued.text("otp")).status, 404);
        QVERIFY(server.outboxEvents().isEmpty());
    }

    void failuresLookAlike_data() { test::addEngineRows(); }

    //! Unknown, used, expired, locked and wrong PIN are the same 404 but for the reference.
    void failuresLookAlike()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 1000;
        TestServer server(engine, settings);
        const auto used = issue(server, "used");
        QCOMPARE(validate(server, used.text("activation_code"), used.text("otp")).status, 200);
        const auto wrong = issue(server, "wrong");
        const auto locked = issue(server, "locked");
        for (int i = 0; i < 10; ++i)
            QCOMPARE(validate(server, locked.text("activation_code"), QStringLiteral("nope")).status, 404);
        const auto expired = issue(server, "expired");
        const QList<TestServer::Reply> replies{
            validate(server, QString(30, u'A'), QStringLiteral("abcd")),
            validate(server, used.text("activation_code"), used.text("otp")),
            validate(server, wrong.text("activation_code"), QStringLiteral("nope")),
            validate(server, locked.text("activation_code"), locked.text("otp")),
            [&] {
                server.clock.advance(std::chrono::hours(24 * 6));
                return validate(server, expired.text("activation_code"), expired.text("otp"));
            }(),
        };
        QSet<QByteArray> references;
        for (const auto &reply : replies) {
            QCOMPARE(reply.status, 404);
            QCOMPARE(reply.body, QByteArray("{\"message\":\"Could not find relevant activation\"}\n"));
            references.insert(reply.header("x-reference"));
        }
        QCOMPARE(references.size(), replies.size());
        QVERIFY(!references.contains(QByteArray()));
    }

    void aWrongPinDoesNotReviveAnExpiredCode_data() { test::addEngineRows(); }

    //! Weakness W-01.
    void aWrongPinDoesNotReviveAnExpiredCode()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = issue(server, "patient-1");
        server.clock.advance(std::chrono::hours(24 * 6));
        QCOMPARE(validate(server, issued.text("activation_code"), issued.text("otp")).status, 404);
        QCOMPARE(validate(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
        QCOMPARE(validate(server, issued.text("activation_code"), issued.text("otp")).status, 404);
    }

    void theTenthTryMayBeRight_data() { test::addEngineRows(); }

    void theTenthTryMayBeRight()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = issue(server, "patient-1");
        for (int i = 0; i < 9; ++i)
            QCOMPARE(validate(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
        QCOMPARE(validate(server, issued.text("activation_code"), issued.text("otp")).status, 200);
    }

    void locksAfterTenWrongPinsUntilReissued_data() { test::addEngineRows(); }

    void locksAfterTenWrongPinsUntilReissued()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = issue(server, "patient-1");
        for (int i = 0; i < 10; ++i)
            QCOMPARE(validate(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
        QVERIFY(server.auditKinds().contains(QStringLiteral("activation.exhausted")));
        QCOMPARE(validate(server, issued.text("activation_code"), issued.text("otp")).status, 404);
        const auto again = issue(server, "patient-1");
        QCOMPARE(validate(server, again.text("activation_code"), again.text("otp")).status, 200);
    }

    void reissuingIsNoWayToGuessOn_data() { test::addEngineRows(); }

    //! A patient's failures over all codes of 24 hours are capped (decisions: re-issue; attack 4).
    void reissuingIsNoWayToGuessOn()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 1000;
        settings.activation.failureBudgetPerDay = 12;
        TestServer server(engine, settings);
        TestServer::Reply issued;
        for (int i = 0; i < 12; ++i) {
            if (i % 9 == 0)
                issued = issue(server, "patient-1");
            QCOMPARE(validate(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
        }
        issued = issue(server, "patient-1");
        QCOMPARE(validate(server, issued.text("activation_code"), issued.text("otp")).status, 404);
        server.clock.advance(std::chrono::hours(25));
        QCOMPARE(validate(server, issued.text("activation_code"), issued.text("otp")).status, 200);
    }

    void oneOfManyParallelValidationsSucceeds_data() { test::addEngineRows(); }

    //! Weakness W-08, attack 11.
    void oneOfManyParallelValidationsSucceeds()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 100000;
        TestServer server(engine, settings);
        const auto issued = issue(server, "patient-1");
        std::atomic<int> successes = 0;
        inParallel(server, 8, [&] {
            for (int i = 0; i < 3; ++i)
                successes +=
                    validate(server, issued.text("activation_code"), issued.text("otp")).status == 200 ? 1
                                                                                                       : 0;
        });
        QCOMPARE(successes.load(), 1);
    }

    void parallelGuessesStayWithinTheCap_data() { test::addEngineRows(); }

    //! Weakness W-07, attack 5.
    void parallelGuessesStayWithinTheCap()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 100000;
        TestServer server(engine, settings);
        const auto issued = issue(server, "patient-1");
        inParallel(server, 8, [&] {
            for (int i = 0; i < 3; ++i)
                QCOMPARE(
                    validate(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
        });
        const auto looked =
            server.database
                .value(QStringLiteral("select count(*) from audit_entry where detail like '%wrong_pin%'"))
                .toInt();
        QCOMPARE(looked, 10);
    }

    void firstIssuesInParallelAllSucceed_data() { test::addEngineRows(); }

    //! Weakness W-22: one patient row, one live code.
    void firstIssuesInParallelAllSucceed()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        inParallel(server, 6, [&] { QCOMPARE(issue(server, "patient-1").status, 200); });
        QCOMPARE(server.database.rowCount(QStringLiteral("patient")), 1);
        QCOMPARE(server.database.rowCount(QStringLiteral("patient_activation")), 1);
    }

    void theOldAuthorisationCodeLivesUntilTheNextValidation_data() { test::addEngineRows(); }

    void theOldAuthorisationCodeLivesUntilTheNextValidation()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto first = activate(server, "patient-1");
        const auto again = issue(server, "patient-1");
        QCOMPARE(patientToken(server, "patient-1", first).status, 200);
        const auto second =
            validate(server, again.text("activation_code"), again.text("otp")).text("authorisation_code");
        QCOMPARE(patientToken(server, "patient-1", first).status, 404);
        QCOMPARE(patientToken(server, "patient-1", second).status, 200);
    }

    void tokenFailuresLookAlike_data() { test::addEngineRows(); }

    //! Weakness W-10, attack 96.
    void tokenFailuresLookAlike()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        (void)activate(server, "known");
        (void)issue(server, "never-validated");
        for (const auto *patient : { "known", "never-validated", "unknown" }) {
            const auto reply = patientToken(server, patient, QString(30, u'X'));
            QCOMPARE(reply.status, 404);
            QCOMPARE(
                reply.body, QByteArray("{\"message\":\"Invalid combination of patient_id and code\"}\n"));
        }
        QCOMPARE(patientToken(server, QByteArray(300, 'p'), QString(30, u'X')).status, 404);
        QCOMPARE(server.call("GET", "/dhos/v1/patient/known/jwt").status, 400);
        QCOMPARE(
            server.call("GET", "/dhos/v1/patient/known/jwt", { { "x-authorisation-code", "\xe9" } }).status,
            400);
    }

    void aPhoneIsNotLockedOutByStrangers_data() { test::addEngineRows(); }

    void aPhoneIsNotLockedOutByStrangers()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 3;
        TestServer server(engine, settings);
        const auto code = activate(server, "patient-1");
        QCOMPARE(patientToken(server, "patient-1", code).status, 200);
        int refused = 0;
        for (int i = 0; i < 8; ++i)
            refused += patientToken(server, "patient-1", QString(30, u'X')).status == 429 ? 1 : 0;
        QVERIFY(refused > 0);
        QCOMPARE(patientToken(server, "patient-1", code).status, 200);
    }

    void aLostResponseCanBeAskedForAgain_data() { test::addEngineRows(); }

    //! Decisions: lost-response-proof validation; attack 22.
    void aLostResponseCanBeAskedForAgain()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = issue(server, "patient-1");
        const http::Header key{ "Idempotency-Key", "0123456789abcdef" };
        const http::Header other{ "Idempotency-Key", "fedcba9876543210" };
        const auto first = validate(server, issued.text("activation_code"), issued.text("otp"), { key });
        QCOMPARE(first.status, 200);
        const auto again = validate(server, issued.text("activation_code"), issued.text("otp"), { key });
        QCOMPARE(again.body, first.body);
        QCOMPARE(validate(server, issued.text("activation_code"), issued.text("otp"), { other }).status, 404);
        QCOMPARE(validate(server, issued.text("activation_code"), issued.text("otp")).status, 404);
        server.clock.advance(std::chrono::minutes(11));
        QCOMPARE(validate(server, issued.text("activation_code"), issued.text("otp"), { key }).status, 404);
        QCOMPARE(validate(server,
                     issued.text("activation_code"),
                     issued.text("otp"),
                     { { "Idempotency-Key", "short" } })
                     .status,
            400);
    }

    void badBodiesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<int>("status");
        QTest::newRow("none") << QByteArray() << QByteArray("application/json") << 400;
        QTest::newRow("empty object") << QByteArray("{}") << QByteArray("application/json") << 400;
        QTest::newRow("null PIN") << QByteArray(R"({"otp":null})") << QByteArray("application/json") << 400;
        QTest::newRow("number") << QByteArray(R"({"otp":1234})") << QByteArray("application/json") << 400;
        QTest::newRow("unknown key") << QByteArray(R"({"otp":"abcd","x":1})")
                                     << QByteArray("application/json") << 400;
        QTest::newRow("JSON null") << QByteArray("null") << QByteArray("application/json") << 400;
        QTest::newRow("text") << QByteArray(R"({"otp":"abcd"})") << QByteArray("text/plain") << 415;
        QTest::newRow("no media type") << QByteArray(R"({"otp":"abcd"})") << QByteArray("") << 415;
        QTest::newRow("vendor JSON") << QByteArray(R"({"otp":"abcd"})")
                                     << QByteArray("application/vnd.x+json; v=1") << 404;
        QTest::newRow("NUL in it") << QByteArray("{\"otp\":\"a\\u0000\"}") << QByteArray("application/json")
                                   << 400;
    }

    void badBodiesAreRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, contentType);
        QFETCH(int, status);
        TestServer server(store::Engine::Sqlite);
        const auto reply = server.call(
            "POST", "/dhos/v1/activation/" + QByteArray(30, 'A'), { { "Content-Type", contentType } }, body);
        QCOMPARE(reply.status, status);
        QVERIFY(!reply.body.contains("abcd"));
    }

    void typeMustBeKnown()
    {
        TestServer server(store::Engine::Sqlite);
        const QByteArray code(30, 'A');
        QCOMPARE(
            server.call("POST", "/dhos/v1/activation/" + code + "?type=gdm", {}, pin(QStringLiteral("abcd")))
                .status,
            404);
        QCOMPARE(
            server.call("POST", "/dhos/v1/activation/" + code + "?type=", {}, pin(QStringLiteral("abcd")))
                .status,
            404);
        QCOMPARE(
            server.call("POST", "/dhos/v1/activation/" + code + "?type=GDM", {}, pin(QStringLiteral("abcd")))
                .status,
            400);
        QCOMPARE(
            server.call("POST", "/dhos/v1/activation/" + code + "?other=1", {}, pin(QStringLiteral("abcd")))
                .status,
            400);
    }

    void listsUsedActivations_data() { test::addEngineRows(); }

    void listsUsedActivations()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        (void)activate(server, "patient-1");
        server.clock.advance(std::chrono::minutes(1));
        (void)activate(server, "patient-1");
        (void)issue(server, "patient-1");
        const auto reply = server.call("GET",
            "/dhos/v1/patient/patient-1/activation",
            { server.systemToken(QStringLiteral("read:gdm_activation")) });
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.array().size(), 2);
        const auto newest = reply.array().first().toObject();
        QCOMPARE(newest.keys(),
            (QStringList{ QStringLiteral("activation_completed"),
                QStringLiteral("created"),
                QStringLiteral("created_by"),
                QStringLiteral("modified"),
                QStringLiteral("modified_by"),
                QStringLiteral("uuid") }));
        QCOMPARE(newest.value(QStringLiteral("activation_completed")).toString(),
            QStringLiteral("2026-11-25T08:16:00.123Z"));
        QCOMPARE(newest.value(QStringLiteral("created_by")).toString(), QStringLiteral("dhos-robot"));
        QCOMPARE(newest.value(QStringLiteral("modified_by")).toString(), QStringLiteral("patient-1"));
        QCOMPARE(server
                     .call("GET",
                         "/dhos/v1/patient/nobody/activation",
                         { server.systemToken(QStringLiteral("read:gdm_activation")) })
                     .body,
            QByteArray("[]\n"));
    }

private:
    static TestServer::Reply issue(TestServer &server, const QByteArray &patient)
    {
        return server.call("POST",
            "/dhos/v1/patient/" + patient + "/activation",
            { server.systemToken(QStringLiteral("write:gdm_activation")) });
    }

    static TestServer::Reply validate(
        TestServer &server, const QString &code, const QString &otp, const TestServer::Headers &headers = {})
    {
        return server.call("POST", "/dhos/v1/activation/" + code.toLatin1(), headers, pin(otp));
    }

    static TestServer::Reply patientToken(TestServer &server, const QByteArray &patient, const QString &code)
    {
        return server.call(
            "GET", "/dhos/v1/patient/" + patient + "/jwt", { { "x-authorisation-code", code.toLatin1() } });
    }

    static QString activate(TestServer &server, const QByteArray &patient)
    {
        const auto issued = issue(server, patient);
        return validate(server, issued.text("activation_code"), issued.text("otp"))
            .text("authorisation_code");
    }

    template <typename Act>
    static void inParallel(TestServer &server, int threads, Act act)
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < threads; ++i) {
            running.emplace_back([&] {
                act();
                server.pool().release();
            });
        }
    }
};

QTEST_GUILESS_MAIN(PatientActivationTest)
#include "tst_activation_patient.moc"
