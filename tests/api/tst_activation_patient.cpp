// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/phones.h"

#include <QRegularExpression>
#include <QTest>

using namespace symbolon;
using namespace symbolon::test;

namespace {

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
        const auto reply = issueCode(server, "patient-1");
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
        const auto issued = issueCode(server, "patient-1");
        const auto used = validateCode(server, issued.text("activation_code"), issued.text("otp"));
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
        const auto first = issueCode(server, "patient-1");
        const auto second = issueCode(server, "patient-1");
        QCOMPARE(second.text("activation_code"), first.text("activation_code"));
        QCOMPARE(server.database.rowCount(QStringLiteral("patient_activation")), 1);
        QCOMPARE(validateCode(server, second.text("activation_code"), second.text("otp")).status, 200);
        const auto third = issueCode(server, "patient-1");
        QVERIFY(third.text("activation_code") != first.text("activation_code"));
    }

    void tradesCodeAndPinForAPhonesToken_data() { test::addEngineRows(); }

    void tradesCodeAndPinForAPhonesToken()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = issueCode(server, "patient-1");
        const auto used = validateCode(server, issued.text("activation_code"), issued.text("otp"));
        QCOMPARE(used.status, 200);
        QCOMPARE(used.text("patient_id"), QStringLiteral("patient-1"));
        QCOMPARE(used.text("authorisation_code").size(), 30);
        QCOMPARE(used.object().size(), 2);
        const auto token = phoneToken(server, "patient-1", used.text("authorisation_code"));
        QCOMPARE(token.status, 200);
        QVERIFY(token.text("jwt").startsWith(u"ey"));
        QCOMPARE(token.object().keys(), QStringList{ QStringLiteral("jwt") });
        QCOMPARE(validateCode(server, issued.text("activation_code"), issued.text("otp")).status, 404);
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
        const auto used = issueCode(server, "used");
        QCOMPARE(validateCode(server, used.text("activation_code"), used.text("otp")).status, 200);
        const auto wrong = issueCode(server, "wrong");
        const auto locked = issueCode(server, "locked");
        for (int i = 0; i < 10; ++i)
            QCOMPARE(
                validateCode(server, locked.text("activation_code"), QStringLiteral("nope")).status, 404);
        const auto expired = issueCode(server, "expired");
        const QList<TestServer::Reply> replies{
            validateCode(server, QString(30, u'A'), QStringLiteral("abcd")),
            validateCode(server, used.text("activation_code"), used.text("otp")),
            validateCode(server, wrong.text("activation_code"), QStringLiteral("nope")),
            validateCode(server, locked.text("activation_code"), locked.text("otp")),
            [&] {
                server.clock.advance(std::chrono::hours(24 * 6));
                return validateCode(server, expired.text("activation_code"), expired.text("otp"));
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
        const auto issued = issueCode(server, "patient-1");
        server.clock.advance(std::chrono::hours(24 * 6));
        QCOMPARE(validateCode(server, issued.text("activation_code"), issued.text("otp")).status, 404);
        QCOMPARE(validateCode(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
        QCOMPARE(validateCode(server, issued.text("activation_code"), issued.text("otp")).status, 404);
    }

    void theOldAuthorisationCodeLivesUntilTheNextValidation_data() { test::addEngineRows(); }

    void theOldAuthorisationCodeLivesUntilTheNextValidation()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto first = activatePhone(server, "patient-1");
        const auto again = issueCode(server, "patient-1");
        QCOMPARE(phoneToken(server, "patient-1", first).status, 200);
        const auto second =
            validateCode(server, again.text("activation_code"), again.text("otp")).text("authorisation_code");
        QCOMPARE(phoneToken(server, "patient-1", first).status, 404);
        QCOMPARE(phoneToken(server, "patient-1", second).status, 200);
    }

    void tokenFailuresLookAlike_data() { test::addEngineRows(); }

    //! Weakness W-10, attack 96.
    void tokenFailuresLookAlike()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        (void)activatePhone(server, "known");
        (void)issueCode(server, "never-validated");
        for (const auto *patient : { "known", "never-validated", "unknown" }) {
            const auto reply = phoneToken(server, patient, QString(30, u'X'));
            QCOMPARE(reply.status, 404);
            QCOMPARE(
                reply.body, QByteArray("{\"message\":\"Invalid combination of patient_id and code\"}\n"));
        }
        QCOMPARE(phoneToken(server, QByteArray(300, 'p'), QString(30, u'X')).status, 404);
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
        const auto code = activatePhone(server, "patient-1");
        QCOMPARE(phoneToken(server, "patient-1", code).status, 200);
        int refused = 0;
        for (int i = 0; i < 8; ++i)
            refused += phoneToken(server, "patient-1", QString(30, u'X')).status == 429 ? 1 : 0;
        QVERIFY(refused > 0);
        QCOMPARE(phoneToken(server, "patient-1", code).status, 200);
    }

    void aLostResponseCanBeAskedForAgain_data() { test::addEngineRows(); }

    //! Decisions: lost-response-proof validation; attack 22.
    void aLostResponseCanBeAskedForAgain()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = issueCode(server, "patient-1");
        const http::Header key{ "Idempotency-Key", "0123456789abcdef" };
        const http::Header other{ "Idempotency-Key", "fedcba9876543210" };
        const auto first = validateCode(server, issued.text("activation_code"), issued.text("otp"), { key });
        QCOMPARE(first.status, 200);
        const auto again = validateCode(server, issued.text("activation_code"), issued.text("otp"), { key });
        QCOMPARE(again.body, first.body);
        QCOMPARE(
            validateCode(server, issued.text("activation_code"), issued.text("otp"), { other }).status, 404);
        QCOMPARE(validateCode(server, issued.text("activation_code"), issued.text("otp")).status, 404);
        server.clock.advance(std::chrono::minutes(11));
        QCOMPARE(
            validateCode(server, issued.text("activation_code"), issued.text("otp"), { key }).status, 404);
        QCOMPARE(validateCode(server,
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
            server
                .call(
                    "POST", "/dhos/v1/activation/" + code + "?type=gdm", {}, pinBody(QStringLiteral("abcd")))
                .status,
            404);
        QCOMPARE(
            server.call("POST", "/dhos/v1/activation/" + code + "?type=", {}, pinBody(QStringLiteral("abcd")))
                .status,
            404);
        QCOMPARE(
            server
                .call(
                    "POST", "/dhos/v1/activation/" + code + "?type=GDM", {}, pinBody(QStringLiteral("abcd")))
                .status,
            400);
        QCOMPARE(
            server
                .call("POST", "/dhos/v1/activation/" + code + "?other=1", {}, pinBody(QStringLiteral("abcd")))
                .status,
            400);
    }

    void listsUsedActivations_data() { test::addEngineRows(); }

    void listsUsedActivations()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        (void)activatePhone(server, "patient-1");
        server.clock.advance(std::chrono::minutes(1));
        (void)activatePhone(server, "patient-1");
        (void)issueCode(server, "patient-1");
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
};

QTEST_GUILESS_MAIN(PatientActivationTest)
#include "tst_activation_patient.moc"
