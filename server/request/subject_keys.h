// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/services.h"
#include "server/store/database.h"

#include "shared/core/secret.h"

namespace symbolon::http {

//! Whom a key belongs to.
struct KeySubject {
    QString kind; //!< `patient`, `device`, …
    QString id;
};

//! The key under which everything personal about a subject is sealed, in its record and in the audit trail
//! alike: destroying it erases both. Stored sealed under the master key. Made when there is none; a subject
//! that was erased and comes back gets a new one, which opens nothing of before. Within the caller's
//! transaction.
[[nodiscard]] Result<Secret> subjectKey(
    const Services &services, store::Connection &db, const KeySubject &subject, Instant now);

//! Opens a key as it stands in the table.
[[nodiscard]] Result<Secret> openSubjectKey(
    const Services &services, const KeySubject &subject, const QByteArray &sealedKey);

} // namespace symbolon::http
