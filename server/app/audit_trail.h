// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/audit_chain.h"
#include "server/store/database.h"

//! The audit trail in the database: sealing what was committed, and proving what was sealed.
namespace symbolon::app {

//! Links committed entries with an id above `after` into the chain, in order of id; returns the links made
//! (at most some hundred a call, none when another node is sealing).
[[nodiscard]] Result<QList<audit::Seal>> sealCommitted(
    store::Connection &connection, qint64 after, Instant now);

//! What `audit verify` finds.
struct AuditReport {
    qint64 links = 0;
    qint64 begin = 0; //!< number of the first link; above 1 after removal of old entries
    QByteArray head; //!< the last hash that holds
    std::optional<audit::Break> broken;
    bool hasExpectedHead = true; //!< false: the head asked for is not in the chain, so its end was cut off
    qint64 unsealed = 0;
    qint64 firstUnsealed = 0;
    qint64 lastUnsealed = 0;

    [[nodiscard]] bool isGood() const { return !broken && hasExpectedHead; }
};

//! Walks the whole chain. `expectedHead`: a head that was noted before and must occur; empty = none.
[[nodiscard]] Result<AuditReport> verifyTrail(
    store::Connection &connection, const QByteArray &expectedHead = {});

} // namespace symbolon::app
