// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/claims.h"
#include "server/request/authenticate.h"

//! Tokens bound to a client's key (RFC 9449): whoever copies one from a tablet cannot use it elsewhere.
namespace symbolon::http {

//! A token with `cnf.jkt` needs the scheme DPoP and, in the header `DPoP`, a fresh proof of its key for this
//! request; an unbound one must not claim the scheme, and is refused for tablets and clinicians where
//! `jwt.require_dpop` is set. `refusal` otherwise.
[[nodiscard]] Result<void> checkPossession(
    Context &context, const jwt::Claims &claims, const Credential &credential, Code refusal);

//! The thumbprint of the key that a new token shall be bound to: proven for the token that was presented, or
//! by a header `DPoP` alone; empty without one. Code::Malformed for a proof that is not good, and for none
//! where `jwt.require_dpop` asks for one.
[[nodiscard]] Result<QString> keyForNewToken(Context &context, access::SubjectKind kind);

} // namespace symbolon::http
