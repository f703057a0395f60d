// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/key_ring.h"

#include "shared/crypto/hash.h"

#include <array>
#include <utility>

namespace symbolon::jwt {

namespace {

    constexpr qsizetype mostKeys = 64;

    constexpr std::array<std::pair<Algorithm, QStringView>, 8> names{ {
        { Algorithm::Hs256, u"HS256" },
        { Algorithm::Hs384, u"HS384" },
        { Algorithm::Hs512, u"HS512" },
        { Algorithm::Rs256, u"RS256" },
        { Algorithm::Rs384, u"RS384" },
        { Algorithm::Rs512, u"RS512" },
        { Algorithm::Es256, u"ES256" },
        { Algorithm::EdDsa, u"EdDSA" },
    } };

    //! Nothing for an asymmetric algorithm.
    std::optional<crypto::Digest> sharedDigest(Algorithm algorithm)
    {
        switch (algorithm) {
        case Algorithm::Hs256:
            return crypto::Digest::Sha256;
        case Algorithm::Hs384:
            return crypto::Digest::Sha384;
        case Algorithm::Hs512:
            return crypto::Digest::Sha512;
        case Algorithm::Rs256:
        case Algorithm::Rs384:
        case Algorithm::Rs512:
        case Algorithm::Es256:
        case Algorithm::EdDsa:
            break;
        }
        return std::nullopt;
    }

    //! Nothing for an algorithm with a shared secret.
    std::optional<crypto::SignatureAlgorithm> signatureAlgorithm(Algorithm algorithm)
    {
        switch (algorithm) {
        case Algorithm::Rs256:
            return crypto::SignatureAlgorithm::Rs256;
        case Algorithm::Rs384:
            return crypto::SignatureAlgorithm::Rs384;
        case Algorithm::Rs512:
            return crypto::SignatureAlgorithm::Rs512;
        case Algorithm::Es256:
            return crypto::SignatureAlgorithm::Es256;
        case Algorithm::EdDsa:
            return crypto::SignatureAlgorithm::EdDsa;
        case Algorithm::Hs256:
        case Algorithm::Hs384:
        case Algorithm::Hs512:
            break;
        }
        return std::nullopt;
    }

    QList<Algorithm> algorithmsFor(crypto::KeyType type)
    {
        switch (type) {
        case crypto::KeyType::Rsa:
            return { Algorithm::Rs256, Algorithm::Rs384, Algorithm::Rs512 };
        case crypto::KeyType::P256:
            return { Algorithm::Es256 };
        case crypto::KeyType::Ed25519:
            break;
        }
        return { Algorithm::EdDsa };
    }

    bool canSign(const Key &key)
    {
        return !std::holds_alternative<crypto::PublicKey>(key.material) && !key.algorithms.isEmpty();
    }

} // namespace

std::optional<Algorithm> algorithmNamed(QStringView name)
{
    for (const auto &[algorithm, text] : names) {
        if (text == name)
            return algorithm;
    }
    return std::nullopt;
}

QString nameOf(Algorithm algorithm)
{
    for (const auto &[known, text] : names) {
        if (known == algorithm)
            return text.toString();
    }
    return {};
}

bool Key::isUsable(Instant now) const
{
    return notAfter ? now <= *notAfter : state != KeyState::Retired;
}

const crypto::PublicKey *Key::publicKey() const
{
    if (const auto *pair = std::get_if<crypto::PrivateKey>(&material))
        return &pair->publicKey();
    return std::get_if<crypto::PublicKey>(&material);
}

Key sharedKey(QString id, Secret secret, KeyState state)
{
    return { .id = std::move(id),
        .state = state,
        .algorithms = { Algorithm::Hs512, Algorithm::Hs384, Algorithm::Hs256 },
        .material = std::move(secret) };
}

Key privateKey(QString id, crypto::PrivateKey key, KeyState state)
{
    const Algorithm algorithm = algorithmsFor(key.type()).first();
    return { .id = std::move(id), .state = state, .algorithms = { algorithm }, .material = std::move(key) };
}

Key publicKey(QString id, crypto::PublicKey key, std::optional<Algorithm> algorithm)
{
    const auto algorithms = algorithm ? QList{ *algorithm } : algorithmsFor(key.type());
    return { .id = std::move(id), .algorithms = algorithms, .material = std::move(key) };
}

Result<KeyRing> KeyRing::make(QList<Key> keys)
{
    if (keys.size() > mostKeys)
        return fail(Code::Invalid, QStringLiteral("more than %1 keys").arg(mostKeys));
    KeyRing ring;
    for (Key &key : keys) {
        const auto *secret = std::get_if<Secret>(&key.material);
        if (secret != nullptr && secret->isEmpty())
            return fail(Code::Invalid, QStringLiteral("an empty shared secret"), key.id);
        if (ring.byId(key.id) != nullptr)
            return fail(Code::Invalid, QStringLiteral("a key id occurs twice"), key.id);
        if (key.state == KeyState::Signing && (ring.signingKey() != nullptr || !canSign(key)))
            return fail(
                Code::Invalid, QStringLiteral("a second signing key, or one that cannot sign"), key.id);
        ring.m_keys.append(std::move(key));
    }
    return ring;
}

const Key *KeyRing::signingKey() const
{
    for (const Key &key : m_keys) {
        if (key.state == KeyState::Signing)
            return &key;
    }
    return nullptr;
}

const Key *KeyRing::byId(QStringView id) const
{
    for (const Key &key : m_keys) {
        if (key.id == id)
            return &key;
    }
    return nullptr;
}

Result<QByteArray> sign(const Key &key, QByteArrayView input)
{
    if (!canSign(key))
        return fail(Code::Internal, QStringLiteral("the key cannot sign"), key.id);
    const Algorithm algorithm = key.algorithms.first();
    const auto digest = sharedDigest(algorithm);
    if (const auto *secret = std::get_if<Secret>(&key.material); secret != nullptr && digest)
        return crypto::hmac(*digest, *secret, input);
    const auto scheme = signatureAlgorithm(algorithm);
    if (const auto *pair = std::get_if<crypto::PrivateKey>(&key.material); pair != nullptr && scheme)
        return pair->sign(*scheme, input);
    return fail(Code::Internal, QStringLiteral("the key does not fit its algorithm"), key.id);
}

bool isSignedBy(const Key &key, Algorithm algorithm, QByteArrayView input, QByteArrayView signature)
{
    if (!key.algorithms.contains(algorithm))
        return false;
    const auto digest = sharedDigest(algorithm);
    if (const auto *secret = std::get_if<Secret>(&key.material))
        return digest && crypto::equal(crypto::hmac(*digest, *secret, input), signature);
    const auto scheme = signatureAlgorithm(algorithm);
    return scheme && key.publicKey()->verify(*scheme, input, signature);
}

} // namespace symbolon::jwt
