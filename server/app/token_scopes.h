// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/redis_client.h"
#include "server/request/services.h"
#include "server/store/database.h"

#include <array>
#include <mutex>

namespace symbolon::app {

//! The scope string of a new token (decisions: scopes): Redis, then outside production the MOCK_* value, then
//! the stored setting `scopes.patient|device|clinician`, then its default. A stored setting that is empty
//! means none. Thread-safe.
class TokenScopes {
public:
    TokenScopes(const Settings &settings, RedisClient &redis, store::Pool &pool, const Clock &clock);

    [[nodiscard]] Result<std::optional<QString>> of(http::ScopeKind kind);

private:
    struct Stored {
        std::optional<QString> value; //!< nullopt: the setting was never edited
        Instant until{};
    };

    [[nodiscard]] Result<std::optional<QString>> stored(http::ScopeKind kind);

    const Settings &m_settings;
    RedisClient &m_redis;
    store::Pool &m_pool;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::array<Stored, 3> m_stored{};
};

} // namespace symbolon::app
