// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/crypto/backend.h"
#include "shared/crypto/openssl.h"
#ifdef SYMBOLON_HAVE_QCA
#include "shared/crypto/qca_backend.h"
#endif

#include <openssl/crypto.h>

#include <bit>

namespace symbolon::crypto {

QList<const Backend *> backends()
{
#ifdef SYMBOLON_HAVE_QCA
    return { &qca::backend(), &openssl::backend() };
#else
    return { &openssl::backend() };
#endif
}

const Backend &defaultBackend()
{
    static const Backend &chosen = *backends().first();
    return chosen;
}

KeyType keyTypeOf(SignatureAlgorithm algorithm)
{
    switch (algorithm) {
    case SignatureAlgorithm::Rs256:
    case SignatureAlgorithm::Rs384:
    case SignatureAlgorithm::Rs512:
        return KeyType::Rsa;
    case SignatureAlgorithm::Es256:
        return KeyType::P256;
    case SignatureAlgorithm::EdDsa:
        break;
    }
    return KeyType::Ed25519;
}

qsizetype digestSize(Digest digest)
{
    switch (digest) {
    case Digest::Sha1:
        return 20;
    case Digest::Sha256:
        return 32;
    case Digest::Sha384:
        return 48;
    case Digest::Sha512:
        break;
    }
    return 64;
}

QByteArray hash(Digest digest, QByteArrayView data)
{
    return defaultBackend().hash(digest, data);
}

QByteArray hmac(Digest digest, const Secret &key, QByteArrayView data)
{
    return defaultBackend().hmac(digest, key, data);
}

bool equal(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size()
        && CRYPTO_memcmp(left.data(), right.data(), openssl::length(left)) == 0;
}

QByteArray scrypt(const Secret &password, QByteArrayView salt, ScryptCost cost, qsizetype length)
{
    Q_ASSERT(cost.n > 1 && std::has_single_bit(cost.n) && cost.r > 0 && cost.p > 0 && length > 0);
    return defaultBackend().scrypt(password, salt, cost, length);
}

QByteArray pbkdf2(
    Digest digest, const Secret &password, QByteArrayView salt, int iterations, qsizetype length)
{
    Q_ASSERT(iterations > 0 && length > 0);
    return defaultBackend().pbkdf2(digest, password, salt, iterations, length);
}

Secret hkdf(Digest digest, const Secret &key, QByteArrayView salt, QByteArrayView info, qsizetype length)
{
    Q_ASSERT(!key.isEmpty() && length > 0 && length <= 255 * digestSize(digest));
    return defaultBackend().hkdf(digest, key, salt, info, length);
}

} // namespace symbolon::crypto
