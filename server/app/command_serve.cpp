// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/command.h"
#include "server/app/fixtures.h"
#include "server/app/master_key_file.h"
#include "server/app/process.h"
#include "server/app/server.h"
#include "server/store/migrator.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

namespace symbolon::app {

namespace {

    void sayStarted(const Loaded &loaded, const Server &server)
    {
        for (const QString &warning : loaded.warnings)
            logWarning("config", warning);
        const Config &config = loaded.config;
        logInfo("app",
            QStringLiteral("listening"),
            { { QStringLiteral("address"), config.listen.address },
                { QStringLiteral("port"), QString::number(server.ports().value(0)) },
                { QStringLiteral("version"), QCoreApplication::applicationVersion() },
                { QStringLiteral("environment"), config.environment.name },
                { QStringLiteral("production"),
                    config.environment.production ? QStringLiteral("true") : QStringLiteral("false") } });
    }

    void reload(Server &server)
    {
        if (const auto done = server.reloadCertificate(); !done)
            logError("app",
                QStringLiteral("the certificate could not be read again; the old one stays in use"),
                { { QStringLiteral("reason"), done.error().detail } });
        else
            logInfo("app", QStringLiteral("the certificate was read again"));
    }

    //! Until a signal says stop.
    void runUntilStopped()
    {
        QTimer watchdog;
        QObject::connect(&watchdog, &QTimer::timeout, &watchdog, [] { process::notify("WATCHDOG=1"); });
        if (const auto interval = process::watchdogInterval())
            watchdog.start(*interval);
        process::notify("READY=1");
        QCoreApplication::exec();
        logInfo("app", QStringLiteral("stopping: answers under way are finished"));
        process::notify("STOPPING=1");
    }

    Result<ExitCode> serve(Invocation &invocation)
    {
        process::limitArenas();
        process::harden();
        SYMBOLON_TRY(Loaded loaded, loadFor(invocation));
        startLogging(loaded.config.logging.level, loaded.config.logging.format);
        SystemClock clock;
        SystemRandom random;
        SYMBOLON_CHECK(checkFiles(loaded));
        SYMBOLON_TRY(const auto server, Server::make(loaded.config, clock, random));
        // Before anybody is told that it runs: who is told may stop it at once.
        const process::Signals signalActions(
            { .stop = [] { QCoreApplication::quit(); }, .reload = [&server] { reload(*server); } });
        SYMBOLON_CHECK(server->start());
        sayStarted(loaded, *server);
        runUntilStopped();
        server->stop();
        logInfo("app", QStringLiteral("stopped"));
        return ExitCode::Ok;
    }

    void printPlan(Invocation &invocation, const QList<sql::Migration> &plan)
    {
        for (const sql::Migration &migration : plan)
            invocation.terminal.out(
                QString::fromUtf8(migration.name.data(), qsizetype(migration.name.size())) + u'\n');
    }

    Result<ExitCode> migrate(Invocation &invocation)
    {
        process::harden();
        SYMBOLON_TRY(const auto opened, openDatabase(invocation));
        store::Migrator migrator(*opened.connection);
        SYMBOLON_TRY(const auto plan, migrator.plan());
        printPlan(invocation, plan);
        if (invocation.options.isSet(QStringLiteral("plan")))
            return ExitCode::Ok;
        SystemClock clock;
        SYMBOLON_TRY(const int applied, migrator.migrate(clock));
        SYMBOLON_TRY(const int version, migrator.version());
        invocation.terminal.out(QStringLiteral("%1 migrations applied; the schema is at version %2.\n")
                                    .arg(applied)
                                    .arg(version));
        return ExitCode::Ok;
    }

    Result<ExitCode> loadFile(Invocation &invocation)
    {
        process::harden();
        QFile file(invocation.arguments.first());
        if (!file.open(QIODevice::ReadOnly))
            return fail(Code::Invalid, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
        const auto located = [&file](const Error &error) {
            return fail(
                error.code, QStringLiteral("%1: %2: %3").arg(file.fileName(), error.where, error.detail));
        };
        auto fixture = readFixture(file.readAll());
        if (!fixture)
            return located(fixture.error());
        SYMBOLON_TRY(const auto opened, openDatabase(invocation));
        SystemClock clock;
        SystemRandom random;
        SYMBOLON_CHECK(makeDataDirectory(opened.loaded.config));
        SYMBOLON_TRY(const MasterKey master, masterKeyFor(opened.loaded.config, random));
        SYMBOLON_CHECK(store::Migrator(*opened.connection).migrate(clock));
        SYMBOLON_CHECK(checkMasterKey(*opened.connection, master, clock.now()));
        const auto rows = loadFixture(
            { *opened.connection, master, opened.loaded.config.activation, random, clock }, *fixture);
        if (!rows)
            return located(rows.error());
        invocation.terminal.out(QStringLiteral("%1 entries loaded.\n").arg(*rows));
        return ExitCode::Ok;
    }

} // namespace

QList<Command> serveCommands()
{
    return {
        { .name = QStringLiteral("serve"),
            .arguments = {},
            .doc = QStringLiteral(
                "Start the server; SIGTERM stops it, SIGHUP makes it read its certificate again."),
            .options = {},
            .run = serve },
        { .name = QStringLiteral("migrate"),
            .arguments = {},
            .doc = QStringLiteral("Bring the database's schema up to date."),
            .options = { { QStringLiteral("plan"), QStringLiteral("Only list what would be applied.") } },
            .run = migrate },
        { .name = QStringLiteral("load"),
            .arguments = QStringLiteral("FILE"),
            .doc = QStringLiteral(
                "Load a JSON file of operators, accounts, events, rights, devices, clinicians, patients and "
                "activations, for tests and demonstrations."),
            .options = {},
            .least = 1,
            .most = 1,
            .run = loadFile },
    };
}

} // namespace symbolon::app
