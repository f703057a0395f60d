// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/operational.h"

#include "server/domain/jwks.h"
#include "server/request/authenticate.h"
#include "server/request/metrics.h"
#include "server/request/process_metrics.h"

#include "shared/json/write.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <algorithm>
#include <functional>

namespace symbolon::handlers {

using namespace std::chrono;

namespace {

    constexpr double successCached = 27; //!< seconds, as the old service says (contract 7.14)
    constexpr double failureCached = 9;

    double toSeconds(Instant instant)
    {
        return duration<double>(instant.time_since_epoch()).count();
    }

    //! Whoever came through a proxy on this machine is not the machine, even where the proxy is not trusted.
    bool isThisMachine(const http::Context &context)
    {
        const auto &request = context.request;
        return context.client.isLoopback() && request.peer.isLoopback()
            && request.header("x-forwarded-for").isNull() && request.header("forwarded").isNull();
    }

    //! Detail is for the machine itself and for who may see figures; anybody else learns up or down
    //! (security: attack 105).
    bool maySeeDetail(http::Context &context, const api::EndpointInfo &info)
    {
        if (isThisMachine(context))
            return true;
        api::EndpointInfo guarded = info;
        guarded.permission = api::Permission::scoped("read:metric");
        const auto credential = http::readCredential(context.request, guarded);
        return credential && http::authorise(context, guarded, *credential);
    }

    //! `check` says what is wrong, or nothing.
    api::HealthCheckResult run(
        http::Context &context, const QString &name, const std::function<QString()> &check)
    {
        const auto started = steady_clock::now();
        const QString trouble = check();
        api::HealthCheckResult result;
        result.checker = name;
        result.passed = trouble.isEmpty();
        result.output = result.passed ? QStringLiteral("OK") : trouble;
        result.responseTime = duration<double>(steady_clock::now() - started).count();
        result.timestamp = toSeconds(context.now());
        result.expires = result.timestamp + (result.passed ? successCached : failureCached);
        return result;
    }

    QList<api::HealthCheckResult> runChecks(http::Context &context)
    {
        const auto reached = run(context, QStringLiteral("database"), [&] {
            return context.db.one(sql::health::ping) ? QString() : QStringLiteral("not reachable");
        });
        const auto current = run(context, QStringLiteral("database version"), [&] {
            const auto rows = context.db.all(sql::schema_migration::list);
            if (!rows)
                return QStringLiteral("not reachable");
            const int newest = rows->isEmpty() ? -1 : rows->last().integer("number");
            const int wanted = sql::migrations().back().number;
            return newest == wanted ? QString() : QStringLiteral("%1 instead of %2").arg(newest).arg(wanted);
        });
        return { reached, current };
    }

    //! What a deployment wrote where the program is started or beside it; else `otherwise`.
    QString buildText(const QString &file, const QString &otherwise)
    {
        for (const QString &folder : { QDir::currentPath(), QCoreApplication::applicationDirPath() }) {
            QFile text(folder + u'/' + file);
            if (text.open(QIODevice::ReadOnly))
                return QString::fromUtf8(text.read(100)).trimmed();
        }
        return otherwise;
    }

} // namespace

Result<api::ReadRunning::Response> readRunning(http::Context &, const api::Input<api::ReadRunning> &)
{
    return api::ReadRunning::Response{};
}

Result<api::ReadVersion::Response> readVersion(http::Context &, const api::Input<api::ReadVersion> &)
{
    return api::ReadVersion::Response{ buildText(
                                           QStringLiteral("build-circleci.txt"), QStringLiteral("unknown")),
        buildText(QStringLiteral("build-githash.txt"), QStringLiteral(SYMBOLON_BUILD_HASH)),
        QCoreApplication::applicationVersion() };
}

Result<http::Response> readHealth(http::Context &context, const api::Input<ReadHealth> &)
{
    api::HealthReport report;
    const auto results = runChecks(context);
    const bool isWell =
        std::all_of(results.begin(), results.end(), [](const auto &result) { return result.passed; });
    report.status = isWell ? QStringLiteral("success") : QStringLiteral("failure");
    report.timestamp = toSeconds(context.now());
    if (maySeeDetail(context, ReadHealth::info)) {
        report.hostname = QSysInfo::machineHostName();
        report.results = results;
    }
    http::Response response;
    response.status = isWell ? 200 : 500;
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
    response.body = context.services.metrics.text() + http::processMetrics();
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
