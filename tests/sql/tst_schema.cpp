// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/database.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace symbolon;
using namespace symbolon::test;
using store::Engine;

namespace {

QSet<QString> firstColumn(const QList<QVariantList> &rows)
{
    QSet<QString> texts;
    for (const auto &row : rows)
        texts += row.first().toString();
    return texts;
}

//! What one has and the other has not, for the failure's message.
QByteArray difference(const QSet<QString> &a, const QSet<QString> &b)
{
    auto left = QStringList((a - b).values()) + QStringList((b - a).values());
    left.sort();
    return left.join(u'\n').toUtf8();
}

} // namespace

//! What holds for every table, whoever adds it.
class SchemaTest : public QObject {
    Q_OBJECT

private slots:

    void initTestCase()
    {
        m_sqlite = std::make_unique<TestDatabase>(Engine::Sqlite);
        m_postgresql = std::make_unique<TestDatabase>(Engine::Postgresql);
    }

    void cleanupTestCase()
    {
        m_sqlite.reset();
        m_postgresql.reset();
    }

    void bothEnginesHaveTheSameColumns()
    {
        const auto sqlite = firstColumn(m_sqlite->query(QStringLiteral(
            "select t.name || '.' || c.name || case when c.\"notnull\" then ' not null' else '' end"
            " from sqlite_schema t, pragma_table_info(t.name) c"
            " where t.type = 'table' and t.name not like 'sqlite_%'"
            // an integer primary key is never null in SQLite and need not say so
            " and not (c.pk = 1 and lower(c.type) = 'integer' and t.sql like '%autoincrement%')")));
        const auto postgresql = firstColumn(m_postgresql->query(QStringLiteral(
            "select table_name || '.' || column_name || case is_nullable when 'NO' then ' not null' else '' "
            "end"
            " from information_schema.columns where table_schema = 'public' and is_identity = 'NO'")));
        QVERIFY2(sqlite == postgresql, difference(sqlite, postgresql).constData());
    }

    void bothEnginesHaveTheSameIndexes()
    {
        const auto sqlite = firstColumn(m_sqlite->query(
            QStringLiteral("select name from sqlite_schema where type = 'index' and sql is not null")));
        const auto postgresql = firstColumn(m_postgresql->query(QStringLiteral(
            "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid"
            " join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'"
            " and not exists (select 1 from pg_constraint k where k.conindid = c.oid and k.contype in"
            " ('p', 'u'))")));
        QVERIFY2(sqlite == postgresql, difference(sqlite, postgresql).constData());
    }

    void bothEnginesHaveTheSameConstraints()
    {
        // SQLite keeps no names apart from the text
        QSet<QString> sqlite;
        static const QRegularExpression pattern(QStringLiteral("\\bconstraint\\s+(\\w+)"));
        for (const auto &row :
            m_sqlite->query(QStringLiteral("select sql from sqlite_schema where type = 'table'"))) {
            for (auto it = pattern.globalMatch(row.first().toString()); it.hasNext();)
                sqlite += it.next().captured(1);
        }
        const auto postgresql = firstColumn(m_postgresql->query(
            QStringLiteral("select conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace"
                           " where n.nspname = 'public' and contype in ('p', 'u', 'f', 'c')")));
        QVERIFY2(sqlite == postgresql, difference(sqlite, postgresql).constData());
    }

    void constraintsAreNamedByConvention()
    {
        const auto odd = m_postgresql->query(QStringLiteral(
            "select conname from pg_constraint c join pg_class t on t.oid = c.conrelid"
            " join pg_namespace n on n.oid = c.connamespace where n.nspname = 'public' and contype in ('p', "
            "'u', 'f', 'c')"
            " and conname not like replace(t.relname, '_', '\\_') || '\\_%'"
            "  || case contype when 'p' then 'pkey' when 'u' then 'key' when 'f' then 'fkey' else 'check' end"
            " union select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid"
            " join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace"
            " where n.nspname = 'public' and not (c.relname like replace(t.relname, '_', '\\_') || '\\_%'"
            "  || case when i.indisprimary then 'pkey' when i.indisunique then 'key' else 'idx' end)"));
        QVERIFY2(odd.isEmpty(), difference(firstColumn(odd), {}).constData());
    }

    void everyForeignKeyHasAnIndex()
    {
        const auto bare = m_postgresql->query(QStringLiteral(
            "select conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace"
            " where n.nspname = 'public' and contype = 'f' and not exists (select 1 from pg_index i"
            "  where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1] and i.indpred is null)"));
        QVERIFY2(bare.isEmpty(), difference(firstColumn(bare), {}).constData());
    }

    void liveCodesAreFoundByTheirIndex_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("patient") << QStringLiteral("patient_activation");
        QTest::newRow("device") << QStringLiteral("device_activation");
    }

    void liveCodesAreFoundByTheirIndex()
    {
        QFETCH(QString, table);
        const auto question =
            QStringLiteral("select uuid from %1 where code = 'x' and used = false and cancelled_at is null")
                .arg(table);
        const auto index = table + QStringLiteral("_code_key");
        const auto lite = m_sqlite->query(QStringLiteral("explain query plan ") + question);
        QVERIFY2(lite.first().last().toString().contains(index), qPrintable(lite.first().last().toString()));
        m_postgresql->execute(
            QStringLiteral("drop index %1_code_idx").arg(table)); // an empty table has no favourites
        const auto plan = m_postgresql->query(QStringLiteral("explain (costs off) ") + question);
        QVERIFY2(
            plan.first().first().toString().contains(index), qPrintable(plan.first().first().toString()));
    }

private:
    std::unique_ptr<TestDatabase> m_sqlite;
    std::unique_ptr<TestDatabase> m_postgresql;
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"
