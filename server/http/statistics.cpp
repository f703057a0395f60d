// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/statistics.h"

namespace symbolon::http {

namespace {

    struct Row {
        QLatin1String name;
        int status;
    };

    //! In the order of the enumerators.
    constexpr std::array<Row, refusalCount> rows{ {
        { QLatin1String("malformed"), 400 },
        { QLatin1String("unknown_host"), 400 },
        { QLatin1String("head_timeout"), 408 },
        { QLatin1String("body_timeout"), 408 },
        { QLatin1String("body_too_large"), 413 },
        { QLatin1String("request_line_too_long"), 414 },
        { QLatin1String("content_coding"), 415 },
        { QLatin1String("expectation"), 417 },
        { QLatin1String("headers_too_large"), 431 },
        { QLatin1String("not_implemented"), 501 },
        { QLatin1String("version"), 505 },
        { QLatin1String("connections"), 503 },
        { QLatin1String("connections_per_client"), 503 },
        { QLatin1String("in_flight"), 503 },
        { QLatin1String("pool_queue"), 503 },
        { QLatin1String("hashing_queue"), 503 },
        { QLatin1String("body_memory"), 503 },
        { QLatin1String("event_streams"), 503 },
        { QLatin1String("event_streams_per_subject"), 429 },
        { QLatin1String("write_stall"), 0 },
        { QLatin1String("handshake_timeout"), 0 },
        { QLatin1String("handler_failure"), 500 },
    } };

} // namespace

QLatin1String refusalName(Refusal refusal)
{
    return rows[std::size_t(refusal)].name;
}

int refusalStatus(Refusal refusal)
{
    return rows[std::size_t(refusal)].status;
}

} // namespace symbolon::http
