// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/event_grants.h"

#include "server/domain/khmac.h"
#include "server/handlers/event_values.h"
#include "server/request/event_access.h"

#include "shared/json/read.h"

#include <algorithm>

namespace symbolon::handlers {

namespace {

    //! `\w+` of the old service's paths: letters, digits and `_`.
    bool isWord(const QString &text)
    {
        return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
            return c.isLetterOrNumber() || c == u'_';
        });
    }

    Result<qint64> accountNamed(http::Context &context, const QString &username)
    {
        SYMBOLON_TRY(const auto row, context.db.one(sql::account::find, { { "username", username } }));
        if (!row)
            return fail(Code::NotFound, QStringLiteral("no such account"));
        return row->bigInteger("id");
    }

    //! The account and object that a path names.
    struct Named {
        qint64 accountId = 0;
        QString username;
        QString permission;
        access::Object object;
    };

    Result<Named> named(http::Context &context, const api::GrantPath &path, std::optional<QString> objectId)
    {
        const bool isPath = isWord(path.username) && isWord(path.objectType) && isWord(path.permission)
            && (!objectId || isWord(*objectId));
        if (!isPath)
            return fail(Code::NotFound);
        Named result{ 0, path.username, path.permission, { path.objectType } };
        if (objectId)
            result.object = { path.objectType, *objectId, false };
        SYMBOLON_TRY(result.accountId, accountNamed(context, path.username));
        return result;
    }

    api::GrantPath withoutObject(const api::GrantOnObjectPath &path)
    {
        return { path.username, path.objectType, path.permission };
    }

    Result<api::ReadGrant::Response> isHeld(http::Context &context, const Named &named)
    {
        SYMBOLON_TRY(const auto grants, http::grantsOn(context, named.accountId, named.object));
        api::ReadGrant::Response reply;
        reply.perm = access::matches(grants, named.permission, named.object);
        return reply;
    }

    QJsonObject described(const QString &permission, const access::Object &object)
    {
        return { { QStringLiteral("perm"), permission },
            { QStringLiteral("object_type"), object.type },
            { QStringLiteral("object_id"), object.id } };
    }

    Result<api::StatusReply> takeAway(http::Context &context, const Named &named)
    {
        return context.transact([&]() -> Result<api::StatusReply> {
            SYMBOLON_TRY(const int rows,
                context.db.run(sql::acl::revoke_match,
                    { { "account_id", named.accountId },
                        { "object_type", named.object.type },
                        { "perm", named.permission },
                        { "object_id", named.object.id },
                        { "or_id", named.object.isAny ? QString() : named.object.id } }));
            if (rows > 0)
                context.journal().record({ QStringLiteral("acl.revoke"),
                    QStringLiteral("account"),
                    named.username,
                    described(named.permission, named.object) });
            return api::StatusReply{};
        });
    }

    //! The request's one grant, or its list. An item that cannot be read names its place.
    Result<QList<api::GrantRequest>> wantedGrants(
        const http::Context &context, const api::AddGrants::Body &body)
    {
        if (!body.userid && !body.perms && context.body.contains(QStringLiteral("user"))) {
            SYMBOLON_TRY(auto one, json::decoded<api::GrantRequest>(context.body));
            return QList<api::GrantRequest>{ one };
        }
        constexpr qint64 none = -1;
        const bool isNumber = body.userid && (body.userid->isBool() || body.userid->toInteger(none) >= 0);
        if (!isNumber)
            return fail(Code::Malformed, QStringLiteral("a number is expected"), QStringLiteral("userid"));
        return body.perms.value_or(QList<api::GrantRequest>());
    }

    Result<void> checkUserId(http::Context &context, const api::AddGrants::Body &body)
    {
        if (!body.userid)
            return {};
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::account::by_id, { { "id", body.userid->toInteger(body.userid->toBool()) } }));
        return row ? Result<void>() : fail(Code::NotFound, QStringLiteral("no such userid"));
    }

    Result<QString> permissionOf(const api::GrantRequest &request)
    {
        const QString permission = request.perm ? *request.perm : request.permission.value_or(QString());
        if (permission.isEmpty())
            return fail(Code::Malformed, QStringLiteral("it is required"), QStringLiteral("perm"));
        return permission;
    }

    //! Nobody grants what he may not do himself; who edits an event may grant on that event (weakness list of
    //! the issue: grants are limited to what the granter may grant; security: attack 66).
    Result<void> mayGrant(http::Context &context, const QString &permission, const access::Object &object)
    {
        QStringList enough{ permission };
        if (object.type == u"AuthEvent" && !object.isAny)
            enough.append(QStringLiteral("edit"));
        return http::require(context, enough, object);
    }

    Result<QList<Named>> resolved(http::Context &context, const QList<api::GrantRequest> &requests)
    {
        QList<Named> grants;
        for (const auto &request : requests) {
            Named one{ 0, request.user, {}, {} };
            SYMBOLON_TRY(one.permission, permissionOf(request));
            SYMBOLON_TRY(one.object, objectOf(request.objectType, request.objectId));
            SYMBOLON_TRY(one.accountId, accountNamed(context, request.user));
            SYMBOLON_CHECK(mayGrant(context, one.permission, one.object));
            grants.append(one);
        }
        return grants;
    }

} // namespace

Result<api::RequestPermission::Response> requestPermission(
    http::Context &context, const api::Input<api::RequestPermission> &input)
{
    const auto &body = input.body;
    if (body.user && *body.user != context.caller.identity)
        return fail(Code::Forbidden, QStringLiteral("permission tokens are for the caller only"));
    SYMBOLON_TRY(const auto object, objectOf(body.objectType, body.objectId));
    const QStringList asked = body.permission.split(u'|', Qt::SkipEmptyParts);
    QStringList held = asked;
    if (!context.caller.isSuperuser) {
        SYMBOLON_TRY(const auto grants, http::grantsOn(context, context.caller.accountId, object));
        held.clear();
        std::copy_if(asked.begin(), asked.end(), std::back_inserter(held), [&](const QString &permission) {
            return access::matches(grants, permission, object);
        });
    }
    if (held.isEmpty())
        return fail(
            Code::Invalid, QStringLiteral("none of these permissions is held"), QStringLiteral("permission"));
    api::RequestPermission::Response reply;
    SYMBOLON_TRY(reply.permissionToken,
        context.services.khmac.issuePermission(
            context.caller.identity, object.type, object.id, held, context.now()));
    return reply;
}

Result<api::ReadGrant::Response> readGrant(http::Context &context, const api::Input<api::ReadGrant> &input)
{
    SYMBOLON_TRY(const auto asked, named(context, input.path, std::nullopt));
    return isHeld(context, asked);
}

Result<api::ReadGrant::Response> readGrantOnObject(
    http::Context &context, const api::Input<api::ReadGrantOnObject> &input)
{
    SYMBOLON_TRY(const auto asked, named(context, withoutObject(input.path), input.path.objectId));
    return isHeld(context, asked);
}

Result<api::StatusReply> revokeGrant(http::Context &context, const api::Input<api::RevokeGrant> &input)
{
    SYMBOLON_TRY(const auto meant, named(context, input.path, std::nullopt));
    return takeAway(context, meant);
}

Result<api::StatusReply> revokeGrantOnObject(
    http::Context &context, const api::Input<api::RevokeGrantOnObject> &input)
{
    SYMBOLON_TRY(const auto meant, named(context, withoutObject(input.path), input.path.objectId));
    return takeAway(context, meant);
}

Result<api::StatusReply> revokeGrantByBody(
    http::Context &context, const api::Input<api::RevokeGrantByBody> &input)
{
    Named meant{ 0, input.body.user, {}, {} };
    SYMBOLON_TRY(meant.permission, permissionOf(input.body));
    SYMBOLON_TRY(meant.object, objectOf(input.body.objectType, input.body.objectId));
    SYMBOLON_TRY(meant.accountId, accountNamed(context, input.body.user));
    return takeAway(context, meant);
}

Result<void> grant(http::Context &context,
    qint64 accountId,
    const QString &username,
    const QString &permission,
    const access::Object &object)
{
    SYMBOLON_TRY(const int rows,
        context.db.run(sql::acl::grant,
            { { "account_id", accountId },
                { "object_type", object.type },
                { "perm", permission },
                { "object_id", object.id },
                { "now", context.now() },
                { "granted_by",
                    context.caller.accountId ? std::optional<qint64>(context.caller.accountId)
                                             : std::nullopt } }));
    if (rows > 0)
        context.journal().record({ QStringLiteral("acl.grant"),
            QStringLiteral("account"),
            username,
            described(permission, object) });
    return {};
}

Result<api::StatusReply> addGrants(http::Context &context, const api::Input<api::AddGrants> &input)
{
    SYMBOLON_TRY(const auto requests, wantedGrants(context, input.body));
    SYMBOLON_CHECK(checkUserId(context, input.body));
    SYMBOLON_TRY(const auto grants, resolved(context, requests));
    return context.transact([&]() -> Result<api::StatusReply> {
        for (const auto &one : grants)
            SYMBOLON_CHECK(grant(context, one.accountId, one.username, one.permission, one.object));
        return api::StatusReply{};
    });
}

Result<api::ListOwnGrants::Response> listOwnGrants(
    http::Context &context, const api::Input<api::ListOwnGrants> &input)
{
    const auto &query = input.query;
    const QString perms = query.perm ? u'|' + *query.perm + u'|' : QString();
    const store::Binds filter{ { "account_id", context.caller.accountId },
        { "object_type", query.objectType.value_or(QString()) },
        { "object_id", query.objectId.value_or(QString()) },
        { "perms", perms } };
    SYMBOLON_TRY(const auto counted, context.db.one(sql::acl::count_of_account, filter));
    const OffsetPage page(query.page, query.n, counted->bigInteger("total"));
    store::Binds binds = filter;
    binds.append({ "order",
        allowedOrder(query.order,
            { QStringLiteral("id"),
                QStringLiteral("perm"),
                QStringLiteral("object_type"),
                QStringLiteral("object_id"),
                QStringLiteral("created") }) });
    binds.append({ "count", page.size() });
    binds.append({ "skipped", page.offset() });
    SYMBOLON_TRY(const auto rows, context.db.all(sql::acl::of_account, binds));
    api::ListOwnGrants::Response reply;
    page.fill(reply);
    for (const auto &row : rows)
        reply.perms.append({ row.text("perm"),
            row.text("object_type"),
            row.text("object_id"),
            isoTime(row.instant("created")) });
    return reply;
}

} // namespace symbolon::handlers
