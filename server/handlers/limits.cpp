// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/limits.h"

#include "server/http/address.h"

namespace symbolon::handlers {

using namespace std::chrono;

namespace {

    Failure tooMany(seconds retryAfter, const Limit &limit)
    {
        Error error{ Code::TooMany,
            QStringLiteral("limit reached: %1").arg(limit.bucket.section(u':', 0, 0)) };
        error.retryAfter = static_cast<int>(std::max<seconds::rep>(1, retryAfter.count()));
        error.commits = true;
        return Failure(std::move(error));
    }

} // namespace

Limit failuresOfSource(const http::Context &context, const char *kind)
{
    const auto &protection = context.services.settings.protection;
    return { QStringLiteral("failures-%1:%2").arg(QLatin1String(kind), http::bucketOf(context.client)),
        protection.failuresPerSource,
        protection.failureWindow };
}

Limit failuresOfPatient(const http::Context &context, const QString &patientId)
{
    return { QStringLiteral("wrong-pins:%1").arg(patientId),
        context.services.settings.activation.failureBudgetPerDay,
        hours(24) };
}

Limit issuesOfCaller(const http::Context &context)
{
    return { QStringLiteral("issues:%1").arg(context.caller.identity),
        context.services.settings.protection.issuesPerOperator,
        hours(1) };
}

Limit failuresOverall(const http::Context &context)
{
    return {
        QStringLiteral("failures-overall:"), context.services.settings.protection.failuresOverall, minutes(1)
    };
}

Result<void> checkLimit(http::Context &context, const Limit &limit)
{
    SYMBOLON_TRY(const auto row, context.db.one(sql::limit_counter::find, { { "bucket", limit.bucket } }));
    if (!row || row->integer("count") < limit.most)
        return {};
    const auto over = row->instant("window_start") + limit.window;
    if (over <= context.now())
        return {};
    return tooMany(ceil<seconds>(over - context.now()), limit);
}

Result<int> countOne(http::Context &context, const Limit &limit)
{
    SYMBOLON_TRY(const auto row,
        context.db.one(sql::limit_counter::add,
            { { "bucket", limit.bucket },
                { "now", context.now() },
                { "window_end", context.now() - limit.window } }));
    return row ? row->integer("count") : 0;
}

Result<void> spend(http::Context &context, const Limit &limit)
{
    SYMBOLON_TRY(const int count, countOne(context, limit));
    if (count > limit.most)
        return tooMany(limit.window, limit);
    return {};
}

} // namespace symbolon::handlers
