// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgres_server.h"

#include "server/store/migrator.h"
#include "tests/support/service_process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>
#include <libpq-fe.h>

namespace symbolon::test {

namespace {

    const auto templateName = QStringLiteral("symbolon_template");

    //! The newest PostgreSQL of Debian's layout, else the one in PATH.
    QString programs()
    {
        const QDir versions(QStringLiteral("/usr/lib/postgresql"));
        int newest = 0;
        for (const auto &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            newest = std::max(newest, version.toInt());
        return newest == 0 ? QString() : QStringLiteral("/usr/lib/postgresql/%1/bin/").arg(newest);
    }

    bool makeCluster(const ServiceProcess &process, const QString &data)
    {
        const QStringList command{ programs() + QStringLiteral("initdb"),
            QStringLiteral("--pgdata=") + data,
            QStringLiteral("--username=symbolon"),
            QStringLiteral("--auth=trust"),
            QStringLiteral("--encoding=UTF8"),
            QStringLiteral("--locale=C.UTF-8"),
            QStringLiteral("--locale-provider=icu"),
            QStringLiteral("--icu-locale=en-GB"),
            QStringLiteral("--no-sync"),
            QStringLiteral("--no-instructions") };
        return process.run(command);
    }

    //! Nothing has to survive a power failure here, unless `settings` say so; of two values the last counts.
    QStringList serverCommand(const QString &directory, int port, const QStringList &settings)
    {
        QStringList command{ programs() + QStringLiteral("postgres"),
            QStringLiteral("-D"),
            directory + QStringLiteral("/data"),
            QStringLiteral("-p"),
            QString::number(port),
            QStringLiteral("-k"),
            directory };
        for (const auto *setting : { u"listen_addresses=127.0.0.1",
                 u"fsync=off",
                 u"synchronous_commit=off",
                 u"full_page_writes=off",
                 u"max_connections=200",
                 u"shared_buffers=64MB",
                 u"autovacuum=off",
                 u"max_wal_size=4GB",
                 u"timezone=Pacific/Auckland" })
            command += { QStringLiteral("-c"), QString::fromUtf16(setting) };
        for (const auto &setting : settings)
            command += { QStringLiteral("-c"), setting };
        return command;
    }

} // namespace

struct PostgresServer::Private {
    QString directory; //!< holds data/, the socket and the log
    int port = 0;
    qint64 pid = 0;
    bool ours = false; //!< ends with this process
    QStringList settings; //!< beside the usual ones
    int databases = 0;
    ServiceProcess process{ QStringLiteral("postgres") };

    [[nodiscard]] bool create();
    [[nodiscard]] bool launch();
    [[nodiscard]] bool launchHere();
    [[nodiscard]] bool makeTemplate();
    [[nodiscard]] QString conninfo(const QString &database) const;
    [[nodiscard]] bool execute(const QString &sql) const;
    void stop(int signal);
};

QString PostgresServer::Private::conninfo(const QString &database) const
{
    return QStringLiteral("host=%1 port=%2 user=symbolon dbname=%3").arg(directory).arg(port).arg(database);
}

bool PostgresServer::Private::execute(const QString &sql) const
{
    const auto where = conninfo(QStringLiteral("postgres")).toUtf8();
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(where.constData()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.toUtf8().constData()), &PQclear);
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return true;
    qWarning("%s: %s", qPrintable(sql), PQerrorMessage(connection.get()));
    return false;
}

//! A directory with a short path, because a socket's path has at most 107 bytes.
bool PostgresServer::Private::create()
{
    QTemporaryDir made(QDir::tempPath() + QStringLiteral("/symbolon-pg-XXXXXX"));
    if (!made.isValid())
        return false;
    made.setAutoRemove(false);
    directory = made.path();
    process.own(directory);
    return makeCluster(process, directory + QStringLiteral("/data"));
}

//! Starts it once on its port.
bool PostgresServer::Private::launchHere()
{
    pid = process.start(serverCommand(directory, port, settings), directory + QStringLiteral("/log"), ours);
    const auto where = conninfo(QStringLiteral("postgres")).toUtf8();
    const auto answers = [&] { return PQping(where.constData()) == PQPING_OK; };
    if (waitFor([&] { return answers() || !isRunning(pid); }, 30000) && answers())
        return true;
    stop(SIGQUIT);
    return false;
}

//! The port may be taken between looking and listening, hence the tries. A known port is kept: there, the
//! processes of the server that was just killed may still hold its memory.
bool PostgresServer::Private::launch()
{
    constexpr int tries = 10;
    const bool choose = port == 0;
    for (int i = 0; i < tries; ++i) {
        if (choose)
            port = freePort();
        if (launchHere())
            return true;
        QThread::msleep(100);
    }
    QFile log(directory + QStringLiteral("/log"));
    log.open(QIODevice::ReadOnly);
    qWarning("PostgreSQL does not start: %s", log.readAll().constData());
    return false;
}

bool PostgresServer::Private::makeTemplate()
{
    if (!execute(QStringLiteral("create database ") + templateName))
        return false;
    auto connection = store::Connection::open({ store::Engine::Postgresql, {}, conninfo(templateName) });
    const SystemClock clock;
    if (!connection) {
        qWarning("%s", qPrintable(connection.error().detail));
        return false;
    }
    const auto migrated = store::Migrator(**connection).migrate(clock);
    if (!migrated)
        qWarning("%s", qPrintable(migrated.error().detail));
    return migrated.has_value();
}

void PostgresServer::Private::stop(int signal)
{
    endProcess(pid, signal, 20000);
    pid = 0;
}

PostgresServer::PostgresServer(std::unique_ptr<Private> server)
    : m_d(std::move(server))
{
}

PostgresServer::~PostgresServer()
{
    if (!m_d->ours)
        return;
    m_d->stop(SIGQUIT);
    QDir(m_d->directory).removeRecursively();
}

PostgresServer *PostgresServer::shared()
{
    static std::unique_ptr<PostgresServer> server = []() -> std::unique_ptr<PostgresServer> {
        auto made = std::make_unique<Private>();
        QFile state(qEnvironmentVariable("SYMBOLON_POSTGRES_STATE"));
        if (!state.fileName().isEmpty() && state.open(QIODevice::ReadOnly)) {
            const auto object = QJsonDocument::fromJson(state.readAll()).object();
            made->directory = object[u"directory"].toString();
            made->port = object[u"port"].toInt();
            return std::unique_ptr<PostgresServer>(new PostgresServer(std::move(made)));
        }
        made->ours = true;
        auto own = std::unique_ptr<PostgresServer>(new PostgresServer(std::move(made)));
        if (!own->m_d->create() || !own->m_d->launch() || !own->m_d->makeTemplate())
            return nullptr;
        // Before the static objects go, and while Qt is still there.
        qAddPostRoutine([] { server.reset(); });
        return own;
    }();
    return server.get();
}

bool PostgresServer::startFixture(const QString &stateFile)
{
    stopFixture(stateFile); // of a run that was interrupted
    Private server;
    if (!server.create() || !server.launch() || !server.makeTemplate()) {
        server.stop(SIGQUIT);
        QDir(server.directory).removeRecursively();
        return false;
    }
    QDir().mkpath(QFileInfo(stateFile).path());
    QFile file(stateFile);
    const QJsonObject state{ { QStringLiteral("directory"), server.directory },
        { QStringLiteral("port"), server.port },
        { QStringLiteral("pid"), server.pid } };
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(state).toJson()) > 0;
}

bool PostgresServer::stopFixture(const QString &stateFile)
{
    QFile file(stateFile);
    if (!file.open(QIODevice::ReadOnly))
        return true;
    const auto state = QJsonDocument::fromJson(file.readAll()).object();
    Private server;
    server.directory = state[u"directory"].toString();
    // The number may have gone to another process since; the lock file says whether it is still the server's.
    QFile lock(server.directory + QStringLiteral("/data/postmaster.pid"));
    if (lock.open(QIODevice::ReadOnly)
        && lock.readLine().trimmed().toLongLong() == state[u"pid"].toInteger()) {
        server.pid = state[u"pid"].toInteger();
        server.stop(SIGQUIT);
    }
    if (server.directory.startsWith(QDir::tempPath() + QStringLiteral("/symbolon-pg-")))
        QDir(server.directory).removeRecursively();
    return file.remove();
}

QString PostgresServer::conninfo(const QString &database) const
{
    return m_d->conninfo(database);
}

QString PostgresServer::url(const QString &database) const
{
    return QStringLiteral("postgresql://symbolon@127.0.0.1:%1/%2").arg(m_d->port).arg(database);
}

int PostgresServer::port() const
{
    return m_d->port;
}

QString PostgresServer::createDatabase(bool migrated)
{
    const auto name =
        QStringLiteral("test_%1_%2").arg(QCoreApplication::applicationPid()).arg(++m_d->databases);
    const auto source = migrated ? templateName : QStringLiteral("template0");
    return m_d->execute(QStringLiteral("create database %1 template %2").arg(name, source)) ? name
                                                                                            : QString();
}

void PostgresServer::dropDatabase(const QString &name)
{
    if (!m_d->execute(QStringLiteral("drop database if exists %1 with (force)").arg(name)))
        qWarning("cannot drop %s", qPrintable(name));
}

void PostgresServer::crash()
{
    if (m_d->ours)
        m_d->stop(SIGQUIT);
}

bool PostgresServer::restart()
{
    return m_d->ours && m_d->launch();
}

PrivatePostgres::PrivatePostgres(const QStringList &settings)
{
    auto made = std::make_unique<PostgresServer::Private>();
    made->ours = true;
    made->settings = settings;
    m_server.reset(new PostgresServer(std::move(made)));
    auto &server = *m_server->m_d;
    if (!server.create() || !server.launch() || !server.makeTemplate())
        m_server.reset();
}

PrivatePostgres::~PrivatePostgres() = default;

} // namespace symbolon::test
