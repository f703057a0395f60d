// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/context.h"

//! Brakes. Limits count failures and issues, never a success; counters live in the database, so that every
//! node counts the same.
namespace symbolon::handlers {

//! A counter over a window.
struct Limit {
    QString bucket;
    int most = 0;
    std::chrono::seconds window{};
};

//! Failures of codes, PINs and passwords from one client address (an IPv6 /64 is one address).
[[nodiscard]] Limit failuresOfSource(const http::Context &context, const char *kind);
//! Wrong PINs of one patient over all codes in 24 hours (decisions: re-issue).
[[nodiscard]] Limit failuresOfPatient(const http::Context &context, const QString &patientId);
//! Codes issued by one caller in an hour.
[[nodiscard]] Limit issuesOfCaller(const http::Context &context);
//! Failures from everywhere in a minute.
[[nodiscard]] Limit failuresOverall(const http::Context &context);

//! Code::TooMany with retryAfter when the counter stands at its limit. Reads only.
[[nodiscard]] Result<void> checkLimit(http::Context &context, const Limit &limit);
//! Counts one; returns how many that makes in this window. Within the caller's transaction.
[[nodiscard]] Result<int> countOne(http::Context &context, const Limit &limit);
//! Counts one and refuses beyond the limit.
[[nodiscard]] Result<void> spend(http::Context &context, const Limit &limit);

} // namespace symbolon::handlers
