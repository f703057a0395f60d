// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"

#include "shared/core/clock.h"

#include <functional>
#include <optional>

namespace symbolon::http {
class Metrics;
}

namespace symbolon::app {

//! Notices when the clock that decides about expiry is put back: against a clock that only runs forward while
//! the server runs, against the time in the database when it starts. The server goes on, since the new time
//! may be the right one; the log, the audit trail (`clock.back`) and the figures tell. Belongs to one thread.
class ClockWatch {
public:
    //! Time since any fixed point that no administrator can change.
    using Steady = std::function<std::chrono::steady_clock::time_point()>;

    ClockWatch(const Clock &clock, http::Metrics &metrics, Steady steady = &std::chrono::steady_clock::now);

    //! To be called every few seconds. Keeps the time in the database once a minute.
    [[nodiscard]] Result<void> look(store::Connection &connection);

private:
    struct Sight {
        Instant time{};
        std::chrono::steady_clock::time_point steady{};
    };

    [[nodiscard]] Result<void> compareWithStored(store::Connection &connection, Instant now);
    [[nodiscard]] Result<void> tell(
        store::Connection &connection, Instant now, std::chrono::microseconds back, const char *against);
    [[nodiscard]] Result<void> store(store::Connection &connection, Instant now);

    const Clock &m_clock;
    http::Metrics &m_metrics;
    const Steady m_steady;
    std::optional<Sight> m_last;
    std::optional<std::chrono::steady_clock::time_point> m_storedAt;
};

} // namespace symbolon::app
