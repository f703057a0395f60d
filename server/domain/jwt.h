// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/claims.h"
#include "server/domain/key_ring.h"

#include "shared/core/clock.h"
#include "shared/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>

namespace symbolon::jwt {

//! The longest token looked at, in bytes.
inline constexpr qsizetype longestToken = 8192;

//! A token in compact form taken apart; nothing of it is verified.
struct ParsedToken {
    QJsonObject header = {};
    QJsonObject payload = {};
    QByteArray signingInput = {}; //!< header and payload as they came, RFC 7515 section 5.2
    QByteArray signature = {};
};

//! Whether `token` is a JWT at all; the second step of the activation surface's order of checks
//! (contract 3.3). Refused: more than 8 KiB, other than three parts (an encrypted token has five), any
//! base64url but the canonical one
//! (`=` is tolerated after the signature alone), JSON that parseStrictObject() refuses. Fails with `refusal`.
[[nodiscard]] Result<ParsedToken> parseUnverified(QByteArrayView token, Code refusal = Code::Unauthenticated);

//! What a token must fulfil. The defaults are the strict rules of the native surface.
struct VerifyOptions {
    QString expectedIssuer = {}; //!< `iss` must be exactly this
    QStringList audience = {}; //!< each of these is us
    Instant now = {};
    std::chrono::seconds leeway{ 0 }; //!< for `exp` and `nbf`
    bool acceptWithoutExp = false;
    bool acceptWithoutAud = false;
    //! A list in `aud` that names others beside us; the activation contract (4.3) takes it.
    bool acceptForeignAudiences = false;
    //! `iat` more than a minute ahead; the activation contract (4.3) takes it.
    bool acceptFutureIat = false;
    //! A well-formed `kid` that is not in the ring is then ignored and shared secrets are tried, because the
    //! old service ignored it (activation contract 4.3).
    bool acceptUnknownKid = false;
    bool requireKid = false; //!< external issuers (activation contract 4.4)
    bool isExternal = false; //!< the ring is an external issuer's
    //! `exp` further ahead is refused; zero means no limit.
    std::chrono::seconds maxLifetime = std::chrono::hours(24 * 366);
    ClaimNames names = {};
    Code refusal = Code::Unauthenticated; //!< Forbidden on the activation surface (contract 4.1)
};

//! The claims of a token that one of the ring's keys has signed and that fulfils the options; else `refusal`,
//! with the reason in the detail (for times, how far off the clocks are).
[[nodiscard]] Result<Claims> verify(QByteArrayView token, const KeyRing &keys, const VerifyOptions &options);

//! The same for a token that parseUnverified() has taken apart already.
[[nodiscard]] Result<Claims> verify(
    const ParsedToken &token, const KeyRing &keys, const VerifyOptions &options);

} // namespace symbolon::jwt
