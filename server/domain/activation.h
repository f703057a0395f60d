// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/settings.h"

#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/core/secret.h"

#include <QString>

//! What a code, a PIN and an expiry are. Decides; stores nothing.
namespace symbolon::activation {

//! What a code is for; a patient's code is never found where a device's is looked for.
enum class CodeKind { Patient, Device };

//! When a code that never ends ends.
inline constexpr Instant never =
    std::chrono::sys_days(Date(std::chrono::year(9999), std::chrono::December, std::chrono::day(31)));

//! A fresh one-time PIN in the old service's alphabet (contract 5.1).
[[nodiscard]] Secret makePin(Random &random, const ActivationSettings &settings);
//! A fresh patient activation code of the old API: A–Z 0–9.
[[nodiscard]] Secret makePatientCode(Random &random, const ActivationSettings &settings);
//! A fresh device activation code of the old API: digits.
[[nodiscard]] Secret makeDeviceCode(Random &random, const ActivationSettings &settings);
//! A fresh code of the native alphabet, without the site's prefix.
[[nodiscard]] Secret makeNativeCode(Random &random, const ActivationSettings &settings);
//! A fresh authorisation code and salt (A–Z 0–9).
[[nodiscard]] Secret makeAuthorisationCode(Random &random, const ActivationSettings &settings);
[[nodiscard]] QByteArray makeSalt(Random &random, const ActivationSettings &settings);

//! When a code issued now through the old API ends: 23:59:59 UTC of the day `expiryDays` ahead
//! (contract 5.3).
[[nodiscard]] Instant compatibleExpiry(Instant now, const ActivationSettings &settings);
//! When a take-home code ends: the end of that day in the site's zone (decisions: take-home codes).
[[nodiscard]] Instant takeHomeExpiry(const Clock &clock, const ActivationSettings &settings);
//! `2026-11-30T23:59:59.000`, without a zone (contract 5.2).
[[nodiscard]] QString compatibleExpiryText(Instant expiry);

//! The forms under which a typed code is looked up: as it is, and folded where it can be a native code, with
//! or without this site's prefix. Empty when it can be none at all (not ASCII after folding, longer than 64
//! characters).
[[nodiscard]] QStringList lookUpForms(
    const QString &typed, const SiteSettings &site, const ActivationSettings &settings);

//! Site prefix, code and PIN in one, in groups of three, to be typed on a phone.
[[nodiscard]] Secret combinedCode(const SiteSettings &site, const Secret &code, const Secret &pin);
//! A short link whose fragment holds the code; fetching it consumes nothing and no server log ever sees the
//! code.
[[nodiscard]] QString activationUrl(const QString &publicUrl, const SiteSettings &site, const Secret &code);

} // namespace symbolon::activation
