// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/patients.h"

#include "server/domain/remembered.h"
#include "server/handlers/conditions.h"
#include "server/handlers/issue.h"
#include "server/handlers/locations.h"
#include "server/handlers/paging.h"
#include "server/handlers/patient_records.h"
#include "server/handlers/patient_row.h"
#include "server/handlers/tokens.h"

namespace symbolon::handlers {

namespace {

    const QString subjectKind = QStringLiteral("patient");

    //! What the auditor sees of a record; sealed under the patient's key.
    QJsonObject auditView(const api::Patient &patient)
    {
        return json::encode(
            api::SavePatient::Body{
                patient.displayName, patient.birthDate, patient.identifiers, patient.locationId })
            .toObject();
    }

    Result<api::Patient> require(http::Context &context, const QString &patientId)
    {
        SYMBOLON_TRY(auto patient, loadPatient(context, patientId));
        if (!patient)
            return fail(Code::NotFound);
        return std::move(*patient);
    }

    void tellLists(http::Context &context)
    {
        context.journal().changed("patients", {});
    }

} // namespace

Result<api::ListPatients::Response> listPatients(
    http::Context &context, const api::Input<api::ListPatients> &input)
{
    Paging paging(context, "patients", fromTheFirst());
    SYMBOLON_CHECK(paging.read(input.query.cursor, input.query.limit));
    const QString search = input.query.search.value_or(QString()).trimmed();
    // An empty text is nobody's identifier, and has a hash that no row has.
    const auto hashes = identifierHashes(context.services, search);
    SYMBOLON_TRY(auto rows,
        context.db.all(sql::patient::page,
            { { "search", search },
                { "search_end", endOfPrefix(search) },
                { "hash", hashes.asTyped },
                { "other_hash", hashes.asNumber },
                { "after", paging.after(0) },
                { "after_uuid", paging.after(1) },
                { "location", locationOf(context) },
                { "count", paging.count() } }));
    api::ListPatients::Response page;
    page.next = paging.cut(rows, { "sort_key", "uuid" });
    QStringList ids;
    for (const auto &row : rows)
        ids.append(row.text("patient_id"));
    SYMBOLON_TRY(page.items, loadPatients(context, ids));
    return page;
}

Result<api::Patient> readPatient(http::Context &context, const api::Input<api::ReadPatient> &input)
{
    SYMBOLON_TRY(auto patient, require(context, input.path.patientId));
    if (!isWithinReach(context, patient.locationId))
        return elsewhere(context, subjectKind, input.path.patientId);
    return patient;
}

Result<api::Patient> savePatient(http::Context &context, const api::Input<api::SavePatient> &input)
{
    const QString &patientId = input.path.patientId;
    SYMBOLON_TRY(const auto body, checkedRecord(context, input.body));
    return context.transact([&]() -> Result<api::Patient> {
        SYMBOLON_TRY(const auto row, ensurePatient(context, patientId));
        std::optional<api::Patient> before;
        if (!row.isNew) {
            SYMBOLON_TRY(before, loadPatient(context, patientId));
        }
        SYMBOLON_CHECK(requireMatch(context, before));
        SYMBOLON_CHECK(placePatient(context, patientId, body.locationId));
        SYMBOLON_CHECK(writePatientRecord(context, patientId, body));
        SYMBOLON_TRY(auto after, require(context, patientId));
        context.journal().record(
            { row.isNew ? QStringLiteral("patient.create") : QStringLiteral("patient.change"),
                subjectKind,
                patientId,
                {},
                before ? std::optional(auditView(*before)) : std::nullopt,
                auditView(after) });
        tellLists(context);
        return after;
    });
}

Result<api::Nothing> revokePatient(http::Context &context, const api::Input<api::RevokePatient> &input)
{
    const QString &patientId = input.path.patientId;
    auto result = context.transact([&]() -> Result<api::Nothing> {
        SYMBOLON_TRY(const auto row, lockPatient(context, patientId));
        SYMBOLON_CHECK(context.db.run(sql::patient::revoke,
            { { "patient_id", patientId }, { "now", context.now() }, { "by", context.caller.identity } }));
        // A code that still waits would sign the phone in again.
        SYMBOLON_CHECK(cancelLiveCode(context, patientId));
        SYMBOLON_CHECK(endTokens(
            context, access::SubjectKind::Patient, patientId, context.services.settings.jwt.patientLifetime));
        context.journal().record({ QStringLiteral("patient.revoke"),
            subjectKind,
            patientId,
            { { QStringLiteral("held_code"), row.holdsCode } },
            std::nullopt,
            QJsonObject{ { QStringLiteral("reason"), input.body.reason } } });
        tellLists(context);
        return api::Nothing{};
    });
    context.services.remembered.forget(QStringLiteral("patient/") + patientId);
    return result;
}

} // namespace symbolon::handlers
