// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/statistics.h"

namespace symbolon::http {

QLatin1String refusalName(Refusal refusal)
{
    static constexpr std::array<QLatin1String, refusalCount> names{
        QLatin1String("malformed"),
        QLatin1String("unknown_host"),
        QLatin1String("head_timeout"),
        QLatin1String("body_timeout"),
        QLatin1String("body_too_large"),
        QLatin1String("request_line_too_long"),
        QLatin1String("content_coding"),
        QLatin1String("expectation"),
        QLatin1String("headers_too_large"),
        QLatin1String("not_implemented"),
        QLatin1String("version"),
        QLatin1String("connections"),
        QLatin1String("connections_per_client"),
        QLatin1String("in_flight"),
        QLatin1String("pool_queue"),
        QLatin1String("hashing_queue"),
        QLatin1String("body_memory"),
        QLatin1String("event_streams"),
        QLatin1String("event_streams_per_subject"),
        QLatin1String("write_stall"),
        QLatin1String("handshake_timeout"),
        QLatin1String("handler_failure"),
    };
    return names[std::size_t(refusal)];
}

} // namespace symbolon::http
