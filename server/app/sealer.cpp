// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/sealer.h"

#include "shared/core/log.h"

#include <algorithm>

namespace symbolon::app {

using namespace std::chrono_literals;

namespace {

    //! Twice the longest transaction that the store allows.
    constexpr auto lateness = 2min;
    //! How often the whole table is looked through, in case an entry was later still.
    constexpr auto fullLook = 1h;

} // namespace

Sealer::Sealer(store::Target target, std::chrono::milliseconds pause, const Clock &clock)
    : m_target(std::move(target))
    , m_pause(pause)
    , m_clock(clock)
{
}

Sealer::~Sealer()
{
    stop();
}

void Sealer::start()
{
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void Sealer::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void Sealer::run(const std::stop_token &stop)
{
    bool isLast = false;
    while (!isLast) {
        isLast = stop.stop_requested();
        const auto done = round();
        if (!done && !m_hasFailed)
            logError("audit",
                QStringLiteral("audit entries cannot be sealed now"),
                { { QStringLiteral("reason"), done.error().detail } });
        m_hasFailed = !done;
        std::unique_lock lock(m_mutex);
        m_wait.wait_for(lock, stop, m_pause, [] { return false; });
    }
    m_connection.reset();
}

Result<void> Sealer::round()
{
    if (!m_connection) {
        SYMBOLON_TRY(m_connection, store::Connection::open(m_target));
    }
    const Instant now = m_clock.now();
    moveWindow(now);
    while (true) {
        SYMBOLON_TRY(const auto seals, sealCommitted(*m_connection, m_after, now));
        if (seals.isEmpty())
            return {};
        for (const audit::Seal &seal : seals)
            m_sealed = std::max(m_sealed, seal.entryId);
    }
}

void Sealer::moveWindow(Instant now)
{
    if (now - m_lookedAtAll >= fullLook) {
        m_lookedAtAll = now;
        m_after = 0;
        m_mark = m_sealed;
        m_markedAt = now;
    } else if (now - m_markedAt >= lateness) {
        m_after = m_mark;
        m_mark = m_sealed;
        m_markedAt = now;
    }
}

} // namespace symbolon::app
