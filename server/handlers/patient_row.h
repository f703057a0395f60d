// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

namespace symbolon::handlers {

//! A patient's row while it is being changed.
struct PatientRow {
    std::optional<QString> locationId;
    bool isNew = false; //!< made by this request
    bool holdsCode = false; //!< a phone is signed in
};

//! Locks the row of a patient within the caller's reach. Code::NotFound, written down when it stands
//! elsewhere. Within the caller's transaction.
[[nodiscard]] Result<PatientRow> lockPatient(http::Context &context, const QString &patientId);
//! The same, but makes the patient, at the caller's location, where there is none yet.
[[nodiscard]] Result<PatientRow> ensurePatient(http::Context &context, const QString &patientId);

//! Gives the patient's row a location. Within the caller's transaction.
[[nodiscard]] Result<void> placePatient(
    http::Context &context, const QString &patientId, const std::optional<QString> &locationId);

} // namespace symbolon::handlers
