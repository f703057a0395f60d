// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/crypto/aead.h"

#include "shared/crypto/backend.h"

namespace symbolon::crypto {

namespace {

    constexpr char version = 1;
    constexpr qsizetype keySize = 32;
    constexpr qsizetype nonceSize = 12;
    constexpr qsizetype tagSize = 16;

    //! The version byte is authenticated too, so that no later form can be passed off as this one.
    QByteArray authenticated(QByteArrayView associated)
    {
        return QByteArray(1, version).append(associated);
    }

} // namespace

QByteArray seal(const Secret &key, QByteArrayView plain, QByteArrayView associated, Random &random)
{
    Q_ASSERT(key.size() == keySize);
    const QByteArray nonce = random.bytes(nonceSize);
    return QByteArray(1, version)
        .append(nonce)
        .append(defaultBackend().encrypt(key, nonce, authenticated(associated), plain));
}

Result<Secret> open(const Secret &key, QByteArrayView sealed, QByteArrayView associated)
{
    Q_ASSERT(key.size() == keySize);
    if (sealed.size() < 1 + nonceSize + tagSize || sealed.front() != version)
        return fail(Code::Internal, QStringLiteral("not a sealed text of version 1"));
    auto plain = defaultBackend().decrypt(
        key, sealed.sliced(1, nonceSize), authenticated(associated), sealed.sliced(1 + nonceSize));
    if (!plain)
        return fail(Code::Internal, QStringLiteral("a sealed text does not open: damaged, or another key"));
    return std::move(*plain);
}

} // namespace symbolon::crypto
