// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/database.h"

#include <QFile>
#include <QTest>
#include <QThread>

using namespace symbolon;
using namespace symbolon::test;
using store::Binds;
using store::Engine;
using store::Target;

namespace {

//! A statement that exists in this test only.
sql::Statement statement(std::string_view name, std::string_view text)
{
    return { name, text, text };
}

} // namespace

class DatabaseTest : public QObject {
    Q_OBJECT

private slots:

    void keepsEveryType_data() { addEngineRows(); }

    void keepsEveryType()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        database.execute(QStringLiteral("create table thing (i integer, l bigint, b boolean, t text, d date, "
                                        "at timestamp, x bytea)"));
        const auto insert = statement("t/insert", "insert into thing values (:i, :l, :b, :t, :d, :at, :x)");
        const auto select =
            statement("t/select", "select i, l, b, t, d, cast(at as text) as at, x from thing");
        const auto instant = fromStored(u"2026-11-25 08:15:00.123456").value();
        const auto date = fromIsoDate(u"2024-02-29").value();
        const auto text = QStringLiteral("it's \"%1\" \\ \\\\' ä € \U0001F511 ? :x $1 -- /* \r\n\t");
        const QByteArray blob("a\0b'\\\xff\0", 7);
        auto &c = database.connection();
        const Binds binds{ { "i", -7 },
            { "l", Q_INT64_C(9007199254740993) },
            { "b", true },
            { "t", text },
            { "d", date },
            { "at", instant },
            { "x", blob } };
        QCOMPARE(c.run(insert, binds).value(), 1);
        const auto row = c.one(select).value().value();
        QCOMPARE(row.integer("i"), -7);
        QCOMPARE(row.bigInteger("l"), Q_INT64_C(9007199254740993));
        QVERIFY(row.flag("b"));
        QCOMPARE(row.text("t"), text);
        QVERIFY(row.date("d") == date);
        QVERIFY(row.dateOrNull("d") == date);
        QVERIFY(row.instant("at") == instant);
        QCOMPARE(row.bytes("x"), blob);
    }

    void tellsNullFromEmpty_data() { addEngineRows(); }

    void tellsNullFromEmpty()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        database.execute(
            QStringLiteral("create table thing (k integer, t text, x bytea, d date, at timestamp)"));
        const auto insert = statement("t/insert", "insert into thing values (:k, :t, :x, :d, :at)");
        const auto select = statement("t/select",
            "select t, x, d, cast(at as text) as at from thing where k = :k and (t is null) = :null");
        auto &c = database.connection();
        const Binds empty{
            { "k", 1 }, { "t", QString() }, { "x", QByteArray() }, { "d", nullptr }, { "at", nullptr }
        };
        const Binds none{ { "k", 2 },
            { "t", std::optional<QString>() },
            { "x", std::optional<QByteArray>() },
            { "d", std::optional<Date>() },
            { "at", std::optional<Instant>() } };
        QVERIFY(c.run(insert, empty));
        QVERIFY(c.run(insert, none));
        const auto first = c.one(select, { { "k", 1 }, { "null", false } }).value().value();
        QVERIFY(!first.isNull("t") && !first.isNull("x"));
        QCOMPARE(first.textOrNull("t"), std::optional(QString()));
        const auto second = c.one(select, { { "k", 2 }, { "null", true } }).value().value();
        QVERIFY(second.isNull("t") && second.isNull("x"));
        QVERIFY(!second.textOrNull("t") && !second.dateOrNull("d") && !second.instantOrNull("at"));
    }

    void findsParametersWhereTheyAre_data() { addEngineRows(); }

    void findsParametersWhereTheyAre()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        const auto text = statement("t/parameters",
            "-- it's :not one, nor ? is\n"
            "select ':x''?' as \"a:b\", cast(:x as text) as x, cast(:y as integer) + cast(:y as integer) as "
            "y /* :z */;");
        const auto row = database.connection().one(text, { { "y", 21 }, { "x", u"one" } }).value().value();
        QCOMPARE(row.text("a:b"), QStringLiteral(":x'?"));
        QCOMPARE(row.text("x"), QStringLiteral("one"));
        QCOMPARE(row.integer("y"), 42);
    }

    void leavesCastsAlone()
    {
        TestDatabase database(Engine::Postgresql, TestDatabase::Content::Empty);
        const auto row =
            database.connection()
                .one(statement("t/cast", "select :x::integer + 1 as x, '{\"a\":1}'::jsonb->>'a' as j"),
                    { { "x", u"41" } })
                .value()
                .value();
        QCOMPARE(row.integer("x"), 42);
        QCOMPARE(row.text("j"), QStringLiteral("1"));
    }

    void refusesOtherParametersThanTheStatementHas_data() { addEngineRows(); }

    void refusesOtherParametersThanTheStatementHas()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        const auto text = statement("t/two", "select cast(:x as text) as x, cast(:y as text) as y");
        auto &c = database.connection();
        for (const auto &binds : { Binds{ { "x", 1 } },
                 Binds{ { "x", u"1" }, { "z", u"2" } },
                 Binds{ { "x", u"1" }, { "y", u"2" }, { "z", u"3" } } })
            QVERIFY(c.one(text, binds).error().code == Code::Internal);
        QVERIFY(c.one(text, { { "x", u"1" }, { "y", u"2" } }));
    }

    void refusesNulInTextBeforeTheDriverSeesIt_data() { addEngineRows(); }

    void refusesNulInTextBeforeTheDriverSeesIt()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        const auto refused = database.connection().one(statement("t/nul", "select cast(:x as text) as x"),
            { { "x", QString(QStringLiteral("a") + QChar(0)) } });
        QVERIFY(refused.error().code == Code::Invalid);
        QCOMPARE(refused.error().where, QStringLiteral("x"));
    }

    void commitsAStatementThatReturnsRows_data() { addEngineRows(); }

    void commitsAStatementThatReturnsRows()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        database.execute(QStringLiteral("create table thing (i integer)"));
        const auto insert = statement("t/insert", "insert into thing values (:i), (:i + 1) returning i");
        QCOMPARE(database.connection().one(insert, { { "i", 3 } }).value()->integer("i"), 3);
        QCOMPARE(database.rowCount(QStringLiteral("thing")), 2);
        QCOMPARE(database.connection().all(insert, { { "i", 5 } }).value().size(), 2);
        QCOMPARE(database.rowCount(QStringLiteral("thing")), 4);
    }

    void countsStatementsAndPreparesThemOnce()
    {
        TestDatabase database(Engine::Postgresql);
        auto &c = database.connection();
        const auto before = c.statementCount();
        for (int i = 0; i < 3; ++i)
            QVERIFY(c.one(sql::health::ping));
        QCOMPARE(c.statementCount() - before, 3);
        const auto prepared =
            c.one(statement("t/prepared", "select count(*) as n from pg_prepared_statements"));
        QCOMPARE(prepared.value()->integer("n"), 2);
    }

    //! One plan for all values would read a whole table for every page of it.
    void plansForTheValuesWhereTheTextSaysSo()
    {
        TestDatabase database(Engine::Postgresql);
        auto &c = database.connection();
        const auto plansOf = [&c](const sql::Statement &asked) -> std::pair<int, int> {
            for (int i = 0; i < 8; ++i) {
                if (!c.one(asked, { { "id", u"none" } }))
                    return {};
            }
            const auto row =
                c.one(statement("t/plans",
                          "select cast(custom_plans as integer) as custom, cast(generic_plans as "
                          "integer) as generic from pg_prepared_statements "
                          "where position(cast(:mark as text) in statement) > 0"),
                     { { "mark", QString::fromLatin1(asked.name.data()) } })
                    .value();
            return { row->integer("custom"), row->integer("generic") };
        };
        QCOMPARE(plansOf(statement("usual", "select uuid as usual from device where uuid = :id")),
            std::pair(5, 3));
        QCOMPARE(plansOf(statement(
                     "always", "-- plan: with values\nselect uuid as always from device where uuid = :id")),
            std::pair(8, 0));
    }

    void preparesAgainWhenANameGetsAnotherText_data() { addEngineRows(); }

    void preparesAgainWhenANameGetsAnotherText()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        auto &c = database.connection();
        QCOMPARE(c.one(statement("t/same", "select 1 as x")).value()->integer("x"), 1);
        QCOMPARE(c.one(statement("t/same", "select 2 as x")).value()->integer("x"), 2);
    }

    void runsInUtcWhereverTheServerIs()
    {
        TestDatabase database(Engine::Postgresql, TestDatabase::Content::Empty);
        // Not current_setting(): from 6.8 on, Qt's driver asks for UTC by itself.
        const auto ownSetting = QStringLiteral("select reset_val from pg_settings where name = 'TimeZone'");
        QCOMPARE(database.value(ownSetting).toString(), QStringLiteral("Pacific/Auckland"));
        const auto setting = statement("t/zone", "select current_setting('timezone') as zone");
        QCOMPARE(database.connection().one(setting).value()->text("zone"), QStringLiteral("UTC"));
    }

    void keepsTheFileToItsOwner()
    {
        TestDatabase database(Engine::Sqlite, TestDatabase::Content::Empty);
        database.execute(QStringLiteral("create table thing (i integer)"));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const auto *suffix : { u"", u"-wal", u"-shm" })
            QVERIFY(!(QFile::permissions(database.target().file + QString::fromUtf16(suffix)) & others));
    }

    void belongsToItsThread_data() { addEngineRows(); }

    void belongsToItsThread()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        auto &c = database.connection();
        std::optional<Code> code;
        std::unique_ptr<QThread> other(
            QThread::create([&] { code = c.one(sql::health::ping).error().code; }));
        other->start();
        other->wait();
        QVERIFY(code == Code::Internal);
        QVERIFY(c.one(sql::health::ping));
    }

    void givesEachThreadAConnectionOfItsOwn_data() { addEngineRows(); }

    void givesEachThreadAConnectionOfItsOwn()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        store::Pool pool(database.target());
        auto *mine = pool.connection().value();
        QCOMPARE(pool.connection().value(), mine);
        bool works = false;
        bool differs = false;
        std::unique_ptr<QThread> other(QThread::create([&] {
            auto *theirs = pool.connection().value();
            differs = theirs != mine;
            works = theirs->one(sql::health::ping).has_value();
            pool.release();
        }));
        other->start();
        other->wait();
        QVERIFY(works && differs);
    }

    void readsConnectionStrings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::addColumn<bool>("sqlite");
        QTest::newRow("file") << "sqlite:///var/lib/symbolon/data.sqlite" << true << true;
        QTest::newRow("file with blank") << "sqlite:///tmp/a b.sqlite" << true << true;
        QTest::newRow("relative file") << "sqlite://data.sqlite" << false << true;
        QTest::newRow("folder") << "sqlite:///tmp/" << false << true;
        QTest::newRow("url") << "postgresql://u:p%3B@h1,h2:5433/d?sslmode=require" << true << false;
        QTest::newRow("short scheme") << "postgres://h/d" << true << false;
        QTest::newRow("keywords") << "host=h dbname=d password='a;b c'" << true << false;
        QTest::newRow("semicolon") << "host=h dbname=d sslrootcert='/a;b'" << false << false;
        QTest::newRow("unknown keyword") << "hots=h" << false << false;
        QTest::newRow("other scheme") << "mysql://h/d" << false << false;
        QTest::newRow("a word") << "symbolon" << false << false;
        QTest::newRow("empty") << "" << false << false;
    }

    void readsConnectionStrings()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QFETCH(bool, sqlite);
        const auto target = Target::parse(text);
        QCOMPARE(target.has_value(), good);
        if (good)
            QCOMPARE(target->engine == Engine::Sqlite, sqlite);
        else
            QVERIFY(!target.error().detail.contains(u"h1") && target.error().code == Code::Invalid);
    }

    void opensWhatItReads_data() { addEngineRows(); }

    void opensWhatItReads()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        auto connection = store::Connection::open(Target::parse(database.url()).value());
        QVERIFY(connection.has_value());
        QVERIFY((*connection)->one(sql::health::ping));
    }

    void saysThatADatabaseCannotBeReached_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no server") << "postgresql://u:geheim@127.0.0.1:1/d";
        QTest::newRow("no folder") << "sqlite:///nonexistent/geheim.sqlite";
    }

    void saysThatADatabaseCannotBeReached()
    {
        QFETCH(QString, text);
        const auto opened = store::Connection::open(Target::parse(text).value());
        QVERIFY(!opened);
        QVERIFY(opened.error().code == Code::Unavailable);
        QVERIFY(!opened.error().detail.contains(u"geheim"));
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
