// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/dpop.h"

#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"

#include <QUrl>

#include <array>

namespace symbolon::dpop {

namespace {

    constexpr qsizetype longestId = 256;

    Failure refused(const QString &why)
    {
        return fail(Code::Unauthenticated, QStringLiteral("DPoP proof refused: ") + why);
    }

    //! RFC 9449 4.2: asymmetric only. RSA-PSS and the longer hashes are not among what we check.
    std::optional<jwt::Algorithm> algorithmOf(const QJsonObject &header)
    {
        const auto algorithm = jwt::algorithmNamed(header.value(u"alg").toString());
        const bool isAsymmetric = algorithm == jwt::Algorithm::Es256 || algorithm == jwt::Algorithm::EdDsa
            || algorithm == jwt::Algorithm::Rs256;
        return isAsymmetric ? algorithm : std::nullopt;
    }

    //! RFC 7518 section 6: what only the owner of a key may have.
    bool hasPrivatePart(const QJsonObject &jwk)
    {
        static constexpr std::array names{
            u"d",
            u"p",
            u"q",
            u"dp",
            u"dq",
            u"qi",
            u"oth",
            u"k",
        };
        return std::any_of(names.begin(), names.end(), [&](auto name) { return jwk.contains(name); });
    }

    bool hasExtension(const QJsonObject &header)
    {
        return header.contains(u"crit") || header.contains(u"b64") || header.contains(u"zip")
            || header.contains(u"enc");
    }

    Result<crypto::PublicKey> signer(const jwt::ParsedToken &proof)
    {
        if (proof.header.value(u"typ").toString().compare(u"dpop+jwt", Qt::CaseInsensitive) != 0)
            return refused(QStringLiteral("another typ"));
        if (hasExtension(proof.header))
            return refused(QStringLiteral("crit, b64, zip or enc in the header"));
        const auto algorithm = algorithmOf(proof.header);
        if (!algorithm)
            return refused(QStringLiteral("alg is not ES256, EdDSA or RS256"));
        const QJsonObject jwk = proof.header.value(u"jwk").toObject();
        if (hasPrivatePart(jwk))
            return refused(QStringLiteral("a private key in the header"));
        auto key = crypto::PublicKey::fromJwk(jwk);
        if (!key)
            return refused(QStringLiteral("no usable jwk"));
        if (!jwt::isSignedBy(
                jwt::publicKey({}, *key, std::nullopt), *algorithm, proof.signingInput, proof.signature))
            return refused(QStringLiteral("its key has not signed it"));
        return std::move(*key);
    }

    //! Scheme- and syntax-based normalisation of RFC 3986 section 6, without query and fragment.
    QString normalised(const QString &text)
    {
        QUrl url(text, QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty())
            return {};
        const int usual = url.scheme() == u"https" ? 443 : 80;
        if (url.port() == usual)
            url.setPort(-1);
        if (url.path().isEmpty())
            url.setPath(QStringLiteral("/"));
        return url.toString(
            QUrl::FullyEncoded | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::NormalizePathSegments);
    }

    Result<void> checkTarget(const QJsonObject &payload, const Wanted &wanted)
    {
        if (payload.value(u"htm").toString() != QString::fromLatin1(wanted.method))
            return refused(QStringLiteral("made for another method"));
        const QString url = normalised(payload.value(u"htu").toString());
        if (url.isEmpty() || url != normalised(wanted.url))
            return refused(QStringLiteral("made for another URL than %1").arg(wanted.url));
        if (wanted.accessToken && payload.value(u"ath").toString() != tokenHash(*wanted.accessToken))
            return refused(QStringLiteral("made for another access token"));
        return {};
    }

    Result<Instant> issuedAt(const QJsonObject &payload, Instant now)
    {
        const QJsonValue value = payload.value(u"iat");
        const auto issued = value.isDouble() ? jwt::numericDate(value) : std::nullopt;
        if (!issued)
            return refused(QStringLiteral("iat is not a date"));
        if (*issued > now + window || *issued + window < now)
            return refused(QStringLiteral("made %1 s away from our clock")
                               .arg(std::abs(toUnixSeconds(now) - toUnixSeconds(*issued))));
        return *issued;
    }

} // namespace

Result<Proof> verify(QByteArrayView text, const Wanted &wanted)
{
    const auto parsed = jwt::parseUnverified(text);
    if (!parsed)
        return refused(parsed.error().detail);
    SYMBOLON_TRY(const auto key, signer(*parsed));
    SYMBOLON_CHECK(checkTarget(parsed->payload, wanted));
    SYMBOLON_TRY(const Instant issued, issuedAt(parsed->payload, wanted.now));
    const QString id = parsed->payload.value(u"jti").toString();
    if (id.isEmpty() || id.size() > longestId)
        return refused(QStringLiteral("no jti of up to %1 characters").arg(longestId));
    const QString thumbprint = key.thumbprint();
    const QByteArray use = thumbprint.toLatin1() + ' ' + id.toUtf8();
    return Proof{ thumbprint, crypto::hash(crypto::Digest::Sha256, use), issued + window };
}

QString tokenHash(QByteArrayView accessToken)
{
    return QString::fromLatin1(crypto::toBase64Url(crypto::hash(crypto::Digest::Sha256, accessToken)));
}

Result<QString> boundKey(const jwt::Claims &claims)
{
    const QJsonValue key = claims.payload.value(u"cnf").toObject().value(u"jkt");
    if (key.isUndefined())
        return QString();
    if (!key.isString() || key.toString().isEmpty())
        return fail(Code::Unauthenticated, QStringLiteral("the token is bound to no readable key"));
    return key.toString();
}

} // namespace symbolon::dpop
