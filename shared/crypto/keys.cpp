// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/crypto/keys.h"

#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/openssl.h"

#include <QJsonDocument>

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>

namespace symbolon::crypto {

using namespace openssl;

namespace {

    constexpr int leastRsaBits = 2048;
    constexpr int mostRsaBits = 8192; //!< verification time grows with the square
    constexpr int newRsaBits = 3072;
    constexpr unsigned long leastRsaExponent = 65537;
    constexpr int mostRsaExponentBits = 64;
    constexpr qsizetype longestPem = 65536;

    Failure unusable(const char *why)
    {
        ERR_clear_error();
        return fail(Code::Invalid, QStringLiteral("the key cannot be used: %1").arg(QLatin1String(why)));
    }

    //! A passphrase is never asked for: a server has nobody at its terminal.
    int noPassphrase(char *, int, int, void *)
    {
        return -1;
    }

    Result<KeyType> checkRsa(const EVP_PKEY *key)
    {
        const int bits = EVP_PKEY_get_bits(key);
        const BigNumber modulus = numberOf(key, OSSL_PKEY_PARAM_RSA_N);
        const BigNumber exponent = numberOf(key, OSSL_PKEY_PARAM_RSA_E);
        const BigNumber least(BN_new());
        if (!modulus || !exponent || !least || BN_set_word(least.get(), leastRsaExponent) != 1)
            return unusable("no RSA numbers");
        if (bits < leastRsaBits || bits > mostRsaBits || !BN_is_odd(modulus.get()))
            return unusable("RSA needs 2048 to 8192 bits");
        if (!BN_is_odd(exponent.get()) || BN_cmp(exponent.get(), least.get()) < 0
            || BN_num_bits(exponent.get()) > mostRsaExponentBits)
            return unusable("the RSA exponent must be odd and at least 65537");
        return KeyType::Rsa;
    }

    Result<KeyType> checkEc(EVP_PKEY *key)
    {
        std::array<char, 64> group{};
        std::size_t size = 0;
        if (EVP_PKEY_get_group_name(key, group.data(), group.size(), &size) != 1
            || QByteArrayView(group.data()) != "prime256v1")
            return unusable("the curve is not P-256");
        const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
        if (!context || EVP_PKEY_public_check(context.get()) != 1)
            return unusable("the point is not on the curve");
        return KeyType::P256;
    }

    Result<KeyType> checkedType(EVP_PKEY *key)
    {
        if (key == nullptr)
            return unusable("it cannot be read");
        if (EVP_PKEY_is_a(key, "RSA"))
            return checkRsa(key);
        if (EVP_PKEY_is_a(key, "EC"))
            return checkEc(key);
        if (EVP_PKEY_is_a(key, "ED25519"))
            return KeyType::Ed25519;
        return unusable("only RSA, P-256 and Ed25519 are supported");
    }

    QByteArray publicDer(const EVP_PKEY *key)
    {
        unsigned char *der = nullptr;
        const int size = i2d_PUBKEY(key, &der);
        if (size <= 0)
            broken("SubjectPublicKeyInfo");
        const QByteArray result(reinterpret_cast<const char *>(der), size);
        OPENSSL_free(der);
        return result;
    }

    Secret written(const EVP_PKEY *key, int (*write)(BIO *, const EVP_PKEY *))
    {
        const Bio bio(BIO_new(BIO_s_mem()));
        if (!bio || write(bio.get(), key) != 1)
            broken("PKCS #8");
        return Secret(contents(bio.get()));
    }

    int writePem(BIO *bio, const EVP_PKEY *key)
    {
        return PEM_write_bio_PKCS8PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    }

    int writeDer(BIO *bio, const EVP_PKEY *key)
    {
        return i2d_PKCS8PrivateKey_bio(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    }

} // namespace

struct PublicKey::Shared {
    KeyType type = KeyType::Rsa;
    QByteArray der;
    QJsonObject jwk;
    std::unique_ptr<SignatureVerifier> verifier;
};

struct PrivateKey::Shared {
    PublicKey publicKey;
    Secret pem;
    std::unique_ptr<Signer> signer;
};

PublicKey::PublicKey(std::shared_ptr<const Shared> shared)
    : m_shared(std::move(shared))
{
}

Result<PublicKey> PublicKey::fromDer(QByteArrayView spki, const Backend &backend)
{
    const unsigned char *at = raw(spki);
    const Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(spki.size())));
    SYMBOLON_TRY(const KeyType type, checkedType(key.get()));
    QByteArray der = publicDer(key.get());
    auto verifier = backend.verifier(type, der);
    if (!verifier)
        return unusable("the back end refuses it");
    return PublicKey(std::make_shared<const Shared>(
        Shared{ type, std::move(der), jwkOf(type, key.get()), std::move(verifier) }));
}

Result<PublicKey> PublicKey::fromPem(QByteArrayView pem, const Backend &backend)
{
    if (pem.size() > longestPem)
        return unusable("it is too long");
    const Bio bio = reader(pem);
    const Key key(PEM_read_bio_PUBKEY(bio.get(), nullptr, noPassphrase, nullptr));
    return key ? fromDer(publicDer(key.get()), backend) : Result<PublicKey>(unusable("it cannot be read"));
}

Result<PublicKey> PublicKey::fromJwk(const QJsonObject &jwk, const Backend &backend)
{
    const Key key = keyFromJwk(jwk);
    return key ? fromDer(publicDer(key.get()), backend) : Result<PublicKey>(unusable("it cannot be read"));
}

KeyType PublicKey::type() const
{
    return m_shared->type;
}

QByteArray PublicKey::toPem() const
{
    // RFC 7468 section 2: lines of 64 characters.
    const QByteArray text = m_shared->der.toBase64();
    QByteArray pem = QByteArrayLiteral("-----BEGIN PUBLIC KEY-----\n");
    for (qsizetype at = 0; at < text.size(); at += 64)
        pem += text.mid(at, 64) + '\n';
    return pem + "-----END PUBLIC KEY-----\n";
}

QJsonObject PublicKey::toJwk() const
{
    return m_shared->jwk;
}

QString PublicKey::thumbprint() const
{
    // QJsonObject keeps its keys sorted and has just the required members, which is RFC 7638's form.
    const QByteArray canonical = QJsonDocument(m_shared->jwk).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(toBase64Url(hash(Digest::Sha256, canonical)));
}

bool PublicKey::verify(SignatureAlgorithm algorithm, QByteArrayView message, QByteArrayView signature) const
{
    return keyTypeOf(algorithm) == m_shared->type
        && m_shared->verifier->verify(algorithm, message, signature);
}

PrivateKey::PrivateKey(std::shared_ptr<const Shared> shared)
    : m_shared(std::move(shared))
{
}

Result<PrivateKey> PrivateKey::generate(KeyType type, const Backend &backend)
{
    EVP_PKEY *key = nullptr;
    switch (type) {
    case KeyType::Rsa:
        key = EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", newRsaBits);
        break;
    case KeyType::P256:
        key = EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
        break;
    case KeyType::Ed25519:
        key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
        break;
    }
    const Key owner(key);
    return owner ? fromPem(written(key, writePem), backend)
                 : Result<PrivateKey>(unusable("it cannot be made"));
}

Result<PrivateKey> PrivateKey::fromPem(const Secret &pem, const Backend &backend)
{
    if (pem.size() > longestPem)
        return unusable("it is too long");
    const Bio bio = reader(pem.reveal());
    const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    SYMBOLON_TRY(const KeyType type, checkedType(key.get()));
    SYMBOLON_TRY(PublicKey publicKey, PublicKey::fromDer(publicDer(key.get()), backend));
    auto signer = backend.signer(type, written(key.get(), writeDer));
    if (!signer)
        return unusable("the back end refuses it");
    return PrivateKey(std::make_shared<const Shared>(
        Shared{ std::move(publicKey), written(key.get(), writePem), std::move(signer) }));
}

KeyType PrivateKey::type() const
{
    return m_shared->publicKey.type();
}

Secret PrivateKey::toPem() const
{
    return m_shared->pem;
}

const PublicKey &PrivateKey::publicKey() const
{
    return m_shared->publicKey;
}

Result<QByteArray> PrivateKey::sign(SignatureAlgorithm algorithm, QByteArrayView message) const
{
    if (keyTypeOf(algorithm) != type())
        return fail(Code::Internal, QStringLiteral("the key is of another type than the signature"));
    return m_shared->signer->sign(algorithm, message);
}

} // namespace symbolon::crypto
