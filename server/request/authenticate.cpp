// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/authenticate.h"

#include "server/domain/khmac.h"
#include "server/request/event_access.h"
#include "server/request/possession.h"
#include "server/request/sessions.h"

#include "shared/core/log.h"
#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"

namespace symbolon::http {

namespace {

    using access::Caller;
    using access::SubjectKind;
    using api::Permission;
    using api::Surface;

    constexpr QByteArrayView khmacHead = "khmac:///";

    //! A bad credential is 403 on the activation surface (contract 4.3) and 401 on the native one.
    Code refusalOf(Surface surface)
    {
        return surface == Surface::Native ? Code::Unauthenticated : Code::Forbidden;
    }

    Failure unauthenticated(const QString &why)
    {
        Error error{ Code::Unauthenticated, why };
        error.wire = why;
        return Failure(std::move(error));
    }

    //! Where the keyed-HMAC token may stand beside Authorization (auth-events contract 3.2).
    Secret khmacHeader(const Request &request)
    {
        for (const auto *name : { "authorization", "auth", "http-auth", "authtoken" }) {
            const QByteArray value = request.header(name);
            if (value.startsWith(khmacHead))
                return Secret(value);
        }
        return {};
    }

    jwt::VerifyOptions optionsFor(const Context &context, Surface surface)
    {
        const auto &settings = context.services.settings.jwt;
        jwt::VerifyOptions options;
        options.now = context.now();
        options.acceptWithoutExp = settings.acceptWithoutExp;
        options.acceptWithoutAud = settings.acceptWithoutAud;
        options.refusal = refusalOf(surface);
        options.expectedIssuer = settings.issuer;
        options.audience = { settings.issuer };
        if (surface == Surface::Activation) {
            options.acceptForeignAudiences = true;
            options.acceptFutureIat = true;
            options.acceptUnknownKid = true;
        }
        return options;
    }

    Result<jwt::Claims> verifyExternal(
        Context &context, const jwt::ParsedToken &token, jwt::VerifyOptions options)
    {
        const auto &settings = context.services.settings.jwt;
        options.expectedIssuer = settings.externalIssuer;
        options.audience = { settings.externalAudience };
        options.names = { settings.externalMetadataClaim, settings.externalScopeClaim };
        options.requireKid = true;
        options.isExternal = true;
        const auto keys = context.services.externalKeys(token.header.value(QStringLiteral("kid")).toString());
        if (!keys)
            return fail(options.refusal,
                QStringLiteral("the external key set cannot be had: %1").arg(keys.error().detail));
        return jwt::verify(token, **keys, options);
    }

    //! By exact comparison of the unverified issuer (activation contract 4.2).
    Result<jwt::Claims> verifyBearer(Context &context, Surface surface, const jwt::ParsedToken &token)
    {
        const auto options = optionsFor(context, surface);
        const auto &settings = context.services.settings.jwt;
        const QString issuer = token.payload.value(QStringLiteral("iss")).toString();
        if (settings.acceptsExternal() && context.services.externalKeys && issuer == settings.externalIssuer)
            return verifyExternal(context, token, options);
        return jwt::verify(token, *context.services.keyRing(), options);
    }

    //! Tokens of other services are not verified (activation contract 4.5).
    bool isBelieved(const Context &context, Surface surface, const Credential &credential)
    {
        return surface == Surface::Activation && credential.kind == Credential::Kind::Bearer
            && context.services.believeToken;
    }

    //! How long a token of ours lives that was issued to `kind`.
    std::chrono::seconds lifetimeOf(const JwtSettings &settings, SubjectKind kind)
    {
        switch (kind) {
        case SubjectKind::Patient:
            return settings.patientLifetime;
        case SubjectKind::Device:
            return settings.deviceLifetime;
        case SubjectKind::Clinician:
            return settings.clinicianLifetime;
        case SubjectKind::Operator:
            return settings.operatorLifetime;
        case SubjectKind::Anonymous:
        case SubjectKind::System:
        case SubjectKind::Person:
            break;
        }
        return std::chrono::seconds(0);
    }

    //! When a token was issued; one without `iat` (`jwt.plain`) says it by its end. Nothing for one that has
    //! neither.
    std::optional<Instant> issuedAt(const Context &context, const jwt::Claims &claims)
    {
        if (const auto issued = claims.issuedAt())
            return issued;
        const auto expires = claims.expiresAt();
        if (!expires)
            return std::nullopt;
        return *expires - lifetimeOf(context.services.settings.jwt, context.caller.kind);
    }

    //! Ours, but ended: signed out, disabled, revoked (security: attack 52). Whose it is says its metadata,
    //! which every token has; `jti` and `sub` are missing in plain ones.
    Result<void> checkRevoked(Context &context, const jwt::Claims &claims, Code refusal)
    {
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::revocation::find,
                { { "jti", claims.tokenId() },
                    { "subject_kind", access::name(context.caller.kind) },
                    { "subject", context.caller.identity } }));
        const auto created = row ? row->instantOrNull("created") : std::nullopt;
        const auto issued = issuedAt(context, claims);
        if (created && (!issued || *issued <= *created))
            return fail(refusal, QStringLiteral("the token was revoked"));
        return {};
    }

    //! Ids are written into records, limits and indexes; no real one is near this length.
    constexpr qsizetype longestId = 200;

    Result<void> checkIds(const jwt::Claims &claims, Code refusal)
    {
        for (const auto *name : { u"patient_id", u"device_id", u"clinician_id", u"system_id" }) {
            if (claims.text(name).size() > longestId)
                return fail(refusal,
                    QStringLiteral("the token's %1 has more than %2 characters")
                        .arg(QString::fromUtf16(name))
                        .arg(longestId));
        }
        return {};
    }

    Result<void> acceptClaims(Context &context, const jwt::Claims &claims, Code refusal)
    {
        SYMBOLON_CHECK(checkIds(claims, refusal));
        Caller &caller = context.caller;
        caller.kind = jwt::kindOf(claims);
        caller.identity = jwt::callerOf(claims);
        caller.scopes = QSet<QString>(claims.scopes.begin(), claims.scopes.end());
        caller.deviceId = claims.text(u"device_id");
        caller.patientId = claims.text(u"patient_id");
        caller.clinicianId = claims.text(u"clinician_id");
        caller.systemId = claims.text(u"system_id");
        caller.isExternal = claims.isExternal;
        if (caller.kind == SubjectKind::Operator)
            return acceptSession(context, claims.sessionId(), refusal);
        if (claims.isExternal)
            return {};
        return checkRevoked(context, claims, refusal);
    }

    Result<void> acceptKhmac(Context &context, const Secret &token, Code refusal)
    {
        khmac::Wanted wanted;
        wanted.kind = khmac::Kind::Session;
        wanted.now = context.now();
        wanted.timeout = context.services.settings.sessions.absolute;
        const auto verified = context.services.khmac.verify(token.reveal(), wanted);
        if (!verified)
            return fail(refusal, QStringLiteral("keyed-HMAC token refused: %1").arg(verified.error().wire));
        context.caller.kind = SubjectKind::Operator;
        return acceptSession(context, verified->sessionId, refusal);
    }

    //! A token of somebody's phone, tablet or sign-in at one serves the old paths; the desk's lists show what
    //! others sign in with. Another issuer decides about its own people's scopes.
    bool isPersonal(const Caller &caller)
    {
        return !caller.isExternal
            && (caller.kind == SubjectKind::Patient || caller.kind == SubjectKind::Device
                || caller.kind == SubjectKind::Clinician);
    }

    Result<access::Decision> decide(
        Context &context, const api::EndpointInfo &info, const QList<QByteArray> &arguments)
    {
        const Permission &permission = info.permission;
        if (info.surface == Surface::Native && permission.kind == Permission::Kind::Scope
            && isPersonal(context.caller))
            return access::Decision{ false, QStringLiteral("a token of this kind is not for the desk") };
        switch (permission.kind) {
        case Permission::Kind::Public:
        case Permission::Kind::Visitor:
            return access::Decision{ true, {} };
        case Permission::Kind::Account:
            return access::Decision{ context.caller.accountId != 0,
                QStringLiteral("an account's token is needed") };
        case Permission::Kind::Acl:
            return explainAcl(
                context, QString::fromLatin1(permission.scope).split(u'|'), objectInPath(info, arguments));
        case Permission::Kind::Session:
            return access::Decision{ context.caller.kind == SubjectKind::Operator,
                QStringLiteral("an operator's session is needed") };
        case Permission::Kind::Device:
            if (context.caller.deviceId.isEmpty())
                return access::Decision{ false, QStringLiteral("a device's token is needed") };
            return access::explainScope(context.caller, QString::fromLatin1(permission.scope));
        case Permission::Kind::Scope:
            return access::explainScope(context.caller, QString::fromLatin1(permission.scope));
        }
        return access::Decision{ false, QStringLiteral("no rule") };
    }

    //! The credential was not judged: the database could not be asked.
    bool isUnjudged(const Error &error)
    {
        return error.code == Code::Unavailable || error.code == Code::Internal;
    }

    //! A credential that is no good makes a visitor, unless the database could not be asked.
    Result<void> admitVisitor(Context &context, Surface surface, const Credential &credential)
    {
        if (credential.kind == Credential::Kind::None)
            return {};
        auto result = authenticate(context, surface, credential);
        if (result || isUnjudged(result.error()))
            return result;
        context.caller = {};
        return {};
    }

    //! The database could not say whether the token was revoked, and need not: its scopes do not suffice.
    bool isDeniedAnyway(Context &context, const api::EndpointInfo &info)
    {
        const auto kind = info.permission.kind;
        const bool isByScope = kind == Permission::Kind::Scope || kind == Permission::Kind::Device;
        const bool hasOwnScopes =
            context.caller.kind != SubjectKind::Anonymous && context.caller.kind != SubjectKind::Operator;
        if (!isByScope || !hasOwnScopes)
            return false;
        const auto decision = decide(context, info, {});
        return decision && !decision->isAllowed;
    }

} // namespace

Result<void> authenticate(Context &context, Surface surface, const Credential &credential)
{
    const Code refusal = refusalOf(surface);
    if (credential.kind == Credential::Kind::Khmac)
        return surface == Surface::Events ? acceptEventsToken(context, credential.token)
                                          : acceptKhmac(context, credential.token, refusal);
    if (isBelieved(context, surface, credential)) {
        SYMBOLON_TRY(
            const auto believed, context.services.believeToken(context.services.settings, credential.parsed));
        return acceptClaims(context, believed, refusal);
    }
    SYMBOLON_TRY(const auto claims, verifyBearer(context, surface, credential.parsed));
    SYMBOLON_CHECK(checkPossession(context, claims, credential, refusal));
    return acceptClaims(context, claims, refusal);
}

Result<Credential> readCredential(const Request &request, const api::EndpointInfo &info)
{
    if (info.surface == Surface::Events)
        return readEventsCredential(request, info);
    if (info.permission.kind == Permission::Kind::Public)
        return Credential{};
    if (request.headerCount("authorization") > 1)
        return fail(Code::Malformed, QStringLiteral("more than one Authorization header"));
    if (Secret token = khmacHeader(request); !token.isEmpty())
        return Credential{ Credential::Kind::Khmac, std::move(token) };
    const QByteArray header = request.header("authorization");
    const auto blank = header.indexOf(' ');
    if (header.isEmpty())
        return unauthenticated(QStringLiteral("No authorization token provided"));
    if (blank < 0)
        return unauthenticated(QStringLiteral("Invalid authorization header"));
    if (!isJwtScheme(header))
        return unauthenticated(QStringLiteral("No authorization token provided"));
    return readJwt(header, refusalOf(info.surface));
}

bool isJwtScheme(const QByteArray &header)
{
    const QByteArray scheme = header.left(header.indexOf(' ')).toLower();
    return header.contains(' ') && (scheme == "bearer" || scheme == "dpop");
}

Result<Credential> readJwt(const QByteArray &header, Code refusal)
{
    const auto blank = header.indexOf(' ');
    const bool isDpop = header.left(blank).compare("dpop", Qt::CaseInsensitive) == 0;
    Credential credential{ Credential::Kind::Bearer, Secret(header.mid(blank + 1)), isDpop };
    SYMBOLON_TRY(credential.parsed, jwt::parseUnverified(credential.token.reveal(), refusal));
    return credential;
}

Result<void> authorise(Context &context,
    const api::EndpointInfo &info,
    const Credential &credential,
    const QList<QByteArray> &arguments)
{
    if (info.permission.kind == Permission::Kind::Public)
        return {};
    if (info.permission.kind == Permission::Kind::Visitor)
        return admitVisitor(context, info.surface, credential);
    const auto accepted = authenticate(context, info.surface, credential);
    if (!accepted && isUnjudged(accepted.error()) && isDeniedAnyway(context, info))
        return fail(Code::Forbidden, accepted.error().detail);
    if (!accepted)
        return accepted;
    if (isBelieved(context, info.surface, credential))
        return {};
    SYMBOLON_TRY(const auto decision, decide(context, info, arguments));
    if (!decision.isAllowed)
        return denied(context, decision.reason);
    return {};
}

Failure denied(Context &context, const QString &reason)
{
    auto result = context.transact([&]() -> Result<void> {
        return context.refuseUniformly({ Code::Forbidden, reason },
            { QStringLiteral("access.deny"),
                access::name(context.caller.kind),
                context.caller.identity,
                { { QStringLiteral("route"), QLatin1String(context.route) },
                    { QStringLiteral("cause"), QStringLiteral("missing_scope") },
                    { QStringLiteral("reason"), reason } } });
    });
    if (result.error().code == Code::Forbidden)
        return Failure(std::move(result.error()));
    // The refusal holds even where it cannot be written down.
    logError("http",
        QStringLiteral("a refusal is not in the audit trail"),
        { { QStringLiteral("request"), context.requestId },
            { QStringLiteral("route"), QLatin1String(context.route) },
            { QStringLiteral("detail"), result.error().detail } });
    return fail(Code::Forbidden, reason);
}

QString sessionHash(const QString &sessionId)
{
    return QString::fromLatin1(crypto::toBase64Url(crypto::hash(crypto::Digest::Sha256, sessionId.toUtf8())));
}

} // namespace symbolon::http
