// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/dpop.h"

#include "shared/crypto/base64url.h"
#include "shared/crypto/keys.h"
#include "shared/json/write.h"

namespace symbolon::test {

//! A client with a key of its own, as RFC 9449 describes it.
class DpopClient {
public:
    explicit DpopClient(crypto::KeyType type = crypto::KeyType::P256)
        : key(crypto::PrivateKey::generate(type).value())
    {
    }

    [[nodiscard]] static QString algorithm(crypto::KeyType type)
    {
        switch (type) {
        case crypto::KeyType::P256:
            return QStringLiteral("ES256");
        case crypto::KeyType::Ed25519:
            return QStringLiteral("EdDSA");
        case crypto::KeyType::Rsa:
            break;
        }
        return QStringLiteral("RS256");
    }

    [[nodiscard]] QJsonObject header() const
    {
        return { { QStringLiteral("typ"), QStringLiteral("dpop+jwt") },
            { QStringLiteral("alg"), algorithm(key.type()) },
            { QStringLiteral("jwk"), key.publicKey().toJwk() } };
    }

    //! Every proof has a `jti` of its own.
    [[nodiscard]] QJsonObject claims(
        const QByteArray &method, const QString &url, Instant now, const QByteArray &accessToken = {})
    {
        QJsonObject claims{ { QStringLiteral("jti"), QStringLiteral("proof-%1").arg(++m_proofs) },
            { QStringLiteral("htm"), QString::fromLatin1(method) },
            { QStringLiteral("htu"), url },
            { QStringLiteral("iat"), static_cast<qint64>(toUnixSeconds(now)) } };
        if (!accessToken.isEmpty())
            claims.insert(QStringLiteral("ath"), dpop::tokenHash(accessToken));
        return claims;
    }

    [[nodiscard]] QByteArray signedProof(const QJsonObject &header, const QJsonObject &claims) const
    {
        const QByteArray input =
            crypto::toBase64Url(json::write(header)) + '.' + crypto::toBase64Url(json::write(claims));
        const jwt::Key signer = jwt::privateKey({}, key, jwt::KeyState::Signing);
        return input + '.' + crypto::toBase64Url(jwt::sign(signer, input).value());
    }

    [[nodiscard]] QByteArray proof(
        const QByteArray &method, const QString &url, Instant now, const QByteArray &accessToken = {})
    {
        return signedProof(header(), claims(method, url, now, accessToken));
    }

    const crypto::PrivateKey key;

private:
    int m_proofs = 0;
};

} // namespace symbolon::test
