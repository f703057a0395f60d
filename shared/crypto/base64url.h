// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace symbolon::crypto {

//! RFC 4648 section 5 without padding, as JOSE wants it (RFC 7515 section 2).
[[nodiscard]] QByteArray toBase64Url(QByteArrayView bytes);

//! What to do with `=` at the end.
enum class Padding { Refused, Tolerated };

//! The bytes of a canonical encoding: one text for one value. Nothing for any other alphabet, blanks, line
//! breaks, a length no encoder produces, or set bits after the last byte. Tolerated padding must be the right
//! amount.
[[nodiscard]] std::optional<QByteArray> fromBase64Url(
    QByteArrayView text, Padding padding = Padding::Refused);

} // namespace symbolon::crypto
