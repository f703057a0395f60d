// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/jwt.h"

#include "server/domain/strict_object.h"

#include "shared/crypto/base64url.h"

#include <QJsonArray>

#include <algorithm>

namespace symbolon::jwt {

namespace {

    constexpr qsizetype longestKid = 256;
    constexpr std::chrono::seconds issuedAhead{ 60 };

    //! Every refusal of verify() is made here, so that all of them look the same outside.
    Failure refused(const VerifyOptions &options, const QString &why)
    {
        return fail(options.refusal, QStringLiteral("token refused: ") + why);
    }

    //! A part that is base64url of a strict JSON object.
    Result<QJsonObject> objectIn(QByteArrayView part)
    {
        const auto bytes = crypto::fromBase64Url(part);
        return bytes ? parseStrictObject(*bytes)
                     : Result<QJsonObject>(fail(Code::Malformed, QStringLiteral("not canonical base64url")));
    }

    //! RFC 8725 3.11: a token that says it is of another type than an access token is none.
    bool isAccessToken(const ParsedToken &token)
    {
        const QJsonValue type = token.header.value(u"typ");
        if (!type.isUndefined() && !type.isString())
            return false;
        QString name = type.toString().toLower();
        if (name.startsWith(u"application/"))
            name = name.sliced(12);
        if (name.endsWith(u"+jwt") && name != u"at+jwt")
            return false;
        // Keycloak's refresh, offline and ID tokens say so in the payload.
        static const QStringList others{ QStringLiteral("refresh"),
            QStringLiteral("offline"),
            QStringLiteral("id"),
            QStringLiteral("logout") };
        return !others.contains(token.payload.value(u"typ").toString().toLower());
    }

    //! RFC 7515 4.1.11, RFC 7797, RFC 7516: extensions that would change what the signature means.
    bool hasExtension(const QJsonObject &header)
    {
        return header.contains(u"crit") || header.contains(u"b64") || header.contains(u"zip")
            || header.contains(u"enc");
    }

    //! Letters, digits and `._~-`: nothing that a file system or a query would take for its own.
    bool isPlainKid(const QString &kid)
    {
        return !kid.isEmpty() && kid.size() <= 128 && std::all_of(kid.begin(), kid.end(), [](QChar c) {
            return c < QChar(0x80) && (c.isLetterOrNumber() || QStringView(u"._~-").contains(c));
        });
    }

    //! The keys that may have signed a token with this header, before any signature is computed.
    Result<QList<const Key *>> candidates(
        const QJsonObject &header, const KeyRing &ring, const VerifyOptions &options)
    {
        const QJsonValue kid = header.value(u"kid");
        if (kid.isUndefined() && options.requireKid)
            return refused(options, QStringLiteral("no kid"));
        if (!kid.isUndefined() && (!kid.isString() || kid.toString().size() > longestKid))
            return refused(options, QStringLiteral("kid is not a short text"));
        const Key *named = kid.isUndefined() ? nullptr : ring.byId(kid.toString());
        if (named != nullptr)
            return QList{ named };
        const bool isForeign = !kid.isUndefined();
        if (isForeign && !(options.acceptUnknownKid && isPlainKid(kid.toString())))
            return refused(options, QStringLiteral("unknown kid"));
        QList<const Key *> keys;
        for (const Key &key : ring.keys()) {
            if (!isForeign || key.isSecret())
                keys.append(&key);
        }
        return keys;
    }

    Result<void> checkSignature(const ParsedToken &token, const KeyRing &ring, const VerifyOptions &options)
    {
        if (hasExtension(token.header))
            return refused(options, QStringLiteral("crit, b64, zip or enc in the header"));
        const auto algorithm = algorithmNamed(token.header.value(u"alg").toString());
        if (!algorithm)
            return refused(options, QStringLiteral("unknown alg"));
        SYMBOLON_TRY(const auto keys, candidates(token.header, ring, options));
        const bool isSigned = std::any_of(keys.begin(), keys.end(), [&](const Key *key) {
            return key->isUsable(options.now)
                && isSignedBy(*key, *algorithm, token.signingInput, token.signature);
        });
        if (!isSigned)
            return refused(options, QStringLiteral("no key has signed it"));
        return {};
    }

    QString secondsBetween(Instant earlier, Instant later)
    {
        return QString::number(toUnixSeconds(later) - toUnixSeconds(earlier));
    }

    Result<void> checkExpiry(const QJsonObject &payload, const VerifyOptions &options)
    {
        if (!payload.contains(u"exp")) {
            return options.acceptWithoutExp ? Result<void>()
                                            : Result<void>(refused(options, QStringLiteral("no exp")));
        }
        const auto exp = numericDate(payload.value(u"exp"));
        if (!exp)
            return refused(options, QStringLiteral("exp is not a date"));
        // Whole seconds: `exp` itself is still valid (activation contract 4.3).
        if (toUnixSeconds(*exp + options.leeway) < toUnixSeconds(options.now))
            return refused(options,
                QStringLiteral("expired by the clock %1 s ago").arg(secondsBetween(*exp, options.now)));
        if (options.maxLifetime.count() > 0 && *exp - options.now > options.maxLifetime)
            return refused(options, QStringLiteral("exp is too far ahead"));
        return {};
    }

    Result<void> checkStart(const QJsonObject &payload, const VerifyOptions &options)
    {
        if (payload.contains(u"nbf")) {
            const auto nbf = numericDate(payload.value(u"nbf"));
            if (!nbf)
                return refused(options, QStringLiteral("nbf is not a date"));
            if (toUnixSeconds(*nbf) > toUnixSeconds(options.now + options.leeway))
                return refused(options,
                    QStringLiteral("valid by the clock only in %1 s").arg(secondsBetween(options.now, *nbf)));
        }
        if (payload.contains(u"iat")) {
            const auto iat = numericDate(payload.value(u"iat"));
            if (!iat)
                return refused(options, QStringLiteral("iat is not a date"));
            if (!options.acceptFutureIat && *iat > options.now + issuedAhead)
                return refused(options,
                    QStringLiteral("issued by the clock %1 s in the future")
                        .arg(secondsBetween(options.now, *iat)));
        }
        return {};
    }

    Result<void> checkAudience(const QJsonObject &payload, const VerifyOptions &options)
    {
        const QJsonValue aud = payload.value(u"aud");
        if (aud.isUndefined()) {
            return options.acceptWithoutAud ? Result<void>()
                                            : Result<void>(refused(options, QStringLiteral("no aud")));
        }
        const QJsonArray named = aud.isArray() ? aud.toArray() : QJsonArray{ aud };
        qsizetype ours = 0;
        for (const QJsonValue audience : named) {
            if (!audience.isString())
                return refused(options, QStringLiteral("aud is not a text or a list of texts"));
            ours += options.audience.contains(audience.toString()) ? 1 : 0;
        }
        if (ours == 0 || (ours != named.size() && !options.acceptForeignAudiences))
            return refused(options, QStringLiteral("another audience"));
        return {};
    }

    Result<void> checkIdentity(const QJsonObject &payload, const VerifyOptions &options)
    {
        const QJsonValue iss = payload.value(u"iss");
        if (!iss.isString() || options.expectedIssuer.isEmpty() || iss.toString() != options.expectedIssuer)
            return refused(options, QStringLiteral("another issuer"));
        for (const QStringView name : { QStringView(u"sub"), QStringView(u"jti") }) {
            const QJsonValue value = payload.value(name);
            if (!value.isUndefined() && !value.isString())
                return refused(options, name.toString() + QStringLiteral(" is not a text"));
        }
        return {};
    }

} // namespace

Result<ParsedToken> parseUnverified(QByteArrayView token, Code refusal)
{
    const auto undecodable = [refusal](const QString &why) {
        return fail(refusal, QStringLiteral("token cannot be decoded: ") + why);
    };
    if (token.size() > longestToken)
        return undecodable(QStringLiteral("longer than %1 bytes").arg(longestToken));
    const qsizetype first = token.indexOf('.');
    const qsizetype last = token.lastIndexOf('.');
    if (first < 0 || first == last || token.sliced(first + 1, last - first - 1).contains('.'))
        return undecodable(QStringLiteral("not three parts"));
    auto header = objectIn(token.first(first));
    if (!header)
        return undecodable(header.error().detail);
    auto payload = objectIn(token.sliced(first + 1, last - first - 1));
    if (!payload)
        return undecodable(payload.error().detail);
    auto signature = crypto::fromBase64Url(token.sliced(last + 1), crypto::Padding::Tolerated);
    if (!signature)
        return undecodable(QStringLiteral("not canonical base64url"));
    return ParsedToken{
        std::move(*header), std::move(*payload), token.first(last).toByteArray(), std::move(*signature)
    };
}

Result<Claims> verify(QByteArrayView token, const KeyRing &keys, const VerifyOptions &options)
{
    SYMBOLON_TRY(const ParsedToken parsed, parseUnverified(token, options.refusal));
    return verify(parsed, keys, options);
}

Result<Claims> verify(const ParsedToken &token, const KeyRing &keys, const VerifyOptions &options)
{
    SYMBOLON_CHECK(checkSignature(token, keys, options));
    if (!isAccessToken(token))
        return refused(options, QStringLiteral("not an access token"));
    SYMBOLON_CHECK(checkIdentity(token.payload, options));
    SYMBOLON_CHECK(checkAudience(token.payload, options));
    SYMBOLON_CHECK(checkExpiry(token.payload, options));
    SYMBOLON_CHECK(checkStart(token.payload, options));
    SYMBOLON_TRY(Claims claims, readClaims(token.payload, options.names, options.refusal));
    claims.isExternal = options.isExternal;
    return claims;
}

} // namespace symbolon::jwt
