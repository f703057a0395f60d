// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/possession.h"

#include "server/domain/dpop.h"

#include "shared/crypto/base64url.h"

namespace symbolon::http {

namespace {

    using access::SubjectKind;

    //! Where the request went, as its sender sees it.
    QString targetOf(const Context &context)
    {
        QString base = context.services.settings.site.publicUrl;
        while (base.endsWith(u'/'))
            base.chop(1);
        return base + QString::fromLatin1(context.request.path);
    }

    bool mustBeBound(const Context &context, SubjectKind kind)
    {
        return context.services.settings.jwt.requireDpop
            && (kind == SubjectKind::Device || kind == SubjectKind::Clinician);
    }

    //! A good proof that nobody has used before; Code::Unauthenticated otherwise. Used up within the caller's
    //! transaction, if there is one.
    Result<dpop::Proof> useUp(Context &context, std::optional<QByteArray> accessToken)
    {
        if (context.request.headerCount("dpop") != 1)
            return fail(Code::Unauthenticated, QStringLiteral("exactly one DPoP header is needed"));
        SYMBOLON_TRY(auto proof,
            dpop::verify(context.request.header("dpop"),
                { context.request.method, targetOf(context), context.now(), std::move(accessToken) }));
        SYMBOLON_TRY(const int inserted,
            context.db.run(sql::used_proof::insert,
                { { "hash", QString::fromLatin1(crypto::toBase64Url(proof.useHash)) },
                    { "expires_at", proof.goodUntil + dpop::window } }));
        if (inserted != 1)
            return fail(Code::Unauthenticated, QStringLiteral("the DPoP proof was used before"));
        return proof;
    }

} // namespace

Result<void> checkPossession(
    Context &context, const jwt::Claims &claims, const Credential &credential, Code refusal)
{
    const auto bound = dpop::boundKey(claims);
    if (!bound)
        return fail(refusal, bound.error().detail);
    if (bound->isEmpty()) {
        if (credential.isDpop)
            return fail(refusal, QStringLiteral("the token is bound to no key"));
        if (!claims.isExternal && mustBeBound(context, jwt::kindOf(claims)))
            return fail(refusal, QStringLiteral("a token that is bound to a key is needed"));
        return {};
    }
    if (!credential.isDpop)
        return fail(refusal, QStringLiteral("the token is bound to a key: the scheme DPoP is needed"));
    const auto proof = useUp(context, credential.token.reveal());
    if (!proof)
        return fail(
            proof.error().code == Code::Unavailable ? Code::Unavailable : refusal, proof.error().detail);
    if (proof->thumbprint != *bound)
        return fail(refusal, QStringLiteral("the token is bound to another key"));
    context.provenKey = *bound;
    return {};
}

Result<QString> keyForNewToken(Context &context, SubjectKind kind)
{
    if (!context.provenKey.isEmpty())
        return context.provenKey;
    if (context.request.headerCount("dpop") == 0) {
        if (mustBeBound(context, kind))
            return fail(Code::Malformed, QStringLiteral("a DPoP proof is needed"), QStringLiteral("dpop"));
        return QString();
    }
    const auto proof = useUp(context, std::nullopt);
    if (proof)
        return proof->thumbprint;
    if (proof.error().code != Code::Unauthenticated)
        return Failure(proof.error());
    return fail(Code::Malformed, proof.error().detail, QStringLiteral("dpop"));
}

} // namespace symbolon::http
