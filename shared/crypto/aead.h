// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/random.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QByteArray>
#include <QByteArrayView>

//! Authenticated encryption of what has to be said again later: activation codes, provider passwords, signing
//! keys.
namespace symbolon::crypto {

//! AES-256-GCM (NIST SP 800-38D): version byte 1, 12 bytes of nonce, ciphertext, 16 bytes of tag. `key` has
//! 32 bytes. `associated` says what the text is for (table, column, row): it is not stored, and another one
//! does not open it. Random nonces: at most 2^32 texts per key.
[[nodiscard]] QByteArray seal(
    const Secret &key, QByteArrayView plain, QByteArrayView associated, Random &random);

//! The plain text, or Code::Internal when a byte, the key, the version or `associated` is another one.
[[nodiscard]] Result<Secret> open(const Secret &key, QByteArrayView sealed, QByteArrayView associated);

} // namespace symbolon::crypto
