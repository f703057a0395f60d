// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/secret.h"

#include <QByteArray>
#include <QByteArrayView>

namespace symbolon::crypto {

//! Hash functions. Sha1 is for entity tags only (activation contract 3.1), never for a decision.
enum class Digest { Sha1, Sha256, Sha384, Sha512 };

//! Length of a digest in bytes.
[[nodiscard]] qsizetype digestSize(Digest digest);

//! FIPS 180-4.
[[nodiscard]] QByteArray hash(Digest digest, QByteArrayView data);

//! RFC 2104. Any length of key, the empty one included.
[[nodiscard]] QByteArray hmac(Digest digest, const Secret &key, QByteArrayView data);

//! Whether both are the same bytes, in a time that depends on their lengths only.
[[nodiscard]] bool equal(QByteArrayView left, QByteArrayView right);

} // namespace symbolon::crypto
