// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/migrator.h"

#include <QCryptographicHash>

#include <algorithm>

namespace symbolon::store {

namespace {

    std::string_view textOf(const sql::Migration &migration, Engine engine)
    {
        return engine == Engine::Sqlite ? migration.sqlite : migration.postgresql;
    }

    QString toText(std::string_view text)
    {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }

    QString checksum(std::string_view text)
    {
        const auto bytes = QByteArrayView(text.data(), static_cast<qsizetype>(text.size()));
        return QString::fromLatin1(
            QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256).toHex());
    }

} // namespace

Migrator::Migrator(Connection &connection, std::span<const sql::Migration> migrations)
    : m_connection(connection)
    , m_migrations(migrations)
{
}

Result<Rows> Migrator::applied()
{
    SYMBOLON_TRY(const auto found, m_connection.one(sql::schema_migration::count_tables));
    if (!found || found->integer("tables") == 0)
        return Rows();
    return m_connection.all(sql::schema_migration::list);
}

//! What was applied has to be what this program would have applied.
Result<void> Migrator::compare(const Rows &rows) const
{
    const int newest = m_migrations.empty() ? 0 : m_migrations.back().number;
    const int found = rows.isEmpty() ? 0 : rows.last().integer("number");
    if (found > newest) {
        return fail(Code::Conflict,
            QStringLiteral(
                "the database has schema %1, this program knows up to %2: install the newer program")
                .arg(found)
                .arg(newest));
    }
    for (const auto &row : rows) {
        const auto known = std::find_if(m_migrations.begin(),
            m_migrations.end(),
            [&](const sql::Migration &migration) { return migration.number == row.integer("number"); });
        const bool same = known != m_migrations.end()
            && checksum(textOf(*known, m_connection.engine())) == row.text("checksum");
        if (!same)
            return fail(Code::Conflict,
                QStringLiteral("migration %1 was applied in another form than this program has")
                    .arg(row.text("name")));
    }
    return {};
}

Result<QList<sql::Migration>> Migrator::plan()
{
    SYMBOLON_TRY(const auto rows, applied());
    SYMBOLON_CHECK(compare(rows));
    QList<sql::Migration> pending;
    for (const auto &migration : m_migrations) {
        const bool done = std::any_of(rows.begin(), rows.end(), [&](const Row &row) {
            return row.integer("number") == migration.number;
        });
        if (migration.number > 0 && !done)
            pending += migration;
    }
    return pending;
}

Result<void> Migrator::createList()
{
    for (const auto &migration : m_migrations) {
        if (migration.number == 0)
            SYMBOLON_CHECK(m_connection.script(textOf(migration, m_connection.engine())));
    }
    return {};
}

//! Looks again under the lock: another node may have been faster. False when nothing was left to do.
Result<bool> Migrator::applyNext(const Clock &clock)
{
    return inTransaction(m_connection, [&]() -> Result<bool> {
        SYMBOLON_CHECK(m_connection.one(sql::schema_migration::lock));
        SYMBOLON_TRY(const auto pending, plan());
        if (pending.isEmpty())
            return false;
        const auto &migration = pending.first();
        const auto text = textOf(migration, m_connection.engine());
        SYMBOLON_CHECK(createList());
        if (auto run = m_connection.script(text); !run) {
            run.error().detail.prepend(toText(migration.name) + QStringLiteral(": "));
            return Failure(std::move(run.error()));
        }
        SYMBOLON_CHECK(m_connection.run(sql::schema_migration::insert,
            { { "number", migration.number },
                { "name", toText(migration.name) },
                { "checksum", checksum(text) },
                { "applied_at", clock.now() } }));
        return true;
    });
}

Result<int> Migrator::migrate(const Clock &clock)
{
    for (int count = 0;; ++count) {
        SYMBOLON_TRY(const bool applied, applyNext(clock));
        if (!applied)
            return count;
    }
}

Result<int> Migrator::version()
{
    SYMBOLON_TRY(const auto rows, applied());
    return rows.isEmpty() ? 0 : rows.last().integer("number");
}

} // namespace symbolon::store
