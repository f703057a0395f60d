// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/engine_settings.h"
#include "server/http/event_hub.h"
#include "server/http/statistics.h"

#include "shared/core/clock.h"

namespace symbolon::http {

//! What every thread of a running engine shares.
struct EngineCore {
    const EngineSettings &settings;
    Dispatcher &dispatcher;
    Counters &counters;
    EventHub &events;
    const Clock &clock;

    //! Dispatcher::admit(); the default when it throws.
    [[nodiscard]] Dispatcher::Admission admit(QByteArrayView method, QByteArrayView path) const;
    //! Dispatcher::handle() with whatever it throws turned into a refusal.
    [[nodiscard]] Response handle(const Request &request, Lane lane) const;
    //! Counts a refusal and makes its answer, with Retry-After where the client is to come back.
    [[nodiscard]] Response refuse(Refusal refusal, QByteArrayView path, const char *why) const;
};

//! What a request takes of the engine while it is received and worked on: its body's memory, and a place
//! among the requests in flight. Gives both back when destroyed.
class Ticket {
public:
    explicit Ticket(Counters &counters)
        : m_counters(&counters)
    {
    }

    ~Ticket();
    Ticket(Ticket &&other) noexcept;
    Ticket &operator=(Ticket &&other) noexcept;
    Q_DISABLE_COPY(Ticket)

    //! Accounts for a body of `bytes` so far; false when all bodies together would take more than `limit`.
    [[nodiscard]] bool holdBody(qint64 bytes, qint64 limit);
    //! False when `limit` requests are in flight already.
    [[nodiscard]] bool takeOff(int limit);

private:
    Counters *m_counters;
    qint64 m_bodyBytes = 0;
    bool m_isInFlight = false;
};

} // namespace symbolon::http
