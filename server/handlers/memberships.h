// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include <span>

//! Groups and products of clinicians: shared rows, made on demand, names in lower case (activation
//! contract 5.5).
namespace symbolon::handlers {

//! Which of the two.
struct Membership {
    const char *field; //!< `groups`
    const sql::Statement &ensure;
    const sql::Statement &link;
    const sql::Statement &unlinkAll;
    const sql::Statement &ofClinician;
    const sql::Statement &ofClinicians;
};

[[nodiscard]] const Membership &groups();
[[nodiscard]] const Membership &products();

//! Lower case, each once, in order of first mention. Code::Invalid for a name that is empty or over 20
//! characters.
[[nodiscard]] Result<QStringList> membershipNames(const QStringList &given, const Membership &membership);
//! Replaces the clinician's (row uuid) memberships. Within the caller's transaction.
[[nodiscard]] Result<void> replaceMemberships(
    http::Context &context, const Membership &membership, const QString &clinician, const QStringList &names);
[[nodiscard]] Result<QStringList> membershipsOf(
    http::Context &context, const Membership &membership, const QString &clinician);

//! The same of many clinicians (row uuids), by row uuid, in one statement.
[[nodiscard]] Result<QHash<QString, QStringList>> membershipsOfAll(
    http::Context &context, const Membership &membership, const QStringList &clinicians);

} // namespace symbolon::handlers
