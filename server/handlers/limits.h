// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

//! Brakes. Limits count failures and issues, never a success; counters live in the database, so that every
//! node counts the same.
namespace symbolon::handlers {

//! A counter over a window.
struct Limit {
    QString bucket;
    int most = 0;
    std::chrono::seconds window{};
};

//! What a stranger may guess at. Each is counted by itself, so that guessing one thing locks nobody out of
//! another.
enum class Guess { Code, Authorisation, Badge, Password };

//! May this source (an IPv6 /64 is one source) try its luck once more? Code::TooMany with retryAfter for one
//! that has used up its failures of the window or is banned. While more codes fail everywhere than
//! `protection.failures_overall` allows, a source has a tenth of its failures, at least one: whoever has not
//! failed is served as ever. Reads only; networks in `protection.never_banned` may always.
[[nodiscard]] Result<void> checkSource(http::Context &context, Guess guess);
//! Counts a failure of this source; a source that uses up its failures again and again is banned for longer
//! each time, which the audit trail tells. Within the caller's transaction.
[[nodiscard]] Result<void> failSource(http::Context &context, Guess guess);

//! Tries at codes that no PIN can open, of one source; counted for the sake of the writing.
[[nodiscard]] Limit vainTriesOfSource(const http::Context &context);
//! Wrong PINs of one patient over all codes in 24 hours (decisions: re-issue).
[[nodiscard]] Limit failuresOfPatient(const http::Context &context, const QString &patientId);
//! Codes issued by one caller in an hour.
[[nodiscard]] Limit issuesOfCaller(const http::Context &context);

//! Code::TooMany with retryAfter when the counter stands at its limit. Reads only.
[[nodiscard]] Result<void> checkLimit(http::Context &context, const Limit &limit);
//! Counts one; returns how many that makes in this window. Within the caller's transaction.
[[nodiscard]] Result<int> countOne(http::Context &context, const Limit &limit);
//! Counts one and refuses beyond the limit.
[[nodiscard]] Result<void> spend(http::Context &context, const Limit &limit);

} // namespace symbolon::handlers
