// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/database.h"

#include "server/store/migrator.h"
#include "tests/support/postgres_server.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace symbolon::test {

using store::Engine;

namespace {

    void migrate(const store::Target &target)
    {
        auto connection = store::Connection::open(target);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().detail));
        const SystemClock clock;
        const auto migrated = store::Migrator(**connection).migrate(clock);
        if (!migrated)
            qFatal("%s", qPrintable(migrated.error().detail));
    }

    //! Files of this process; the first is the migrated template that the others are copies of.
    QString sqliteFile()
    {
        static QTemporaryDir directory;
        static std::atomic<int> counter = 0;
        return directory.filePath(QStringLiteral("test-%1.sqlite").arg(++counter));
    }

    QString migratedSqliteFile()
    {
        static const QString source = [] {
            auto file = sqliteFile();
            migrate({ Engine::Sqlite, file, {} });
            return file;
        }();
        auto copy = sqliteFile();
        if (!QFile::copy(source, copy))
            qFatal("cannot copy %s", qPrintable(source));
        return copy;
    }

    //! A session without any of the store's settings: tests look at the database from outside.
    class RawSession {
    public:
        explicit RawSession(const store::Target &target)
        {
            static std::atomic<int> counter = 0;
            m_name = QStringLiteral("raw-%1").arg(++counter);
            const bool sqlite = target.engine == Engine::Sqlite;
            m_database = QSqlDatabase::addDatabase(
                sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), m_name);
            if (sqlite)
                m_database.setDatabaseName(target.file);
            else
                m_database.setConnectOptions(QString(target.conninfo).replace(u' ', u';'));
            if (!m_database.open())
                qFatal("%s", qPrintable(m_database.lastError().text()));
        }

        ~RawSession()
        {
            m_database = {};
            QSqlDatabase::removeDatabase(m_name);
        }

        RawSession(const RawSession &) = delete;
        RawSession &operator=(const RawSession &) = delete;

        [[nodiscard]] QSqlDatabase &database() { return m_database; }

    private:
        QString m_name;
        QSqlDatabase m_database;
    };

} // namespace

QList<Engine> engines()
{
    return { Engine::Sqlite, Engine::Postgresql };
}

QString engineName(Engine engine)
{
    return engine == Engine::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgresql");
}

void addEngineRows()
{
    QTest::addColumn<Engine>("engine");
    for (const auto engine : engines())
        QTest::newRow(qPrintable(engineName(engine))) << engine;
}

TestDatabase::TestDatabase(Engine engine, Content content)
{
    m_target.engine = engine;
    if (engine == Engine::Sqlite) {
        m_target.file = content == Content::Migrated ? migratedSqliteFile() : sqliteFile();
        return;
    }
    auto *server = PostgresServer::shared();
    if (server == nullptr)
        qFatal("PostgreSQL is needed for this test (package postgresql)");
    m_name = server->createDatabase(content == Content::Migrated);
    if (m_name.isEmpty())
        qFatal("no database for this test");
    m_target.conninfo = server->conninfo(m_name);
}

TestDatabase::~TestDatabase()
{
    m_connection.reset();
    if (m_target.engine == Engine::Postgresql) {
        PostgresServer::shared()->dropDatabase(m_name);
        return;
    }
    for (const auto *suffix : { u"", u"-wal", u"-shm" })
        QFile::remove(m_target.file + QString::fromUtf16(suffix));
}

QString TestDatabase::url() const
{
    if (m_target.engine == Engine::Sqlite)
        return QStringLiteral("sqlite://") + m_target.file;
    return PostgresServer::shared()->url(m_name);
}

store::Connection &TestDatabase::connection()
{
    if (!m_connection) {
        auto opened = store::Connection::open(m_target);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        m_connection = std::move(*opened);
    }
    return *m_connection;
}

void TestDatabase::execute(const QString &script)
{
    const auto text = script.toUtf8();
    const auto done = connection().script({ text.constData(), static_cast<std::size_t>(text.size()) });
    if (!done)
        qFatal("%s (%s)", qPrintable(done.error().detail), text.constData());
}

QList<QVariantList> TestDatabase::query(const QString &sql)
{
    RawSession session(m_target);
    QList<QVariantList> rows;
    {
        QSqlQuery query(session.database());
        if (!query.exec(sql))
            qFatal("%s (%s)", qPrintable(query.lastError().text()), qPrintable(sql));
        while (query.next()) {
            QVariantList row;
            for (int i = 0; i < query.record().count(); ++i)
                row += query.value(i);
            rows += row;
        }
    }
    return rows;
}

QVariant TestDatabase::value(const QString &sql)
{
    const auto rows = query(sql);
    return rows.isEmpty() || rows.first().isEmpty() ? QVariant() : rows.first().first();
}

int TestDatabase::rowCount(const QString &table)
{
    return value(QStringLiteral("select count(*) from \"%1\"").arg(table)).toInt();
}

} // namespace symbolon::test
