// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/jwt.h"
#include "server/request/route.h"

//! Conveniences for the tests of other services (activation contract 5.7, 7.14, and the old description):
//! fixed identities, emptying the database, echoes. Linked only with SYMBOLON_DEVELOPMENT_ENDPOINTS, served
//! only outside production and when opted into; packages do not contain a word of it.
namespace symbolon::development {

//! May anything of this library be used with these settings?
[[nodiscard]] bool isEnabled(const Settings &settings);
//! Adds the endpoints.
void addRoutes(http::Routes &routes);
//! The identities whose codes are the same every time.
[[nodiscard]] http::StaticIdentities staticIdentities();
//! How tokens are taken where IGNORE_JWT_VALIDATION is true; null where it is not (activation contract 4.5).
[[nodiscard]] http::TokenBelief tokenBelief(const Settings &settings);
//! What a token says to the old service before it verifies it: under the claim names of its issuer, empty for
//! an issuer nobody knows, Code::Invalid without one (activation contract 4.5, 7.14).
[[nodiscard]] Result<jwt::Claims> unverifiedClaims(const Settings &settings, const jwt::ParsedToken &token);

} // namespace symbolon::development
