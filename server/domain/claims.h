// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/access.h"

#include "shared/core/clock.h"
#include "shared/core/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace symbolon::jwt {

//! Which claims hold metadata and scope; external issuers put a namespace before them (activation
//! contract 4.4).
struct ClaimNames {
    QString metadata = QStringLiteral("metadata");
    QString scope = QStringLiteral("scope");
};

//! What a token says. Believe it only when verify() returned it.
struct Claims {
    QJsonObject payload = {};
    //! The caller's claims: every entry of the metadata object (activation contract 4.3).
    QJsonObject metadata = {};
    QStringList scopes = {};
    //! The `id`s of metadata's `locations`.
    QStringList locationIds = {};
    //! Signed by an external issuer, which cannot speak for our operators.
    bool isExternal = false;

    [[nodiscard]] QString issuer() const;
    [[nodiscard]] QString subject() const;
    [[nodiscard]] QString tokenId() const; //!< `jti`
    [[nodiscard]] QString sessionId() const; //!< `sid` of an operator's token
    [[nodiscard]] std::optional<Instant> expiresAt() const;
    [[nodiscard]] std::optional<Instant> issuedAt() const;

    //! Exactly this scope; `read:send_device_all` is another one than `read:send_device`.
    [[nodiscard]] bool hasScope(const QString &scope) const { return scopes.contains(scope); }

    //! A metadata entry as text; empty when absent, null or not a text.
    [[nodiscard]] QString text(QStringView name) const;
    //! Whether metadata has the entry with a value other than null.
    [[nodiscard]] bool has(QStringView name) const;
};

//! Takes a payload apart without believing it. Fails with `refusal` when metadata, locations or scope have a
//! wrong type.
[[nodiscard]] Result<Claims> readClaims(
    const QJsonObject &payload, const ClaimNames &names = {}, Code refusal = Code::Unauthenticated);

//! Whom the token speaks for: the first of patient_id, device_id, clinician_id and system_id in its metadata
//! decides; without any, our own claim `kind`. Anonymous when nothing says.
[[nodiscard]] access::SubjectKind kindOf(const Claims &claims);

//! For created_by, modified_by and the audit: the first present of patient_id, device_id, clinician_id and
//! system_id, else `sub` of an operator's token, else `unknown` (activation contract 4.3).
[[nodiscard]] QString callerOf(const Claims &claims);

//! A NumericDate as tolerantly as the activation contract 4.3 reads it: a number, of which the fraction is
//! dropped, or its decimal digits as text. Nothing for negative values, for those after the year 9999, and
//! for all other types.
[[nodiscard]] std::optional<Instant> numericDate(const QJsonValue &value);

} // namespace symbolon::jwt
