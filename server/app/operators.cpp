// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/operators.h"

#include "shared/api/session.h"
#include "shared/crypto/password.h"

namespace symbolon::app {

namespace {

    QString text(std::u16string_view view)
    {
        return QString::fromUtf16(view.data(), qsizetype(view.size()));
    }

    Result<void> checkUsername(const QString &username)
    {
        const bool fits = username.size() >= api::usernameRules.minLength
            && username.size() <= api::usernameRules.maxLength;
        const bool isPlain = std::ranges::all_of(
            username, [](QChar c) { return c.isLetterOrNumber() || QStringView(u"._-@").contains(c); });
        if (!fits || !isPlain)
            return fail(Code::Invalid,
                QStringLiteral("\"%1\" is no username: letters, digits and . _ - @ are").arg(username));
        return {};
    }

    Result<void> checkPassword(const Secret &password)
    {
        const qsizetype length = QString::fromUtf8(password.reveal()).size();
        if (length < api::newPasswordRules.minLength || length > api::newPasswordRules.maxLength)
            return fail(Code::Invalid,
                QStringLiteral("a password has %1 to %2 characters")
                    .arg(api::newPasswordRules.minLength)
                    .arg(api::newPasswordRules.maxLength));
        return {};
    }

} // namespace

Operators::Operators(store::Connection &connection, Random &random, Instant now)
    : m_connection(connection)
    , m_random(random)
    , m_now(now)
{
}

Result<void> Operators::add(const NewOperator &wanted)
{
    return store::inTransaction(m_connection, [&] { return insert(wanted); });
}

Result<void> Operators::insert(const NewOperator &wanted)
{
    SYMBOLON_CHECK(checkUsername(wanted.username));
    SYMBOLON_CHECK(checkPassword(wanted.password));
    bool isSuperuser = false;
    for (const model::Role &role : wanted.roles)
        isSuperuser = isSuperuser || role.id == model::RoleId::Administrator;
    auto row = m_connection.one(sql::account::insert_operator,
        { { "username", wanted.username },
            { "password_hash", crypto::hashPassword(wanted.password, m_random) },
            { "is_superuser", isSuperuser },
            { "now", m_now },
            { "display_name", wanted.displayName } });
    if (!row && row.error().code == Code::Conflict)
        return fail(Code::Conflict, QStringLiteral("there is an account %1 already").arg(wanted.username));
    if (!row)
        return Failure(std::move(row.error()));
    const qint64 account = row->value().bigInteger("id");
    for (const model::Role &role : wanted.roles) {
        for (const model::Grant &right : role.grants)
            SYMBOLON_CHECK(grant(account, right));
    }
    return note(QStringLiteral("operator.create"), wanted.username);
}

Result<void> Operators::grant(qint64 account, const model::Grant &grant)
{
    SYMBOLON_CHECK(m_connection.run(sql::acl::grant,
        { { "account_id", account },
            { "object_type", text(grant.objectType) },
            { "perm", text(grant.permission) },
            { "object_id", text(grant.objectId) },
            { "now", m_now },
            { "granted_by", nullptr } }));
    return {};
}

Result<void> Operators::resetPassword(const QString &username, const Secret &password)
{
    SYMBOLON_CHECK(checkPassword(password));
    const QString hash = crypto::hashPassword(password, m_random);
    return store::inTransaction(m_connection, [&]() -> Result<void> {
        SYMBOLON_TRY(
            const auto row, m_connection.one(sql::account::by_username, { { "username", username } }));
        if (!row)
            return fail(Code::NotFound, QStringLiteral("there is no operator %1").arg(username));
        const qint64 account = row->bigInteger("id");
        SYMBOLON_CHECK(
            m_connection.run(sql::account::set_password, { { "id", account }, { "password_hash", hash } }));
        SYMBOLON_CHECK(m_connection.run(sql::account::unlock, { { "id", account } }));
        SYMBOLON_CHECK(m_connection.run(
            sql::session::revoke_of_account, { { "account_id", account }, { "now", m_now } }));
        return note(QStringLiteral("operator.reset_password"), username);
    });
}

Result<void> Operators::noteRecovery()
{
    return note(QStringLiteral("operator.recover"), QString());
}

//! As the journal of a request would: who did it was on the machine itself.
Result<void> Operators::note(const QString &kind, const QString &username)
{
    SYMBOLON_CHECK(m_connection.run(sql::audit_entry::insert,
        { { "created", m_now },
            { "kind", kind },
            { "outcome", QStringLiteral("done") },
            { "actor_kind", QStringLiteral("system") },
            { "actor", QStringLiteral("command line") },
            { "subject_kind", QStringLiteral("operator") },
            { "subject", username },
            { "object", QString() },
            { "before_sealed", nullptr },
            { "after_sealed", nullptr },
            { "detail", QStringLiteral("{}") },
            { "reference", nullptr },
            { "request_id", QString() },
            { "address", QString() },
            { "location_id", nullptr } }));
    return {};
}

} // namespace symbolon::app
