// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/crypto/backend.h"

#include <QByteArrayView>
#include <QJsonObject>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/params.h>

#include <memory>

//! OpenSSL's objects with owners. For the sources of this folder only.
namespace symbolon::crypto::openssl {

template <auto release>
struct Releases {
    template <typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};

inline void releaseBio(BIO *bio)
{
    BIO_free(bio);
}

using Bio = std::unique_ptr<BIO, Releases<releaseBio>>;
using BigNumber = std::unique_ptr<BIGNUM, Releases<BN_clear_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Releases<EVP_CIPHER_CTX_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Releases<ECDSA_SIG_free>>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, Releases<EVP_KDF_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Releases<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Releases<EVP_PKEY_CTX_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, Releases<EVP_MAC_CTX_free>>;
using MessageContext = std::unique_ptr<EVP_MD_CTX, Releases<EVP_MD_CTX_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Releases<OSSL_PARAM_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Releases<OSSL_PARAM_BLD_free>>;

inline const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

inline unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

inline std::size_t length(QByteArrayView bytes)
{
    return static_cast<std::size_t>(bytes.size());
}

//! What a memory BIO holds.
[[nodiscard]] QByteArray contents(BIO *bio);
//! A BIO that reads `bytes`, which must outlive it.
[[nodiscard]] Bio reader(QByteArrayView bytes);

//! Ends the process: a primitive failed although its arguments were right, so nothing here can be trusted.
[[noreturn]] void broken(const char *primitive);

//! A number of a key, such as its modulus; null when it has none of that name.
[[nodiscard]] BigNumber numberOf(const EVP_PKEY *key, const char *parameter);
//! The public key in a JWK, not yet checked for strength; null when there is none.
[[nodiscard]] Key keyFromJwk(const QJsonObject &jwk);
//! The required members of a key's JWK and no others.
[[nodiscard]] QJsonObject jwkOf(KeyType type, const EVP_PKEY *key);

//! The one OpenSSL back end.
[[nodiscard]] const Backend &backend();

[[nodiscard]] std::unique_ptr<Signer> makeSigner(const Secret &pkcs8);
[[nodiscard]] std::unique_ptr<SignatureVerifier> makeVerifier(const QByteArray &spki);

} // namespace symbolon::crypto::openssl
