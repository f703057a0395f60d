// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/command.h"
#include "server/app/config_sources.h"
#include "server/app/operators.h"
#include "server/app/setup.h"

#include "shared/crypto/password.h"

namespace symbolon::app {

namespace {

    //! From the file named, else asked for twice.
    Result<Secret> newPassword(const Invocation &invocation)
    {
        if (invocation.options.isSet(QStringLiteral("password-file"))) {
            SYMBOLON_TRY(const QString text,
                readSecretFile(invocation.options.value(QStringLiteral("password-file"))));
            return Secret(text.toUtf8());
        }
        SYMBOLON_TRY(Secret password, invocation.terminal.askSecret(QStringLiteral("New password")));
        SYMBOLON_TRY(const Secret again, invocation.terminal.askSecret(QStringLiteral("The same again")));
        if (password.reveal() != again.reveal())
            return fail(Code::Invalid, QStringLiteral("The two passwords differ."));
        return password;
    }

    Result<QList<model::Role>> rolesGiven(const Invocation &invocation)
    {
        QList<model::Role> roles;
        const auto names = invocation.options.values(QStringLiteral("role"));
        for (const QString &name : names) {
            const auto role = model::roleByName(name);
            if (!role)
                return fail(Code::Invalid, QStringLiteral("There is no role \"%1\".").arg(name));
            roles.append(*role);
        }
        if (roles.isEmpty())
            return fail(Code::Invalid, QStringLiteral("Give at least one --role."));
        return roles;
    }

    Result<ExitCode> add(Invocation &invocation)
    {
        SYMBOLON_TRY(auto roles, rolesGiven(invocation));
        SYMBOLON_TRY(const auto opened, openDatabase(invocation));
        SYMBOLON_TRY(const Secret password, newPassword(invocation));
        SystemClock clock;
        SystemRandom random;
        Operators operators(*opened.connection, random, clock.now());
        SYMBOLON_CHECK(operators.add({ .username = invocation.arguments.first(),
            .displayName = invocation.options.value(QStringLiteral("name")),
            .password = password,
            .roles = std::move(roles) }));
        invocation.terminal.out(
            QStringLiteral("Operator %1 can sign in.\n").arg(invocation.arguments.first()));
        return ExitCode::Ok;
    }

    Result<ExitCode> resetPassword(Invocation &invocation)
    {
        SYMBOLON_TRY(const auto opened, openDatabase(invocation));
        SYMBOLON_TRY(const Secret password, newPassword(invocation));
        SystemClock clock;
        SystemRandom random;
        Operators operators(*opened.connection, random, clock.now());
        SYMBOLON_CHECK(operators.resetPassword(invocation.arguments.first(), password));
        invocation.terminal.out(
            QStringLiteral("Operator %1 has a new password and is signed out everywhere.\n")
                .arg(invocation.arguments.first()));
        return ExitCode::Ok;
    }

    Result<ExitCode> list(Invocation &invocation)
    {
        SYMBOLON_TRY(const auto opened, openDatabase(invocation));
        SYMBOLON_TRY(const auto rows, opened.connection->all(sql::account::list_operators));
        for (const store::Row &row : rows) {
            const auto last = row.instantOrNull("last_login");
            invocation.terminal.out(
                QStringLiteral("%1\t%2\t%3\t%4\t%5\n")
                    .arg(row.text("username"),
                        row.text("display_name"),
                        row.flag("is_superuser") ? QStringLiteral("administrator")
                                                 : QStringLiteral("%1 grants").arg(row.integer("grants")),
                        row.flag("is_active") ? QStringLiteral("active") : QStringLiteral("disabled"),
                        last ? toRfc3339(*last) : QStringLiteral("never signed in")));
        }
        return ExitCode::Ok;
    }

    Result<ExitCode> recoverAdmin(Invocation &invocation)
    {
        SYMBOLON_TRY(const auto opened, openDatabase(invocation));
        SystemClock clock;
        SystemRandom random;
        SYMBOLON_TRY(const QString file,
            writeRecoveryToken(*opened.connection, opened.loaded.config, random, clock.now()));
        Operators operators(*opened.connection, random, clock.now());
        SYMBOLON_CHECK(operators.noteRecovery());
        invocation.terminal.out(QStringLiteral(
            "A one-time token for a new administrator is in %1.\n"
            "Enter it in the app where it asks for the set-up token; it is good for %2 hours.\n")
                                    .arg(file)
                                    .arg(opened.loaded.config.sessions.setupTokenLifetime.count()));
        return ExitCode::Ok;
    }

} // namespace

QList<Command> operatorCommands()
{
    const QCommandLineOption passwordFile(QStringLiteral("password-file"),
        QStringLiteral("Read the password from this file instead of asking for it."),
        QStringLiteral("FILE"));
    QStringList keys;
    for (const model::Role &role : model::roles())
        keys.append(QString::fromUtf16(role.key.data(), qsizetype(role.key.size())));
    return {
        { .name = QStringLiteral("operator add"),
            .arguments = QStringLiteral("USERNAME"),
            .doc = QStringLiteral("Make an operator who can sign in with a password."),
            .options = { { QStringLiteral("role"),
                             QStringLiteral("Give this role; may be repeated. Roles: %1.")
                                 .arg(keys.join(QStringLiteral(", "))),
                             QStringLiteral("ROLE") },
                { QStringLiteral("name"), QStringLiteral("Name to be shown."), QStringLiteral("NAME") },
                passwordFile },
            .least = 1,
            .most = 1,
            .run = add },
        { .name = QStringLiteral("operator reset-password"),
            .arguments = QStringLiteral("USERNAME"),
            .doc = QStringLiteral(
                "Set an operator's password, unlock and enable the account, end its sessions."),
            .options = { passwordFile },
            .least = 1,
            .most = 1,
            .run = resetPassword },
        { .name = QStringLiteral("operator list"),
            .arguments = {},
            .doc = QStringLiteral("List the operators: name, rights, state, last sign-in."),
            .options = {},
            .run = list },
        { .name = QStringLiteral("recover-admin"),
            .arguments = {},
            .doc = QStringLiteral("Write a one-time token with which the app makes a new administrator."),
            .options = {},
            .run = recoverAdmin },
    };
}

} // namespace symbolon::app
