// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/patients.h"

//! What is kept of a patient beside the number: sealed under the patient's own key, found by keyed hashes
//! only.
namespace symbolon::handlers {

//! What is sealed as one.
struct PatientFacts {
    std::optional<QString> displayName;
    std::optional<Date> birthDate;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("display_name", &PatientFacts::displayName),
            json::field("birth_date", &PatientFacts::birthDate) };
    }
};

//! The forms under which a typed identifier is looked up, as keyed hashes: as it is, and as an NHS number
//! where it can be one. Letter case and outer blanks do not count.
struct IdentifierHashes {
    QString asTyped;
    QString asNumber; //!< equal to `asTyped` where there is one form only
};

[[nodiscard]] IdentifierHashes identifierHashes(const http::Services &services, const QString &typed);

//! The patients of that list of numbers, in its order; those that do not exist are left out. Two statements,
//! however many they are.
[[nodiscard]] Result<QList<api::Patient>> loadPatients(http::Context &context, const QStringList &patientIds);
[[nodiscard]] Result<std::optional<api::Patient>> loadPatient(
    http::Context &context, const QString &patientId);

//! Writes the record anew, identifiers included. Code::Conflict on `/identifiers/n/value` for one that
//! another patient has. Within the caller's transaction.
[[nodiscard]] Result<void> writePatientRecord(
    http::Context &context, const QString &patientId, const api::SavePatient::Body &body);

//! Checks and normalises what a client sent, before anything is written: Code::Invalid on
//! `/identifiers/n/value`,
//! `/identifiers/n/type` or `/birth_date`.
[[nodiscard]] Result<api::SavePatient::Body> checkedRecord(
    const http::Context &context, api::SavePatient::Body body);

//! Wrong-patient guard: a code is issued for a patient with name and birth date on record, or against a
//! second identifier, which has to be the one kept or one of the patient's identifiers, and is kept if it is
//! the first. True when it was used. Code::Invalid on `/second_identifier`. Within the caller's transaction.
[[nodiscard]] Result<bool> confirmPatient(
    http::Context &context, const QString &patientId, const std::optional<Secret> &secondIdentifier);

} // namespace symbolon::handlers
