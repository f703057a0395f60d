// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

//! Addresses and numbers by which people are reached or known (auth-events contract section 16). What counts
//! as well formed is the contract's rule on both sides of the wire; whether a message can be delivered is
//! decided where it is sent.
namespace symbolon::model {

//! The prefix that a phone number without one gets, unless the event says another.
inline constexpr QStringView defaultPhonePrefix = u"+34";

//! The address as it is stored: without any white space, otherwise as typed.
[[nodiscard]] QString cleanEmail(QStringView typed);
//! What two addresses are compared by: the cleaned address in lower case.
[[nodiscard]] QString emailKey(QStringView email);
//! ASCII only: a dot-atom or quoted local part, `@`, labels of at most 63 characters, a last one of two or
//! more.
[[nodiscard]] bool isEmail(QStringView text);
//! Without white space; `00…` becomes `+…`, `+…` stays, everything else gets `prefix`. An empty number stays
//! empty. Nothing is refused: validity is a matter of sending. Idempotent.
[[nodiscard]] QString canonicalPhone(QStringView typed, QStringView prefix = defaultPhonePrefix);
//! A Spanish identity number: an optional letter, seven or eight digits and the check letter, in either case.
[[nodiscard]] bool isDni(QStringView text);
//! An https URL with a host that is a name with a dot, `localhost` or an IP address; no white space.
[[nodiscard]] bool isHttpsUrl(QStringView text);
//! `1234-5678`: the grouping in which login codes are shown.
[[nodiscard]] QString displayCode(QStringView code);
//! What was typed for a login code, without blanks and dashes and in upper case.
[[nodiscard]] QString typedCode(QStringView typed);

} // namespace symbolon::model
