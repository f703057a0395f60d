// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"
#include "shared/crypto/keys.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

//! JSON Web Tokens: RFC 7515, 7517, 7518, 7519, 8037 and 8725.
namespace symbolon::jwt {

//! The signatures we make or accept; `none` is not one of them.
enum class Algorithm { Hs256, Hs384, Hs512, Rs256, Rs384, Rs512, Es256, EdDsa };

//! By the exact name in a header (`HS512`).
[[nodiscard]] std::optional<Algorithm> algorithmNamed(QStringView name);
[[nodiscard]] QString nameOf(Algorithm algorithm);

//! Rotation is publish, wait until every verifier has fetched the key set, sign, retire.
enum class KeyState {
    Published, //!< verifies and is shown, does not sign yet
    Signing, //!< one of a ring at most
    Retired, //!< verifies until `notAfter`, when the last token it signed has expired; without one, not at
             //!< all
};

//! A key that signs or checks tokens. It decides the algorithm, never the token's header.
struct Key {
    QString id; //!< `kid`
    KeyState state = KeyState::Published;
    std::optional<Instant> notAfter = {}; //!< nothing is accepted after this
    QList<Algorithm> algorithms = {}; //!< the ones accepted; the first signs
    std::variant<Secret, crypto::PrivateKey, crypto::PublicKey> material = {};

    [[nodiscard]] bool isUsable(Instant now) const;

    [[nodiscard]] bool isSecret() const { return std::holds_alternative<Secret>(material); }

    //! Nothing for a shared secret.
    [[nodiscard]] const crypto::PublicKey *publicKey() const;
};

//! A shared secret: signs HS512, checks HS256, HS384 and HS512 (activation contract 4.3).
[[nodiscard]] Key sharedKey(QString id, Secret secret, KeyState state);
//! A private key: RS256, ES256 or EdDSA by its type.
[[nodiscard]] Key privateKey(QString id, crypto::PrivateKey key, KeyState state);
//! Somebody else's public key; without `algorithm`, every one of its type.
[[nodiscard]] Key publicKey(QString id, crypto::PublicKey key, std::optional<Algorithm> algorithm);

//! RFC 7518 section 3.2 wants an HMAC key as long as the digest; below 32 bytes production refuses
//! (decisions: HS_KEY).
inline constexpr qsizetype leastSharedKeySize = 32;

//! The keys of one issuer. A value that does not change: rotation replaces the ring as a whole.
class KeyRing {
public:
    KeyRing() = default;
    //! Code::Invalid for an id that occurs twice, a second signing key, a signing key that cannot sign, an
    //! empty shared secret, or more than 64 keys.
    [[nodiscard]] static Result<KeyRing> make(QList<Key> keys);

    [[nodiscard]] const QList<Key> &keys() const { return m_keys; }

    [[nodiscard]] const Key *signingKey() const;
    [[nodiscard]] const Key *byId(QStringView id) const;

private:
    QList<Key> m_keys;
};

//! The signature of `input` with the key's first algorithm.
[[nodiscard]] Result<QByteArray> sign(const Key &key, QByteArrayView input);
//! Whether `key` accepts `algorithm` and made `signature`; constant time for a shared secret.
[[nodiscard]] bool isSignedBy(
    const Key &key, Algorithm algorithm, QByteArrayView input, QByteArrayView signature);

} // namespace symbolon::jwt
