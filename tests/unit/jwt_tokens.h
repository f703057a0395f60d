// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/jwt.h"
#include "tests/unit/rfc_keys.h"

#include "shared/crypto/base64url.h"

#include <QJsonDocument>

//! Tokens made by hand, with everything wrong that an attacker could make wrong.
namespace tokens {

using namespace symbolon;

inline const Instant now = fromUnixSeconds(1'800'000'000);
inline const QString issuer = QStringLiteral("https://site.example/");
inline const Secret shared(QByteArray(64, 'k'));

inline crypto::PrivateKey key(QByteArrayView pem)
{
    return crypto::PrivateKey::fromPem(Secret(pem.toByteArray())).value();
}

//! HS512 signs; the others only verify. `old` is accepted for another hour, `dead` no longer, `gone` never.
inline jwt::KeyRing makeRing()
{
    QList<jwt::Key> keys{ jwt::sharedKey(QStringLiteral("hs"), shared, jwt::KeyState::Signing),
        jwt::privateKey(QStringLiteral("rsa"), key(rfc::rsaPrivatePem), jwt::KeyState::Published),
        jwt::privateKey(QStringLiteral("ec"), key(rfc::p256PrivatePem), jwt::KeyState::Published),
        jwt::privateKey(QStringLiteral("ed"), key(rfc::ed25519PrivatePem), jwt::KeyState::Published) };
    for (const char *id : { "old", "dead", "gone" })
        keys.append(jwt::sharedKey(QLatin1String(id), Secret(QByteArray(64, *id)), jwt::KeyState::Retired));
    keys[4].notAfter = now + std::chrono::hours(1);
    keys[5].notAfter = now - std::chrono::seconds(1);
    return jwt::KeyRing::make(keys).value();
}

//! The same, parsed once.
inline const jwt::KeyRing &ring()
{
    static const jwt::KeyRing made = makeRing();
    return made;
}

//! How the native surface asks.
inline jwt::VerifyOptions native()
{
    return { .expectedIssuer = issuer, .audience = { issuer }, .now = now };
}

//! How the activation surface asks.
inline jwt::VerifyOptions activation()
{
    return { .expectedIssuer = issuer,
        .audience = { issuer },
        .now = now,
        .acceptForeignAudiences = true,
        .acceptFutureIat = true,
        .acceptUnknownKid = true,
        .refusal = Code::Forbidden };
}

//! The parts as given, and a signature over them.
inline QByteArray assemble(QByteArrayView header, QByteArrayView payload, const jwt::Key &key)
{
    const QByteArray input = header.toByteArray() + '.' + payload.toByteArray();
    return input + '.' + crypto::toBase64Url(jwt::sign(key, input).value());
}

//! A token with these JSON texts.
inline QByteArray token(QByteArrayView header, QByteArrayView payload, const jwt::Key &key)
{
    return assemble(crypto::toBase64Url(header), crypto::toBase64Url(payload), key);
}

inline jwt::Key sharedKey(const Secret &secret = shared, jwt::Algorithm algorithm = jwt::Algorithm::Hs512)
{
    auto key = jwt::sharedKey(QStringLiteral("hs"), secret, jwt::KeyState::Signing);
    key.algorithms = { algorithm };
    return key;
}

//! Claims that are all right.
inline QJsonObject goodClaims()
{
    return { { QStringLiteral("metadata"),
                 QJsonObject{ { QStringLiteral("system_id"), QStringLiteral("suite") } } },
        { QStringLiteral("iss"), issuer },
        { QStringLiteral("aud"), issuer },
        { QStringLiteral("scope"), QStringLiteral("read:send_device write:send_device") },
        { QStringLiteral("exp"), qint64{ toUnixSeconds(now) + 300 } } };
}

inline QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

//! A well-signed token whose claims differ from the good ones in one; an undefined value removes it.
inline QByteArray withClaim(const char *name, const QJsonValue &value)
{
    QJsonObject claims = goodClaims();
    claims.remove(QLatin1String(name));
    if (!value.isUndefined())
        claims.insert(QLatin1String(name), value);
    return token(R"({"alg":"HS512","typ":"JWT"})", json(claims), sharedKey());
}

//! A well-signed token with good claims and this header.
inline QByteArray withHeader(QByteArrayView header)
{
    return token(header, json(goodClaims()), sharedKey());
}

} // namespace tokens
