// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/metrics.h"

#include <QHash>
#include <QReadWriteLock>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace symbolon::http {

namespace {

    const prometheus::Histogram::BucketBoundaries latencyBuckets{
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5
    };

} // namespace

struct Series {
    prometheus::Counter *requests = nullptr;
    prometheus::Histogram *seconds = nullptr;
};

struct Metrics::Private {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter> &requests = prometheus::BuildCounter()
                                                            .Name("symbolon_requests_total")
                                                            .Help("Finished requests")
                                                            .Register(registry);
    prometheus::Family<prometheus::Histogram> &seconds =
        prometheus::BuildHistogram()
            .Name("symbolon_request_seconds")
            .Help("Time from routing to the finished response")
            .Register(registry);
    prometheus::Family<prometheus::Counter> &events = prometheus::BuildCounter()
                                                          .Name("symbolon_protection_events_total")
                                                          .Help("What protection did or met")
                                                          .Register(registry);
    //! Looking a series up by labels costs microseconds: each is remembered by its key.
    mutable QReadWriteLock lock;
    QHash<QByteArray, Series> series;
};

Metrics::Metrics()
    : d(std::make_unique<Private>())
{
}

Metrics::~Metrics() = default;

void Metrics::count(
    const QByteArray &method, const QByteArray &routePattern, int status, std::chrono::nanoseconds took)
{
    if (routePattern == "/running" || routePattern == "/version" || routePattern == "/metrics"
        || (routePattern == "/healthcheck" && status == 200))
        return;
    static const QList<QByteArray> known{ "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" };
    const QByteArray verb =
        known.contains(method) ? method : QByteArray("other"); // callers must not make series
    const QByteArray key = verb + ' ' + routePattern + ' ' + QByteArray::number(status);
    Series found;
    {
        const QReadLocker reading(&d->lock);
        found = d->series.value(key);
    }
    if (!found.requests) {
        const std::string route = routePattern.isEmpty() ? "unmatched" : routePattern.toStdString();
        const QWriteLocker writing(&d->lock);
        found.requests = &d->requests.Add(
            { { "method", verb.toStdString() }, { "route", route }, { "status", std::to_string(status) } });
        found.seconds = &d->seconds.Add({ { "route", route } }, latencyBuckets);
        d->series.insert(key, found);
    }
    found.requests->Increment();
    found.seconds->Observe(std::chrono::duration<double>(took).count());
}

void Metrics::event(const char *what)
{
    const QWriteLocker writing(&d->lock);
    d->events.Add({ { "event", what } }).Increment();
}

void Metrics::gauge(const char *name, const char *help, double value)
{
    const QWriteLocker writing(&d->lock);
    prometheus::BuildGauge().Name(name).Help(help).Register(d->registry).Add({}).Set(value);
}

QByteArray Metrics::text() const
{
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(d->registry.Collect()));
}

} // namespace symbolon::http
