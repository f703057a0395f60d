// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/jwt_issuer.h"
#include "server/request/context.h"

//! JWTs in exchange for a stored secret: what patients' phones and tablets have in common.
namespace symbolon::handlers {

//! The scope of a new token; Code::Unavailable with the contract's sentence when production has none
//! (section 4.7).
[[nodiscard]] Result<std::optional<QString>> scopeFor(http::Context &context, http::ScopeKind kind);
//! Signs with the active key; a token of a phone, tablet or clinician is bound to the key that a header
//! `DPoP` proves.
[[nodiscard]] Result<Secret> issueToken(http::Context &context, jwt::TokenRequest request);

//! Every JWT that this clinician, tablet or phone holds ends now; `lifetime` is the longest that one of them
//! can have. Within the caller's transaction.
[[nodiscard]] Result<void> endTokens(
    http::Context &context, access::SubjectKind kind, const QString &subject, std::chrono::seconds lifetime);
//! The same for a clinician.
[[nodiscard]] Result<void> endClinicianTokens(http::Context &context, const QString &clinicianId);

//! What the database keeps of a subject's authorisation code.
struct StoredAuthorisation {
    QByteArray hash; //!< empty: never activated, or revoked
    QByteArray salt;
    QByteArray tag; //!< see authorisationTag(); empty in rows of the old service
    bool wasUsed = false; //!< a token was given out for it
};

//! From a row of `credentials`; empty when the row holds no code.
[[nodiscard]] StoredAuthorisation storedAuthorisation(const store::Row &row);

//! Whose phone or tablet asks.
struct TokenOwner {
    access::SubjectKind kind = access::SubjectKind::Patient;
    QString subject;
};

enum class Verdict { Right, Wrong, MustHash };

//! Compares a presented authorisation code. A right one that is remembered or has its tag stored costs
//! microseconds in any lane, so that nobody's failures can brake it; everything else costs scrypt, in the
//! hashing lane, where a subject that does not exist costs the same.
[[nodiscard]] Result<Verdict> verifyAuthorisation(
    http::Context &context, const TokenOwner &owner, const Secret &code, const StoredAuthorisation &stored);

[[nodiscard]] bool isNoted(const StoredAuthorisation &stored);
//! After a right code: the first use of an activation goes into the audit trail, as `patient.token` or
//! `device.token`, and a code that has no tag yet gets one. Within the caller's transaction; nothing to do
//! where isNoted().
[[nodiscard]] Result<void> noteUse(
    http::Context &context, const TokenOwner &owner, const Secret &code, const StoredAuthorisation &stored);

//! Code::Invalid for a code or PIN that is not ASCII (activation contract 5.1); `where` names its field.
[[nodiscard]] Result<void> checkAscii(
    const Secret &code, const QString &where = QStringLiteral("x-authorisation-code"));

} // namespace symbolon::handlers
