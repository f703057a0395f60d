// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/tokens.h"

#include "server/domain/remembered.h"
#include "server/handlers/secrets.h"
#include "server/request/possession.h"

#include "shared/crypto/hash.h"

namespace symbolon::handlers {

Result<std::optional<QString>> scopeFor(http::Context &context, http::ScopeKind kind)
{
    SYMBOLON_TRY(auto scope, context.services.scope(kind));
    if (!scope && context.services.settings.environment.production) {
        Error error{ Code::Unavailable, QStringLiteral("no scope is known for this kind of token") };
        error.wire = QStringLiteral("Service unavailable");
        error.commits = true;
        return Failure(std::move(error));
    }
    return scope;
}

Result<Secret> issueToken(http::Context &context, jwt::TokenRequest request)
{
    const auto &settings = context.services.settings.jwt;
    if (request.kind != access::SubjectKind::Operator) {
        SYMBOLON_TRY(request.boundKey, http::keyForNewToken(context, request.kind));
    }
    const jwt::Issuer issuer(context.services.keyRing(), settings.issuer, settings.plain);
    SYMBOLON_TRY(auto issued, issuer.issue(request, context.now(), context.services.random));
    return std::move(issued.token);
}

Result<void> endTokens(
    http::Context &context, access::SubjectKind kind, const QString &subject, std::chrono::seconds lifetime)
{
    return context.db
        .run(sql::revocation::insert,
            { { "kind", access::name(kind) },
                { "value", subject },
                { "created", context.now() },
                { "expires_at", context.now() + lifetime } })
        .andThen([](int) { return Result<void>(); });
}

Result<void> endClinicianTokens(http::Context &context, const QString &clinicianId)
{
    return endTokens(context,
        access::SubjectKind::Clinician,
        clinicianId,
        context.services.settings.jwt.clinicianLifetime);
}

Result<Verdict> verifyAuthorisation(
    http::Context &context, const QString &subject, const Secret &code, const StoredAuthorisation &stored)
{
    const PresentedCode presented{ subject, code, stored.hash, stored.salt };
    if (!stored.hash.isEmpty() && context.services.remembered.contains(presented))
        return Verdict::Right;
    if (!context.mayHash())
        return Verdict::MustHash;
    if (stored.hash.isEmpty()) {
        SYMBOLON_CHECK(spendSlowHash(context.services, code));
        return Verdict::Wrong;
    }
    SYMBOLON_TRY(const QByteArray hash, slowHash(context.services, code, stored.salt));
    if (!crypto::equal(hash, stored.hash))
        return Verdict::Wrong;
    context.services.remembered.remember(presented);
    return Verdict::Right;
}

Result<void> checkAscii(const Secret &code)
{
    for (const char c : code.reveal()) {
        if (static_cast<unsigned char>(c) > 0x7f)
            return fail(Code::Invalid,
                QStringLiteral("only ASCII is allowed"),
                QStringLiteral("x-authorisation-code"));
    }
    return {};
}

} // namespace symbolon::handlers
