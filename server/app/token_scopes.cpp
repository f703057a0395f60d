// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/token_scopes.h"

namespace symbolon::app {

namespace {

    //! How long an edit may take to be seen by another node.
    constexpr std::chrono::seconds storedFor{ 5 };

    //! What is known of a kind, in the order of ScopeKind.
    struct Names {
        const char *redisKey; // activation contract 4.7
        const char16_t *setting;
        std::optional<QString> ScopeSettings::*mock;
        QString ScopeSettings::*byDefault;
    };

    constexpr std::array names{
        Names{ "CACHED_GDM_PATIENT_SCOPE",
            u"scopes.patient",
            &ScopeSettings::mockPatient,
            &ScopeSettings::defaultPatient },
        Names{ "CACHED_SEND_ENTRY_DEVICE_SCOPE",
            u"scopes.device",
            &ScopeSettings::mockDevice,
            &ScopeSettings::defaultDevice },
        Names{ "CACHED_SEND_ENTRY_CLINICIAN_SCOPE",
            u"scopes.clinician",
            &ScopeSettings::mockClinician,
            &ScopeSettings::defaultClinician },
    };

    const Names &namesOf(http::ScopeKind kind)
    {
        return names.at(std::size_t(kind));
    }

} // namespace

TokenScopes::TokenScopes(const Settings &settings, RedisClient &redis, store::Pool &pool, const Clock &clock)
    : m_settings(settings)
    , m_redis(redis)
    , m_pool(pool)
    , m_clock(clock)
{
}

Result<std::optional<QString>> TokenScopes::of(http::ScopeKind kind)
{
    const Names &known = namesOf(kind);
    if (const auto cached = m_redis.get(known.redisKey))
        return QString::fromUtf8(*cached);
    if (m_settings.scopes.isMocked() && !m_settings.environment.production)
        return m_settings.scopes.*known.mock;
    SYMBOLON_TRY(const auto edited, stored(kind));
    const QString scope = edited.value_or(m_settings.scopes.*known.byDefault);
    return scope.isEmpty() ? std::nullopt : std::optional(scope);
}

Result<std::optional<QString>> TokenScopes::stored(http::ScopeKind kind)
{
    const Instant now = m_clock.now();
    {
        const std::scoped_lock lock(m_mutex);
        if (const Stored &known = m_stored.at(std::size_t(kind)); now < known.until)
            return known.value;
    }
    SYMBOLON_TRY(auto *const connection, m_pool.connection());
    SYMBOLON_TRY(const auto row,
        connection->one(sql::setting::value, { { "name", QString::fromUtf16(namesOf(kind).setting) } }));
    const auto value = row ? std::optional(row->text("value")) : std::nullopt;
    const std::scoped_lock lock(m_mutex);
    m_stored.at(std::size_t(kind)) = { value, now + storedFor };
    return value;
}

} // namespace symbolon::app
