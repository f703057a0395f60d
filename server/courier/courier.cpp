// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/courier/courier.h"

#include "shared/core/log.h"

#include <algorithm>

namespace symbolon::courier {

namespace {

    constexpr const char *area = "courier";

    Outgoing outgoing(const store::Row &row)
    {
        return { .id = row.bigInteger("id"),
            .destination = row.text("destination"),
            .messageId = row.text("message_id"),
            .headers = QJsonDocument::fromJson(row.text("headers").toUtf8()).object(),
            .payload = row.bytes("payload"),
            .correlationId = row.text("correlation_id"),
            .created = row.instant("created"),
            .attempts = row.integer("attempts") };
    }

} // namespace

Courier::Courier(store::Target target, Channel channel, Pace pace, const Clock &clock)
    : m_target(std::move(target))
    , m_channel(std::move(channel))
    , m_pace(pace)
    , m_clock(clock)
{
}

Courier::~Courier()
{
    stop();
}

void Courier::start()
{
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void Courier::wake()
{
    const std::scoped_lock lock(m_mutex);
    m_isWoken = true;
    m_changed.notify_all();
}

void Courier::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

Status Courier::status() const
{
    const std::scoped_lock lock(m_mutex);
    return m_status;
}

void Courier::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const auto step = deliverNext();
        if (!step) {
            noteFailure(step.error().detail);
            rest(stop, pauseAfterFailure(), false);
            continue;
        }
        switch (*step) {
        case Step::Delivered:
            m_retry = {};
            break;
        case Step::Held:
            rest(stop, pauseAfterFailure(), false);
            break;
        case Step::Nothing:
            m_channel.idle();
            rest(stop, m_pace.poll, true);
            break;
        }
    }
    m_connection.reset();
}

//! One message. On PostgreSQL the row and the channel's lead are held by a transaction while the message is
//! on its way; on SQLite one process owns the file, and an open transaction would keep every request from
//! writing.
Result<Courier::Step> Courier::deliverNext()
{
    if (!m_connection) {
        SYMBOLON_TRY(m_connection, store::Connection::open(m_target));
    }
    if (m_connection->engine() == store::Engine::Sqlite)
        return deliverIfLeader(*m_connection);
    return store::inTransaction(*m_connection, [this] { return deliverIfLeader(*m_connection); });
}

Result<Courier::Step> Courier::deliverIfLeader(store::Connection &connection)
{
    SYMBOLON_TRY(const auto lead, connection.one(sql::outbox::lead, { { "channel", m_channel.name } }));
    if (!lead || !lead->flag("leads"))
        return Step::Nothing;
    SYMBOLON_TRY(const auto row, connection.one(sql::outbox::next, { { "channel", m_channel.name } }));
    if (!row)
        return Step::Nothing;
    return settle(connection, outgoing(*row));
}

Result<Courier::Step> Courier::settle(store::Connection &connection, const Outgoing &message)
{
    if (const auto delivered = m_channel.deliver(message); !delivered)
        return recordFailure(connection, message, delivered.error());
    noteSuccess();
    SYMBOLON_CHECK(
        connection.run(sql::outbox::mark_delivered, { { "id", message.id }, { "now", m_clock.now() } }));
    return Step::Delivered;
}

Result<Courier::Step> Courier::recordFailure(
    store::Connection &connection, const Outgoing &message, const Error &error)
{
    noteFailure(error.detail);
    const bool isDead = error.code != Code::Unavailable && message.attempts + 1 >= m_pace.patience;
    SYMBOLON_CHECK(connection.run(sql::outbox::mark_failed,
        { { "id", message.id },
            { "state", isDead ? u"dead" : u"queued" },
            { "next_attempt_at", m_clock.now() + std::max(m_retry, m_pace.retryLeast) },
            { "last_error", error.detail } }));
    if (!isDead)
        return Step::Held;
    logError(area,
        QStringLiteral("a message was set aside after too many tries"),
        { { QStringLiteral("message_id"), message.messageId }, { QStringLiteral("reason"), error.detail } });
    const std::scoped_lock lock(m_mutex);
    ++m_status.dead;
    return Step::Delivered;
}

//! Says so once, not with every try.
void Courier::noteFailure(const QString &why)
{
    const std::scoped_lock lock(m_mutex);
    if (m_status.isDelivering || m_status.lastError != why)
        logWarning(area,
            QStringLiteral("messages cannot be delivered now and are kept"),
            { { QStringLiteral("channel"), m_channel.name }, { QStringLiteral("reason"), why } });
    m_status.isDelivering = false;
    m_status.lastError = why;
}

void Courier::noteSuccess()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_status.isDelivering)
        logInfo(area,
            QStringLiteral("messages are delivered again"),
            { { QStringLiteral("channel"), m_channel.name } });
    m_status.isDelivering = true;
    m_status.lastError.clear();
    m_status.lastSuccess = m_clock.now();
    ++m_status.delivered;
}

std::chrono::milliseconds Courier::pauseAfterFailure()
{
    const auto pause = std::clamp(m_retry, m_pace.retryLeast, m_pace.retryMost);
    m_retry = std::min(pause * 2, m_pace.retryMost);
    return pause;
}

void Courier::rest(const std::stop_token &stop, std::chrono::milliseconds pause, bool mayBeWoken)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, stop, pause, [this, mayBeWoken] { return mayBeWoken && m_isWoken; });
    m_isWoken = false;
}

} // namespace symbolon::courier
