// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/clinicians.h"

#include "server/handlers/devices.h"
#include "server/handlers/given_ids.h"
#include "server/handlers/memberships.h"
#include "server/handlers/tokens.h"

namespace symbolon::handlers {

namespace {

    Result<std::optional<Date>> contractDate(const json::Nullable<QString> &given)
    {
        if (!given.value)
            return std::optional<Date>();
        const auto date = clinicians::readContractDate(*given.value);
        if (!date) {
            Error error{ Code::Invalid,
                QStringLiteral("a date is expected"),
                QStringLiteral("/contract_expiry_eod_date") };
            error.wire =
                QStringLiteral("%1 does not match expected ISO8601 format").arg(given.value->left(40));
            return Failure(std::move(error));
        }
        return *date;
    }

    //! What both calls write.
    struct Details {
        QStringList groups;
        QStringList products;
        std::optional<Date> contractEnd;
        std::optional<QString> identifier;
    };

    Result<Details> details(const QStringList &givenGroups,
        const QStringList &givenProducts,
        const json::Nullable<QString> &identifier,
        const json::Nullable<QString> &contractEnd)
    {
        Details details;
        SYMBOLON_TRY(details.groups, membershipNames(givenGroups, groups()));
        SYMBOLON_TRY(details.products, membershipNames(givenProducts, products()));
        SYMBOLON_TRY(details.contractEnd, contractDate(contractEnd));
        details.identifier = identifier.value;
        return details;
    }

    //! Constraint names as sentences about fields.
    template <typename T>
    Result<T> withFields(Result<T> result)
    {
        if (result || result.error().code != Code::Conflict)
            return result;
        Error error = result.error();
        if (error.where == u"clinician_clinician_id_key")
            error.wire = QStringLiteral("Clinician with that clinician_id already present");
        else if (error.where == u"clinician_send_entry_identifier_key")
            error.wire = QStringLiteral("Another active clinician has that send_entry_identifier");
        else if (error.where == u"clinician_pkey")
            error.wire = QStringLiteral("Clinician with that uuid already present");
        return Failure(std::move(error));
    }

    QJsonObject auditView(bool isActive, const Details &details)
    {
        return { { QStringLiteral("login_active"), isActive },
            { QStringLiteral("groups"), QJsonArray::fromStringList(details.groups) },
            { QStringLiteral("products"), QJsonArray::fromStringList(details.products) },
            { QStringLiteral("has_identifier"), details.identifier.has_value() },
            { QStringLiteral("contract_end"),
                details.contractEnd ? QJsonValue(toIsoDate(*details.contractEnd)) : QJsonValue() } };
    }

    Result<void> writeMemberships(http::Context &context, const QString &uuid, const Details &details)
    {
        SYMBOLON_CHECK(replaceMemberships(context, groups(), uuid, details.groups));
        return replaceMemberships(context, products(), uuid, details.products);
    }

} // namespace

Result<api::Nothing> createClinician(http::Context &context, const api::Input<api::CreateClinician> &input)
{
    const auto &body = input.body;
    SYMBOLON_TRY(const auto fresh,
        details(body.groups.value_or(QStringList()),
            body.products,
            body.sendEntryIdentifier,
            body.contractExpiryEodDate));
    SYMBOLON_TRY(const auto ids, givenIds(context));
    return withFields(context.transact([&]() -> Result<api::Nothing> {
        SYMBOLON_CHECK(context.db.run(sql::clinician::insert,
            { { "uuid", ids.uuid },
                { "created", ids.created },
                { "now", context.now() },
                { "by", context.caller.identity },
                { "clinician_id", body.clinicianId },
                { "login_active", body.loginActive },
                { "send_entry_identifier", fresh.identifier },
                { "contract_expiry", fresh.contractEnd } }));
        SYMBOLON_CHECK(writeMemberships(context, ids.uuid, fresh));
        context.journal().record({ QStringLiteral("clinician.create"),
            QStringLiteral("clinician"),
            body.clinicianId,
            {},
            std::nullopt,
            auditView(body.loginActive, fresh) });
        context.journal().changed("clinicians", {});
        return api::Nothing{};
    }));
}

//! Identifier and contract date that are left out are cleared, login_active is kept (activation contract 5.5,
//! W-30).
Result<api::Nothing> updateClinician(http::Context &context, const api::Input<api::UpdateClinician> &input)
{
    const auto &body = input.body;
    SYMBOLON_TRY(const auto fresh,
        details(body.groups, body.products, body.sendEntryIdentifier, body.contractExpiryEodDate));
    return withFields(context.transact([&]() -> Result<api::Nothing> {
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::clinician::by_clinician_id, { { "clinician_id", input.path.clinicianId } }));
        if (!row)
            return fail(Code::NotFound, QStringLiteral("Could not find clinician"));
        const QString uuid = row->text("uuid");
        Details before{
            {}, {}, row->dateOrNull("contract_expiry_eod_date"), row->textOrNull("send_entry_identifier")
        };
        SYMBOLON_TRY(before.groups, membershipsOf(context, groups(), uuid));
        SYMBOLON_TRY(before.products, membershipsOf(context, products(), uuid));
        const bool isActive = body.loginActive.value_or(row->flag("login_active"));
        SYMBOLON_CHECK(context.db.run(sql::clinician::update,
            { { "uuid", uuid },
                { "login_active", isActive },
                { "send_entry_identifier", fresh.identifier },
                { "contract_expiry", fresh.contractEnd },
                { "now", context.now() },
                { "by", context.caller.identity } }));
        SYMBOLON_CHECK(writeMemberships(context, uuid, fresh));
        if (row->flag("login_active") && !isActive)
            SYMBOLON_CHECK(endClinicianTokens(context, input.path.clinicianId));
        context.journal().record({ QStringLiteral("clinician.change"),
            QStringLiteral("clinician"),
            input.path.clinicianId,
            {},
            auditView(row->flag("login_active"), before),
            auditView(isActive, fresh) });
        context.journal().changed("clinicians", {});
        return api::Nothing{};
    }));
}

} // namespace symbolon::handlers
