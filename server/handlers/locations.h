// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

//! Where a caller is at home: once an operator has a location, everything of another one does not exist for
//! it (decisions: location_id; security: attacks 16 and 70).
namespace symbolon::handlers {

//! For statements that filter: nothing when the caller is not restricted.
[[nodiscard]] std::optional<QString> locationOf(const http::Context &context);
//! May the caller see what stands at `location`? What stands nowhere is for callers without a location only.
[[nodiscard]] bool isWithinReach(const http::Context &context, const std::optional<QString> &location);

//! Writes an access to something elsewhere down for the auditor. Within transact().
void noteElsewhere(http::Context &context, const QString &subjectKind, const QString &subject);
//! The 404 for something that is there, but elsewhere: the same as for nothing at all, written down for the
//! auditor. Within transact().
[[nodiscard]] Failure elsewhereWithin(
    http::Context &context, const QString &subjectKind, const QString &subject);
//! The same for a handler that only reads; opens a transaction of its own.
[[nodiscard]] Failure elsewhere(http::Context &context, const QString &subjectKind, const QString &subject);

//! The location that something new or changed gets: the wanted one, or the caller's own. Code::Invalid on
//! `/location_id` for another than its own.
[[nodiscard]] Result<std::optional<QString>> placed(
    const http::Context &context, const std::optional<QString> &wanted);

} // namespace symbolon::handlers
