// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/call.h"

namespace symbolon::gui {

namespace {

    QByteArray scalarText(const QJsonValue &value)
    {
        if (value.isBool())
            return value.toBool() ? "true" : "false";
        if (value.isDouble())
            return QByteArray::number(value.toInteger());
        return value.toString().toUtf8();
    }

    Code codeOfStatus(int status)
    {
        switch (status) {
        case 400:
            return Code::Invalid;
        case 401:
            return Code::Unauthenticated;
        case 403:
            return Code::Forbidden;
        case 404:
            return Code::NotFound;
        case 405:
            return Code::MethodNotAllowed;
        case 408:
        case 504:
            return Code::Timeout;
        case 409:
            return Code::Conflict;
        case 412:
            return Code::PreconditionFailed;
        case 413:
            return Code::TooLarge;
        case 415:
            return Code::UnsupportedMedia;
        case 429:
            return Code::TooMany;
        case 502:
        case 503:
            return Code::Unavailable;
        default:
            return Code::Internal;
        }
    }

    //! The word of the problem document; only two statuses need it, every other has one meaning.
    Code codeOf(const QJsonObject &problem, int status)
    {
        if (problem.value(u"code").toString() == u"malformed")
            return Code::Malformed;
        return codeOfStatus(status);
    }

} // namespace

Result<QByteArray> expandPath(const char *pattern, const QJsonObject &values)
{
    QByteArray path(pattern);
    for (auto value = values.begin(); value != values.end(); ++value) {
        const QByteArray text = scalarText(value.value());
        if (text.isEmpty())
            return fail(Code::Invalid, QStringLiteral("a path parameter is empty"), u'/' + value.key());
        path.replace('{' + value.key().toUtf8() + '}', text.toPercentEncoding());
    }
    return path;
}

QByteArray encodeQuery(const QJsonObject &values)
{
    QByteArray query;
    const auto add = [&query](const QString &key, const QJsonValue &value) {
        query += (query.isEmpty() ? '?' : '&') + key.toUtf8().toPercentEncoding() + '='
            + scalarText(value).toPercentEncoding();
    };
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (!value.value().isArray()) {
            add(value.key(), value.value());
            continue;
        }
        const QJsonArray items = value.value().toArray();
        for (const QJsonValue &item : items)
            add(value.key(), item);
    }
    return query;
}

QList<std::pair<QByteArray, QByteArray>> encodeHeaders(const QJsonObject &values)
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    for (auto value = values.begin(); value != values.end(); ++value)
        headers.emplaceBack(value.key().toUtf8(), scalarText(value.value()));
    return headers;
}

Error errorOf(const Reply &reply)
{
    Error error{ codeOfStatus(reply.status) };
    error.retryAfter = reply.retryAfter;
    error.detail = QStringLiteral("status %1").arg(reply.status);
    if (!reply.contentType.startsWith("application/problem+json"))
        return error;
    const Result<QJsonValue> document = json::parse(reply.body);
    if (!document)
        return error;
    const QJsonObject problem = document->toObject();
    error.code = codeOf(problem, reply.status);
    error.detail = problem.value(u"detail").toString(error.detail);
    error.where = problem.value(u"field").toString();
    error.reference = problem.value(u"reference").toString();
    return error;
}

} // namespace symbolon::gui
