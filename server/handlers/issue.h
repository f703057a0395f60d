// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

//! Writing a fresh patient activation, as both surfaces do.
namespace symbolon::handlers {

//! What is to be stored when no live activation of the patient exists. When one of the same purpose does, its
//! code stays and the rest is new, as the old API has it; natively (`replacesLive`), and where a code was
//! made for another purpose, the earlier one dies (decisions: re-issue).
struct NewActivation {
    QString patientId;
    Secret code;
    Secret pin;
    QByteArray pinHash;
    QByteArray pinSalt;
    QString purpose; //!< `compatible`, `in_room`, `take_home`, `static`
    Instant expiresAt{};
    bool replacesLive = false;
    bool isSecondIdentifierUsed = false; //!< for the audit
};

//! Ends the patient's live code, unless it has the kept purpose; whoever watches it is told. Within the
//! caller's transaction.
[[nodiscard]] Result<void> cancelLiveCode(
    http::Context &context, const QString &patientId, const QString &keptPurpose = {});

//! A PIN with its hash. Hashing lane only.
[[nodiscard]] Result<void> makePin(http::Context &context, NewActivation &activation);

struct StoredActivation {
    QString uuid;
    Secret code; //!< the one that counts
};

//! Within the caller's transaction, for a patient that it has made sure of: stores, writes the audit record,
//! counts the issue.
[[nodiscard]] Result<StoredActivation> storeActivation(
    http::Context &context, const NewActivation &activation);

} // namespace symbolon::handlers
