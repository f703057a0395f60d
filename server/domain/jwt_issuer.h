// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/access.h"
#include "server/domain/key_ring.h"

#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace symbolon::jwt {

//! What a new token shall say.
struct TokenRequest {
    access::SubjectKind kind = access::SubjectKind::Patient;
    //! In the order in which they are written: `clinician_id`, then `referring_device_id` (activation
    //! contract 4.7).
    QList<std::pair<QString, QString>> metadata = {};
    std::optional<QString> scope = {}; //!< nothing is written as null
    std::chrono::seconds lifetime{ 900 };
    QString subject = {}; //!< `sub`
    QString sessionId = {}; //!< `sid`, for operators
    QString boundKey = {}; //!< `cnf.jkt`: thumbprint of the client's key (RFC 9449); empty = unbound
};

struct IssuedToken {
    Secret token;
    QString id; //!< `jti`; empty in the plain form
    Instant expiresAt = {};
};

//! Makes our own tokens. Issuer and audience are the same text, the public URL and a slash.
class Issuer {
public:
    //! `plain`: exactly the old service's tokens, without `kid`, `iat`, `nbf`, `jti` and `sub`. Operators'
    //! tokens always have them.
    Issuer(std::shared_ptr<const KeyRing> keys, QString issuer, bool plain = false);

    //! Header `{"alg":…,"typ":"JWT","kid":…}`, claims metadata, iss, aud, scope, exp, then iat, nbf, jti,
    //! sub, for bound tokens cnf, and for operators kind and sid, in this order and compact (activation
    //! contract 4.7). Code::Unavailable without a signing key.
    [[nodiscard]] Result<IssuedToken> issue(const TokenRequest &request, Instant now, Random &random) const;

private:
    std::shared_ptr<const KeyRing> m_keys;
    QString m_issuer;
    bool m_plain = false;
};

} // namespace symbolon::jwt
