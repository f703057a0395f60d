// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"
#include "shared/crypto/kdf.h"

#include <QList>

#include <memory>
#include <optional>

//! What does the arithmetic: OpenSSL 3 everywhere, QCA where it is packaged for Qt 6. Callers use the free
//! functions and key types beside this header; only they and the tests see a Backend.
namespace symbolon::crypto {

//! Kinds of asymmetric keys.
enum class KeyType { Rsa, P256, Ed25519 };

//! Signatures by their JOSE names (RFC 7518 section 3, RFC 8037).
enum class SignatureAlgorithm { Rs256, Rs384, Rs512, Es256, EdDsa };

//! The type of key that makes such signatures.
[[nodiscard]] KeyType keyTypeOf(SignatureAlgorithm algorithm);

//! A private key as one back end holds it. Thread-safe.
class Signer {
public:
    virtual ~Signer() = default;
    [[nodiscard]] virtual Result<QByteArray> sign(
        SignatureAlgorithm algorithm, QByteArrayView message) const = 0;
};

//! A public key as one back end holds it. Thread-safe.
class SignatureVerifier {
public:
    virtual ~SignatureVerifier() = default;
    [[nodiscard]] virtual bool verify(
        SignatureAlgorithm algorithm, QByteArrayView message, QByteArrayView signature) const = 0;
};

//! The primitives. Arguments are checked by the callers; what still fails then is a broken installation and
//! ends the process.
class Backend {
public:
    virtual ~Backend() = default;
    [[nodiscard]] virtual QByteArray name() const = 0;

    [[nodiscard]] virtual QByteArray hash(Digest digest, QByteArrayView data) const = 0;
    [[nodiscard]] virtual QByteArray hmac(Digest digest, const Secret &key, QByteArrayView data) const = 0;
    [[nodiscard]] virtual QByteArray scrypt(
        const Secret &password, QByteArrayView salt, ScryptCost cost, qsizetype length) const = 0;
    [[nodiscard]] virtual QByteArray pbkdf2(Digest digest,
        const Secret &password,
        QByteArrayView salt,
        int iterations,
        qsizetype length) const = 0;
    [[nodiscard]] virtual Secret hkdf(Digest digest,
        const Secret &key,
        QByteArrayView salt,
        QByteArrayView info,
        qsizetype length) const = 0;

    //! AES-256-GCM with a nonce of 12 bytes; the result is ciphertext and tag of 16 bytes.
    [[nodiscard]] virtual QByteArray encrypt(
        const Secret &key, QByteArrayView nonce, QByteArrayView associated, QByteArrayView plain) const = 0;
    //! Nothing when the tag does not fit.
    [[nodiscard]] virtual std::optional<Secret> decrypt(
        const Secret &key, QByteArrayView nonce, QByteArrayView associated, QByteArrayView sealed) const = 0;

    //! From unencrypted PKCS #8 in DER that PrivateKey has checked; null when the back end cannot read it.
    [[nodiscard]] virtual std::unique_ptr<Signer> signer(KeyType type, const Secret &pkcs8) const = 0;
    //! From a SubjectPublicKeyInfo in DER that PublicKey has checked; null when the back end cannot read it.
    [[nodiscard]] virtual std::unique_ptr<SignatureVerifier> verifier(
        KeyType type, const QByteArray &spki) const = 0;
};

//! Every back end of this build, the default one first. They live as long as the process.
[[nodiscard]] QList<const Backend *> backends();
//! QCA if built with it, else OpenSSL.
[[nodiscard]] const Backend &defaultBackend();

} // namespace symbolon::crypto
