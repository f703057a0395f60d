// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "shared/json/field.h"

#include <QString>

//! The one place where codes, field names and words of the API become sentences for people, in their
//! language.
namespace symbolon::gui::labels {

//! What happened, what it means and what to do, in one or two sentences.
[[nodiscard]] QString sentence(const Error &error);
//! `Date of birth` for `birth_date`.
[[nodiscard]] QString field(QLatin1String name);
//! `In the room` for `in_room`: the names of the API's enumerations.
[[nodiscard]] QString word(QLatin1String name);
//! What a field accepts, for its tool tip and for the mark beside a wrong value; empty when anything goes.
[[nodiscard]] QString rule(const json::Rules &rules, bool isText);
//! Why `error` marks a field with `rules`.
[[nodiscard]] QString fieldFault(const Error &error, const json::Rules &rules, bool isText, bool isEmpty);

//! `14:35` in the zone of this machine; with the date where it is not today.
[[nodiscard]] QString clockTime(Instant instant, Instant now);
//! Date, time and zone in full, for tool tips.
[[nodiscard]] QString fullTime(Instant instant);
[[nodiscard]] QString date(Date date);
//! `9 min`, `40 s`, `2 h`, `3 days`: the largest unit that fits, rounded down; never negative.
[[nodiscard]] QString duration(std::chrono::microseconds duration);

} // namespace symbolon::gui::labels
