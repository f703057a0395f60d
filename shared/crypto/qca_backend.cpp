// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#ifdef SYMBOLON_HAVE_QCA

#include "shared/crypto/qca_backend.h"

#include "shared/crypto/openssl.h"

#include <QtCrypto>

#include <array>
#include <mutex>
#include <utility>

namespace symbolon::crypto::qca {

namespace {

    constexpr std::array digestNames{ "sha1", "sha256", "sha384", "sha512" };

    QString nameOf(Digest digest)
    {
        return QLatin1String(digestNames.at(static_cast<std::size_t>(digest)));
    }

    QCA::SecureArray secureBytes(QByteArrayView bytes)
    {
        return QCA::SecureArray(bytes.toByteArray());
    }

    //! Which signature it is for QCA; nothing for those that its keys do not make.
    QCA::SignatureAlgorithm schemeOf(SignatureAlgorithm algorithm)
    {
        switch (algorithm) {
        case SignatureAlgorithm::Rs256:
            return QCA::EMSA3_SHA256;
        case SignatureAlgorithm::Rs384:
            return QCA::EMSA3_SHA384;
        case SignatureAlgorithm::Rs512:
            return QCA::EMSA3_SHA512;
        case SignatureAlgorithm::Es256:
        case SignatureAlgorithm::EdDsa:
            break;
        }
        return QCA::SignatureUnknown;
    }

    //! QCA's keys keep the state of a signature in progress, so one thread at a time.
    class QcaSigner final : public Signer {
    public:
        explicit QcaSigner(QCA::PrivateKey key)
            : m_key(std::move(key))
        {
        }

        [[nodiscard]] Result<QByteArray> sign(
            SignatureAlgorithm algorithm, QByteArrayView message) const override
        {
            const std::lock_guard lock(m_mutex);
            QByteArray signature = m_key.signMessage(secureBytes(message), schemeOf(algorithm));
            if (signature.isEmpty())
                return fail(Code::Internal, QStringLiteral("the key refuses to sign"));
            return signature;
        }

    private:
        mutable std::mutex m_mutex;
        mutable QCA::PrivateKey m_key;
    };

    class QcaVerifier final : public SignatureVerifier {
    public:
        explicit QcaVerifier(QCA::PublicKey key)
            : m_key(std::move(key))
        {
        }

        [[nodiscard]] bool verify(
            SignatureAlgorithm algorithm, QByteArrayView message, QByteArrayView signature) const override
        {
            const std::lock_guard lock(m_mutex);
            return m_key.verifyMessage(secureBytes(message), signature.toByteArray(), schemeOf(algorithm));
        }

    private:
        mutable std::mutex m_mutex;
        mutable QCA::PublicKey m_key;
    };

    class QcaBackend final : public Backend {
    public:
        [[nodiscard]] QByteArray name() const override { return QByteArrayLiteral("qca"); }

        [[nodiscard]] QByteArray hash(Digest digest, QByteArrayView data) const override
        {
            if (!QCA::isSupported({ nameOf(digest) }))
                return m_openssl.hash(digest, data);
            return QCA::Hash(nameOf(digest)).hash(secureBytes(data)).toByteArray();
        }

        [[nodiscard]] QByteArray hmac(Digest digest, const Secret &key, QByteArrayView data) const override
        {
            const QString type = QStringLiteral("hmac(%1)").arg(nameOf(digest));
            // Plugins do not agree on what an empty key means.
            if (key.isEmpty() || !QCA::isSupported({ type }))
                return m_openssl.hmac(digest, key, data);
            QCA::MessageAuthenticationCode code(type, QCA::SymmetricKey(secureBytes(key.reveal())));
            return code.process(secureBytes(data)).toByteArray();
        }

        [[nodiscard]] QByteArray scrypt(
            const Secret &password, QByteArrayView salt, ScryptCost cost, qsizetype size) const override
        {
            return m_openssl.scrypt(password, salt, cost, size);
        }

        [[nodiscard]] QByteArray pbkdf2(Digest digest,
            const Secret &password,
            QByteArrayView salt,
            int iterations,
            qsizetype size) const override
        {
            if (!QCA::isSupported({ QStringLiteral("pbkdf2(%1)").arg(nameOf(digest)) }))
                return m_openssl.pbkdf2(digest, password, salt, iterations, size);
            return QCA::PBKDF2(nameOf(digest))
                .makeKey(secureBytes(password.reveal()),
                    QCA::InitializationVector(secureBytes(salt)),
                    static_cast<unsigned int>(size),
                    static_cast<unsigned int>(iterations))
                .toByteArray();
        }

        [[nodiscard]] Secret hkdf(Digest digest,
            const Secret &key,
            QByteArrayView salt,
            QByteArrayView info,
            qsizetype size) const override
        {
            if (!QCA::isSupported({ QStringLiteral("hkdf(%1)").arg(nameOf(digest)) }))
                return m_openssl.hkdf(digest, key, salt, info, size);
            return Secret(QCA::HKDF(nameOf(digest))
                              .makeKey(secureBytes(key.reveal()),
                                  QCA::InitializationVector(secureBytes(salt)),
                                  QCA::InitializationVector(secureBytes(info)),
                                  static_cast<unsigned int>(size))
                              .toByteArray());
        }

        [[nodiscard]] QByteArray encrypt(const Secret &key,
            QByteArrayView nonce,
            QByteArrayView associated,
            QByteArrayView plain) const override
        {
            return m_openssl.encrypt(key, nonce, associated, plain);
        }

        [[nodiscard]] std::optional<Secret> decrypt(const Secret &key,
            QByteArrayView nonce,
            QByteArrayView associated,
            QByteArrayView sealed) const override
        {
            return m_openssl.decrypt(key, nonce, associated, sealed);
        }

        [[nodiscard]] std::unique_ptr<Signer> signer(KeyType type, const Secret &pkcs8) const override
        {
            if (type == KeyType::Rsa) {
                auto key = QCA::PrivateKey::fromDER(secureBytes(pkcs8.reveal()));
                if (!key.isNull() && key.canSign())
                    return std::make_unique<QcaSigner>(std::move(key));
            }
            return m_openssl.signer(type, pkcs8);
        }

        [[nodiscard]] std::unique_ptr<SignatureVerifier> verifier(
            KeyType type, const QByteArray &spki) const override
        {
            if (type == KeyType::Rsa) {
                auto key = QCA::PublicKey::fromDER(spki);
                if (!key.isNull() && key.canVerify())
                    return std::make_unique<QcaVerifier>(std::move(key));
            }
            return m_openssl.verifier(type, spki);
        }

    private:
        QCA::Initializer m_library;
        const Backend &m_openssl = openssl::backend();
    };

} // namespace

const Backend &backend()
{
    // Never destroyed: QCA ends itself with the application, before objects of static storage do.
    static const auto *instance = new QcaBackend;
    return *instance;
}

} // namespace symbolon::crypto::qca

#endif
