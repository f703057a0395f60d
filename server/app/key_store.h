// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/key_ring.h"
#include "server/domain/master_key.h"
#include "server/store/database.h"

namespace symbolon::app {

//! A signing key as the database has it, without its secret.
struct StoredKey {
    QString id;
    jwt::Algorithm algorithm = jwt::Algorithm::Hs512;
    QString state; //!< published, signing, retiring, retired
    Instant created{};
    std::optional<Instant> activatedAt;
    std::optional<Instant> notAfter;
};

//! The server's own signing keys, sealed in the database. A key's life: published (others may fetch it) →
//! signing → retiring (still verifies what it signed) → retired. Every change is a transaction under one
//! lock, so that nodes that do the same at once do it once.
class KeyStore {
public:
    KeyStore(store::Connection &connection, const MasterKey &master, Random &random);

    [[nodiscard]] Result<QList<StoredKey>> list();
    //! Makes a signing key if there is none.
    [[nodiscard]] Result<void> ensure(jwt::Algorithm algorithm, Instant now);
    //! Makes a new key that is published now and signs later; returns its id.
    [[nodiscard]] Result<QString> publish(jwt::Algorithm algorithm, Instant now);
    //! Lets the newest key published at or before `publishedBefore` sign, and the present one verify for
    //! `overlap` more; retires what is past its time. Returns whether anything changed.
    [[nodiscard]] Result<bool> advance(Instant now, Instant publishedBefore, std::chrono::seconds overlap);
    //! Ends a key at once: what it signed is refused from now on. Code::Conflict for the one that signs,
    //! Code::NotFound for one that is unknown or retired already.
    [[nodiscard]] Result<void> retire(const QString &id, Instant now);
    //! Everything that signs or verifies now.
    [[nodiscard]] Result<QList<jwt::Key>> load();

private:
    [[nodiscard]] Result<bool> hasSigning();
    [[nodiscard]] Result<QString> insert(jwt::Algorithm algorithm, const char16_t *state, Instant now);
    [[nodiscard]] Result<bool> promote(Instant now, Instant publishedBefore, std::chrono::seconds overlap);
    [[nodiscard]] Result<Secret> open(const store::Row &row) const;

    store::Connection &m_connection;
    const MasterKey &m_master;
    Random &m_random;
};

} // namespace symbolon::app
