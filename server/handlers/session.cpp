// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/session.h"

#include "server/domain/khmac.h"
#include "server/domain/setup_token.h"
#include "server/handlers/limits.h"
#include "server/handlers/tokens.h"
#include "server/http/hashing_gate.h"
#include "server/request/authenticate.h"
#include "server/request/sessions.h"

#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/password.h"
#include "shared/model/roles.h"

#include <QCoreApplication>

namespace symbolon::handlers {

namespace {

    //! 128 bits, so that a session id cannot be guessed (RFC 6749 section 10.10).
    constexpr qsizetype sessionIdBytes = 16;
    constexpr qsizetype longestUserAgent = 255;

    struct Account {
        qint64 id = 0;
        QString username;
        QString displayName;
    };

    //! The reply of every way to sign in. context.caller is the operator already.
    Result<api::SessionReply> reply(http::Context &context, const Account &account, const Instant &endsAt)
    {
        const auto &caller = context.caller;
        QStringList scopes(caller.scopes.begin(), caller.scopes.end());
        scopes.sort();
        SYMBOLON_TRY(Secret session,
            context.services.khmac.issueSession(account.username, caller.sessionId, context.now()));
        const auto lifetime = context.services.settings.jwt.operatorLifetime;
        jwt::TokenRequest request;
        request.kind = access::SubjectKind::Operator;
        request.scope = scopes.join(u' ');
        request.lifetime = lifetime;
        request.subject = account.username;
        request.sessionId = caller.sessionId;
        SYMBOLON_TRY(Secret token, issueToken(context, request));
        return api::SessionReply{ std::move(session),
            std::move(token),
            context.now() + lifetime,
            endsAt,
            account.username,
            account.displayName,
            scopes,
            caller.isSuperuser };
    }

    //! A new session row, within the caller's transaction.
    Result<api::SessionReply> begin(http::Context &context, const Account &account)
    {
        const auto &settings = context.services.settings.sessions;
        const QString sessionId =
            QString::fromLatin1(crypto::toBase64Url(context.services.random.bytes(sessionIdBytes)))
                .replace(u'-', u'a');
        const Instant endsAt = context.now() + settings.absolute;
        SYMBOLON_CHECK(context.db.run(sql::session::insert,
            { { "sid_hash", http::sessionHash(sessionId) },
                { "account_id", account.id },
                { "now", context.now() },
                { "expires_at", context.now() + settings.idle },
                { "absolute_expires_at", endsAt },
                { "address", context.client.toString() },
                { "user_agent",
                    QString::fromLatin1(context.request.header("user-agent")).left(longestUserAgent) } }));
        SYMBOLON_CHECK(context.db.run(sql::session::revoke_beyond,
            { { "account_id", account.id }, { "now", context.now() }, { "kept", settings.perOperator } }));
        SYMBOLON_CHECK(
            context.db.run(sql::account::signed_in, { { "id", account.id }, { "now", context.now() } }));
        SYMBOLON_CHECK(http::acceptSession(context, sessionId, Code::Internal));
        context.journal().record(
            { QStringLiteral("session.open"), QStringLiteral("operator"), account.username });
        return reply(context, account, endsAt);
    }

    Limit failuresOfAccount(const http::Context &context, const QString &username)
    {
        const auto &protection = context.services.settings.protection;
        const QByteArray name = crypto::hash(crypto::Digest::Sha256, username.toUtf8());
        return { QStringLiteral("sign-in:") + QString::fromLatin1(crypto::toBase64Url(name)),
            protection.signInFailuresPerAccount,
            protection.failureWindow };
    }

    //! An unknown name, a wrong password and a disabled account look and cost the same.
    Failure refusedSignIn(http::Context &context, const QString &username, const char *cause)
    {
        auto result = context.transact([&]() -> Result<void> {
            SYMBOLON_CHECK(failSource(context, Guess::Password));
            SYMBOLON_CHECK(countOne(context, failuresOfAccount(context, username)));
            Error error{ Code::Unauthenticated };
            error.wire = QStringLiteral("The username or the password is wrong.");
            return context.refuseUniformly(std::move(error),
                { QStringLiteral("session.fail"),
                    QStringLiteral("operator"),
                    username.left(150),
                    { { QStringLiteral("cause"), QLatin1String(cause) } } });
        });
        return Failure(std::move(result.error()));
    }

    Result<void> grantRole(http::Context &context, qint64 accountId, model::RoleId role)
    {
        for (const auto &grant : model::role(role).grants) {
            SYMBOLON_CHECK(context.db.run(sql::acl::grant,
                { { "account_id", accountId },
                    { "object_type",
                        QString::fromUtf16(grant.objectType.data(), qsizetype(grant.objectType.size())) },
                    { "perm",
                        QString::fromUtf16(grant.permission.data(), qsizetype(grant.permission.size())) },
                    { "object_id",
                        QString::fromUtf16(grant.objectId.data(), qsizetype(grant.objectId.size())) },
                    { "now", context.now() },
                    { "granted_by", nullptr } }));
        }
        return {};
    }

    //! Uses the token up. A recovery token is good at any time, a first operator's only while there is none.
    Result<void> redeem(http::Context &context, const Secret &token)
    {
        const auto useUp = [&](setup::Purpose purpose) {
            return context.db.run(sql::setup_token::redeem,
                { { "hash", setup::storedForm(token, purpose) }, { "now", context.now() } });
        };
        SYMBOLON_TRY(const int recovers, useUp(setup::Purpose::Recovery));
        if (recovers == 1)
            return {};
        SYMBOLON_TRY(const int isFirst, useUp(setup::Purpose::FirstOperator));
        SYMBOLON_TRY(const auto anyone, context.db.one(sql::account::any_operator));
        if (isFirst == 1 && !anyone)
            return {};
        SYMBOLON_CHECK(failSource(context, Guess::Password));
        return refuse(Code::Forbidden, QStringLiteral("the set-up token is unknown, used or too old"));
    }

    Result<void> checkUsername(const QString &username)
    {
        for (const QChar c : username) {
            if (!c.isLetterOrNumber() && !QStringView(u"._-@").contains(c))
                return fail(Code::Invalid,
                    QStringLiteral("only letters, digits and . _ - @ are allowed"),
                    QStringLiteral("/username"));
        }
        return {};
    }

} // namespace

Result<api::ReadDiscovery::Response> readDiscovery(
    http::Context &context, const api::Input<api::ReadDiscovery> &)
{
    const auto &settings = context.services.settings;
    SYMBOLON_TRY(const auto anyone, context.db.one(sql::account::any_operator));
    return api::ReadDiscovery::Response{ settings.site.name,
        settings.site.prefix,
        settings.site.publicUrl,
        1,
        QCoreApplication::applicationVersion(),
        settings.environment.production,
        !anyone.has_value(),
        context.now() };
}

Result<api::DiscoverSite::Response> discoverSite(
    http::Context &context, const api::Input<api::DiscoverSite> &input)
{
    const auto &site = context.services.settings.site;
    if (input.path.prefix.compare(site.prefix, Qt::CaseInsensitive) != 0)
        return fail(Code::NotFound);
    return api::DiscoverSite::Response{ site.name, site.publicUrl, 1 };
}

Result<api::SessionReply> openSession(http::Context &context, const api::Input<api::OpenSession> &input)
{
    const QString &username = input.body.username;
    SYMBOLON_CHECK(checkSource(context, Guess::Password));
    SYMBOLON_CHECK(checkLimit(context, failuresOfAccount(context, username)));
    SYMBOLON_TRY(const auto row, context.db.one(sql::account::by_username, { { "username", username } }));
    const QString stored = row ? row->text("password_hash") : QString();
    const bool isRight =
        context.services.gate.run([&] { return crypto::verifyPassword(input.body.password, stored); });
    if (!row)
        return refusedSignIn(context, username, "unknown_operator");
    if (!isRight)
        return refusedSignIn(context, username, "wrong_password");
    if (!row->flag("is_active"))
        return refusedSignIn(context, username, "operator_disabled");
    const Account account{ row->bigInteger("id"), row->text("username"), row->text("display_name") };
    std::optional<QString> renewed;
    if (crypto::needsRehash(stored))
        renewed = context.services.gate.run(
            [&] { return crypto::hashPassword(input.body.password, context.services.random); });
    return context.transact([&]() -> Result<api::SessionReply> {
        if (renewed) {
            SYMBOLON_CHECK(context.db.run(
                sql::account::set_password, { { "id", account.id }, { "password_hash", *renewed } }));
        }
        return begin(context, account);
    });
}

Result<api::SessionReply> renewSession(http::Context &context, const api::Input<api::RenewSession> &)
{
    SYMBOLON_TRY(const auto row,
        context.db.one(sql::session::find, { { "sid_hash", http::sessionHash(context.caller.sessionId) } }));
    if (!row)
        return fail(Code::Unauthenticated, QStringLiteral("no such session"));
    const Account account{ row->bigInteger("account_id"), row->text("username"), row->text("display_name") };
    return reply(context, account, row->instant("absolute_expires_at"));
}

Result<api::Nothing> closeSession(http::Context &context, const api::Input<api::CloseSession> &)
{
    return context.transact([&]() -> Result<api::Nothing> {
        SYMBOLON_CHECK(context.db.run(sql::session::revoke,
            { { "sid_hash", http::sessionHash(context.caller.sessionId) }, { "now", context.now() } }));
        context.journal().record(
            { QStringLiteral("session.close"), QStringLiteral("operator"), context.caller.identity });
        return api::Nothing{};
    });
}

Result<api::SessionReply> redeemSetupToken(
    http::Context &context, const api::Input<api::RedeemSetupToken> &input)
{
    SYMBOLON_CHECK(checkUsername(input.body.username));
    SYMBOLON_CHECK(checkSource(context, Guess::Password));
    const QString hash = context.services.gate.run(
        [&] { return crypto::hashPassword(input.body.password, context.services.random); });
    return context.transact([&]() -> Result<api::SessionReply> {
        SYMBOLON_CHECK(redeem(context, input.body.token));
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::account::insert_operator,
                { { "username", input.body.username },
                    { "password_hash", hash },
                    { "is_superuser", true },
                    { "display_name", input.body.displayName.value_or(QString()) },
                    { "now", context.now() } }));
        const Account account{
            row->bigInteger("id"), input.body.username, input.body.displayName.value_or(QString())
        };
        SYMBOLON_CHECK(grantRole(context, account.id, model::RoleId::Administrator));
        context.journal().record(
            { QStringLiteral("operator.create"), QStringLiteral("operator"), account.username });
        return begin(context, account);
    });
}

} // namespace symbolon::handlers
