// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/patient_row.h"

#include "server/handlers/locations.h"

namespace symbolon::handlers {

namespace {

    const QString subjectKind = QStringLiteral("patient");

} // namespace

Result<PatientRow> lockPatient(http::Context &context, const QString &patientId)
{
    SYMBOLON_TRY(const auto row, context.db.one(sql::patient::lock, { { "patient_id", patientId } }));
    if (!row)
        return fail(Code::NotFound);
    PatientRow patient{ row->textOrNull("location_id"), false, row->flag("has_code") };
    if (!isWithinReach(context, patient.locationId))
        return elsewhereWithin(context, subjectKind, patientId);
    return patient;
}

Result<PatientRow> ensurePatient(http::Context &context, const QString &patientId)
{
    SYMBOLON_TRY(const int made,
        context.db.run(sql::patient::ensure,
            { { "uuid", randomUuid(context.services.random) },
                { "now", context.now() },
                { "by", context.caller.identity },
                { "patient_id", patientId } }));
    if (made == 0)
        return lockPatient(context, patientId);
    if (locationOf(context))
        SYMBOLON_CHECK(placePatient(context, patientId, locationOf(context)));
    return PatientRow{ locationOf(context), true, false };
}

Result<void> placePatient(
    http::Context &context, const QString &patientId, const std::optional<QString> &locationId)
{
    return context.db
        .run(sql::patient::place,
            { { "patient_id", patientId },
                { "location_id", locationId },
                { "now", context.now() },
                { "by", context.caller.identity } })
        .andThen([](int) { return Result<void>(); });
}

} // namespace symbolon::handlers
