// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/session.h"

#include "server/store/conninfo.h"
#include "server/store/database_error.h"

#include <QFile>
#include <QThread>

#include <atomic>

namespace symbolon::store {

namespace {

    //! QtSql wants a process-wide name for each connection.
    QString uniqueName()
    {
        static std::atomic<int> counter = 0;
        return QStringLiteral("symbolon-%1").arg(++counter);
    }

    //! What every PostgreSQL session sets, unless the operator's `options` do.
    QString sessionSettings(const QString &options)
    {
        QStringList settings{ QStringLiteral("set_config('timezone', 'UTC', false)"),
            QStringLiteral("set_config('client_min_messages', 'warning', false)") };
        const auto byDefault = [&](const QString &name, const QString &value) {
            if (!options.contains(name))
                settings += QStringLiteral("set_config('%1', '%2', false)").arg(name, value);
        };
        byDefault(QStringLiteral("statement_timeout"), QStringLiteral("10s"));
        byDefault(QStringLiteral("lock_timeout"), QStringLiteral("5s"));
        byDefault(QStringLiteral("idle_in_transaction_session_timeout"), QStringLiteral("60s"));
        return QStringLiteral("select ") + settings.join(QStringLiteral(", "));
    }

} // namespace

Session::Session(Target target)
    : m_target(std::move(target))
    , m_name(uniqueName())
{
}

Session::~Session()
{
    close();
}

void Session::close()
{
    if (!m_database)
        return;
    // The driver goes first: a prepared query that outlives it has nothing to deallocate, so a dead
    // connection is not asked to, once per statement.
    m_database.reset();
    QSqlDatabase::removeDatabase(m_name);
    m_prepared.clear();
}

Result<void> Session::open()
{
    close();
    auto opened = m_target.engine == Engine::Sqlite ? openSqlite() : openPostgresql();
    if (!opened)
        close();
    return opened;
}

Result<void> Session::connect()
{
    if (m_database->open())
        return {};
    Error error{ Code::Unavailable, m_database->lastError().databaseText().section(u'\n', 0, 0) };
    error.retryAfter = 1;
    return Failure(error);
}

Result<void> Session::openSqlite()
{
    // Created here and not by the driver, so that nobody else can read it; -wal and -shm take the same
    // permissions.
    if (QFile file(m_target.file); !file.exists())
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner);
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_database->setDatabaseName(m_target.file);
    m_database->setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    SYMBOLON_CHECK(connect());
    SYMBOLON_CHECK(switchToWal());
    for (const auto *pragma : { u"pragma foreign_keys = on",
             u"pragma synchronous = full",
             u"pragma secure_delete = on",
             u"pragma trusted_schema = off" }) {
        if (const auto error = execute(QString::fromUtf16(pragma)); error.isValid())
            return Failure(databaseError(Engine::Sqlite, error, QStringLiteral("opening")).error);
    }
    return {};
}

//! The mode is kept in the file, so only the first connection switches. SQLite does not wait for others while
//! switching.
Result<void> Session::switchToWal()
{
    constexpr int tries = 100;
    QSqlError error;
    for (int i = 0; i < tries; ++i) {
        QSqlQuery query(*m_database);
        if (query.exec(QStringLiteral("pragma journal_mode = wal")) && query.next())
            return {};
        error = query.lastError();
        QThread::msleep(20);
    }
    return Failure(databaseError(Engine::Sqlite, error, QStringLiteral("opening")).error);
}

Result<void> Session::openPostgresql()
{
    SYMBOLON_TRY(const auto keywords, parseConninfo(m_target.conninfo));
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_name);
    m_database->setDatabaseName(keywords.value(QStringLiteral("dbname")));
    m_database->setUserName(keywords.value(QStringLiteral("user")));
    m_database->setPassword(keywords.value(QStringLiteral("password")));
    m_database->setConnectOptions(connectOptions(keywords));
    SYMBOLON_CHECK(connect());
    if (const auto error = execute(sessionSettings(keywords.value(QStringLiteral("options"))));
        error.isValid())
        return Failure(databaseError(Engine::Postgresql, error, QStringLiteral("opening")).error);
    return {};
}

Prepared *Session::prepared(const sql::Statement &statement, QSqlError &error)
{
    const auto text = m_target.engine == Engine::Sqlite ? statement.sqlite : statement.postgresql;
    if (const auto found = m_prepared.find(statement.name); found != m_prepared.end()) {
        if (found->second->source == text)
            return found->second.get();
        m_prepared.erase(found);
    }
    auto entry = std::make_unique<Prepared>(
        Prepared{ std::string(text), compileSql(text, m_target.engine), QSqlQuery(*m_database), {} });
    // QPSQL fetches a whole result at once unless told otherwise, and a forward-only one is lost when another
    // statement runs; QSQLITE reads row by row, and would copy every row once more for going back.
    entry->query.setForwardOnly(m_target.engine == Engine::Sqlite);
    if (!entry->query.prepare(QString::fromUtf8(entry->compiled.text))) {
        error = entry->query.lastError();
        return nullptr;
    }
    return m_prepared.emplace(std::string(statement.name), std::move(entry)).first->second.get();
}

//! A failure within a transaction takes the setting back with the rollback.
bool Session::run(Prepared &prepared)
{
    if (m_target.engine == Engine::Sqlite || !prepared.compiled.plansWithValues)
        return prepared.query.exec();
    if (execute(QStringLiteral("set plan_cache_mode = force_custom_plan")).isValid())
        return prepared.query.exec();
    const bool hasRun = prepared.query.exec();
    (void)execute(QStringLiteral("set plan_cache_mode = auto"));
    return hasRun;
}

QSqlError Session::execute(const QString &text)
{
    QSqlQuery query(*m_database);
    query.setForwardOnly(m_target.engine == Engine::Sqlite);
    if (!query.exec(text))
        return query.lastError();
    return {};
}

} // namespace symbolon::store
