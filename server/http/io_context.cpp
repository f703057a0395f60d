// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/io_context.h"

#include "server/http/serialiser.h"

namespace symbolon::http {

QByteArrayView IoContext::date()
{
    const std::int64_t second = toUnixSeconds(core.clock.now());
    if (second != m_dateSecond) {
        m_dateSecond = second;
        m_date = httpDate(second);
    }
    return m_date;
}

} // namespace symbolon::http
