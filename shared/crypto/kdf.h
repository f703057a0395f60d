// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/secret.h"
#include "shared/crypto/hash.h"

#include <QByteArray>
#include <QByteArrayView>

//! Keys and hashes derived from secrets. Memory that cannot be had ends in std::bad_alloc, as everywhere.
namespace symbolon::crypto {

//! Cost of scrypt (RFC 7914 section 2); memory is 128·n·r bytes. The defaults are the activation contract's
//! (5.1).
struct ScryptCost {
    quint64 n = 16384; //!< a power of two above 1
    quint32 r = 8;
    quint32 p = 1;
};

//! RFC 7914. The defaults are the form in which the activation contract (5.1) stores PINs and authorisation
//! codes. Takes some 35 ms and 16 MiB: call it behind the hashing gate only. Costs come from the program,
//! never from outside.
[[nodiscard]] QByteArray scrypt(
    const Secret &password, QByteArrayView salt, ScryptCost cost = {}, qsizetype length = 256);

//! PBKDF2 of RFC 8018 with HMAC. `iterations` from 1.
[[nodiscard]] QByteArray pbkdf2(
    Digest digest, const Secret &password, QByteArrayView salt, int iterations, qsizetype length);

//! HKDF of RFC 5869, extract and expand; at most 255 digests long.
[[nodiscard]] Secret hkdf(
    Digest digest, const Secret &key, QByteArrayView salt, QByteArrayView info, qsizetype length);

} // namespace symbolon::crypto
