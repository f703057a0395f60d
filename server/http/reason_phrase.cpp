// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/reason_phrase.h"

#include <QHash>

namespace symbolon::http {

QString reasonPhrase(int status)
{
    static const QHash<int, QString> phrases{
        { 200, QStringLiteral("OK") },
        { 201, QStringLiteral("Created") },
        { 202, QStringLiteral("Accepted") },
        { 204, QStringLiteral("No Content") },
        { 301, QStringLiteral("Moved Permanently") },
        { 304, QStringLiteral("Not Modified") },
        { 308, QStringLiteral("Permanent Redirect") },
        { 400, QStringLiteral("Bad Request") },
        { 401, QStringLiteral("Unauthorized") },
        { 403, QStringLiteral("Forbidden") },
        { 404, QStringLiteral("Not Found") },
        { 405, QStringLiteral("Method Not Allowed") },
        { 408, QStringLiteral("Request Timeout") },
        { 409, QStringLiteral("Conflict") },
        { 412, QStringLiteral("Precondition Failed") },
        { 413, QStringLiteral("Content Too Large") },
        { 414, QStringLiteral("URI Too Long") },
        { 415, QStringLiteral("Unsupported Media Type") },
        { 417, QStringLiteral("Expectation Failed") },
        { 422, QStringLiteral("Unprocessable Content") },
        { 429, QStringLiteral("Too Many Requests") },
        { 431, QStringLiteral("Request Header Fields Too Large") },
        { 500, QStringLiteral("Internal Server Error") },
        { 501, QStringLiteral("Not Implemented") },
        { 503, QStringLiteral("Service Unavailable") },
        { 505, QStringLiteral("HTTP Version Not Supported") },
    };
    return phrases.value(status, QStringLiteral("Error"));
}

} // namespace symbolon::http
