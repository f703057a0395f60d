// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/phones.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::test;

//! Guessing PINs and using codes at the same time (activation contract 5.4, 7.4; security: F1).
class GuessesTest : public QObject {
    Q_OBJECT

private slots:

    void theTenthTryMayBeRight_data() { test::addEngineRows(); }

    void theTenthTryMayBeRight()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = issueCode(server, "patient-1");
        for (int i = 0; i < 9; ++i)
            QCOMPARE(
                validateCode(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
        QCOMPARE(validateCode(server, issued.text("activation_code"), issued.text("otp")).status, 200);
    }

    void locksAfterTenWrongPinsUntilReissued_data() { test::addEngineRows(); }

    void locksAfterTenWrongPinsUntilReissued()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto issued = issueCode(server, "patient-1");
        for (int i = 0; i < 10; ++i)
            QCOMPARE(
                validateCode(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
        QVERIFY(server.auditKinds().contains(QStringLiteral("activation.exhausted")));
        QCOMPARE(validateCode(server, issued.text("activation_code"), issued.text("otp")).status, 404);
        const auto again = issueCode(server, "patient-1");
        QCOMPARE(validateCode(server, again.text("activation_code"), again.text("otp")).status, 200);
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
                issued = issueCode(server, "patient-1");
            QCOMPARE(
                validateCode(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
        }
        issued = issueCode(server, "patient-1");
        QCOMPARE(validateCode(server, issued.text("activation_code"), issued.text("otp")).status, 404);
        server.clock.advance(std::chrono::hours(25));
        QCOMPARE(validateCode(server, issued.text("activation_code"), issued.text("otp")).status, 200);
    }

    void oneOfManyParallelValidationsSucceeds_data() { test::addEngineRows(); }

    //! Weakness W-08, attack 11.
    void oneOfManyParallelValidationsSucceeds()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 100000;
        TestServer server(engine, settings);
        const auto issued = issueCode(server, "patient-1");
        std::atomic<int> successes = 0;
        inParallel(server, 8, [&] {
            for (int i = 0; i < 25; ++i)
                successes +=
                    validateCode(server, issued.text("activation_code"), issued.text("otp")).status == 200
                    ? 1
                    : 0;
        });
        QCOMPARE(successes.load(), 1);
    }

    void parallelGuessesStayWithinTheCap_data() { test::addEngineRows(); }

    //! Weakness W-07, attack 5: nine tries are gone, then a hundred at once.
    void parallelGuessesStayWithinTheCap()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 100000;
        TestServer server(engine, settings);
        const auto issued = issueCode(server, "patient-1");
        for (int i = 0; i < 9; ++i)
            QCOMPARE(
                validateCode(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
        inParallel(server, 8, [&] {
            for (int i = 0; i < 13; ++i)
                QCOMPARE(
                    validateCode(server, issued.text("activation_code"), QStringLiteral("nope")).status, 404);
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
        inParallel(server, 6, [&] { QCOMPARE(issueCode(server, "patient-1").status, 200); });
        QCOMPARE(server.database.rowCount(QStringLiteral("patient")), 1);
        QCOMPARE(server.database.rowCount(QStringLiteral("patient_activation")), 1);
    }
};

QTEST_GUILESS_MAIN(GuessesTest)
#include "tst_activation_guesses.moc"
