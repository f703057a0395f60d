// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/event_accounts.h"

#include "server/domain/khmac.h"
#include "server/handlers/limits.h"
#include "server/http/hashing_gate.h"
#include "server/request/event_access.h"

#include "shared/crypto/password.h"

namespace symbolon::handlers {

namespace {

    //! ping's own error form has the general number instead of a word (contract 7.19).
    Failure asPingFailure(Error error)
    {
        if (error.code == Code::Forbidden)
            error.codename = QStringLiteral("5");
        return Failure(std::move(error));
    }

    //! A token is renewed for at most the absolute age of a session after the last sign-in (weakness W2,
    //! security: attack 62).
    Result<void> mayRenew(const http::Context &context, const store::Row &account)
    {
        const Instant began = account.instantOrNull("last_login").value_or(account.instant("created"));
        if (began + context.services.settings.sessions.absolute > context.now())
            return {};
        return fail(Code::Forbidden, QStringLiteral("the sign-in is too long ago"));
    }

    Result<store::Row> account(http::Context &context, qint64 id)
    {
        SYMBOLON_TRY(const auto row, context.db.one(sql::account::by_id, { { "id", id } }));
        if (!row)
            return fail(Code::NotFound);
        return *row;
    }

    std::optional<QString> unlessEmpty(const QString &text)
    {
        return text.isEmpty() ? std::nullopt : std::optional(text);
    }

    api::AccountReply shown(const store::Row &row)
    {
        return { row.text("username"),
            row.flag("is_active"),
            unlessEmpty(row.text("email")),
            unlessEmpty(row.textOrNull("tlf").value_or(QString())) };
    }

    //! The same two permissions as the old service wanted for both calls about one's own password.
    Result<void> mayChangePassword(http::Context &context)
    {
        SYMBOLON_CHECK(http::require(
            context, { QStringLiteral("edit") }, http::objectOf("UserData", context.caller.accountId)));
        return http::require(context, { QStringLiteral("create") }, http::objectOf("AuthEvent", 0));
    }

    Failure wrongOldPassword(http::Context &context)
    {
        auto result = context.transact([&]() -> Result<void> {
            SYMBOLON_CHECK(failSource(context, Guess::Password));
            Error error{ Code::Invalid, {}, QStringLiteral("old_pwd") };
            error.codename = QStringLiteral("INVALID_OLD_PASSWORD");
            error.wire = QStringLiteral("The old password is wrong");
            return context.refuseUniformly(std::move(error),
                { QStringLiteral("account.password_fail"),
                    QStringLiteral("account"),
                    context.caller.identity,
                    { { QStringLiteral("cause"), QStringLiteral("wrong_password") } } });
        });
        return Failure(std::move(result.error()));
    }

} // namespace

Result<api::Ping::Response> ping(http::Context &context, const api::Input<api::Ping> &)
{
    static constexpr api::EndpointInfo wanted{
        api::Method::Get, "", api::Surface::Events, api::Permission::account(), ""
    };
    auto credential = http::readEventsCredential(context.request, wanted);
    if (!credential)
        return asPingFailure(std::move(credential.error()));
    auto accepted = http::authenticate(context, api::Surface::Events, *credential);
    if (!accepted)
        return asPingFailure(std::move(accepted.error()));
    SYMBOLON_TRY(const auto row, account(context, context.caller.accountId));
    if (auto renewable = mayRenew(context, row); !renewable)
        return asPingFailure(std::move(renewable.error()));
    api::Ping::Response reply;
    SYMBOLON_TRY(
        reply.authToken, context.services.khmac.issueAuthToken(context.caller.identity, context.now()));
    return reply;
}

Result<api::AccountReply> readOwnAccount(http::Context &context, const api::Input<api::ReadOwnAccount> &)
{
    SYMBOLON_CHECK(http::require(
        context, { QStringLiteral("edit") }, http::objectOf("UserData", context.caller.accountId)));
    SYMBOLON_TRY(const auto row, account(context, context.caller.accountId));
    return shown(row);
}

Result<api::AccountReply> readAccount(http::Context &context, const api::Input<api::ReadAccount> &input)
{
    SYMBOLON_TRY(const auto row, account(context, input.path.pk));
    return shown(row);
}

Result<api::StatusReply> changeOwnPassword(
    http::Context &context, const api::Input<api::ChangeOwnPassword> &input)
{
    SYMBOLON_CHECK(mayChangePassword(context));
    SYMBOLON_CHECK(checkSource(context, Guess::Password));
    SYMBOLON_TRY(const auto row, account(context, context.caller.accountId));
    const QString stored = row.text("password_hash");
    const bool isRight =
        context.services.gate.run([&] { return crypto::verifyPassword(input.body.oldPassword, stored); });
    if (!isRight)
        return wrongOldPassword(context);
    const QString fresh = context.services.gate.run(
        [&] { return crypto::hashPassword(input.body.newPassword, context.services.random); });
    return context.transact([&]() -> Result<api::StatusReply> {
        SYMBOLON_CHECK(context.db.run(
            sql::account::set_password, { { "id", context.caller.accountId }, { "password_hash", fresh } }));
        context.journal().record(
            { QStringLiteral("account.password"), QStringLiteral("account"), context.caller.identity });
        return api::StatusReply{};
    });
}

Result<api::ListOwnEvents::Response> listOwnEvents(
    http::Context &context, const api::Input<api::ListOwnEvents> &)
{
    SYMBOLON_TRY(const auto rows,
        context.db.all(sql::acl::objects_of_account,
            { { "account_id", context.caller.accountId },
                { "object_type", QStringLiteral("AuthEvent") },
                { "perm", QStringLiteral("edit") },
                { "now", context.now() } }));
    api::ListOwnEvents::Response reply;
    for (const auto &row : rows)
        reply.ids.append(row.text("object_id"));
    return reply;
}

Result<QJsonObject> readLegal(http::Context &, const api::Input<api::ReadLegal> &)
{
    return QJsonObject();
}

} // namespace symbolon::handlers
