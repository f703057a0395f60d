// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/config.h"
#include "server/app/key_store.h"

#include <memory>
#include <mutex>

namespace symbolon::app {

//! The ring of keys that tokens are signed and checked with now: those of the configuration, which sign while
//! they are there and are never stored, and those of the database. Thread-safe.
class KeyService {
public:
    //! Code::Invalid when the configuration's RSA key cannot be used.
    [[nodiscard]] static Result<std::unique_ptr<KeyService>> make(
        const Config &config, const MasterKey &master, Random &random);

    [[nodiscard]] std::shared_ptr<const jwt::KeyRing> ring() const;
    //! Reads the database again, lets a published key sign when its time has come, and makes a first one when
    //! nothing else could sign. Called every few seconds, so that what another node or the command line did
    //! is known.
    [[nodiscard]] Result<void> refresh(store::Connection &connection, Instant now);

private:
    KeyService(const Config &config, const MasterKey &master, Random &random, QList<jwt::Key> given);

    const KeySettings m_settings;
    const MasterKey &m_master;
    Random &m_random;
    const QList<jwt::Key> m_given; //!< from the configuration
    const std::chrono::seconds m_overlap; //!< longest lifetime of a token
    mutable std::mutex m_mutex;
    std::shared_ptr<const jwt::KeyRing> m_ring;
};

//! The keys that the configuration itself holds. Code::Invalid for one that cannot be used, with what to do
//! about it.
[[nodiscard]] Result<QList<jwt::Key>> givenKeys(const JwtSettings &settings);
//! How long a key has to verify after it has stopped to sign: the longest lifetime of a token.
[[nodiscard]] std::chrono::seconds longestLifetime(const JwtSettings &settings);

} // namespace symbolon::app
