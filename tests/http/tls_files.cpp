// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tls_files.h"

#include <QFile>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace symbolon::http {

namespace {

    EVP_PKEY *makeKey(KeyKind kind)
    {
        switch (kind) {
        case KeyKind::Rsa2048:
            return EVP_RSA_gen(2048);
        case KeyKind::Rsa1024:
            return EVP_RSA_gen(1024);
        case KeyKind::P256:
            return EVP_EC_gen("P-256");
        case KeyKind::Ed25519:
            return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
        }
        Q_UNREACHABLE();
    }

    QByteArray contentOf(BIO *bio)
    {
        char *data = nullptr;
        const long size = BIO_get_mem_data(bio, &data);
        QByteArray content(data, size);
        BIO_free(bio);
        return content;
    }

    //! Not signed yet; issued by `issuer`, or by itself.
    X509 *blankCertificate(const QByteArray &commonName, EVP_PKEY *key, const X509 *issuer)
    {
        X509 *certificate = X509_new();
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), issuer ? 2 : 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 86'400);
        X509_set_pubkey(certificate, key);
        X509_NAME *name = X509_get_subject_name(certificate);
        const auto *text = reinterpret_cast<const unsigned char *>(commonName.constData());
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, int(commonName.size()), -1, 0);
        X509_set_issuer_name(certificate, issuer ? X509_get_subject_name(issuer) : name);
        return certificate;
    }

    MadeCertificate inPem(X509 *certificate, EVP_PKEY *key)
    {
        MadeCertificate made;
        BIO *bio = BIO_new(BIO_s_mem());
        PEM_write_bio_X509(bio, certificate);
        made.certificate = contentOf(bio);
        bio = BIO_new(BIO_s_mem());
        PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
        made.key = contentOf(bio);
        X509_free(certificate);
        EVP_PKEY_free(key);
        return made;
    }

} // namespace

MadeCertificate makeCertificate(const QByteArray &commonName, KeyKind kind)
{
    EVP_PKEY *key = makeKey(kind);
    X509 *certificate = blankCertificate(commonName, key, nullptr);
    // May sign others, as what `openssl req -x509` makes.
    X509_EXTENSION *authority = X509V3_EXT_conf_nid(nullptr, nullptr, NID_basic_constraints, "CA:TRUE");
    X509_add_ext(certificate, authority, -1);
    X509_EXTENSION_free(authority);
    X509_sign(certificate, key, kind == KeyKind::Ed25519 ? nullptr : EVP_sha256());
    return inPem(certificate, key);
}

MadeCertificate makeCertificate(const QByteArray &commonName, const MadeCertificate &authority)
{
    BIO *bio = BIO_new_mem_buf(authority.certificate.constData(), int(authority.certificate.size()));
    X509 *issuer = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    bio = BIO_new_mem_buf(authority.key.constData(), int(authority.key.size()));
    EVP_PKEY *signer = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    EVP_PKEY *key = makeKey(KeyKind::P256);
    X509 *certificate = blankCertificate(commonName, key, issuer);
    X509_sign(certificate, signer, EVP_sha256());
    X509_free(issuer);
    EVP_PKEY_free(signer);
    return inPem(certificate, key);
}

void writePrivate(const QString &name, const QByteArray &content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("a test file cannot be written");
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace symbolon::http
