// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/jwt.h"
#include "server/request/context.h"

#include "shared/api/endpoint.h"

//! From an Authorization header to a caller.
namespace symbolon::http {

//! What a request presents, before anything of it is believed.
struct Credential {
    enum class Kind { None, Bearer, Khmac };
    Kind kind = Kind::None;
    Secret token;
    bool isDpop = false; //!< presented with the scheme DPoP (RFC 9449 section 7.1)
    jwt::ParsedToken parsed = {}; //!< `token` of a Bearer taken apart, once for all who look into it
};

//! Is there a usable header, where the endpoint needs one? Code::Unauthenticated without, Code::Malformed for
//! two of them (security: attack 51). On the activation surface a bearer token that is no JWT at all is
//! Code::Forbidden already (activation contract 3.3 and 4.1).
[[nodiscard]] Result<Credential> readCredential(const Request &request, const api::EndpointInfo &info);

//! Does an Authorization header carry a JWT: the scheme Bearer (RFC 6750) or DPoP (RFC 9449), in any case?
[[nodiscard]] bool isJwtScheme(const QByteArray &header);
//! The JWT of such a header, taken apart; `refusal` when it is none.
[[nodiscard]] Result<Credential> readJwt(const QByteArray &header, Code refusal);

//! Verifies the credential, fills context.caller and asks whether it may use the endpoint, whose raw path
//! arguments say which object it is about. A refusal is written to the audit trail.
[[nodiscard]] Result<void> authorise(Context &context,
    const api::EndpointInfo &info,
    const Credential &credential,
    const QList<QByteArray> &arguments = {});

//! The refusal of a caller who may not do this. It is written down (OWASP ASVS 16.3.2); a forged token alone
//! is not, it could be sent without end.
[[nodiscard]] Failure denied(Context &context, const QString &reason);

//! Only the first half: a genuine credential, and context.caller filled from it.
[[nodiscard]] Result<void> authenticate(Context &context, api::Surface surface, const Credential &credential);

//! The key under which a session is stored: a hash of its id.
[[nodiscard]] QString sessionHash(const QString &sessionId);

} // namespace symbolon::http
