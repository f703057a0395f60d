// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/settings.h"

#include "shared/core/clock.h"
#include "shared/core/result.h"

#include <QByteArray>
#include <QHash>

#include <mutex>
#include <optional>

namespace symbolon::app {

//! Looks values up in Redis and remembers what it heard, also that there is nothing or nobody, so that a
//! Redis that is down costs one time-out per `remember`, not one per token (decisions: scopes). Never an
//! error: no answer is no value.
//!
//! Each look-up is a connection of its own: there are few, and a socket may not change threads. The protocol
//! is libhiredis'; the transport is Qt's, because Debian's hiredis speaks no TLS. Thread-safe.
class RedisClient {
public:
    RedisClient(RedisSettings settings, const Clock &clock);

    [[nodiscard]] std::optional<QByteArray> get(const QByteArray &key);
    //! Stores a value for ever; tried once.
    void set(const QByteArray &key, const QByteArray &value);

private:
    struct Remembered {
        std::optional<QByteArray> value;
        Instant until{};
    };

    struct Known {
        std::optional<QByteArray> value = std::nullopt;
        bool isFresh = false;
        bool isStale = false; //!< an answer, but too old to be taken without asking
    };

    [[nodiscard]] Known recall(const QByteArray &key);
    std::optional<QByteArray> hear(const QByteArray &key, Result<std::optional<QByteArray>> answer);

    const RedisSettings m_settings;
    const Clock &m_clock;
    std::mutex m_asking; //!< held while Redis is asked
    std::mutex m_mutex; //!< of what is remembered
    QHash<QByteArray, Remembered> m_remembered;
    Instant m_downUntil{};
    bool m_isDown = false;
};

} // namespace symbolon::app
