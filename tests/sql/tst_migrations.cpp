// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/migrator.h"
#include "tests/support/database.h"

#include <QTest>
#include <QThread>

using namespace symbolon;
using namespace symbolon::test;
using store::Connection;
using store::Engine;
using store::Migrator;

namespace {

//! What is put into a database before a migration, and what must be there after it.
struct MigrationRows {
    int number;
    const char *before; //!< a script for the schema of number - 1
    const char *question; //!< a query for the schema of number
    const char *answer; //!< its rows as `a|b` joined by blanks
};

//! One entry or more per migration; everyMigrationHasRows fails for a migration without.
constexpr MigrationRows migrationRows[] = {
    { 1, "", "select count(*) from patient", "0" },
    { 2,
        "insert into clinician (uuid, created, modified, created_by_, modified_by_, clinician_id, "
        "login_active)"
        " values ('c1', '2026-01-01', '2026-01-01', 'x', 'x', 'C-1', true)",
        "select clinician_id, coalesce(account_id, -1) from clinician",
        "C-1|-1" },
    { 2, "", "select id, auth_method, census, status from auth_event", "1|user-and-password|close|started" },
    { 3,
        "insert into clinician (uuid, created, modified, created_by_, modified_by_, clinician_id, "
        "login_active, send_entry_identifier)"
        " values ('c1', '2026-01-01', '2026-01-01', 'x', 'x', 'C-1', true, 'Badge')",
        "select clinician_id from clinician where lower(send_entry_identifier) = 'badge'",
        "C-1" },
    { 4, "", "select (select count(*) from source_ban) + (select count(*) from used_proof)", "0" },
    { 5,
        "insert into account (username, email, event_id, created) values ('ada', 'a@b.com', 1, '2026-01-01')",
        "select username, email, coalesce(email_key, '-') from account",
        "ada|a@b.com|-" },
    { 5,
        "",
        "select code_use, authenticates, phone_prefix, coalesce(code_lifetime, 0) from auth_event",
        "reusable|always|+34|0" },
    { 6,
        "insert into patient (uuid, created, modified, created_by_, modified_by_, patient_id)"
        " values ('p1', '2026-01-01', '2026-01-01', 'x', 'x', 'P-1')",
        "select patient_id, count(authorisation_tag), count(first_used_at) from patient group by patient_id",
        "P-1|0|0" },
    { 7,
        "insert into device (uuid, created, modified, created_by_, modified_by_, location_id, description)"
        " values ('d1', '2026-01-01', '2026-01-01', 'x', 'x', 'ward', 'Tablet')",
        "select uuid from device where lower(substr(description, 1, 200)) = 'tablet'"
        " and substr(location_id, 1, 200) = 'ward'",
        "d1" },
};

std::vector<sql::Migration> upTo(int number)
{
    std::vector<sql::Migration> some;
    for (const auto &migration : sql::migrations()) {
        if (migration.number <= number)
            some.push_back(migration);
    }
    return some;
}

int newest()
{
    return sql::migrations().back().number;
}

QString asText(const QList<QVariantList> &rows)
{
    QStringList lines;
    for (const auto &row : rows) {
        QStringList cells;
        for (const auto &cell : row)
            cells += cell.toString();
        lines += cells.join(u'|');
    }
    return lines.join(u' ');
}

const FixedClock standing(fromStored(u"2026-11-25 08:15:00.000001").value());

} // namespace

class MigrationsTest : public QObject {
    Q_OBJECT

private slots:

    void numbersAreContinuousAndHaveRows()
    {
        int expected = 0;
        for (const auto &migration : sql::migrations()) {
            QCOMPARE(migration.number, expected++);
            const bool has = std::any_of(std::begin(migrationRows),
                std::end(migrationRows),
                [&](const auto &rows) { return rows.number == migration.number; });
            QVERIFY2(has || migration.number == 0, qPrintable(QString::number(migration.number)));
        }
    }

    void keepsTheRowsThatWereThere_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<int>("index");
        for (const auto engine : engines()) {
            int index = 0;
            for (const auto &rows : migrationRows) {
                QTest::addRow("%s V%04d #%d", qPrintable(engineName(engine)), rows.number, index)
                    << engine << index;
                ++index;
            }
        }
    }

    void keepsTheRowsThatWereThere()
    {
        QFETCH(Engine, engine);
        QFETCH(int, index);
        const auto &rows = migrationRows[index];
        TestDatabase database(engine, TestDatabase::Content::Empty);
        auto &c = database.connection();
        QVERIFY(Migrator(c, upTo(rows.number - 1)).migrate(standing));
        database.execute(QString::fromUtf8(rows.before));
        QCOMPARE(Migrator(c, upTo(rows.number)).migrate(standing).value(), 1);
        QCOMPARE(asText(database.query(QString::fromUtf8(rows.question))), QString::fromUtf8(rows.answer));
        QVERIFY(Migrator(c).migrate(standing));
    }

    void planListsWhatIsPendingAndChangesNothing_data() { addEngineRows(); }

    void planListsWhatIsPendingAndChangesNothing()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        auto &c = database.connection();
        Migrator migrator(c);
        QCOMPARE(migrator.version().value(), 0);
        QCOMPARE(migrator.plan().value().size(), newest());
        QCOMPARE(c.one(sql::schema_migration::count_tables).value()->integer("tables"), 0);
        QVERIFY(Migrator(c, upTo(1)).migrate(standing));
        QCOMPARE(migrator.plan().value().first().number, 2);
        QCOMPARE(migrator.migrate(standing).value(), newest() - 1);
        QVERIFY(migrator.plan().value().isEmpty());
        QCOMPARE(migrator.migrate(standing).value(), 0);
        QCOMPARE(migrator.version().value(), newest());
        const auto first = c.all(sql::schema_migration::list).value().first();
        QCOMPARE(first.text("name"), QStringLiteral("V0001__activation"));
        QCOMPARE(first.text("checksum").size(), 64);
        QVERIFY(first.instant("applied_at") == standing.now());
    }

    void refusesANewerDatabase_data() { addEngineRows(); }

    void refusesANewerDatabase()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        const auto older = upTo(newest() - 1);
        Migrator migrator(database.connection(), older);
        for (const auto &error : { migrator.plan().error(), migrator.migrate(standing).error() }) {
            QVERIFY(error.code == Code::Conflict);
            QVERIFY(error.detail.contains(QString::number(newest())));
            QVERIFY(error.detail.contains(QString::number(newest() - 1)));
        }
    }

    void refusesAMigrationThatWasChangedAfterwards_data() { addEngineRows(); }

    void refusesAMigrationThatWasChangedAfterwards()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        auto changed = upTo(newest());
        changed[1].postgresql = changed[1].sqlite = "select 1";
        const auto refused = Migrator(database.connection(), changed).plan();
        QVERIFY(refused.error().code == Code::Conflict);
        QVERIFY(refused.error().detail.contains(u"V0001__activation"));
    }

    void undoesAMigrationThatFails_data() { addEngineRows(); }

    void undoesAMigrationThatFails()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        const char *text =
            "create table half (a integer); insert into half values (1); insert into nowhere values (1)";
        const std::vector<sql::Migration> broken{ upTo(0).front(), { 1, "V0001__broken", text, text } };
        const auto failed = Migrator(database.connection(), broken).migrate(standing);
        QVERIFY(failed.error().detail.startsWith(QStringLiteral("V0001__broken: statement 3")));
        QCOMPARE(Migrator(database.connection()).migrate(standing).value(), newest());
        const auto half = sql::Statement{ "t/half", "select a from half", "select a from half" };
        QVERIFY(!database.connection().one(half));
    }

    void appliesEachOnceWhenSeveralNodesStart_data() { addEngineRows(); }

    void appliesEachOnceWhenSeveralNodesStart()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        std::atomic<int> applied = 0;
        std::atomic<int> failures = 0;
        std::vector<std::unique_ptr<QThread>> nodes;
        for (int i = 0; i < 4; ++i) {
            nodes.emplace_back(QThread::create([&] {
                auto c = Connection::open(database.target());
                const auto count = c ? Migrator(**c).migrate(standing) : fail(Code::Unavailable);
                applied += count.value_or(0);
                failures += count ? 0 : 1;
            }));
            nodes.back()->start();
        }
        for (const auto &node : nodes)
            node->wait();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(applied.load(), newest());
    }

    void operatorsEventLeavesTheNextNumberFree_data() { addEngineRows(); }

    void operatorsEventLeavesTheNextNumberFree()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        database.execute(
            QStringLiteral("insert into auth_event (auth_method, created) values ('email', '2026-01-01')"));
        QCOMPARE(database.value(QStringLiteral("select max(id) from auth_event")).toInt(), 2);
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
