// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

using namespace symbolon;
using namespace Qt::StringLiterals;
using test::TestServer;

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr double mostDifference = 1.0; //!< ms between medians
constexpr double leastProbability = 0.01;

//! One way to fail, and how long each try took.
struct Arm {
    const char *name;
    std::function<int()> fail; //!< returns the status
    std::vector<double> taken = {};
};

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

//! The probability of a difference in rank at least as large, if both came from one distribution
//! (Mann–Whitney, normal approximation, which is good far below 2,000 samples).
double mannWhitney(const std::vector<double> &a, const std::vector<double> &b)
{
    std::vector<std::pair<double, bool>> all;
    for (const double value : a)
        all.emplace_back(value, true);
    for (const double value : b)
        all.emplace_back(value, false);
    std::sort(all.begin(), all.end());
    double rankSum = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        rankSum += all[i].second ? static_cast<double>(i + 1) : 0;
    const double n = static_cast<double>(a.size());
    const double m = static_cast<double>(b.size());
    const double u = rankSum - n * (n + 1) / 2;
    const double deviation = std::sqrt(n * m * (n + m + 1) / 12);
    return std::erfc(std::abs(u - n * m / 2) / deviation / std::sqrt(2.0));
}

int samples()
{
    const int given = qEnvironmentVariableIntValue("SYMBOLON_SAMPLES");
    return given > 0 ? given : 2000;
}

//! Runs every arm as often, in an order that is new each round, so that whatever else the machine does hits
//! all alike.
void measure(QList<Arm> &arms)
{
    std::mt19937 order(20261125);
    std::vector<qsizetype> indexes;
    for (qsizetype i = 0; i < arms.size(); ++i)
        indexes.push_back(i);
    const int rounds = samples();
    for (int round = -10; round < rounds; ++round) {
        std::shuffle(indexes.begin(), indexes.end(), order);
        for (const qsizetype index : indexes) {
            Arm &arm = arms[index];
            const auto begun = std::chrono::steady_clock::now();
            const int status = arm.fail();
            const Milliseconds taken = std::chrono::steady_clock::now() - begun;
            QVERIFY2(status == 404 || status == 403, arm.name);
            if (round >= 0) // before, caches and prepared statements are warmed
                arm.taken.push_back(taken.count());
        }
    }
}

//! Every arm against the first.
void compare(const QList<Arm> &arms)
{
    const Arm &first = arms.first();
    for (const Arm &arm : arms) {
        const double difference = median(arm.taken) - median(first.taken);
        const double probability = mannWhitney(arm.taken, first.taken);
        const QString line = QStringLiteral("%1: median %2 ms, %3 ms from \"%4\", p = %5 (%6 samples)")
                                 .arg(QLatin1String(arm.name))
                                 .arg(median(arm.taken), 0, 'f', 3)
                                 .arg(difference, 0, 'f', 3)
                                 .arg(QLatin1String(first.name))
                                 .arg(probability, 0, 'g', 3)
                                 .arg(arm.taken.size());
        std::printf("%s\n", qPrintable(line));
        QVERIFY2(std::abs(difference) < mostDifference || probability > leastProbability, qPrintable(line));
    }
}

} // namespace

//! Attacks 96 to 99: a stranger cannot tell by the time which failure it was (security: uniform failure).
class UniformTimingTest : public QObject {
    Q_OBJECT

private slots:

    void patientTokens_data() { test::addEngineRows(); }

    //! Attack 96.
    void patientTokens()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine, patientSettings());
        activate(server, "known");
        issue(server, "waiting");
        const auto token = [&](const QByteArray &patient) {
            return [&server, patient] {
                return server
                    .call("GET",
                        "/dhos/v1/patient/" + patient + "/jwt",
                        { { "x-authorisation-code", QByteArray(30, 'x') } })
                    .status;
            };
        };
        QList<Arm> arms{ { "unknown patient", token("nobody") },
            { "wrong code", token("known") },
            { "never activated", token("waiting") } };
        measure(arms);
        compare(arms);
    }

    void deviceTokens_data() { test::addEngineRows(); }

    void deviceTokens()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine, patientSettings());
        const QByteArray known = activateDevice(server);
        const QByteArray inactive = activateDevice(server);
        server.database.execute(QStringLiteral("update device set active = false where uuid = '%1'")
                                    .arg(QLatin1String(inactive)));
        const auto token = [&](const QByteArray &device) {
            return [&server, device] {
                return server
                    .call("GET",
                        "/dhos/v1/device/" + device + "/jwt",
                        { { "x-authorisation-code", QByteArray(30, 'x') } })
                    .status;
            };
        };
        QList<Arm> arms{ { "unknown tablet", token("nobody") },
            { "wrong code", token(known) },
            { "wrong code of an inactive tablet", token(inactive) } };
        measure(arms);
        compare(arms);
    }

    void patientCodes_data() { test::addEngineRows(); }

    void patientCodes()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine, patientSettings());
        const auto code = [&](const QByteArray &activationCode) {
            return [&server, activationCode] {
                return server.call("POST", "/dhos/v1/activation/" + activationCode, {}, R"({"otp":"----"})")
                    .status;
            };
        };
        const QByteArray live = issue(server, "live");
        const QByteArray expired = issue(server, "expired");
        const QByteArray exhausted = issue(server, "exhausted");
        const auto change = [&](const char *what, const char *patient) {
            server.database.execute(QStringLiteral("update patient_activation set %1 where patient_id = '%2'")
                                        .arg(QLatin1String(what), QLatin1String(patient)));
        };
        change("expires_at = '2026-01-01 00:00:00'", "expired");
        change("attempts_count = attempts_max", "exhausted");
        QList<Arm> arms{ { "unknown code", code(QByteArray(30, 'A')) },
            { "wrong PIN", code(live) },
            { "expired", code(expired) },
            { "tries used up", code(exhausted) } };
        measure(arms);
        compare(arms);
    }

    void deviceCodes_data() { test::addEngineRows(); }

    void deviceCodes()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine, patientSettings());
        const QByteArray expired = issueDevice(server, makeDevice(server));
        server.database.execute(
            QStringLiteral("update device_activation set expires_at = '2026-01-01 00:00:00'"));
        const auto code = [&](const QByteArray &activationCode) {
            return [&server, activationCode] {
                return server.call("POST", "/dhos/v1/activation/" + activationCode + "?type=send_entry")
                    .status;
            };
        };
        QList<Arm> arms{ { "unknown code", code("000000000") }, { "expired", code(expired) } };
        measure(arms);
        compare(arms);
    }

private:
    //! Nothing brakes, and a code bears every try.
    static Settings patientSettings()
    {
        constexpr int endless = 1'000'000;
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = endless;
        settings.protection.failuresOverall = endless;
        settings.activation.failureBudgetPerDay = endless;
        settings.activation.maxAttempts = 32'000;
        return settings;
    }

    static QByteArray issue(TestServer &server, const QByteArray &patient)
    {
        return activation(server, patient).text("activation_code").toLatin1();
    }

    static TestServer::Reply activation(TestServer &server, const QByteArray &patient)
    {
        return server.call("POST",
            "/dhos/v1/patient/" + patient + "/activation",
            { server.systemToken(u"write:gdm_activation"_s) });
    }

    static void activate(TestServer &server, const QByteArray &patient)
    {
        const auto issued = activation(server, patient);
        const auto used = server.call("POST",
            "/dhos/v1/activation/" + issued.text("activation_code").toLatin1(),
            {},
            "{\"otp\":\"" + issued.text("otp").toLatin1() + "\"}");
        if (used.status != 200)
            qFatal("not activated: %s", used.body.constData());
    }

    static QByteArray makeDevice(TestServer &server)
    {
        return server
            .call("POST",
                "/dhos/v1/device",
                { server.systemToken(u"write:send_device"_s) },
                "{\"location_id\":\"ward\",\"description\":\"tablet\"}")
            .text("uuid")
            .toLatin1();
    }

    static QByteArray issueDevice(TestServer &server, const QByteArray &device)
    {
        return server
            .call("POST",
                "/dhos/v1/device/" + device + "/activation",
                { server.systemToken(u"write:send_device"_s) })
            .text("code")
            .toLatin1();
    }

    static QByteArray activateDevice(TestServer &server)
    {
        const QByteArray device = makeDevice(server);
        const auto used =
            server.call("POST", "/dhos/v1/activation/" + issueDevice(server, device) + "?type=send_entry");
        if (used.status != 200)
            qFatal("not activated: %s", used.body.constData());
        return device;
    }
};

QTEST_GUILESS_MAIN(UniformTimingTest)
#include "tst_uniform_timing.moc"
