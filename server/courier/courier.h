// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"

#include <QJsonObject>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

//! Delivery of what requests left in the outbox.
namespace symbolon::courier {

//! A message on its way, as store::outbox::enqueue() wrote it.
struct Outgoing {
    qint64 id = 0;
    QString destination;
    QString messageId; //!< the same on every try
    QJsonObject headers;
    QByteArray payload;
    QString correlationId;
    Instant created{};
    int attempts = 0; //!< before this one
};

//! Who takes messages of one kind away. Both functions are called from the courier's thread only.
struct Channel {
    QString name; //!< as in the outbox: store::outbox::amqp
    //! Success = the other side has confirmed that it has the message. Code::Unavailable = not now: tried
    //! again without end. Any other code = this message is the trouble: after `Pace::patience` tries it is
    //! set aside as dead.
    std::function<Result<void>(const Outgoing &)> deliver;
    //! Called when there was nothing to do, about every second: heartbeats.
    std::function<void()> idle = [] {};
};

//! How fast a courier works.
struct Pace {
    std::chrono::milliseconds poll{ 1000 }; //!< how often it looks without being woken
    std::chrono::milliseconds retryLeast{ 500 }; //!< first pause after a failure; doubles
    std::chrono::milliseconds retryMost{ 30000 };
    int patience = 10;
};

//! For health and metrics.
struct Status {
    bool isDelivering = true; //!< false from a failure until the next success
    quint64 delivered = 0; //!< since start
    quint64 dead = 0;
    QString lastError;
    std::optional<Instant> lastSuccess;
};

//! A thread that takes one channel's messages out of the outbox in order, at least once; only the message in
//! flight when a process dies can go out twice. Where several nodes share a database, one of them at a time
//! delivers a channel, so that order holds. A failure holds up what is behind it, never a request.
class Courier {
public:
    Courier(store::Target target, Channel channel, Pace pace, const Clock &clock);
    ~Courier(); //!< stops
    Q_DISABLE_COPY_MOVE(Courier)

    void start();
    //! There may be something new: call it after a commit. From any thread; returns at once.
    void wake();
    //! Waits for the message being delivered.
    void stop();
    [[nodiscard]] Status status() const;

private:
    enum class Step { Delivered, Nothing, Held };

    void run(const std::stop_token &stop);
    [[nodiscard]] Result<Step> deliverNext();
    [[nodiscard]] Result<Step> deliverIfLeader(store::Connection &connection);
    [[nodiscard]] Result<Step> settle(store::Connection &connection, const Outgoing &message);
    [[nodiscard]] Result<Step> recordFailure(
        store::Connection &connection, const Outgoing &message, const Error &error);
    void noteFailure(const QString &why);
    void noteSuccess();
    [[nodiscard]] std::chrono::milliseconds pauseAfterFailure();
    void rest(const std::stop_token &stop, std::chrono::milliseconds pause, bool mayBeWoken);

    const store::Target m_target;
    const Channel m_channel;
    const Pace m_pace;
    const Clock &m_clock;
    std::unique_ptr<store::Connection> m_connection; //!< used by the thread only
    std::chrono::milliseconds m_retry{ 0 }; //!< the next pause after a failure

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isWoken = false;
    Status m_status;
    std::jthread m_thread;
};

} // namespace symbolon::courier
