// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QUrl>

#include <thread>

namespace symbolon::bench {

namespace {

    constexpr double mostPage = 5; //!< ms at p99
    constexpr double mostUnderFlood = 15; //!< ms at p99
    constexpr double mostIdleShare = 1.5; //!< CPU with idle connections to CPU without
    constexpr double mostStart = 300; //!< ms
    constexpr double mostMemory = 80; //!< MiB, taken for the MB of the target
    constexpr int floodClients = 64;

    QString engineOf(const Bench &bench)
    {
        return bench.isPostgres() ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite");
    }

    QString milliseconds(double value)
    {
        return QString::number(value, 'f', value < 10 ? 2 : 0) + QStringLiteral(" ms");
    }

    QList<Row> startUp(Bench &bench)
    {
        QList<Sample> samples;
        for (int i = 0; i < bench.extent.runs; ++i) {
            bench.site.stop();
            Sample sample;
            sample.score = bench.site.start();
            sample.rss = usageOf(bench.site.pid()).rssMiB;
            samples.append(sample);
        }
        bench.arePhonesKnown = false;
        const Sample median = medianOf(samples);
        return { { QStringLiteral("start to first answer"),
            engineOf(bench),
            median,
            {},
            milliseconds(*median.score),
            QStringLiteral("≤ %1 ms").arg(mostStart),
            median.score <= mostStart } };
    }

    //! A request for each page of 200, by going through them once.
    QList<QByteArray> pagesOf(const Site &site)
    {
        QList<QByteArray> pages;
        QByteArray cursor;
        do {
            const QByteArray path =
                "/v1/devices?limit=200" + (cursor.isEmpty() ? QByteArray() : "&cursor=" + cursor);
            pages.append(getRequest(path, site.operatorHeaders()));
            const auto page = QJsonDocument::fromJson(ask(site.port(), pages.last())).object();
            cursor = QUrl::toPercentEncoding(page.value(QStringLiteral("next")).toString());
        } while (!cursor.isEmpty());
        return pages;
    }

    QList<Row> devicePage(Bench &bench)
    {
        const auto pages = pagesOf(bench.site);
        if (pages.size() < 500)
            qWarning("there are only %lld pages", static_cast<long long>(pages.size()));
        QRandomGenerator random(1);
        auto plan = bench.plan([&](int) { return pages[random.bounded(int(pages.size()))]; });
        plan.connections = 1;
        QList<Sample> samples;
        for (int i = 0; i < bench.extent.runs; ++i)
            samples.append(bench.measure(plan));
        const Sample median = medianOf(samples);
        return { { QStringLiteral("any page of 200 among 100,000 tablets"),
            engineOf(bench),
            median,
            {},
            milliseconds(*median.p99),
            QStringLiteral("p99 ≤ %1 ms").arg(mostPage),
            median.p99 <= mostPage } };
    }

    //! What each client of the flood asks next: a code for a new patient, then its use.
    LoadPlan flood(Bench &bench, QList<QByteArray> &uses)
    {
        static int patients = 0;
        auto plan = bench.plan([&](int connection) {
            QByteArray use = std::exchange(uses[connection], {});
            if (!use.isEmpty())
                return use;
            return postRequest("/dhos/v1/patient/flood-" + QByteArray::number(++patients) + "/activation",
                bench.site.operatorHeaders());
        });
        plan.connections = floodClients;
        plan.answered = [&](int connection, int status, QByteArrayView body) {
            const auto code = QJsonDocument::fromJson(body.toByteArray()).object();
            const auto text = code.value(QStringLiteral("activation_code")).toString().toLatin1();
            if (status == 200 && !text.isEmpty())
                uses[connection] = postRequest("/dhos/v1/activation/" + text,
                    {},
                    "{\"otp\":\"" + code.value(QStringLiteral("otp")).toString().toLatin1() + "\"}");
        };
        return plan;
    }

    Sample figuresOf(const LoadResult &result)
    {
        Sample sample;
        sample.perSecond = result.perSecond();
        sample.p50 = result.latency.quantile(0.5);
        sample.p99 = result.latency.quantile(0.99);
        sample.errors = result.errors;
        return sample;
    }

    //! Both probes at 200 requests a second each, while the flood goes as fast as it is answered.
    std::pair<Sample, Sample> underFlood(Bench &bench)
    {
        constexpr double pace = 200;
        constexpr auto lead = std::chrono::milliseconds(500);
        QList<QByteArray> uses(floodClients);
        auto flooding = flood(bench, uses);
        flooding.time += lead + lead;
        auto running = bench.plan([](int) { return getRequest("/running"); });
        int turn = 0;
        auto refresh = bench.plan([&](int) {
            turn = (turn + 1) % Site::phones;
            return refreshRequest("phone-" + QByteArray::number(turn));
        });
        running.pace = refresh.pace = pace;
        running.connections = refresh.connections = 16;
        LoadResult ofRunning;
        LoadResult ofRefresh;
        {
            const std::jthread first([&] { (void)runLoad(flooding); });
            std::this_thread::sleep_for(lead);
            const std::jthread second([&] { ofRunning = runLoad(running); });
            const std::jthread third([&] { ofRefresh = runLoad(refresh); });
        }
        bench.finishHashing();
        bench.site.clearLog();
        return { figuresOf(ofRunning), figuresOf(ofRefresh) };
    }

    QList<Row> floodCase(Bench &bench)
    {
        const auto first = bench.plan([turn = 0](int) mutable {
            turn = (turn + 1) % Site::phones;
            return refreshRequest("phone-" + QByteArray::number(turn));
        });
        askEach(bench, first, Site::phones);
        QList<Sample> running;
        QList<Sample> refresh;
        for (int i = 0; i < bench.extent.runs; ++i) {
            const auto [ofRunning, ofRefresh] = underFlood(bench);
            running.append(ofRunning);
            refresh.append(ofRefresh);
        }
        const auto row = [&](const QString &name, const QList<Sample> &samples) {
            const Sample median = medianOf(samples);
            return Row{ name,
                engineOf(bench),
                median,
                {},
                milliseconds(*median.p99),
                QStringLiteral("p99 ≤ %1 ms").arg(mostUnderFlood),
                median.p99 <= mostUnderFlood };
        };
        return { row(QStringLiteral("`/running` at 200/s while 64 clients issue and validate"), running),
            row(QStringLiteral("patient JWT at 200/s while 64 clients issue and validate"), refresh) };
    }

    QList<Row> idle(Bench &bench)
    {
        const auto plan = bench.plan([](int) { return getRequest("/running"); });
        QList<Sample> samples;
        for (int i = 0; i < bench.extent.runs; ++i) {
            const Sample without = bench.measure(plan);
            const IdleConnections others(bench.site.port(), bench.extent.idleConnections);
            if (others.open() < bench.extent.idleConnections)
                qWarning("only %d idle connections", others.open());
            Sample with = bench.measure(plan);
            with.baseline = without.cpu;
            with.score = *with.cpu / *without.cpu;
            samples.append(with);
        }
        const Sample median = medianOf(samples);
        return { { QStringLiteral("`/running` beside %1 idle connections").arg(bench.extent.idleConnections),
            engineOf(bench),
            median,
            QStringLiteral("CPU µs without"),
            QString::number(*median.score, 'f', 2) + QStringLiteral(" × CPU"),
            QStringLiteral("≤ %1 ×").arg(mostIdleShare),
            median.score <= mostIdleShare } };
    }

    Row memoryRow(const Bench &bench, const QString &name, double rss)
    {
        Sample sample;
        sample.rss = rss;
        return { name,
            engineOf(bench),
            sample,
            {},
            QString::number(rss, 'f', 1) + QStringLiteral(" MiB"),
            QStringLiteral("≤ %1 MB").arg(mostMemory),
            rss * 1.048576 <= mostMemory };
    }

    //! From a fresh server, with 1,000 connections that stay idle all the while.
    QList<Row> memory(Bench &bench)
    {
        bench.site.stop();
        bench.arePhonesKnown = false;
        if (bench.site.start() < 0)
            return {};
        const IdleConnections idle(bench.site.port(), 1'000);
        QList<Row> rows{ memoryRow(bench,
            QStringLiteral("memory with %1 idle connections").arg(idle.open()),
            usageOf(bench.site.pid()).rssMiB) };
        bench.makePhonesKnown();
        int turn = 0;
        auto plan = bench.plan([&](int) {
            turn = turn % bench.extent.phones + 1;
            return refreshRequest("many-" + QByteArray::number(turn));
        });
        plan.time = std::chrono::seconds(10);
        Sample last;
        const qint64 wanted = bench.isPostgres() ? bench.extent.refreshes / 4 : bench.extent.refreshes;
        for (qint64 done = 0; done < wanted;) {
            plan.requests = wanted - done;
            const LoadResult result = runLoad(plan);
            bench.site.clearLog();
            done += result.requests + result.errors;
            last = figuresOf(result);
        }
        // Every 15 s the server gives back what hashes have left.
        std::this_thread::sleep_for(std::chrono::seconds(17));
        last.rss = usageOf(bench.site.pid()).rssMiB;
        Row row = memoryRow(bench,
            QStringLiteral("memory after %1 refreshes of %2 phones").arg(wanted).arg(bench.extent.phones),
            *last.rss);
        row.median = last;
        rows.append(row);
        return rows;
    }

} // namespace

QList<Case> limitCases()
{
    return { { "start-up", startUp },
        { "device-page", devicePage },
        { "flood", floodCase },
        { "idle", idle },
        { "memory", memory } };
}

} // namespace symbolon::bench
