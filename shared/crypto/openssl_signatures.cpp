// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/crypto/openssl.h"

#include <openssl/err.h>
#include <openssl/x509.h>

namespace symbolon::crypto::openssl {

namespace {

    constexpr int coordinateSize = 32; //!< of P-256
    constexpr qsizetype rawEcdsaSize = 2 * qsizetype{ coordinateSize };

    const EVP_MD *digestOf(SignatureAlgorithm algorithm)
    {
        switch (algorithm) {
        case SignatureAlgorithm::Rs256:
        case SignatureAlgorithm::Es256:
            return EVP_sha256();
        case SignatureAlgorithm::Rs384:
            return EVP_sha384();
        case SignatureAlgorithm::Rs512:
            return EVP_sha512();
        case SignatureAlgorithm::EdDsa:
            break; // Ed25519 hashes inside
        }
        return nullptr;
    }

    //! From OpenSSL's DER to r||s (RFC 7518 section 3.4).
    QByteArray rawFromDer(const QByteArray &der)
    {
        const unsigned char *start = raw(der);
        const EcdsaSignature signature(d2i_ECDSA_SIG(nullptr, &start, static_cast<long>(der.size())));
        QByteArray result(rawEcdsaSize, Qt::Uninitialized);
        if (!signature || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), raw(result), coordinateSize) < 0
            || BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), raw(result) + coordinateSize, coordinateSize)
                < 0)
            broken("ECDSA signature");
        return result;
    }

    //! From r||s to DER; empty when the length is another one or a half is zero. That both are below the
    //! group's order is checked by the verification itself.
    QByteArray derFromRaw(QByteArrayView bytes)
    {
        if (bytes.size() != rawEcdsaSize)
            return {};
        BigNumber r(BN_bin2bn(raw(bytes), coordinateSize, nullptr));
        BigNumber s(BN_bin2bn(raw(bytes) + coordinateSize, coordinateSize, nullptr));
        if (!r || !s || BN_is_zero(r.get()) || BN_is_zero(s.get()))
            return {};
        const EcdsaSignature signature(ECDSA_SIG_new());
        if (!signature || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1)
            return {};
        // The signature owns them now; only the names go.
        static_cast<void>(r.release());
        static_cast<void>(s.release());
        unsigned char *der = nullptr;
        const int size = i2d_ECDSA_SIG(signature.get(), &der);
        const QByteArray result(reinterpret_cast<const char *>(der), size);
        OPENSSL_free(der);
        return result;
    }

    class OpenSslSigner final : public Signer {
    public:
        explicit OpenSslSigner(Key key)
            : m_key(std::move(key))
        {
        }

        [[nodiscard]] Result<QByteArray> sign(
            SignatureAlgorithm algorithm, QByteArrayView message) const override
        {
            const MessageContext context(EVP_MD_CTX_new());
            std::size_t size = 0;
            if (!context
                || EVP_DigestSignInit(context.get(), nullptr, digestOf(algorithm), nullptr, m_key.get()) != 1
                || EVP_DigestSign(context.get(), nullptr, &size, raw(message), length(message)) != 1)
                return failed();
            QByteArray signature(static_cast<qsizetype>(size), Qt::Uninitialized);
            if (EVP_DigestSign(context.get(), raw(signature), &size, raw(message), length(message)) != 1)
                return failed();
            signature.truncate(static_cast<qsizetype>(size));
            return algorithm == SignatureAlgorithm::Es256 ? rawFromDer(signature) : signature;
        }

    private:
        static Failure failed()
        {
            ERR_clear_error();
            return fail(Code::Internal, QStringLiteral("the key refuses to sign"));
        }

        Key m_key;
    };

    class OpenSslVerifier final : public SignatureVerifier {
    public:
        explicit OpenSslVerifier(Key key)
            : m_key(std::move(key))
        {
        }

        [[nodiscard]] bool verify(
            SignatureAlgorithm algorithm, QByteArrayView message, QByteArrayView signature) const override
        {
            const bool isEcdsa = algorithm == SignatureAlgorithm::Es256;
            const QByteArray der = isEcdsa ? derFromRaw(signature) : QByteArray();
            if (isEcdsa)
                signature = der;
            const MessageContext context(EVP_MD_CTX_new());
            const bool fits = !signature.isEmpty() && context
                && EVP_DigestVerifyInit(context.get(), nullptr, digestOf(algorithm), nullptr, m_key.get())
                    == 1
                && EVP_DigestVerify(
                       context.get(), raw(signature), length(signature), raw(message), length(message))
                    == 1;
            // A wrong signature leaves entries behind that would be blamed on the thread's next TLS
            // operation.
            if (!fits)
                ERR_clear_error();
            return fits;
        }

    private:
        Key m_key;
    };

} // namespace

void broken(const char *primitive)
{
    qFatal("OpenSSL cannot be used: %s failed", primitive);
    std::abort();
}

QByteArray contents(BIO *bio)
{
    char *start = nullptr;
    const auto size = BIO_get_mem_data(bio, &start);
    return { start, static_cast<qsizetype>(size) };
}

Bio reader(QByteArrayView bytes)
{
    return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

std::unique_ptr<Signer> makeSigner(const Secret &pkcs8)
{
    const unsigned char *start = raw(pkcs8.reveal());
    Key key(d2i_AutoPrivateKey(nullptr, &start, static_cast<long>(pkcs8.size())));
    return key ? std::make_unique<OpenSslSigner>(std::move(key)) : nullptr;
}

std::unique_ptr<SignatureVerifier> makeVerifier(const QByteArray &spki)
{
    const unsigned char *start = raw(spki);
    Key key(d2i_PUBKEY(nullptr, &start, static_cast<long>(spki.size())));
    return key ? std::make_unique<OpenSslVerifier>(std::move(key)) : nullptr;
}

} // namespace symbolon::crypto::openssl
