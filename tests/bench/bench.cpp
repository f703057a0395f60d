// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"

namespace symbolon::bench {

LoadPlan Bench::plan(std::function<QByteArray(int)> next) const
{
    LoadPlan plan;
    plan.port = site.port();
    plan.time = extent.caseTime;
    plan.next = std::move(next);
    return plan;
}

Sample Bench::measure(const LoadPlan &plan)
{
    const Usage before = usageOf(site.pid());
    const LoadResult result = runLoad(plan);
    const Usage after = usageOf(site.pid());
    site.clearLog();
    if (result.errors > 0)
        qWarning("%lld answers were not 200; the last was %d",
            static_cast<long long>(result.errors),
            result.lastError);
    Sample sample;
    sample.perSecond = result.perSecond();
    sample.p50 = result.latency.quantile(0.5);
    sample.p99 = result.latency.quantile(0.99);
    sample.cpu =
        result.requests > 0 ? (after.cpuSeconds - before.cpuSeconds) * 1e6 / double(result.requests) : 0;
    sample.rss = after.rssMiB;
    sample.errors = result.errors;
    return sample;
}

Sample Bench::alternate(const std::function<double()> &baseline, const std::function<Sample()> &once)
{
    QList<Sample> samples;
    for (int i = 0; i < extent.runs; ++i) {
        const double reached = baseline();
        Sample sample = once();
        sample.baseline = reached;
        if (reached > 0)
            sample.score = *sample.perSecond / reached;
        samples.append(sample);
    }
    return medianOf(samples);
}

double Bench::nginxPerSecond() const
{
    LoadPlan asked = plan([request = getRequest("/running")](int) { return request; });
    asked.port = nginx->port();
    asked.time = extent.baselineTime;
    return runLoad(asked).perSecond();
}

double Bench::poolPerSecond() const
{
    int turn = 0;
    LoadPlan asked = plan([&](int) {
        turn = turn % Site::manyPhones + 1;
        return getRequest("/many-" + QByteArray::number(turn));
    });
    asked.port = pool->port();
    asked.time = extent.baselineTime;
    return runLoad(asked).perSecond();
}

//! By waiting behind them.
void Bench::finishHashing() const
{
    (void)ask(site.port(), postRequest("/dhos/v1/patient/last/activation", site.operatorHeaders()));
}

void Bench::makePhonesKnown()
{
    if (arePhonesKnown)
        return;
    int next = 0;
    LoadPlan asked = plan([&](int) {
        if (next >= extent.phones)
            return QByteArray();
        return refreshRequest("many-" + QByteArray::number(++next));
    });
    asked.connections = 32;
    asked.time = std::chrono::hours(1);
    const LoadResult result = runLoad(asked);
    arePhonesKnown = true;
    if (result.errors > 0)
        qWarning("%lld phones were refused", static_cast<long long>(result.errors));
    firstPerSecond = result.perSecond();
}

void askEach(const Bench &bench, const LoadPlan &plan, int count)
{
    LoadPlan asked = plan;
    asked.connections = 1;
    asked.requests = count;
    asked.time = std::chrono::minutes(1);
    (void)runLoad(asked);
    bench.site.clearLog();
}

QByteArray refreshRequest(const QByteArray &patientId)
{
    return getRequest("/dhos/v1/patient/" + patientId + "/jwt",
        QByteArray("x-authorisation-code: ") + Site::authorisationCode + "\r\n");
}

QString percent(double share)
{
    return QString::number(share * 100, 'f', 1) + QStringLiteral(" %");
}

} // namespace symbolon::bench
