// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/jwt.h"

#include <optional>

//! Proof that a client holds the private key that a token is bound to (RFC 9449).
namespace symbolon::dpop {

//! How far a proof's `iat` may be from our clock, either way.
inline constexpr std::chrono::seconds window{ 60 };

//! What a proof has to be about.
struct Wanted {
    QByteArray method; //!< `htm`, exactly
    QString url; //!< `htu`: where the request went, without query and fragment
    Instant now{};
    std::optional<QByteArray> accessToken = {}; //!< with a token: `ath` must be its hash
};

//! A good proof. Whether it was used before is for the caller to know.
struct Proof {
    QString thumbprint; //!< `jkt`, RFC 7638 with SHA-256
    QByteArray useHash; //!< the same for the same key and `jti`
    Instant goodUntil{}; //!< after this it fails by its time
};

//! The steps of RFC 9449 section 4.3 but the last, replay: one compact JWT of type `dpop+jwt`, signed ES256,
//! EdDSA or RS256 with the public key in its header, made for this method and URL within a minute of now.
//! Code::Unauthenticated otherwise, with the reason in the detail.
[[nodiscard]] Result<Proof> verify(QByteArrayView proof, const Wanted &wanted);

//! The hash of an access token as `ath` has it.
[[nodiscard]] QString tokenHash(QByteArrayView accessToken);

//! `cnf.jkt` of a token; empty when it is bound to no key. Code::Unauthenticated when it is no text.
[[nodiscard]] Result<QString> boundKey(const jwt::Claims &claims);

} // namespace symbolon::dpop
