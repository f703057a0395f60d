// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/audit_trail.h"
#include "server/app/command.h"
#include "server/app/key_service.h"
#include "server/app/master_key_file.h"
#include "server/handlers/routes.h"
#include "server/request/openapi.h"
#include "server/request/reference.h"

#include "shared/json/write.h"

#include <QCoreApplication>
#include <QFile>

namespace symbolon::app {

namespace {

    QString orDash(const std::optional<Instant> &instant)
    {
        return instant ? toRfc3339(*instant) : QStringLiteral("-");
    }

    //! What the commands on keys need.
    struct Opened {
        OpenDatabase database;
        SystemRandom random;
        MasterKey master;
        Instant now;

        [[nodiscard]] KeyStore keys() { return { *database.connection, master, random }; }
    };

    Result<std::unique_ptr<Opened>> openKeys(const Invocation &invocation)
    {
        SYMBOLON_TRY(auto database, openDatabase(invocation));
        SystemRandom random;
        SYMBOLON_CHECK(makeDataDirectory(database.loaded.config));
        SYMBOLON_TRY(auto master, masterKeyFor(database.loaded.config, random));
        const Instant now = SystemClock().now();
        SYMBOLON_CHECK(checkMasterKey(*database.connection, master, now));
        return std::unique_ptr<Opened>(new Opened{ std::move(database), {}, std::move(master), now });
    }

    Result<ExitCode> listKeys(Invocation &invocation)
    {
        SYMBOLON_TRY(const auto opened, openKeys(invocation));
        SYMBOLON_TRY(const auto keys, opened->keys().list());
        for (const StoredKey &key : keys)
            invocation.terminal.out(
                QStringLiteral("%1\t%2\t%3\tcreated %4\tsigns since %5\tverifies until %6\n")
                    .arg(key.id,
                        jwt::nameOf(key.algorithm),
                        key.state,
                        toRfc3339(key.created),
                        orDash(key.activatedAt),
                        orDash(key.notAfter)));
        const JwtSettings &jwt = opened->database.loaded.config.jwt;
        if (!jwt.hsKey.isEmpty() || !jwt.rsaPrivateKey.isEmpty())
            invocation.terminal.out(
                QStringLiteral("The configuration holds a key, which signs instead of these.\n"));
        return ExitCode::Ok;
    }

    Result<ExitCode> rotateKeys(Invocation &invocation)
    {
        SYMBOLON_TRY(const auto opened, openKeys(invocation));
        const Config &config = opened->database.loaded.config;
        KeyStore keys = opened->keys();
        SYMBOLON_TRY(const QString id, keys.publish(config.keys.algorithm, opened->now));
        if (invocation.options.isSet(QStringLiteral("now"))) {
            SYMBOLON_CHECK(keys.advance(opened->now, opened->now, longestLifetime(config.jwt)));
            invocation.terminal.out(QStringLiteral("Key %1 signs from now on.\n").arg(id));
        } else {
            invocation.terminal.out(QStringLiteral("Key %1 is published and will sign from %2 on.\n")
                                        .arg(id, toRfc3339(opened->now + config.keys.publishTime)));
        }
        return ExitCode::Ok;
    }

    Result<ExitCode> retireKey(Invocation &invocation)
    {
        SYMBOLON_TRY(const auto opened, openKeys(invocation));
        const QString &id = invocation.arguments.first();
        SYMBOLON_CHECK(opened->keys().retire(id, opened->now));
        invocation.terminal.out(
            QStringLiteral("Key %1 is retired: what it signed is refused from now on.\n").arg(id));
        return ExitCode::Ok;
    }

    QString verdict(const AuditReport &report)
    {
        if (report.broken)
            return QStringLiteral("BROKEN at entry %1 (link %2): %3. %4 links before it hold.\n")
                .arg(report.broken->entryId)
                .arg(report.broken->sealId)
                .arg(report.broken->reason)
                .arg(report.links);
        if (!report.hasExpectedHead)
            return QStringLiteral(
                "CUT OFF: the chain holds, but the head asked for is not in it; its end was removed.\n");
        return QStringLiteral("The chain holds: %1 entries from link %2 on.\n")
            .arg(report.links)
            .arg(report.begin);
    }

    Result<ExitCode> verifyAudit(Invocation &invocation)
    {
        SYMBOLON_TRY(const auto opened, openDatabase(invocation));
        const QByteArray head =
            QByteArray::fromHex(invocation.options.value(QStringLiteral("head")).toLatin1());
        SYMBOLON_TRY(const AuditReport report, verifyTrail(*opened.connection, head));
        invocation.terminal.out(verdict(report));
        invocation.terminal.out(QStringLiteral("Head: %1\n").arg(QString::fromLatin1(report.head.toHex())));
        if (report.unsealed > 0)
            invocation.terminal.out(QStringLiteral("Not yet sealed: %1 entries, %2 to %3.\n")
                                        .arg(report.unsealed)
                                        .arg(report.firstUnsealed)
                                        .arg(report.lastUnsealed));
        return report.isGood() ? ExitCode::Ok : ExitCode::Failed;
    }

    Result<ExitCode> printOpenApi(Invocation &invocation)
    {
        const auto routes = handlers::routes();
        const QByteArray text = invocation.options.isSet(QStringLiteral("markdown"))
            ? http::apiReference(routes).toUtf8()
            : json::write(http::openApiDocument(routes, QCoreApplication::applicationVersion()),
                { .isIndented = true, .isAscii = false, .endsWithNewline = true });
        if (invocation.arguments.isEmpty()) {
            invocation.terminal.out(QString::fromUtf8(text));
            return ExitCode::Ok;
        }
        QFile file(invocation.arguments.first());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return fail(Code::Invalid, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
        return ExitCode::Ok;
    }

} // namespace

QList<Command> keyCommands()
{
    return {
        { .name = QStringLiteral("keys list"),
            .arguments = {},
            .doc = QStringLiteral("List the server's signing keys and their states."),
            .options = {},
            .run = listKeys },
        { .name = QStringLiteral("keys rotate"),
            .arguments = {},
            .doc =
                QStringLiteral("Make a new signing key; it signs once everybody has had time to fetch it."),
            .options = { { QStringLiteral("now"), QStringLiteral("Let it sign at once.") } },
            .run = rotateKeys },
        { .name = QStringLiteral("keys retire"),
            .arguments = QStringLiteral("KEY"),
            .doc = QStringLiteral("End a key at once: what it signed is refused."),
            .options = {},
            .least = 1,
            .most = 1,
            .run = retireKey },
        { .name = QStringLiteral("audit verify"),
            .arguments = {},
            .doc = QStringLiteral(
                "Walk the audit trail's hash chain and name the first entry that does not hold."),
            .options = { { QStringLiteral("head"),
                QStringLiteral(
                    "A head noted earlier, which must be in the chain; finds a trail that was cut off."),
                QStringLiteral("HASH") } },
            .run = verifyAudit },
        { .name = QStringLiteral("openapi"),
            .arguments = QStringLiteral("[FILE]"),
            .doc = QStringLiteral("Write the OpenAPI document of every endpoint."),
            .options = { { QStringLiteral("markdown"),
                QStringLiteral("Write the API reference for people instead (docs/api.md).") } },
            .least = 0,
            .most = 1,
            .run = printOpenApi },
    };
}

} // namespace symbolon::app
