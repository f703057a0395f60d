// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/redis_client.h"
#include "server/domain/key_ring.h"

#include <functional>
#include <memory>
#include <mutex>

namespace symbolon::app {

//! The key set of the external identity provider (activation contract 4.4): from Redis, else fetched over
//! HTTP with a time-out and stored there. An unknown `kid` makes at most one fetch a minute, so it is no
//! lever for a flood; what was fetched is believed for an hour. Thread-safe.
class ExternalKeys {
public:
    using Fetch = std::function<Result<QByteArray>(const QString &url)>;

    ExternalKeys(const JwtSettings &settings, RedisClient &redis, const Clock &clock, Fetch fetch);

    //! The ring as far as it is known, whether or not it has `kid`. Code::Unavailable when nothing is known
    //! at all.
    [[nodiscard]] Result<std::shared_ptr<const jwt::KeyRing>> forKey(const QString &kid);

private:
    [[nodiscard]] bool isSettled(const QString &kid, Instant now) const;
    void learn(const QByteArray &document);
    void lookInRedis();
    void fetchOver();

    const JwtSettings &m_settings;
    RedisClient &m_redis;
    const Clock &m_clock;
    const Fetch m_fetch;
    std::mutex m_mutex; //!< of what is known
    std::timed_mutex m_fetching; //!< one at a time; others go on with what is known
    std::shared_ptr<const jwt::KeyRing> m_ring;
    Instant m_learntAt{};
    Instant m_triedAt{};
};

//! GET with curl: 5 s, 256 KiB, no redirect, http and https only, 200 or nothing. Code::Unavailable
//! otherwise.
[[nodiscard]] Result<QByteArray> fetchDocument(const QString &url);

} // namespace symbolon::app
