// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/tls_configuration.h"

#include "shared/core/secret.h"

#include <QFile>
#include <QScopeGuard>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace symbolon::http {

namespace {

    constexpr int leastRsaBits = 2048;

    struct Free {
        void operator()(BIO *bio) const { BIO_free(bio); }

        void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }

        void operator()(X509 *certificate) const { X509_free(certificate); }
    };

    template <typename T>
    using Owned = std::unique_ptr<T, Free>;

    Failure unusable(const QString &file, const char *why)
    {
        return fail(Code::Invalid, QStringLiteral("%1: %2").arg(file, QLatin1String(why)));
    }

    Result<QByteArray> readFile(const QString &name)
    {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return fail(Code::Invalid, QStringLiteral("%1: %2").arg(name, file.errorString()));
        return file.readAll();
    }

    Owned<BIO> inMemory(const QByteArray &bytes)
    {
        return Owned<BIO>(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
    }

    //! Never asks on the terminal for the passphrase of an encrypted key.
    int noPassphrase(char *, int, int, void *)
    {
        return -1;
    }

    //! Which of Qt's algorithms the key is of, once it is known to be good and to belong to the chain's first
    //! certificate.
    Result<QSsl::KeyAlgorithm> judgeKey(
        const QString &name, const QByteArray &keyPem, const QByteArray &chainPem)
    {
        const Owned<EVP_PKEY> key(
            PEM_read_bio_PrivateKey(inMemory(keyPem).get(), nullptr, noPassphrase, nullptr));
        if (!key)
            return unusable(name, "is not an unencrypted private key in PEM form");
        const Owned<X509> certificate(PEM_read_bio_X509(inMemory(chainPem).get(), nullptr, nullptr, nullptr));
        if (!certificate || X509_check_private_key(certificate.get(), key.get()) != 1)
            return unusable(name, "does not belong to the first certificate of the chain");
        switch (EVP_PKEY_get_base_id(key.get())) {
        case EVP_PKEY_RSA:
            if (EVP_PKEY_get_bits(key.get()) < leastRsaBits)
                return unusable(name, "is too weak: RSA keys need 2048 bits");
            return QSsl::Rsa;
        case EVP_PKEY_EC:
            return QSsl::Ec;
        default:
            return unusable(name, "is neither an RSA nor an EC key");
        }
    }

} // namespace

Result<QSslConfiguration> loadTlsConfiguration(const TlsFiles &files)
{
    if (QFile(files.keyFile).permissions().testFlag(QFileDevice::ReadOther))
        return unusable(files.keyFile, "can be read by every user; chmod o= it");
    SYMBOLON_TRY(const QByteArray chainPem, readFile(files.certificateFile));
    SYMBOLON_TRY(QByteArray keyPem, readFile(files.keyFile));
    const Secret key(std::move(keyPem));
    const QList<QSslCertificate> chain = QSslCertificate::fromData(chainPem, QSsl::Pem);
    if (chain.isEmpty())
        return unusable(files.certificateFile, "holds no certificate in PEM form");
    // Qt shares this thread's queue of OpenSSL errors and would report what was left in it.
    const auto clearErrors = qScopeGuard([] { ERR_clear_error(); });
    SYMBOLON_TRY(const QSsl::KeyAlgorithm algorithm, judgeKey(files.keyFile, key.reveal(), chainPem));

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(QSslKey(key.reveal(), algorithm, QSsl::Pem));
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setCaCertificates({});
    return configuration;
}

} // namespace symbolon::http
