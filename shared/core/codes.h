// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

//! The alphabets of codes that people type, and how a typed code becomes the stored one.
namespace symbolon::codes {

//! A–Z and 0–9: the old service's patient codes, authorisation codes and salts (activation contract 5.1).
inline constexpr QStringView legacy = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
//! The 31 letters and digits that cannot be taken for one another, upper case (A–Z 0–9 without O 0 L 1 I).
inline constexpr QStringView native = u"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
//! The same in lower case: the one-time PIN (activation contract 5.1).
inline constexpr QStringView pin = u"abcdefghjkmnpqrstuvwxyz23456789";
//! Device activation codes of the old service.
inline constexpr QStringView digits = u"0123456789";

//! A native code as it is stored: blanks, dashes and line breaks dropped, full-width forms narrowed, upper
//! case. Empty when anything remains that is not of the native alphabet, or when the text is longer than 64
//! characters. Idempotent.
[[nodiscard]] QString normaliseNative(QStringView typed);
//! In groups of three for the eye: `K7M-2QX-9TP`.
[[nodiscard]] QString grouped(QStringView code);
//! Entropy in bits of `length` characters drawn from `alphabet`.
[[nodiscard]] double bits(QStringView alphabet, int length);

} // namespace symbolon::codes
