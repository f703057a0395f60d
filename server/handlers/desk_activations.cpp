// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/activations.h"
#include "server/handlers/issue.h"
#include "server/handlers/limits.h"
#include "server/handlers/locations.h"
#include "server/handlers/paging.h"
#include "server/handlers/patient_records.h"
#include "server/handlers/patient_row.h"
#include "server/handlers/patients.h"
#include "server/handlers/secrets.h"

namespace symbolon::handlers {

using activation::CodeKind;

namespace {

    const QString subjectKind = QStringLiteral("patient");

    //! A binding code ends while the patient is still in the room; a code on paper with a day of the site's
    //! zone.
    Instant expiryOf(const http::Context &context, api::Purpose purpose)
    {
        const auto &settings = context.services.settings.activation;
        return purpose == api::Purpose::InRoom ? context.now() + settings.inRoom
                                               : activation::takeHomeExpiry(context.services.clock, settings);
    }

    api::IssuedActivation reply(const http::Context &context,
        const QString &uuid,
        const Secret &code,
        const Secret &pin,
        Instant expiresAt)
    {
        const auto &site = context.services.settings.site;
        return { uuid,
            code,
            pin,
            activation::combinedCode(site, code, pin),
            activation::activationUrl(site.publicUrl, site, code),
            expiresAt };
    }

    struct Found {
        api::Activation activation;
        std::optional<QString> locationId;
    };

    Result<std::optional<Found>> find(http::Context &context, const QString &activationId)
    {
        SYMBOLON_TRY(const auto row,
            context.db.one(
                sql::patient_activation::by_id, { { "uuid", activationId }, { "now", context.now() } }));
        if (!row)
            return std::optional<Found>();
        return std::optional(
            Found{ activationFromRow(*row, api::ActivationKind::Patient), row->textOrNull("location_id") });
    }

    //! Within the caller's transaction.
    Result<api::Activation> require(http::Context &context, const QString &activationId)
    {
        SYMBOLON_TRY(const auto found, find(context, activationId));
        if (!found)
            return fail(Code::NotFound);
        if (!isWithinReach(context, found->locationId))
            return elsewhereWithin(context, subjectKind, found->activation.subjectId);
        return found->activation;
    }

    void tellViews(http::Context &context, const QString &activationId)
    {
        context.journal().changed(
            "activation/" + activationId.toLatin1(), { { QStringLiteral("activation_id"), activationId } });
        context.journal().changed("patients", {});
    }

    Failure notPending(const api::Activation &activation)
    {
        return fail(Code::Conflict, QStringLiteral("the code is %1").arg(*stateWord(activation.state)));
    }

} // namespace

Result<api::IssuedActivation> issueActivation(
    http::Context &context, const api::Input<api::IssueActivation> &input)
{
    NewActivation fresh;
    fresh.patientId = input.path.patientId;
    fresh.code = activation::makeNativeCode(context.services.random, context.services.settings.activation);
    fresh.purpose =
        QLatin1String(json::EnumNames<api::Purpose>::names[static_cast<std::size_t>(input.body.purpose)]);
    fresh.expiresAt = expiryOf(context, input.body.purpose);
    fresh.replacesLive = true;
    SYMBOLON_CHECK(makePin(context, fresh));
    SYMBOLON_TRY(const auto stored, context.transact([&]() -> Result<StoredActivation> {
        SYMBOLON_CHECK(ensurePatient(context, fresh.patientId));
        SYMBOLON_TRY(fresh.isSecondIdentifierUsed,
            confirmPatient(context, fresh.patientId, input.body.secondIdentifier));
        context.journal().changed("patients", {});
        return storeActivation(context, fresh);
    }));
    return reply(context, stored.uuid, stored.code, fresh.pin, fresh.expiresAt);
}

Result<api::IssuedActivation> renewPin(http::Context &context, const api::Input<api::RenewPin> &input)
{
    NewActivation fresh;
    SYMBOLON_CHECK(makePin(context, fresh));
    return context.transact([&]() -> Result<api::IssuedActivation> {
        SYMBOLON_TRY(const auto activation, require(context, input.path.activationId));
        SYMBOLON_CHECK(spend(context, issuesOfCaller(context)));
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::patient_activation::renew_pin,
                { { "uuid", activation.activationId },
                    { "hashed_otp", fresh.pinHash },
                    { "otp_salt", QString::fromLatin1(fresh.pinSalt) },
                    { "now", context.now() },
                    { "by", context.caller.identity } }));
        if (!row)
            return notPending(activation);
        SYMBOLON_TRY(
            const Secret code, openCode(context.services, CodeKind::Patient, row->bytes("code_sealed")));
        context.journal().record({ QStringLiteral("activation.pin"),
            subjectKind,
            activation.subjectId,
            { { QStringLiteral("activation_id"), activation.activationId },
                { QStringLiteral("wrong_attempts"), activation.wrongAttempts } } });
        tellViews(context, activation.activationId);
        return reply(context, activation.activationId, code, fresh.pin, row->instant("expires_at"));
    });
}

Result<api::ListActivations::Response> listActivations(
    http::Context &context, const api::Input<api::ListActivations> &input)
{
    const auto &query = input.query;
    Paging paging(context, "activations", fromTheNewest());
    SYMBOLON_CHECK(paging.read(query.cursor, query.limit));
    store::Binds binds{ { "now", context.now() },
        { "state", stateWord(query.state) },
        { "ever_used", !query.usedSince.has_value() },
        { "used_since", query.usedSince.value_or(Instant()) },
        { "location", locationOf(context) },
        { "after", paging.after(0) },
        { "after_uuid", paging.after(1) },
        { "count", paging.count() } };
    if (query.patientId)
        binds.append({ "patient_id", *query.patientId });
    SYMBOLON_TRY(auto rows,
        context.db.all(
            query.patientId ? sql::patient_activation::page_of_patient : sql::patient_activation::page,
            binds));
    api::ListActivations::Response page;
    page.next = paging.cut(rows, { "issued_at", "uuid" });
    for (const auto &row : rows)
        page.items.append(activationFromRow(row, api::ActivationKind::Patient));
    return page;
}

Result<api::Activation> readActivation(http::Context &context, const api::Input<api::ReadActivation> &input)
{
    SYMBOLON_TRY(const auto found, find(context, input.path.activationId));
    if (!found)
        return fail(Code::NotFound);
    if (!isWithinReach(context, found->locationId))
        return elsewhere(context, subjectKind, found->activation.subjectId);
    return found->activation;
}

Result<api::Nothing> cancelActivation(http::Context &context, const api::Input<api::CancelActivation> &input)
{
    return context.transact([&]() -> Result<api::Nothing> {
        SYMBOLON_TRY(const auto activation, require(context, input.path.activationId));
        SYMBOLON_CHECK(requireCancellable(activation.state));
        SYMBOLON_TRY(const int changed,
            context.db.run(sql::patient_activation::cancel,
                { { "uuid", activation.activationId },
                    { "now", context.now() },
                    { "by", context.caller.identity } }));
        if (changed == 0) {
            // Cancelled before, or used while we looked.
            SYMBOLON_TRY(const auto now, require(context, activation.activationId));
            SYMBOLON_CHECK(requireCancellable(now.state));
            return api::Nothing{};
        }
        context.journal().record({ QStringLiteral("activation.cancel"),
            subjectKind,
            activation.subjectId,
            { { QStringLiteral("activation_id"), activation.activationId } } });
        tellViews(context, activation.activationId);
        return api::Nothing{};
    });
}

} // namespace symbolon::handlers
