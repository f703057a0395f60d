// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/auth_events.h"

#include "server/domain/khmac.h"
#include "server/handlers/event_draft.h"
#include "server/handlers/event_grants.h"
#include "server/handlers/event_row.h"
#include "server/handlers/event_values.h"
#include "server/request/event_access.h"

#include "shared/json/write.h"
#include "shared/model/extra_field.h"
#include "shared/model/pipes.h"

namespace symbolon::handlers {

namespace {

    //! The operators' event, which everything else is administered from.
    constexpr qint64 operatorsEvent = 1;

    QString stored(const QJsonValue &value)
    {
        return QString::fromUtf8(json::write(value));
    }

    QJsonObject auditView(const EventDraft &draft)
    {
        return { { QStringLiteral("name"), draft.name },
            { QStringLiteral("auth_method"), draft.method ? draft.method->name : QString() },
            { QStringLiteral("auth_method_config"), draft.methodConfig() },
            { QStringLiteral("extra_fields"), draft.extraFields },
            { QStringLiteral("census"), draft.census },
            { QStringLiteral("real"), draft.isReal },
            { QStringLiteral("num_successful_logins_allowed"), draft.loginsAllowed } };
    }

    Result<void> mayCreate(http::Context &context, bool isReal)
    {
        QStringList enough{ QStringLiteral("create") };
        if (!isReal)
            enough.append(QStringLiteral("create-notreal"));
        return http::require(context, enough, http::objectOf("AuthEvent", 0));
    }

    //! Who edits an event may base another in it; a superuser in any that is there.
    Result<bool> mayBase(http::Context &context, const Base &base)
    {
        if (!base.isNamed || base.id <= 0)
            return false;
        SYMBOLON_TRY(const auto row, context.db.one(sql::auth_event::find, { { "id", base.id } }));
        if (!row)
            return false;
        SYMBOLON_TRY(const auto decision,
            http::explainAcl(context, { QStringLiteral("edit") }, http::objectOf("AuthEvent", base.id)));
        return decision.isAllowed;
    }

    Result<Secret> permissionToken(
        const http::Context &context, const char *type, qint64 id, const QString &permission)
    {
        return context.services.khmac.issuePermission(
            context.caller.identity, QLatin1String(type), QString::number(id), { permission }, context.now());
    }

    store::Binds binds(const EventDraft &draft)
    {
        return { { "name", draft.name },
            { "auth_method", draft.method->name },
            { "auth_method_config", stored(draft.methodConfig()) },
            { "extra_fields", stored(draft.extraFields) },
            { "census", draft.census },
            { "real", draft.isReal },
            { "num_successful_logins_allowed", draft.loginsAllowed } };
    }

    Result<qint64> insert(http::Context &context, const EventDraft &draft)
    {
        store::Binds values = binds(draft);
        values.append({ "based_in", draft.basedIn });
        values.append({ "now", context.now() });
        values.append({ "by", context.caller.identity });
        SYMBOLON_TRY(const auto row, context.db.one(sql::auth_event::insert, values));
        return row->bigInteger("id");
    }

    Result<store::Row> event(http::Context &context, qint64 id)
    {
        SYMBOLON_TRY(const auto row, context.db.one(sql::auth_event::find, { { "id", id } }));
        if (!row)
            return fail(Code::NotFound);
        return *row;
    }

    Result<api::EventSaved> edit(http::Context &context, qint64 id, const api::EventRequest &request)
    {
        auto saved = context.transact([&]() -> Result<void> {
            SYMBOLON_TRY(const auto row, event(context, id));
            const EventDraft before = draftOf(row);
            SYMBOLON_TRY(const auto draft, changedEvent(request, before));
            if (draft.isReal && !before.isReal)
                SYMBOLON_CHECK(mayCreate(context, true));
            store::Binds values = binds(draft);
            values.append({ "id", id });
            SYMBOLON_CHECK(context.db.run(sql::auth_event::update, values));
            context.journal().record({ QStringLiteral("event.edit"),
                QStringLiteral("event"),
                QString::number(id),
                {},
                auditView(before),
                auditView(draft) });
            context.journal().changed("events", { { QStringLiteral("id"), id } });
            return {};
        });
        if (!saved)
            return Failure(std::move(saved.error()));
        api::EventSaved reply;
        reply.id = id;
        SYMBOLON_TRY(reply.perm, permissionToken(context, "AuthEvent", id, QStringLiteral("edit")));
        return reply;
    }

    Failure alreadyThere(const QString &status)
    {
        Error error{ Code::Invalid };
        error.wire = QStringLiteral("Authevent status:  %1").arg(status);
        error.codename = QStringLiteral("5");
        return Failure(std::move(error));
    }

    Result<QJsonValue> setStatus(http::Context &context, qint64 id, const QString &status)
    {
        return context.transact([&]() -> Result<QJsonValue> {
            SYMBOLON_TRY(const auto row, event(context, id));
            SYMBOLON_TRY(const int rows,
                context.db.run(sql::auth_event::set_status, { { "id", id }, { "status", status } }));
            if (rows == 0)
                return alreadyThere(status);
            context.journal().record({ QStringLiteral("event.status"),
                QStringLiteral("event"),
                QString::number(id),
                { { QStringLiteral("from"), row.text("status") }, { QStringLiteral("to"), status } } });
            context.journal().changed("events", { { QStringLiteral("id"), id } });
            return QJsonValue();
        });
    }

    QJsonObject described(const model::AuthMethod &method)
    {
        return { { QStringLiteral("description"), method.description },
            { QStringLiteral("auth_method_config"), method.defaultConfig },
            { QStringLiteral("pipelines"), QJsonArray::fromStringList(model::methodPipes()) },
            { QStringLiteral("extra_fields"), QJsonArray::fromStringList(model::fieldAttributes()) } };
    }

} // namespace

Result<api::EventSaved> createEvent(http::Context &context, const api::Input<api::CreateEvent> &input)
{
    SYMBOLON_CHECK(mayCreate(context, input.body.real && isTruthy(*input.body.real)));
    SYMBOLON_TRY(const bool isBaseGood, mayBase(context, baseOf(input.body)));
    SYMBOLON_TRY(const auto draft, newEvent(input.body, isBaseGood));
    api::EventSaved reply;
    auto made = context.transact([&]() -> Result<void> {
        SYMBOLON_TRY(reply.id, insert(context, draft));
        for (const auto *right : { "edit", "create" }) {
            const char *type = QLatin1String(right) == u"edit" ? "AuthEvent" : "UserData";
            SYMBOLON_CHECK(grant(context,
                context.caller.accountId,
                context.caller.identity,
                QLatin1String(right),
                http::objectOf(type, reply.id)));
        }
        context.journal().record({ QStringLiteral("event.create"),
            QStringLiteral("event"),
            QString::number(reply.id),
            {},
            std::nullopt,
            auditView(draft) });
        context.journal().changed("events", { { QStringLiteral("id"), reply.id } });
        return {};
    });
    if (!made)
        return Failure(std::move(made.error()));
    SYMBOLON_TRY(reply.perm, permissionToken(context, "UserData", reply.id, QStringLiteral("create")));
    return reply;
}

Result<api::EventSaved> editEvent(http::Context &context, const api::Input<api::EditEvent> &input)
{
    return edit(context, input.path.id, input.body);
}

Result<api::EventSaved> replaceEvent(http::Context &context, const api::Input<api::ReplaceEvent> &input)
{
    return edit(context, input.path.id, input.body);
}

Result<api::ReadEvent::Response> readEvent(http::Context &context, const api::Input<api::ReadEvent> &input)
{
    SYMBOLON_TRY(const auto row, event(context, input.path.id));
    SYMBOLON_TRY(const auto decision,
        http::explainAcl(context,
            { QStringLiteral("edit"), QStringLiteral("view") },
            http::objectOf("AuthEvent", input.path.id)));
    api::ReadEvent::Response reply;
    reply.events = decision.isAllowed ? fullView(row) : publicView(row);
    return reply;
}

Result<api::ListEvents::Response> listEvents(http::Context &context, const api::Input<api::ListEvents> &input)
{
    const bool seesAll = context.caller.isSuperuser;
    SYMBOLON_TRY(
        const auto counted, context.db.one(sql::auth_event::count_listed, { { "sees_all", seesAll } }));
    const OffsetPage page(input.query.page, input.query.n, counted->bigInteger("total"));
    SYMBOLON_TRY(const auto rows,
        context.db.all(sql::auth_event::page,
            { { "sees_all", seesAll },
                { "order",
                    allowedOrder(input.query.order,
                        { QStringLiteral("id"),
                            QStringLiteral("created"),
                            QStringLiteral("auth_method"),
                            QStringLiteral("census"),
                            QStringLiteral("status"),
                            QStringLiteral("name") }) },
                { "count", page.size() },
                { "skipped", page.offset() } }));
    api::ListEvents::Response reply;
    page.fill(reply);
    for (const auto &row : rows)
        reply.events.append(publicView(row));
    return reply;
}

Result<api::StatusReply> deleteEvent(http::Context &context, const api::Input<api::DeleteEvent> &input)
{
    const qint64 id = input.path.id;
    return context.transact([&]() -> Result<api::StatusReply> {
        SYMBOLON_TRY(const auto row, event(context, id));
        if (id == operatorsEvent) {
            Error error{ Code::Conflict };
            error.wire = QStringLiteral("The operators' event cannot be deleted");
            return Failure(std::move(error));
        }
        SYMBOLON_CHECK(
            context.db.run(sql::acl::forget_event, { { "id", id }, { "object_id", QString::number(id) } }));
        SYMBOLON_CHECK(context.db.run(sql::auth_event::remove, { { "id", id } }));
        context.journal().record({ QStringLiteral("event.delete"),
            QStringLiteral("event"),
            QString::number(id),
            { { QStringLiteral("people"), row.bigInteger("people") } },
            auditView(draftOf(row)) });
        context.journal().changed("events", { { QStringLiteral("id"), id } });
        return api::StatusReply{};
    });
}

Result<QJsonValue> resetEvent(http::Context &context, const api::Input<api::ResetEvent> &input)
{
    return setStatus(context, input.path.id, QStringLiteral("notstarted"));
}

Result<QJsonValue> startEvent(http::Context &context, const api::Input<api::StartEvent> &input)
{
    return setStatus(context, input.path.id, QStringLiteral("started"));
}

Result<QJsonValue> stopEvent(http::Context &context, const api::Input<api::StopEvent> &input)
{
    return setStatus(context, input.path.id, QStringLiteral("stopped"));
}

Result<api::ListAuthMethods::Response> listAuthMethods(
    http::Context &, const api::Input<api::ListAuthMethods> &)
{
    QJsonArray methods;
    for (const auto &method : model::authMethods())
        methods.append(QJsonArray{ method.name, described(method) });
    return api::ListAuthMethods::Response{ methods };
}

Result<QJsonObject> readAuthMethod(http::Context &, const api::Input<api::ReadAuthMethod> &input)
{
    const auto *method = model::authMethod(input.path.name);
    if (!method)
        return fail(Code::NotFound);
    return QJsonObject{ { method->name, described(*method) } };
}

} // namespace symbolon::handlers
