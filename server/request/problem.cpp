// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/problem.h"

#include "server/http/reason_phrase.h"

#include "shared/json/write.h"

namespace symbolon::http {

namespace {

    using api::Surface;

    QByteArray activationProblem(const Error &error, int status)
    {
        const QJsonObject document{
            { QStringLiteral("detail"), error.wire.isEmpty() ? error.detail : error.wire },
            { QStringLiteral("status"), status },
            { QStringLiteral("title"), error.isUntitled ? QJsonValue() : QJsonValue(reasonPhrase(status)) },
            { QStringLiteral("type"), QStringLiteral("about:blank") },
        };
        return json::write(document, { true, true, true });
    }

    //! Stage-one errors and everything that no handler decided are problem documents (activation
    //! contract 3.2).
    bool isActivationProblem(const Error &error)
    {
        switch (error.code) {
        case Code::Malformed:
        case Code::Unauthenticated:
        case Code::MethodNotAllowed:
        case Code::UnsupportedMedia:
        case Code::TooLarge:
        case Code::Timeout:
        case Code::Internal:
        case Code::PreconditionFailed:
            return true;
        case Code::NotFound:
            return error.wire.isEmpty();
        case Code::Invalid:
        case Code::Forbidden:
        case Code::Conflict:
        case Code::TooMany:
        case Code::Unavailable:
            return false;
        }
        return true;
    }

    QString messageOf(const Error &error, int status)
    {
        if (!error.wire.isEmpty())
            return error.wire;
        if (error.code == Code::Invalid && !error.where.isEmpty())
            return QStringLiteral("%1: %2").arg(error.where, error.detail);
        if (error.code == Code::Invalid)
            return error.detail;
        return reasonPhrase(status);
    }

    Response activationError(const Error &error, int status)
    {
        Response response;
        if (isActivationProblem(error)) {
            Error shown = error;
            if (error.code == Code::NotFound && shown.detail.isEmpty())
                shown.detail = QStringLiteral("The requested URL was not found on the server.");
            if (error.code == Code::Internal)
                shown.detail = QStringLiteral("The server could not complete the request.");
            if (error.code == Code::Malformed && !error.where.isEmpty() && error.wire.isEmpty())
                shown.detail = QStringLiteral("%1: %2").arg(error.where, error.detail);
            response.contentType = "application/problem+json";
            response.body = activationProblem(shown, status);
            return response;
        }
        response.contentType = "application/json";
        response.body = json::write(
            QJsonObject{ { QStringLiteral("message"), messageOf(error, status) } }, json::activationStyle);
        return response;
    }

    //! The word or number a client of the old service looks at (auth-events contract section 6).
    QJsonValue codenameOf(const Error &error)
    {
        constexpr int badRequest = 1;
        constexpr int generalError = 5;
        if (error.codename.isEmpty())
            return error.code == Code::Malformed || error.code == Code::Invalid ? badRequest : generalError;
        bool isNumber = false;
        const int number = error.codename.toInt(&isNumber);
        return isNumber ? QJsonValue(number) : QJsonValue(error.codename);
    }

    //! What is said of the caller's own input is said here as well: the old service's messages were blank
    //! (weakness U1).
    QString eventsMessage(const Error &error, int status)
    {
        const bool isAboutInput = error.code == Code::Malformed || error.code == Code::Conflict;
        if (error.wire.isEmpty() && isAboutInput && !error.detail.isEmpty())
            return error.where.isEmpty() ? error.detail
                                         : QStringLiteral("%1: %2").arg(error.where, error.detail);
        return messageOf(error, status);
    }

    Response eventsError(const Error &error, int status)
    {
        Response response;
        response.contentType = "application/json";
        const QJsonObject body{
            { QStringLiteral("message"), eventsMessage(error, status) },
            { QStringLiteral("field"), error.where.isEmpty() ? QJsonValue() : QJsonValue(error.where) },
            { QStringLiteral("error_codename"), codenameOf(error) },
        };
        response.body = json::write(body, json::eventsStyle);
        return response;
    }

    //! A stable word for programs; the sentence for people is made by the app.
    QString codeName(Code code)
    {
        switch (code) {
        case Code::Malformed:
            return QStringLiteral("malformed");
        case Code::Invalid:
            return QStringLiteral("invalid");
        case Code::Unauthenticated:
            return QStringLiteral("unauthenticated");
        case Code::Forbidden:
            return QStringLiteral("forbidden");
        case Code::NotFound:
            return QStringLiteral("not_found");
        case Code::MethodNotAllowed:
            return QStringLiteral("method_not_allowed");
        case Code::Conflict:
            return QStringLiteral("conflict");
        case Code::PreconditionFailed:
            return QStringLiteral("precondition_failed");
        case Code::TooLarge:
            return QStringLiteral("too_large");
        case Code::UnsupportedMedia:
            return QStringLiteral("unsupported_media_type");
        case Code::TooMany:
            return QStringLiteral("too_many_requests");
        case Code::Timeout:
            return QStringLiteral("timeout");
        case Code::Unavailable:
            return QStringLiteral("unavailable");
        case Code::Internal:
            return QStringLiteral("internal");
        }
        return {};
    }

    //! May `detail` be shown? Only what was said about the caller's own input.
    bool isAboutInput(Code code)
    {
        return code == Code::Malformed || code == Code::Invalid || code == Code::Conflict;
    }

    Response nativeError(const Error &error, int status)
    {
        QJsonObject document{
            { QStringLiteral("type"), QStringLiteral("about:blank") },
            { QStringLiteral("title"), reasonPhrase(status) },
            { QStringLiteral("status"), status },
            { QStringLiteral("code"), codeName(error.code) },
        };
        if (!error.wire.isEmpty())
            document.insert(QStringLiteral("detail"), error.wire);
        else if (isAboutInput(error.code) && !error.detail.isEmpty())
            document.insert(QStringLiteral("detail"), error.detail);
        if (!error.where.isEmpty())
            document.insert(QStringLiteral("field"), error.where);
        if (!error.reference.isEmpty())
            document.insert(QStringLiteral("reference"), error.reference);
        Response response;
        response.contentType = "application/problem+json";
        response.body = json::write(document);
        return response;
    }

} // namespace

int statusOf(Surface surface, Code code)
{
    switch (code) {
    case Code::Malformed:
        return 400;
    case Code::Invalid:
        return surface == Surface::Native ? 422 : 400;
    case Code::Unauthenticated:
        return 401;
    case Code::Forbidden:
        return 403;
    case Code::NotFound:
        return 404;
    case Code::MethodNotAllowed:
        return 405;
    case Code::Timeout:
        return 408;
    case Code::Conflict:
        return 409;
    case Code::PreconditionFailed:
        return 412;
    case Code::TooLarge:
        return 413;
    case Code::UnsupportedMedia:
        return 415;
    case Code::TooMany:
        return 429;
    case Code::Internal:
        return 500;
    case Code::Unavailable:
        return 503;
    }
    return 500;
}

Response errorResponse(Surface surface, const Error &error)
{
    const int status = statusOf(surface, error.code);
    Response response;
    switch (surface) {
    case Surface::Activation:
        response = activationError(error, status);
        break;
    case Surface::Events:
        response = eventsError(error, status);
        break;
    case Surface::Native:
        response = nativeError(error, status);
        break;
    }
    response.status = status;
    if (error.retryAfter > 0)
        response.setHeader("Retry-After", QByteArray::number(error.retryAfter));
    if (!error.reference.isEmpty())
        response.setHeader("X-Reference", error.reference.toLatin1());
    if (error.code == Code::Unauthenticated)
        response.setHeader("WWW-Authenticate", R"(Bearer realm="symbolon")");
    return response;
}

Surface surfaceOf(QByteArrayView path)
{
    if (path.startsWith("/v1/") || path.startsWith("/.well-known/"))
        return Surface::Native;
    if (path.startsWith("/api/"))
        return Surface::Events;
    return Surface::Activation;
}

} // namespace symbolon::http
