// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"
#include "shared/crypto/backend.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>

namespace symbolon::crypto {

//! A key that checks signatures: RSA (2048 to 8192 bits, odd exponent from 65537), P-256 or Ed25519. A value:
//! parsed and checked once, cheap to copy, safe to use from many threads at once.
class PublicKey {
public:
    //! From a `PUBLIC KEY` block. Code::Invalid for everything that is not such a key or is too weak.
    [[nodiscard]] static Result<PublicKey> fromPem(
        QByteArrayView pem, const Backend &backend = defaultBackend());
    //! From a SubjectPublicKeyInfo in DER.
    [[nodiscard]] static Result<PublicKey> fromDer(
        QByteArrayView spki, const Backend &backend = defaultBackend());
    //! From the members `kty` and `n e`, `crv x y` or `crv x` (RFC 7517, 7518, 8037); others are not looked
    //! at.
    [[nodiscard]] static Result<PublicKey> fromJwk(
        const QJsonObject &jwk, const Backend &backend = defaultBackend());

    [[nodiscard]] KeyType type() const;
    [[nodiscard]] QByteArray toPem() const;
    //! The members that fromJwk() reads.
    [[nodiscard]] QJsonObject toJwk() const;
    //! RFC 7638 with SHA-256, base64url: the same key has the same one everywhere, fit as `kid`.
    [[nodiscard]] QString thumbprint() const;

    //! RSASSA-PKCS1-v1_5; ECDSA as r||s of 64 bytes, both from 1 to n-1 (RFC 7518 3.4), DER is refused;
    //! Ed25519 (RFC 8032). False when `algorithm` is not for this type of key.
    [[nodiscard]] bool verify(
        SignatureAlgorithm algorithm, QByteArrayView message, QByteArrayView signature) const;

private:
    friend class PrivateKey;
    struct Shared;
    explicit PublicKey(std::shared_ptr<const Shared> shared);
    std::shared_ptr<const Shared> m_shared;
};

//! A key that signs; the same types and limits, the same freedom to copy and share.
class PrivateKey {
public:
    //! A new key; RSA has 3072 bits. Takes up to a second for RSA.
    [[nodiscard]] static Result<PrivateKey> generate(KeyType type, const Backend &backend = defaultBackend());
    //! From an unencrypted PEM block, PKCS #8 or the older forms. Never asks for a passphrase.
    [[nodiscard]] static Result<PrivateKey> fromPem(
        const Secret &pem, const Backend &backend = defaultBackend());

    [[nodiscard]] KeyType type() const;
    //! Unencrypted PKCS #8.
    [[nodiscard]] Secret toPem() const;
    [[nodiscard]] const PublicKey &publicKey() const;

    //! A signature in the form that PublicKey::verify() takes; Code::Internal when `algorithm` is not for
    //! this type.
    [[nodiscard]] Result<QByteArray> sign(SignatureAlgorithm algorithm, QByteArrayView message) const;

private:
    struct Shared;
    explicit PrivateKey(std::shared_ptr<const Shared> shared);
    std::shared_ptr<const Shared> m_shared;
};

} // namespace symbolon::crypto
