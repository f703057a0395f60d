// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/event_access.h"

#include "server/domain/khmac.h"
#include "server/request/decode.h"
#include "server/request/sessions.h"

namespace symbolon::http {

namespace {

    using access::SubjectKind;
    using api::Permission;

    //! The operators' event (decisions: operators are accounts of event 1).
    constexpr qint64 operatorsEvent = 1;

    Failure refused(const QString &word, const QString &why)
    {
        Error error{ Code::Forbidden, why };
        error.codename = word;
        return Failure(std::move(error));
    }

    QByteArray credentialHeader(const Request &request)
    {
        for (const auto *name : { "authorization", "auth", "http-auth", "authtoken" }) {
            if (const QByteArray value = request.header(name); !value.isEmpty())
                return value;
        }
        return {};
    }

    Result<void> checkAccount(const store::Row &account, const khmac::Token &token)
    {
        if (!account.flag("is_active"))
            return refused(QStringLiteral("invalid_hmac_userid"), QStringLiteral("the account is disabled"));
        // Tokens carry whole seconds, so one of the account's first second counts as made after it.
        if (token.issuedAt + std::chrono::seconds(1) <= account.instant("created"))
            return refused(
                QStringLiteral("invalid_hmac_userid"), QStringLiteral("the token is older than the account"));
        const auto revoked = account.instantOrNull("revoked");
        if (revoked && token.issuedAt <= *revoked)
            return refused(QStringLiteral("expired_hmac_key"), QStringLiteral("the token was revoked"));
        return {};
    }

    Result<void> acceptAuthToken(Context &context, const khmac::Token &token)
    {
        SYMBOLON_TRY(const auto row, context.db.one(sql::account::find, { { "username", token.username } }));
        if (!row)
            return refused(QStringLiteral("invalid_hmac_userid"), QStringLiteral("no such account"));
        SYMBOLON_CHECK(checkAccount(*row, token));
        auto &caller = context.caller;
        caller.eventId = row->bigInteger("event_id");
        caller.kind = caller.eventId == operatorsEvent ? SubjectKind::Operator : SubjectKind::Person;
        caller.identity = token.username;
        caller.accountId = row->bigInteger("id");
        caller.isSuperuser = row->flag("is_superuser");
        caller.locationId = row->textOrNull("location_id").value_or(QString());
        return {};
    }

} // namespace

Result<Credential> readEventsCredential(const Request &request, const api::EndpointInfo &info)
{
    if (info.permission.kind == Permission::Kind::Public)
        return Credential{};
    if (request.headerCount("authorization") > 1)
        return fail(Code::Malformed, QStringLiteral("more than one Authorization header"));
    const QByteArray header = credentialHeader(request);
    const bool isVisitor = info.permission.kind == Permission::Kind::Visitor;
    if (isJwtScheme(header)) {
        auto credential = readJwt(header, Code::Forbidden);
        return credential || !isVisitor ? credential : Result<Credential>(Credential{});
    }
    if (!header.isEmpty())
        return Credential{ Credential::Kind::Khmac, Secret(header) };
    if (isVisitor)
        return Credential{};
    return refused(QStringLiteral("empty_hmac"), QStringLiteral("no token"));
}

Result<void> acceptEventsToken(Context &context, const Secret &token)
{
    const auto parsed = khmac::parse(token.reveal());
    if (!parsed)
        return refused(parsed.error().wire, parsed.error().detail);
    const auto &settings = context.services.settings;
    const bool isSession = parsed->kind == khmac::Kind::Session;
    khmac::Wanted wanted;
    wanted.kind = isSession ? khmac::Kind::Session : khmac::Kind::AuthToken;
    wanted.now = context.now();
    wanted.timeout = isSession ? settings.sessions.absolute : settings.events.tokenLifetime;
    const auto verified = context.services.khmac.verify(token.reveal(), wanted);
    if (!verified)
        return refused(verified.error().wire, verified.error().detail);
    return isSession ? acceptSession(context, verified->sessionId, Code::Forbidden)
                     : acceptAuthToken(context, *verified);
}

Result<QList<access::Grant>> grantsOn(Context &context, qint64 accountId, const access::Object &object)
{
    SYMBOLON_TRY(const auto rows,
        context.db.all(sql::acl::held,
            { { "account_id", accountId },
                { "object_type", object.type },
                { "object_id", object.id },
                { "now", context.now() } }));
    QList<access::Grant> grants;
    for (const auto &row : rows)
        grants.append({ row.text("perm"), row.text("object_id") });
    return grants;
}

Result<access::Decision> explainAcl(
    Context &context, const QStringList &permissions, const access::Object &object)
{
    if (context.caller.accountId == 0)
        return access::Decision{ false, QStringLiteral("an account's token is needed") };
    if (context.caller.isSuperuser)
        return access::explainGrants(context.caller, {}, permissions, object);
    SYMBOLON_TRY(const auto grants, grantsOn(context, context.caller.accountId, object));
    return access::explainGrants(context.caller, grants, permissions, object);
}

Result<void> require(Context &context, const QStringList &permissions, const access::Object &object)
{
    SYMBOLON_TRY(const auto decision, explainAcl(context, permissions, object));
    return decision.isAllowed ? Result<void>() : denied(context, decision.reason);
}

access::Object objectOf(const char *type, qint64 id)
{
    return { QLatin1String(type), QString::number(id), id == 0 };
}

access::Object objectInPath(const api::EndpointInfo &info, const QList<QByteArray> &arguments)
{
    const QByteArray wanted = '{' + QByteArray(info.permission.object) + '}';
    qsizetype index = 0;
    const auto segments = QByteArray(info.path).split('/');
    for (const auto &segment : segments) {
        if (segment == wanted) {
            const auto text = percentDecode(arguments.value(index));
            return objectOf(info.permission.objectType, pathNumber(text.value_or(QString())).value_or(0));
        }
        if (segment.startsWith('{'))
            ++index;
    }
    return { QLatin1String(info.permission.objectType) };
}

} // namespace symbolon::http
