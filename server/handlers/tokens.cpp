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

StoredAuthorisation storedAuthorisation(const store::Row &row)
{
    if (row.isNull("hashed_authorisation_code"))
        return {};
    return { row.bytes("hashed_authorisation_code"),
        row.text("authorisation_code_salt").toLatin1(),
        row.isNull("authorisation_tag") ? QByteArray() : row.bytes("authorisation_tag"),
        row.flag("was_used") };
}

namespace {

    bool hasTagOf(const http::Context &context,
        const TokenOwner &owner,
        const Secret &code,
        const StoredAuthorisation &stored)
    {
        return !stored.tag.isEmpty()
            && crypto::equal(
                stored.tag, authorisationTag(context.services, owner.kind, owner.subject, code, stored.hash));
    }

} // namespace

bool isNoted(const StoredAuthorisation &stored)
{
    return stored.wasUsed && !stored.tag.isEmpty();
}

Result<void> noteUse(
    http::Context &context, const TokenOwner &owner, const Secret &code, const StoredAuthorisation &stored)
{
    if (isNoted(stored))
        return {};
    const bool isPatient = owner.kind == access::SubjectKind::Patient;
    SYMBOLON_TRY(const int begun,
        context.db.run(isPatient ? sql::patient::begin_use : sql::device::begin_use,
            { { isPatient ? "patient_id" : "uuid", owner.subject },
                { "tag", authorisationTag(context.services, owner.kind, owner.subject, code, stored.hash) },
                { "hash", stored.hash },
                { "now", context.now() } }));
    if (begun == 1 && !stored.wasUsed) {
        const QString kind = access::name(owner.kind);
        context.journal().record({ kind + QStringLiteral(".token"), kind, owner.subject });
    }
    return {};
}

Result<Verdict> verifyAuthorisation(
    http::Context &context, const TokenOwner &owner, const Secret &code, const StoredAuthorisation &stored)
{
    const PresentedCode presented{
        access::name(owner.kind) + u'/' + owner.subject, code, stored.hash, stored.salt
    };
    if (!stored.hash.isEmpty()
        && (context.services.remembered.contains(presented) || hasTagOf(context, owner, code, stored)))
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

Result<void> checkAscii(const Secret &code, const QString &where)
{
    for (const char c : code.reveal()) {
        if (static_cast<unsigned char>(c) > 0x7f)
            return fail(Code::Invalid, QStringLiteral("only ASCII is allowed"), where);
    }
    return {};
}

} // namespace symbolon::handlers
