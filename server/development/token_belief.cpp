// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/development/development.h"

namespace symbolon::development {

Result<jwt::Claims> unverifiedClaims(const Settings &settings, const jwt::ParsedToken &token)
{
    const QJsonValue issuer = token.payload.value(u"iss");
    if (issuer.isUndefined())
        return fail(Code::Invalid, QStringLiteral("the token names no issuer"));
    const JwtSettings &jwt = settings.jwt;
    if (issuer.toString() == jwt.issuer)
        return jwt::readClaims(token.payload, {}, Code::Forbidden);
    if (!jwt.acceptsExternal() || issuer.toString() != jwt.externalIssuer)
        return jwt::Claims{};
    SYMBOLON_TRY(auto claims,
        jwt::readClaims(
            token.payload, { jwt.externalMetadataClaim, jwt.externalScopeClaim }, Code::Forbidden));
    claims.isExternal = true;
    return claims;
}

http::TokenBelief tokenBelief(const Settings &settings)
{
    if (!isEnabled(settings) || !settings.jwt.ignoreValidation)
        return {};
    return unverifiedClaims;
}

} // namespace symbolon::development
