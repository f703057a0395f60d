// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/crypto/openssl.h"

#include <openssl/core_names.h>

#include <array>
#include <new>

namespace symbolon::crypto {

using namespace openssl;

namespace {

    constexpr qsizetype tagSize = 16;
    constexpr std::array digestNames{ "SHA1", "SHA256", "SHA384", "SHA512" };

    const char *nameOf(Digest digest)
    {
        return digestNames.at(static_cast<std::size_t>(digest));
    }

    OSSL_PARAM textParameter(const char *key, const char *value)
    {
        // The interface is not const, but only reads what a settable parameter points to.
        return OSSL_PARAM_construct_utf8_string(key, const_cast<char *>(value), 0);
    }

    OSSL_PARAM bytesParameter(const char *key, QByteArrayView value)
    {
        // An empty view may point nowhere, which OpenSSL refuses.
        const char *start = value.isEmpty() ? "" : value.data();
        return OSSL_PARAM_construct_octet_string(key, const_cast<char *>(start), length(value));
    }

    //! Looks every algorithm up once, because a look-up costs more than a short hash.
    class OpenSslBackend final : public Backend {
    public:
        OpenSslBackend();

        [[nodiscard]] QByteArray name() const override { return QByteArrayLiteral("openssl"); }

        [[nodiscard]] QByteArray hash(Digest digest, QByteArrayView data) const override;
        [[nodiscard]] QByteArray hmac(Digest digest, const Secret &key, QByteArrayView data) const override;
        [[nodiscard]] QByteArray scrypt(
            const Secret &password, QByteArrayView salt, ScryptCost cost, qsizetype size) const override;
        [[nodiscard]] QByteArray pbkdf2(Digest digest,
            const Secret &password,
            QByteArrayView salt,
            int iterations,
            qsizetype size) const override;
        [[nodiscard]] Secret hkdf(Digest digest,
            const Secret &key,
            QByteArrayView salt,
            QByteArrayView info,
            qsizetype size) const override;
        [[nodiscard]] QByteArray encrypt(const Secret &key,
            QByteArrayView nonce,
            QByteArrayView associated,
            QByteArrayView plain) const override;
        [[nodiscard]] std::optional<Secret> decrypt(const Secret &key,
            QByteArrayView nonce,
            QByteArrayView associated,
            QByteArrayView sealed) const override;

        [[nodiscard]] std::unique_ptr<Signer> signer(KeyType, const Secret &pkcs8) const override
        {
            return makeSigner(pkcs8);
        }

        [[nodiscard]] std::unique_ptr<SignatureVerifier> verifier(
            KeyType, const QByteArray &spki) const override
        {
            return makeVerifier(spki);
        }

    private:
        [[nodiscard]] const EVP_MD *messageDigest(Digest digest) const
        {
            return m_digests.at(static_cast<std::size_t>(digest)).get();
        }

        std::array<std::unique_ptr<EVP_MD, Releases<EVP_MD_free>>, digestNames.size()> m_digests;
        //! One per digest, without a key; copied for each use.
        std::array<MacContext, digestNames.size()> m_hmacs;
        std::unique_ptr<EVP_KDF, Releases<EVP_KDF_free>> m_hkdf;
        std::unique_ptr<EVP_CIPHER, Releases<EVP_CIPHER_free>> m_aesGcm;
    };

    OpenSslBackend::OpenSslBackend()
        : m_hkdf(EVP_KDF_fetch(nullptr, OSSL_KDF_NAME_HKDF, nullptr))
        , m_aesGcm(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr))
    {
        const std::unique_ptr<EVP_MAC, Releases<EVP_MAC_free>> hmac(
            EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr));
        if (!m_hkdf || !m_aesGcm || !hmac)
            broken("look-up of algorithms");
        for (std::size_t i = 0; i < digestNames.size(); ++i) {
            m_digests.at(i).reset(EVP_MD_fetch(nullptr, digestNames.at(i), nullptr));
            m_hmacs.at(i).reset(EVP_MAC_CTX_new(hmac.get()));
            const std::array parameters{ textParameter(OSSL_MAC_PARAM_DIGEST, digestNames.at(i)),
                OSSL_PARAM_construct_end() };
            if (!m_digests.at(i) || !m_hmacs.at(i)
                || EVP_MAC_CTX_set_params(m_hmacs.at(i).get(), parameters.data()) != 1)
                broken("look-up of digests");
        }
    }

    QByteArray OpenSslBackend::hash(Digest digest, QByteArrayView data) const
    {
        QByteArray result(digestSize(digest), Qt::Uninitialized);
        if (EVP_Digest(data.data(), length(data), raw(result), nullptr, messageDigest(digest), nullptr) != 1)
            broken("digest");
        return result;
    }

    QByteArray OpenSslBackend::hmac(Digest digest, const Secret &key, QByteArrayView data) const
    {
        const MacContext context(EVP_MAC_CTX_dup(m_hmacs.at(static_cast<std::size_t>(digest)).get()));
        QByteArray result(digestSize(digest), Qt::Uninitialized);
        std::size_t written = 0;
        // OpenSSL takes no key for "keep the old one". Keys are padded with zeros, so one zero is the empty
        // key.
        const QByteArrayView keyBytes =
            key.isEmpty() ? QByteArrayView("\0", 1) : QByteArrayView(key.reveal());
        if (!context || EVP_MAC_init(context.get(), raw(keyBytes), length(keyBytes), nullptr) != 1
            || EVP_MAC_update(context.get(), raw(data), length(data)) != 1
            || EVP_MAC_final(context.get(), raw(result), &written, length(result)) != 1)
            broken("HMAC");
        return result;
    }

    QByteArray OpenSslBackend::scrypt(
        const Secret &password, QByteArrayView salt, ScryptCost cost, qsizetype size) const
    {
        QByteArray result(size, Qt::Uninitialized);
        const quint64 memoryLimit = 128ULL * cost.r * (cost.n + cost.p + 2) + 1024;
        const int done = EVP_PBE_scrypt(password.reveal().constData(),
            length(password.reveal()),
            raw(salt),
            length(salt),
            cost.n,
            cost.r,
            cost.p,
            memoryLimit,
            raw(result),
            length(result));
        if (done != 1)
            throw std::bad_alloc();
        return result;
    }

    QByteArray OpenSslBackend::pbkdf2(
        Digest digest, const Secret &password, QByteArrayView salt, int iterations, qsizetype size) const
    {
        QByteArray result(size, Qt::Uninitialized);
        const int done = PKCS5_PBKDF2_HMAC(password.reveal().constData(),
            static_cast<int>(password.size()),
            raw(salt),
            static_cast<int>(salt.size()),
            iterations,
            messageDigest(digest),
            static_cast<int>(size),
            raw(result));
        if (done != 1)
            broken("PBKDF2");
        return result;
    }

    Secret OpenSslBackend::hkdf(
        Digest digest, const Secret &key, QByteArrayView salt, QByteArrayView info, qsizetype size) const
    {
        const KdfContext context(EVP_KDF_CTX_new(m_hkdf.get()));
        const std::array parameters{ textParameter(OSSL_KDF_PARAM_DIGEST, nameOf(digest)),
            bytesParameter(OSSL_KDF_PARAM_KEY, key.reveal()),
            bytesParameter(OSSL_KDF_PARAM_SALT, salt),
            bytesParameter(OSSL_KDF_PARAM_INFO, info),
            OSSL_PARAM_construct_end() };
        QByteArray result(size, Qt::Uninitialized);
        if (!context || EVP_KDF_derive(context.get(), raw(result), length(result), parameters.data()) != 1)
            broken("HKDF");
        return Secret(std::move(result));
    }

    QByteArray OpenSslBackend::encrypt(
        const Secret &key, QByteArrayView nonce, QByteArrayView associated, QByteArrayView plain) const
    {
        const CipherContext context(EVP_CIPHER_CTX_new());
        QByteArray result(plain.size() + tagSize, Qt::Uninitialized);
        int written = 0;
        int last = 0;
        const bool done = context
            && EVP_EncryptInit_ex2(context.get(), m_aesGcm.get(), raw(key.reveal()), raw(nonce), nullptr) == 1
            && (associated.isEmpty()
                || EVP_EncryptUpdate(
                       context.get(), nullptr, &written, raw(associated), static_cast<int>(associated.size()))
                    == 1)
            && EVP_EncryptUpdate(
                   context.get(), raw(result), &written, raw(plain), static_cast<int>(plain.size()))
                == 1
            && EVP_EncryptFinal_ex(context.get(), raw(result) + plain.size(), &last) == 1
            && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, raw(result) + plain.size())
                == 1;
        if (!done)
            broken("AES-GCM");
        return result;
    }

    std::optional<Secret> OpenSslBackend::decrypt(
        const Secret &key, QByteArrayView nonce, QByteArrayView associated, QByteArrayView sealed) const
    {
        if (sealed.size() < tagSize)
            return std::nullopt;
        const QByteArrayView cipherText = sealed.chopped(tagSize);
        QByteArray tag = sealed.last(tagSize).toByteArray();
        const CipherContext context(EVP_CIPHER_CTX_new());
        QByteArray plain(cipherText.size(), Qt::Uninitialized);
        int written = 0;
        int last = 0;
        const bool ready = context
            && EVP_DecryptInit_ex2(context.get(), m_aesGcm.get(), raw(key.reveal()), raw(nonce), nullptr) == 1
            && (associated.isEmpty()
                || EVP_DecryptUpdate(
                       context.get(), nullptr, &written, raw(associated), static_cast<int>(associated.size()))
                    == 1)
            && EVP_DecryptUpdate(
                   context.get(), raw(plain), &written, raw(cipherText), static_cast<int>(cipherText.size()))
                == 1
            && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, tag.data()) == 1;
        if (!ready)
            broken("AES-GCM");
        Secret result(std::move(plain));
        // The position is not used: GCM writes nothing more here, it only compares the tag.
        if (EVP_DecryptFinal_ex(context.get(), raw(tag), &last) != 1)
            return std::nullopt;
        return result;
    }

} // namespace

const Backend &openssl::backend()
{
    static const OpenSslBackend instance;
    return instance;
}

} // namespace symbolon::crypto
