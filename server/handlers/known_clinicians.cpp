// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/known_clinicians.h"

#include "server/handlers/conditions.h"
#include "server/handlers/memberships.h"
#include "server/handlers/paging.h"
#include "server/handlers/tokens.h"

namespace symbolon::handlers {

namespace {

    const QString subjectKind = QStringLiteral("clinician");

    api::KnownClinician fromRow(const store::Row &row)
    {
        api::KnownClinician clinician;
        clinician.clinicianId = row.text("clinician_id");
        clinician.isActive = row.flag("login_active");
        clinician.sendEntryIdentifier = row.textOrNull("send_entry_identifier");
        clinician.contractEnd = row.dateOrNull("contract_expiry_eod_date");
        clinician.lastSeen = row.instantOrNull("last_used_at");
        clinician.created = row.instant("created");
        clinician.modified = row.instant("modified");
        return clinician;
    }

    //! In the order of the row uuids; three statements, however many they are.
    Result<QList<api::KnownClinician>> load(http::Context &context, const QStringList &uuids)
    {
        SYMBOLON_TRY(
            const auto rows, context.db.all(sql::clinician::details, { { "ids", jsonList(uuids) } }));
        SYMBOLON_TRY(const auto groupsOf, membershipsOfAll(context, groups(), uuids));
        SYMBOLON_TRY(const auto productsOf, membershipsOfAll(context, products(), uuids));
        QHash<QString, api::KnownClinician> byUuid;
        for (const auto &row : rows) {
            auto clinician = fromRow(row);
            clinician.groups = groupsOf.value(row.text("uuid"));
            clinician.products = productsOf.value(row.text("uuid"));
            byUuid.insert(row.text("uuid"), std::move(clinician));
        }
        QList<api::KnownClinician> clinicians;
        for (const QString &uuid : uuids) {
            if (const auto found = byUuid.constFind(uuid); found != byUuid.constEnd())
                clinicians.append(*found);
        }
        return clinicians;
    }

    Result<api::KnownClinician> require(http::Context &context, const QString &uuid)
    {
        SYMBOLON_TRY(auto clinicians, load(context, { uuid }));
        if (clinicians.isEmpty())
            return fail(Code::NotFound);
        return std::move(clinicians.first());
    }

    //! The row uuid, from whichever statement looks it up.
    Result<QString> uuidOf(
        http::Context &context, const sql::Statement &statement, const QString &clinicianId)
    {
        SYMBOLON_TRY(const auto row, context.db.one(statement, { { "clinician_id", clinicianId } }));
        if (!row)
            return fail(Code::NotFound);
        return row->text("uuid");
    }

    Result<QString> nonBlank(const QString &given, const QString &where)
    {
        QString text = given.trimmed();
        if (text.isEmpty())
            return fail(Code::Invalid, QStringLiteral("a value is needed"), where);
        return text;
    }

    //! The constraint that was broken, as an error on its field.
    template <typename T>
    Result<T> withFields(Result<T> result)
    {
        if (result || result.error().code != Code::Conflict)
            return result;
        Error error = std::move(result.error());
        if (error.where == u"clinician_clinician_id_key") {
            error.where = QStringLiteral("/clinician_id");
            error.detail = QStringLiteral("there is a clinician with this id");
        } else if (error.where == u"clinician_send_entry_identifier_key") {
            error.where = QStringLiteral("/send_entry_identifier");
            error.detail = QStringLiteral("another active clinician has this identifier");
        }
        return Failure(std::move(error));
    }

    //! Sealed under the clinician's key.
    QJsonObject auditView(const api::KnownClinician &clinician)
    {
        auto view = json::encode(clinician).toObject();
        for (const auto &volatileKey :
            { QStringLiteral("last_seen"), QStringLiteral("created"), QStringLiteral("modified") })
            view.remove(volatileKey);
        return view;
    }

    Result<void> writeMemberships(
        http::Context &context, const QString &uuid, const api::KnownClinician &clinician)
    {
        SYMBOLON_CHECK(replaceMemberships(context, groups(), uuid, clinician.groups));
        return replaceMemberships(context, products(), uuid, clinician.products);
    }

    Result<api::KnownClinician> changed(
        const api::KnownClinician &before, const api::ChangeClinician::Body &body)
    {
        api::KnownClinician after = before;
        after.isActive = body.isActive.value_or(before.isActive);
        if (body.sendEntryIdentifier.isPresent)
            after.sendEntryIdentifier = body.sendEntryIdentifier.value;
        if (body.sendEntryIdentifier.value) {
            SYMBOLON_TRY(after.sendEntryIdentifier,
                nonBlank(*body.sendEntryIdentifier.value, QStringLiteral("/send_entry_identifier")));
        }
        if (body.contractEnd.isPresent)
            after.contractEnd = body.contractEnd.value;
        SYMBOLON_TRY(after.groups, membershipNames(body.groups.value_or(before.groups), groups()));
        SYMBOLON_TRY(after.products, membershipNames(body.products.value_or(before.products), products()));
        after.groups.sort();
        after.products.sort();
        return after;
    }

    Result<void> write(http::Context &context,
        const QString &uuid,
        const api::KnownClinician &before,
        const api::KnownClinician &after)
    {
        SYMBOLON_CHECK(context.db.run(sql::clinician::update,
            { { "uuid", uuid },
                { "login_active", after.isActive },
                { "send_entry_identifier", after.sendEntryIdentifier },
                { "contract_expiry", after.contractEnd },
                { "now", context.now() },
                { "by", context.caller.identity } }));
        SYMBOLON_CHECK(writeMemberships(context, uuid, after));
        if (before.isActive && !after.isActive)
            SYMBOLON_CHECK(endClinicianTokens(context, after.clinicianId));
        context.journal().record({ QStringLiteral("clinician.change"),
            subjectKind,
            after.clinicianId,
            {},
            auditView(before),
            auditView(after) });
        context.journal().changed("clinicians", {});
        return {};
    }

} // namespace

Result<api::ListClinicians::Response> listClinicians(
    http::Context &context, const api::Input<api::ListClinicians> &input)
{
    const auto &query = input.query;
    Paging paging(context, "clinicians", fromTheFirst());
    SYMBOLON_CHECK(paging.read(query.cursor, query.limit));
    const QString search = query.search.value_or(QString()).trimmed();
    const Date anyDate = context.services.clock.localToday();
    SYMBOLON_TRY(auto rows,
        context.db.all(sql::clinician::page,
            { { "search", search },
                { "search_end", endOfPrefix(search) },
                { "after", paging.after(0) },
                { "after_uuid", paging.after(1) },
                { "any_state", !query.isActive.has_value() },
                { "active", query.isActive.value_or(false) },
                { "any_from", !query.contractEndsFrom.has_value() },
                { "contract_from", query.contractEndsFrom.value_or(anyDate) },
                { "any_before", !query.contractEndsBefore.has_value() },
                { "contract_before", query.contractEndsBefore.value_or(anyDate) },
                { "count", paging.count() } }));
    api::ListClinicians::Response page;
    page.next = paging.cut(rows, { "sort_key", "uuid" });
    QStringList uuids;
    for (const auto &row : rows)
        uuids.append(row.text("uuid"));
    SYMBOLON_TRY(page.items, load(context, uuids));
    return page;
}

Result<api::KnownClinician> readClinician(http::Context &context, const api::Input<api::ReadClinician> &input)
{
    SYMBOLON_TRY(
        const QString uuid, uuidOf(context, sql::clinician::by_clinician_id, input.path.clinicianId));
    return require(context, uuid);
}

Result<api::KnownClinician> addClinician(http::Context &context, const api::Input<api::AddClinician> &input)
{
    const auto &body = input.body;
    api::KnownClinician clinician;
    SYMBOLON_TRY(clinician.clinicianId, nonBlank(body.clinicianId, QStringLiteral("/clinician_id")));
    if (body.sendEntryIdentifier) {
        SYMBOLON_TRY(clinician.sendEntryIdentifier,
            nonBlank(*body.sendEntryIdentifier, QStringLiteral("/send_entry_identifier")));
    }
    clinician.contractEnd = body.contractEnd;
    SYMBOLON_TRY(clinician.groups, membershipNames(body.groups, groups()));
    SYMBOLON_TRY(clinician.products, membershipNames(body.products, products()));
    const QString uuid = randomUuid(context.services.random);
    return withFields(context.transact([&]() -> Result<api::KnownClinician> {
        SYMBOLON_CHECK(context.db.run(sql::clinician::insert,
            { { "uuid", uuid },
                { "created", context.now() },
                { "now", context.now() },
                { "by", context.caller.identity },
                { "clinician_id", clinician.clinicianId },
                { "login_active", true },
                { "send_entry_identifier", clinician.sendEntryIdentifier },
                { "contract_expiry", clinician.contractEnd } }));
        SYMBOLON_CHECK(writeMemberships(context, uuid, clinician));
        SYMBOLON_TRY(auto added, require(context, uuid));
        context.journal().record({ QStringLiteral("clinician.create"),
            subjectKind,
            clinician.clinicianId,
            {},
            std::nullopt,
            auditView(added) });
        context.journal().changed("clinicians", {});
        return added;
    }));
}

Result<api::KnownClinician> changeClinician(
    http::Context &context, const api::Input<api::ChangeClinician> &input)
{
    return withFields(context.transact([&]() -> Result<api::KnownClinician> {
        SYMBOLON_TRY(const QString uuid, uuidOf(context, sql::clinician::lock, input.path.clinicianId));
        SYMBOLON_TRY(const auto before, require(context, uuid));
        SYMBOLON_CHECK(requireMatch(context, std::optional(before)));
        SYMBOLON_TRY(const auto after, changed(before, input.body));
        if (auditView(after) == auditView(before))
            return before;
        SYMBOLON_CHECK(write(context, uuid, before, after));
        return require(context, uuid);
    }));
}

} // namespace symbolon::handlers
