// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/secrets.h"

#include "server/domain/master_key.h"
#include "server/http/hashing_gate.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/kdf.h"

namespace symbolon::handlers {

namespace {

    using activation::CodeKind;

    //! The column is varchar(36): 27 of the 32 bytes, 216 bits.
    constexpr qsizetype storedHashLength = 36;

    QByteArray boundTo(CodeKind kind)
    {
        return kind == CodeKind::Patient ? QByteArray("patient code") : QByteArray("device code");
    }

} // namespace

QString codeHash(const MasterKey &masterKey, CodeKind kind, const QString &code)
{
    const Secret key = masterKey.subkey(purpose::codeLookup);
    const QByteArray tag = crypto::hmac(crypto::Digest::Sha256, key, boundTo(kind) + '\0' + code.toUtf8());
    return QString::fromLatin1(crypto::toBase64Url(tag).left(storedHashLength));
}

QString codeHash(const http::Services &services, CodeKind kind, const QString &code)
{
    return codeHash(services.masterKey, kind, code);
}

QByteArray sealCode(const MasterKey &masterKey, CodeKind kind, const Secret &code, Random &random)
{
    return crypto::seal(masterKey.subkey(purpose::codeSealing), code.reveal(), boundTo(kind), random);
}

QByteArray sealCode(const http::Services &services, CodeKind kind, const Secret &code)
{
    return sealCode(services.masterKey, kind, code, services.random);
}

Result<Secret> openCode(const http::Services &services, CodeKind kind, const QByteArray &sealed)
{
    return crypto::open(services.masterKey.subkey(purpose::codeSealing), sealed, boundTo(kind));
}

Result<QByteArray> slowHash(const http::Services &services, const Secret &secret, const QByteArray &salt)
{
    return services.gate.run([&] { return crypto::scrypt(secret, salt); });
}

Result<void> spendSlowHash(const http::Services &services, const Secret &secret)
{
    return slowHash(services, secret, QByteArray(30, '0')).andThen([](const QByteArray &) {
        return Result<void>();
    });
}

QByteArray authorisationTag(const http::Services &services,
    access::SubjectKind kind,
    const QString &subject,
    const Secret &code,
    const QByteArray &hash)
{
    const QByteArray owner = access::name(kind).toLatin1() + '/' + subject.toUtf8();
    const Secret pieces(owner + '\0' + hash.toBase64() + '\0' + code.reveal());
    return crypto::hmac(
        crypto::Digest::Sha256, services.masterKey.subkey(purpose::authorisationTag), pieces.reveal());
}

Result<FreshAuthorisation> makeAuthorisation(const http::Services &services)
{
    FreshAuthorisation fresh;
    fresh.code = activation::makeAuthorisationCode(services.random, services.settings.activation);
    fresh.salt = activation::makeSalt(services.random, services.settings.activation);
    SYMBOLON_TRY(fresh.hash, slowHash(services, fresh.code, fresh.salt));
    return fresh;
}

} // namespace symbolon::handlers
