// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace symbolon::bench {

namespace {

    constexpr double ofNginx = 0.25; //!< /running
    constexpr double refreshOfPool = 0.5; //!< PostgreSQL
    constexpr double refreshOfNginx = 0.1; //!< SQLite
    constexpr double ofScrypt = 0.85; //!< issue and validate
    constexpr int hashingClients = 4; //!< two at work, two waiting

    QString engineOf(const Bench &bench)
    {
        return bench.isPostgres() ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite");
    }

    //! A row whose target is a share of its baseline.
    Row shareRow(
        const Bench &bench, const QString &name, const Sample &median, const QString &baseline, double least)
    {
        Row row{ name, engineOf(bench), median, baseline, percent(median.score.value_or(0)), {}, {} };
        if (least > 0) {
            row.target = QStringLiteral("≥ %1 %").arg(qRound(least * 100));
            row.isMet = median.score >= least;
        }
        return row;
    }

    QList<Row> running(Bench &bench)
    {
        const auto plan = bench.plan([request = getRequest("/running")](int) { return request; });
        const Sample median =
            bench.alternate([&] { return bench.nginxPerSecond(); }, [&] { return bench.measure(plan); });
        return { shareRow(bench, QStringLiteral("`/running`"), median, QStringLiteral("nginx"), ofNginx) };
    }

    Row refreshRow(Bench &bench, const QString &name, const LoadPlan &plan)
    {
        const auto once = [&] { return bench.measure(plan); };
        if (bench.isPostgres())
            return shareRow(bench,
                name,
                bench.alternate([&] { return bench.poolPerSecond(); }, once),
                QStringLiteral("pool's select"),
                refreshOfPool);
        return shareRow(bench,
            name,
            bench.alternate([&] { return bench.nginxPerSecond(); }, once),
            QStringLiteral("nginx"),
            refreshOfNginx);
    }

    QList<Row> refreshSame(Bench &bench)
    {
        int turn = 0;
        const auto plan = bench.plan([&](int) {
            turn = (turn + 1) % Site::phones;
            return refreshRequest("phone-" + QByteArray::number(turn));
        });
        askEach(bench, plan, Site::phones);
        return { refreshRow(bench, QStringLiteral("patient JWT, same %1 phones").arg(Site::phones), plan) };
    }

    QList<Row> refreshMany(Bench &bench)
    {
        QList<Row> rows;
        bench.makePhonesKnown();
        Sample first;
        first.perSecond = bench.firstPerSecond;
        first.baseline = scryptPerSecond(2, bench.extent.baselineTime);
        first.score = *first.perSecond / *first.baseline;
        rows.append(shareRow(bench,
            QStringLiteral("patient JWT, first of each phone"),
            first,
            QStringLiteral("scrypt, 2 threads"),
            0));
        int turn = 0;
        const auto plan = bench.plan([&](int) {
            turn = turn % bench.extent.phones + 1;
            return refreshRequest("many-" + QByteArray::number(turn));
        });
        rows.append(
            refreshRow(bench, QStringLiteral("patient JWT, %1 phones").arg(bench.extent.phones), plan));
        return rows;
    }

    //! Cases that write: beside the insert that PostgreSQL commits, without a target.
    Row writingRow(Bench &bench, const QString &name, const LoadPlan &plan)
    {
        QList<Sample> samples;
        for (int i = 0; i < bench.extent.runs; ++i)
            samples.append(bench.measure(plan));
        return { name, engineOf(bench), medianOf(samples), {}, {}, {}, {} };
    }

    QList<Row> deviceToken(Bench &bench)
    {
        int turn = 0;
        const auto plan = bench.plan([&](int) {
            turn = (turn + 1) % Site::tablets;
            return getRequest("/dhos/v1/device/tablet-" + QByteArray::number(turn) + "/jwt",
                QByteArray("x-authorisation-code: ") + Site::authorisationCode + "\r\n");
        });
        askEach(bench, plan, Site::tablets);
        return { writingRow(bench, QStringLiteral("device JWT"), plan) };
    }

    QList<Row> clinicianToken(Bench &bench)
    {
        int turn = 0;
        const auto plan = bench.plan([&](int) {
            turn = (turn + 1) % Site::clinicians;
            return getRequest(
                "/dhos/v1/clinician/jwt?send_entry_identifier=badge-" + QByteArray::number(turn),
                bench.site.deviceHeaders());
        });
        return { writingRow(bench, QStringLiteral("clinician JWT"), plan) };
    }

    Row hashingRow(const Bench &bench, const QString &name, Sample median, int hashes)
    {
        median.score = median.score.value_or(0) * hashes;
        return shareRow(bench,
            QStringLiteral("%1 (%2)").arg(
                name, hashes == 1 ? QStringLiteral("1 hash") : QStringLiteral("2 hashes")),
            median,
            QStringLiteral("scrypt, 2 threads"),
            ofScrypt);
    }

    LoadPlan issuing(const Bench &bench, int &patients)
    {
        auto plan = bench.plan([&](int) {
            return postRequest("/dhos/v1/patient/issue-" + QByteArray::number(++patients) + "/activation",
                bench.site.operatorHeaders());
        });
        plan.connections = hashingClients;
        return plan;
    }

    int patientsIssued = 0; //!< their numbers do not repeat

    QList<Row> issue(Bench &bench)
    {
        const auto plan = issuing(bench, patientsIssued);
        const Sample median = bench.alternate(
            [&] {
                bench.finishHashing();
                return scryptPerSecond(2, bench.extent.baselineTime);
            },
            [&] { return bench.measure(plan); });
        return { hashingRow(bench, QStringLiteral("issue a patient's code"), median, 1) };
    }

    //! Requests that use codes just issued, each once.
    QList<QByteArray> usesOfNewCodes(Bench &bench, int count)
    {
        QList<QByteArray> uses;
        auto plan = issuing(bench, patientsIssued);
        plan.requests = count;
        plan.time = std::chrono::hours(1);
        plan.answered = [&](int, int status, QByteArrayView body) {
            const auto code = QJsonDocument::fromJson(body.toByteArray()).object();
            if (status == 200)
                uses.append(postRequest("/dhos/v1/activation/"
                        + code.value(QStringLiteral("activation_code")).toString().toLatin1(),
                    {},
                    "{\"otp\":\"" + code.value(QStringLiteral("otp")).toString().toLatin1() + "\"}"));
        };
        (void)runLoad(plan);
        return uses;
    }

    QList<Row> validate(Bench &bench)
    {
        double scrypt = 0;
        const auto baseline = [&] {
            bench.finishHashing();
            return scrypt = scryptPerSecond(2, bench.extent.baselineTime);
        };
        const auto once = [&] {
            const double seconds = std::chrono::duration<double>(bench.extent.caseTime).count();
            auto uses = usesOfNewCodes(bench, hashingClients + int(scrypt / 2 * seconds * 1.2));
            auto plan = bench.plan([&](int) { return uses.isEmpty() ? QByteArray() : uses.takeLast(); });
            plan.connections = hashingClients;
            return bench.measure(plan);
        };
        const Sample median = bench.alternate(baseline, once);
        return { hashingRow(bench, QStringLiteral("validate a patient's code"), median, 2) };
    }

} // namespace

QList<Case> throughputCases()
{
    return { { "running", running },
        { "issue", issue },
        { "validate", validate },
        { "refresh-same", refreshSame },
        { "device-jwt", deviceToken },
        { "clinician-jwt", clinicianToken },
        { "refresh-many", refreshMany } };
}

QList<Row> contextRows(Bench &bench)
{
    const int seconds = std::max(1, int(bench.extent.caseTime.count() / 1000));
    QList<Row> rows;
    const auto add = [&](const QString &name, const QString &engine, double perSecond) {
        Sample sample;
        sample.perSecond = perSecond;
        rows.append({ name, engine, sample, {}, {}, {}, {} });
    };
    add(QStringLiteral("nginx, asked by wrk"),
        {},
        wrkPerSecond(bench.nginx->port(), QStringLiteral("/running"), seconds));
    add(QStringLiteral("`/running`, asked by wrk"),
        engineOf(bench),
        wrkPerSecond(bench.site.port(), QStringLiteral("/running"), seconds));
    add(QStringLiteral("scrypt, 1 thread"), {}, scryptPerSecond(1, bench.extent.baselineTime));
    add(QStringLiteral("scrypt, 2 threads"), {}, scryptPerSecond(2, bench.extent.baselineTime));
    add(QStringLiteral("pool's select"), engineOf(bench), bench.poolPerSecond());
    if (bench.isPostgres()) {
        add(QStringLiteral("pgbench, select by key"),
            engineOf(bench),
            pgbenchPerSecond(bench.site.conninfo(), PgbenchScript::Select, seconds));
        add(QStringLiteral("pgbench, insert and commit"),
            engineOf(bench),
            pgbenchPerSecond(bench.site.conninfo(), PgbenchScript::Insert, seconds));
    }
    bench.site.clearLog();
    return rows;
}

} // namespace symbolon::bench
