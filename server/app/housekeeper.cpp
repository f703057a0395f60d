// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/housekeeper.h"

#include "shared/core/log.h"

#include <algorithm>

namespace symbolon::app {

using namespace std::chrono_literals;

Housekeeper::Housekeeper(store::Target target, QList<Chore> chores)
    : m_target(std::move(target))
{
    for (Chore &chore : chores)
        m_chores.append({ std::move(chore), {}, false });
}

Housekeeper::~Housekeeper()
{
    stop();
}

void Housekeeper::start()
{
    const auto now = std::chrono::steady_clock::now();
    for (Due &due : m_chores)
        due.next = now + due.chore.every;
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void Housekeeper::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void Housekeeper::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        auto next = std::chrono::steady_clock::now() + 1h;
        for (Due &due : m_chores) {
            if (due.next <= std::chrono::steady_clock::now())
                perform(due);
            next = std::min(next, due.next);
        }
        std::unique_lock lock(m_mutex);
        m_wait.wait_until(lock, stop, next, [] { return false; });
    }
    for (Due &due : m_chores)
        perform(due);
    m_connection.reset();
}

void Housekeeper::perform(Due &due)
{
    due.next = std::chrono::steady_clock::now() + due.chore.every;
    Result<void> done;
    if (!m_connection) {
        if (auto opened = store::Connection::open(m_target))
            m_connection = std::move(*opened);
        else
            done = Failure(std::move(opened.error()));
    }
    if (m_connection)
        done = due.chore.act(*m_connection);
    if (!done && !due.hasFailed)
        logWarning("housekeeping",
            QStringLiteral("a regular task failed and will be tried again"),
            { { QStringLiteral("task"), QString::fromLatin1(due.chore.name) },
                { QStringLiteral("reason"), done.error().detail } });
    due.hasFailed = !done;
}

Result<void> removeExpired(store::Connection &connection, Instant now)
{
    SYMBOLON_CHECK(connection.run(sql::activation_result::delete_expired, { { "now", now } }));
    SYMBOLON_CHECK(connection.run(sql::revocation::delete_expired, { { "now", now } }));
    SYMBOLON_CHECK(connection.run(sql::limit_counter::delete_old, { { "before", now - 48h } }));
    SYMBOLON_CHECK(connection.run(sql::source_ban::delete_forgotten, { { "now", now } }));
    SYMBOLON_CHECK(connection.run(sql::used_proof::delete_expired, { { "now", now } }));
    SYMBOLON_CHECK(connection.run(sql::session::delete_ended, { { "before", now - 24h } }));
    SYMBOLON_CHECK(connection.run(sql::outbox::delete_delivered, { { "before", now - 30 * 24h } }));
    return {};
}

} // namespace symbolon::app
