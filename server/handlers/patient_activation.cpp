// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/activation.h"
#include "server/handlers/issue.h"
#include "server/handlers/locations.h"
#include "server/handlers/patient_row.h"
#include "server/handlers/secrets.h"

namespace symbolon::handlers {

using activation::CodeKind;

namespace {

    //! The answer for an identity that is the same every time; nullopt for every ordinary one.
    Result<std::optional<api::IssuePatientActivation::Response>> fixedActivation(
        http::Context &context, const QString &patientId)
    {
        using Answer = std::optional<api::IssuePatientActivation::Response>;
        const auto &fixedPatient = context.services.staticIdentities.patient;
        if (!fixedPatient)
            return Answer();
        SYMBOLON_TRY(const auto fixed, context.transact([&] { return fixedPatient(context, patientId); }));
        if (!fixed)
            return Answer();
        const auto expiresAt =
            activation::compatibleExpiry(context.now(), context.services.settings.activation);
        return Answer({ Secret(fixed->code.toLatin1()),
            activation::compatibleExpiryText(expiresAt),
            Secret(fixed->pin.toLatin1()),
            std::nullopt,
            std::nullopt });
    }

} // namespace

Result<api::IssuePatientActivation::Response> issuePatientActivation(
    http::Context &context, const api::Input<api::IssuePatientActivation> &input)
{
    const auto &settings = context.services.settings;
    SYMBOLON_TRY(auto fixed, fixedActivation(context, input.path.patientId));
    if (fixed)
        return *fixed;
    NewActivation fresh;
    fresh.patientId = input.path.patientId;
    fresh.code = activation::makePatientCode(context.services.random, settings.activation);
    fresh.purpose = QStringLiteral("compatible");
    fresh.expiresAt = activation::compatibleExpiry(context.now(), settings.activation);
    SYMBOLON_CHECK(makePin(context, fresh));
    SYMBOLON_TRY(const auto stored, context.transact([&]() -> Result<StoredActivation> {
        SYMBOLON_CHECK(ensurePatient(context, fresh.patientId));
        return storeActivation(context, fresh);
    }));
    return api::IssuePatientActivation::Response{
        stored.code,
        activation::compatibleExpiryText(fresh.expiresAt),
        fresh.pin,
        activation::activationUrl(settings.site.publicUrl, settings.site, stored.code),
        activation::combinedCode(settings.site, stored.code, fresh.pin),
    };
}

Result<api::ListUsedActivations::Response> listUsedActivations(
    http::Context &context, const api::Input<api::ListUsedActivations> &input)
{
    SYMBOLON_TRY(const auto rows,
        context.db.all(sql::patient_activation::used_of_patient, { { "patient_id", input.path.patientId } }));
    QList<api::UsedActivation> used;
    if (!rows.isEmpty() && !isWithinReach(context, rows.first().textOrNull("location_id"))) {
        SYMBOLON_CHECK(context.transact([&]() -> Result<void> {
            noteElsewhere(context, QStringLiteral("patient"), input.path.patientId);
            return {};
        }));
        return used;
    }
    for (const auto &row : rows) {
        api::UsedActivation item;
        if (const auto when = row.instantOrNull("activated_timestamp"))
            item.activationCompleted.value = toRfc3339(*when);
        item.created = toRfc3339(row.instant("created"));
        item.createdBy = row.text("created_by_");
        item.modified = toRfc3339(row.instant("modified"));
        item.modifiedBy = row.text("modified_by_");
        item.uuid = row.text("uuid");
        used.append(std::move(item));
    }
    return used;
}

} // namespace symbolon::handlers
