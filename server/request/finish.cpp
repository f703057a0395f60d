// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/finish.h"

#include "server/http/reason_phrase.h"
#include "server/request/entity_tag.h"
#include "server/request/problem.h"

#include "shared/core/log.h"
#include "shared/json/write.h"

namespace symbolon::http {

namespace {

    using api::Surface;

    //! Does `If-None-Match` name this tag? The weak form and `*` count (RFC 9110 section 13.1.2).
    bool matches(const QByteArray &condition, const QByteArray &tag)
    {
        if (condition.trimmed() == "*")
            return true;
        for (const auto &part : condition.split(',')) {
            QByteArray candidate = part.trimmed();
            if (candidate.startsWith("W/"))
                candidate = candidate.mid(2);
            if (candidate == tag)
                return true;
        }
        return false;
    }

    void tag(Response &response, const Request &request)
    {
        QByteArray etag = response.header("etag");
        if (etag.isNull()) {
            etag = entityTag(response.body);
            response.setHeader("ETag", etag);
        }
        const bool isRead = request.method == "GET" || request.method == "HEAD";
        const QByteArray condition = request.header("if-none-match");
        if (isRead && response.status == 200 && !condition.isEmpty() && matches(condition, etag)) {
            response.status = 304;
            response.body.clear();
            response.contentType.clear();
        }
    }

} // namespace

void finish(Response &response,
    const api::EndpointInfo *info,
    Surface surface,
    const Request &request,
    const QString &requestId)
{
    const bool isSecret = info && info->carriesSecret && response.status < 300;
    if (isSecret)
        response.setHeader("Cache-Control", "no-cache, no-store, must-revalidate");
    else if (surface != Surface::Events)
        response.setHeader("Cache-Control", "no-cache, must-revalidate");
    if (surface == Surface::Activation) {
        response.setHeader("Pragma", "no-cache");
        response.setHeader("Expires", "0");
    }
    if (surface == Surface::Events)
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Request-Id", requestId.toLatin1());
    if (!isSecret && !response.stream && !response.file && surface != Surface::Events)
        tag(response, request);
}

Response failureResponse(const Context &context, const api::EndpointInfo &info, const Error &error)
{
    if (error.code == Code::Internal) {
        logError("http",
            QStringLiteral("a request failed inside"),
            { { QStringLiteral("request"), context.requestId },
                { QStringLiteral("route"), QLatin1String(info.path) },
                { QStringLiteral("detail"), error.detail } });
    }
    return errorResponse(info.surface, error.code == Code::Unavailable ? databaseDown(error) : error);
}

Error databaseDown(const Error &cause)
{
    Error error = cause;
    error.code = Code::Unavailable;
    if (error.wire.isEmpty())
        error.wire = QStringLiteral("Database connection failed: the service is unavailable");
    if (error.retryAfter == 0)
        error.retryAfter = 1;
    return error;
}

Response protocolError(Surface surface, int status, const QString &why)
{
    Response response;
    response.status = status;
    response.contentType = "application/problem+json";
    const bool isActivation = surface == Surface::Activation;
    const QJsonObject document{ { QStringLiteral("detail"), why },
        { QStringLiteral("status"), status },
        { QStringLiteral("title"), reasonPhrase(status) },
        { QStringLiteral("type"), QStringLiteral("about:blank") } };
    response.body = json::write(document, { isActivation, isActivation, isActivation });
    if (status == 503 || status == 429)
        response.setHeader("Retry-After", "1");
    return response;
}

void logAccess(const Request &request, const Response &response, std::chrono::nanoseconds took)
{
    const bool isProbe = response.routePattern == "/running" || response.routePattern == "/metrics";
    const auto level = isProbe ? LogEntry::Level::Debug : LogEntry::Level::Info;
    if (!isLogged(level))
        return;
    log({ level,
        "access",
        QStringLiteral("request"),
        { { QStringLiteral("request"), response.requestId },
            { QStringLiteral("method"), QString::fromLatin1(request.method) },
            { QStringLiteral("route"), QString::fromLatin1(response.routePattern) },
            { QStringLiteral("status"), QString::number(response.status) },
            { QStringLiteral("ms"), QString::number(static_cast<double>(took.count()) / 1e6, 'f', 2) },
            { QStringLiteral("subject"), response.subject } } });
}

} // namespace symbolon::http
