// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/random.h"
#include "shared/core/secret.h"

#include <QByteArrayView>
#include <QString>

//! Passwords as they are stored: a tagged text, so that formats can live side by side and costs can rise.
namespace symbolon::crypto {

//! Cost of Argon2id (RFC 9106). The defaults are OWASP's first recommendation: 19 MiB, two passes, one lane.
struct Argon2Cost {
    quint32 memoryKiB = 19456;
    quint32 passes = 2;
    quint32 lanes = 1;

    bool operator==(const Argon2Cost &) const = default;
};

//! The optional inputs K and X of RFC 9106 section 3.1.
struct Argon2Extra {
    QByteArrayView secret = {};
    QByteArrayView associated = {};
};

//! Argon2id, version 0x13. `salt` from 8 bytes; computed in the calling thread whatever the lanes.
[[nodiscard]] QByteArray argon2id(const Secret &password,
    QByteArrayView salt,
    Argon2Cost cost = {},
    qsizetype length = 32,
    const Argon2Extra &extra = {});

//! A new password's stored form: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash` (PHC string format), 16 bytes of
//! salt.
[[nodiscard]] QString hashPassword(const Secret &password, Random &random);

//! Whether `password` is the stored one. Reads hashPassword()'s form and Django's
//! `pbkdf2_sha256$iterations$salt$b64` (auth-events contract sections 5 and 16). Anything else (empty, `!…`,
//! damaged, absurd cost) is false, at the cost of one hash, so an account without a password does not answer
//! faster.
[[nodiscard]] bool verifyPassword(const Secret &password, const QString &stored);

//! Costs what verifyPassword() costs: for an account that does not exist.
void spendPasswordTime(const Secret &password);

//! True unless `stored` is what hashPassword() would write today; hash anew at the next successful sign-in.
[[nodiscard]] bool needsRehash(const QString &stored);

} // namespace symbolon::crypto
