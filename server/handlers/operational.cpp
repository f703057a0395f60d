// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/operational.h"

#include "server/domain/jwks.h"
#include "server/request/authenticate.h"
#include "server/request/metrics.h"

#include "shared/json/write.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace symbolon::handlers {

using namespace std::chrono;

namespace {

    constexpr double successCached = 27; //!< seconds, as the old service says (contract 7.14)
    constexpr double failureCached = 9;

    double toSeconds(Instant instant)
    {
        return duration<double>(instant.time_since_epoch()).count();
    }

    //! Detail is for the machine itself and for who may see figures; anybody else learns up or down
    //! (security: attack 105).
    bool maySeeDetail(http::Context &context, const api::EndpointInfo &info)
    {
        if (context.client.isLoopback() && context.request.peer.isLoopback())
            return true;
        api::EndpointInfo guarded = info;
        guarded.permission = api::Permission::scoped("read:metric");
        const auto credential = http::readCredential(context.request, guarded);
        return credential && http::authorise(context, guarded, *credential);
    }

    api::HealthCheckResult checkDatabase(http::Context &context)
    {
        const auto started = steady_clock::now();
        const auto answer = context.db.one(sql::health::ping);
        api::HealthCheckResult result;
        result.checker = QStringLiteral("database");
        result.passed = answer.has_value();
        result.output = answer ? QStringLiteral("OK") : QStringLiteral("not reachable");
        result.responseTime = duration<double>(steady_clock::now() - started).count();
        result.timestamp = toSeconds(context.now());
        result.expires = result.timestamp + (result.passed ? successCached : failureCached);
        return result;
    }

} // namespace

Result<api::ReadRunning::Response> readRunning(http::Context &, const api::Input<api::ReadRunning> &)
{
    return api::ReadRunning::Response{};
}

Result<api::ReadVersion::Response> readVersion(http::Context &, const api::Input<api::ReadVersion> &)
{
    return api::ReadVersion::Response{
        QStringLiteral("unknown"), QStringLiteral("unknown"), QCoreApplication::applicationVersion()
    };
}

Result<http::Response> readHealth(http::Context &context, const api::Input<ReadHealth> &)
{
    api::HealthReport report;
    const auto database = checkDatabase(context);
    report.status = database.passed ? QStringLiteral("success") : QStringLiteral("failure");
    report.timestamp = toSeconds(context.now());
    if (maySeeDetail(context, ReadHealth::info)) {
        report.hostname = QSysInfo::machineHostName();
        report.results = { database };
    }
    http::Response response;
    response.status = database.passed ? 200 : 500;
    response.contentType = "application/json";
    response.body = json::write(json::encode(report), json::activationStyle);
    return response;
}

Result<http::Response> readMetrics(http::Context &context, const api::Input<ReadMetrics> &)
{
    if (!maySeeDetail(context, ReadMetrics::info))
        return fail(Code::Forbidden, QStringLiteral("figures are for loopback or read:metric"));
    http::Response response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.body = context.services.metrics.text();
    return response;
}

Result<http::Response> readKeySet(http::Context &context, const api::Input<ReadKeySet> &)
{
    http::Response response;
    response.contentType = "application/jwk-set+json";
    response.body = jwt::keySetDocument(*context.services.keyRing(), context.now());
    return response;
}

} // namespace symbolon::handlers
