// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/tls_files.h"

#include <QFile>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace symbolon::app {

namespace {

    using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
    using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
    using PrivateKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

    constexpr int weakRsaBits = 2048;
    constexpr std::chrono::days warnBefore{ 21 };

    Result<QByteArray> content(const QString &setting, const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(Code::Invalid,
                QStringLiteral("%1: %2 cannot be read: %3").arg(setting, path, file.errorString()));
        return file.readAll();
    }

    Bio memory(const QByteArray &bytes)
    {
        return Bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())), BIO_free_all);
    }

    //! A passphrase is never asked for.
    int noPassphrase(char *, int, int, void *)
    {
        return -1;
    }

    void warnOfTheEnd(X509 *certificate, Instant now, QStringList &warnings)
    {
        const auto seconds = time_t(toUnixSeconds(now));
        int days = 0;
        int rest = 0;
        const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> today(
            ASN1_TIME_set(nullptr, seconds), ASN1_TIME_free);
        if (ASN1_TIME_diff(&days, &rest, today.get(), X509_get0_notAfter(certificate)) != 1)
            return;
        if (days < 0 || rest < 0)
            warnings.append(QStringLiteral("tls.certificate_file: the certificate has expired"));
        else if (days < warnBefore.count())
            warnings.append(
                QStringLiteral("tls.certificate_file: the certificate expires in %1 days").arg(days));
    }

} // namespace

Result<void> checkTlsFiles(const TlsSettings &settings, Instant now, QStringList &warnings)
{
    if (settings.certificateFile.isEmpty())
        return {};
    SYMBOLON_TRY(const QByteArray certificatePem,
        content(QStringLiteral("tls.certificate_file"), settings.certificateFile));
    SYMBOLON_TRY(const QByteArray keyPem, content(QStringLiteral("tls.key_file"), settings.keyFile));
    ERR_clear_error();
    const Certificate certificate(
        PEM_read_bio_X509(memory(certificatePem).get(), nullptr, noPassphrase, nullptr), X509_free);
    if (!certificate)
        return fail(Code::Invalid,
            QStringLiteral("tls.certificate_file: %1 holds no certificate in PEM")
                .arg(settings.certificateFile));
    const PrivateKey key(
        PEM_read_bio_PrivateKey(memory(keyPem).get(), nullptr, noPassphrase, nullptr), EVP_PKEY_free);
    if (!key)
        return fail(Code::Invalid,
            QStringLiteral("tls.key_file: %1 holds no unencrypted private key in PEM").arg(settings.keyFile));
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return fail(Code::Invalid,
            QStringLiteral(
                "tls.key_file: the key in %1 is not the one of the certificate in %2; put the pair "
                "together that was issued together")
                .arg(settings.keyFile, settings.certificateFile));
    if (EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key.get()) < weakRsaBits)
        return fail(Code::Invalid,
            QStringLiteral(
                "tls.key_file: the RSA key has %1 bits where %2 are needed; have a new certificate issued")
                .arg(EVP_PKEY_get_bits(key.get()))
                .arg(weakRsaBits));
    warnOfTheEnd(certificate.get(), now, warnings);
    return {};
}

} // namespace symbolon::app
