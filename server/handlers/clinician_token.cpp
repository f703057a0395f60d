// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/clinicians.h"
#include "server/handlers/devices.h"
#include "server/handlers/limits.h"
#include "server/handlers/memberships.h"
#include "server/handlers/tokens.h"
#include "server/request/use_recorder.h"

namespace symbolon::handlers {

namespace {

    using clinicians::Verdict;

    struct Found {
        QString uuid;
        QString clinicianId;
        QString identifier;
        clinicians::Record record;
    };

    Result<std::optional<Found>> find(http::Context &context, const Secret &identifier)
    {
        if (identifier.isEmpty()) // an empty badge identifies nobody (weakness W-11)
            return std::optional<Found>();
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::clinician::by_identifier,
                { { "send_entry_identifier", QString::fromUtf8(identifier.reveal()) } }));
        if (!row)
            return std::optional<Found>();
        Found found{ row->text("uuid"), row->text("clinician_id"), row->text("send_entry_identifier"), {} };
        found.record.isActive = row->flag("login_active");
        found.record.contractEnd = row->dateOrNull("contract_expiry_eod_date");
        SYMBOLON_TRY(found.record.groups, membershipsOf(context, groups(), found.uuid));
        return std::optional(std::move(found));
    }

    //! The message of contract section 6 that a failed sign-in sends.
    http::AuditMessage failureMessage(
        const http::Context &context, const QString &reason, const QString &identifier)
    {
        return { QStringLiteral("SEND entry login failure"),
            { { QStringLiteral("device_id"), context.caller.deviceId },
                { QStringLiteral("reason"), reason },
                { QStringLiteral("send_entry_identifier"), identifier } } };
    }

    //! To be called within a transaction.
    Failure refused(http::Context &context, Code code, const char *cause, const QString &clinicianId)
    {
        if (auto counted = failSource(context, Guess::Badge); !counted)
            return Failure(std::move(counted.error()));
        Error error{ code };
        if (code == Code::NotFound)
            error.wire = QStringLiteral("Invalid clinician identifier");
        return context.refuseUniformly(std::move(error),
            { QStringLiteral("clinician.token.fail"),
                QStringLiteral("clinician"),
                clinicianId,
                { { QStringLiteral("cause"), QLatin1String(cause) },
                    { QStringLiteral("device_id"), context.caller.deviceId } } });
    }

    //! A token of a device that was deactivated after it got one is worth nothing any more (weakness W-02).
    Result<void> checkDevice(http::Context &context)
    {
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::device::credentials, { { "uuid", context.caller.deviceId } }));
        if (row && row->flag("active"))
            return {};
        return refused(context, Code::Forbidden, row ? "device_inactive" : "unknown_device", {});
    }

    Result<void> checkClinician(http::Context &context, const Found &found)
    {
        const auto verdict = clinicians::maySignIn(found.record, context.services.clock.localToday());
        switch (verdict) {
        case Verdict::Allowed:
            return {};
        case Verdict::WrongGroup: // no message to the old exchange (contract 5.5); our own trail has it
                                  // (weakness W-28)
            return refused(context, Code::Forbidden, "wrong_group", found.clinicianId);
        case Verdict::ContractExpired:
            SYMBOLON_CHECK(context.db.run(sql::clinician::deactivate,
                { { "uuid", found.uuid }, { "now", context.now() }, { "by", context.caller.deviceId } }));
            SYMBOLON_CHECK(endClinicianTokens(context, found.clinicianId));
            break;
        case Verdict::Inactive:
            break;
        }
        auto message =
            failureMessage(context, QStringLiteral("Clinician contract expired"), found.identifier);
        message.eventData.insert(QStringLiteral("clinician_id"), found.clinicianId);
        context.journal().send(std::move(message));
        return refused(context,
            Code::Forbidden,
            verdict == Verdict::Inactive ? "clinician_inactive" : "contract_expired",
            found.clinicianId);
    }

    Result<api::TokenReply> granted(
        http::Context &context, const Found &found, Result<std::optional<QString>> known)
    {
        SYMBOLON_TRY(const auto scope, std::move(known));
        SYMBOLON_TRY(auto token,
            issueToken(context,
                { access::SubjectKind::Clinician,
                    { { QStringLiteral("clinician_id"), found.clinicianId },
                        { QStringLiteral("referring_device_id"), context.caller.deviceId } },
                    scope,
                    context.services.settings.jwt.clinicianLifetime,
                    found.clinicianId,
                    {} }));
        context.journal().send({ QStringLiteral("SEND entry login success"),
            { { QStringLiteral("device_id"), context.caller.deviceId },
                { QStringLiteral("clinician_id"), found.clinicianId },
                { QStringLiteral("send_entry_identifier"), found.identifier } } });
        context.journal().record({ QStringLiteral("clinician.token"),
            QStringLiteral("clinician"),
            found.clinicianId,
            { { QStringLiteral("device_id"), context.caller.deviceId } } });
        context.services.uses.record(
            QStringLiteral("clinician"), found.clinicianId, context.now(), context.client.toString());
        return api::TokenReply{ std::move(token) };
    }

} // namespace

Result<api::TokenReply> issueClinicianToken(
    http::Context &context, const api::Input<api::IssueClinicianToken> &input)
{
    const Secret &identifier = input.query.sendEntryIdentifier;
    SYMBOLON_CHECK(checkSource(context, Guess::Badge));
    // Asked for before the transaction, which waits for nobody's network; told only to who may sign in
    // (weakness W-26).
    auto scope = scopeFor(context, http::ScopeKind::Clinician);
    return context.transact([&]() -> Result<api::TokenReply> {
        SYMBOLON_CHECK(checkDevice(context));
        SYMBOLON_TRY(const auto found, find(context, identifier));
        if (!found) {
            context.journal().send(failureMessage(context,
                QStringLiteral("Clinician with provided SEND Entry identifier not found"),
                QString::fromUtf8(identifier.reveal())));
            return refused(context, Code::NotFound, "unknown_identifier", {});
        }
        SYMBOLON_CHECK(checkClinician(context, *found));
        return granted(context, *found, std::move(scope));
    });
}

} // namespace symbolon::handlers
