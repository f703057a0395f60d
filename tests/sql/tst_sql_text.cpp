// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/database.h"
#include "server/store/sql_text.h"

#include <QTest>

using namespace symbolon::store;

class SqlTextTest : public QObject {
    Q_OBJECT

private slots:

    void numbersParameters_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("compiled");
        QTest::addColumn<QList<QByteArray>>("names");
        const auto row =
            [](const char *label, const char *text, const char *compiled, const QList<QByteArray> &names) {
                QTest::newRow(label) << QByteArray(text) << QByteArray(compiled) << names;
            };
        row("two", "select :a, :b", "select $1, $2", { "a", "b" });
        row("twice the same", "x = :a or y = :a and z = :b", "x = $1 or y = $1 and z = $2", { "a", "b" });
        row("cast", "select :a::text, '1'::int", "select $1::text, '1'::int", { "a" });
        row("one name begins another", ":id :id_2 :id", "$1 $2 $1", { "id", "id_2" });
        row("in a literal", "select ':a', 'it''s :a', \":b\"", "select ':a', 'it''s :a', \":b\"", {});
        row("in comments", "select 1 -- :a's\n, 2 /* ':b */;", "select 1  \n, 2", {});
        row("in a body", "do $x$ :a $$ ' $x$, :b", "do $x$ :a $$ ' $x$, $1", { "b" });
        row("empty", "", "", {});
        row("a lone colon", "a[1:2] := 3:", "a[1:2] := 3:", {});
        row("unclosed", "select 'a :b", "select 'a :b", {});
    }

    void numbersParameters()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, compiled);
        QFETCH(QList<QByteArray>, names);
        const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
        const auto postgresql = compileSql(view, Engine::Postgresql);
        QCOMPARE(postgresql.text, compiled);
        QCOMPARE(postgresql.parameters, names);
        const auto sqlite = compileSql(view, Engine::Sqlite);
        QCOMPARE(sqlite.parameters.size(), postgresql.text.count('$') - text.count('$'));
        QCOMPARE(sqlite.text.count('?'), sqlite.parameters.size());
        QCOMPARE(sqlite.names, names.size());
        QCOMPARE(postgresql.names, names.size());
    }

    void knowsWhatOnlyReads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("reads");
        QTest::newRow("select") << QByteArray("-- all\nSelect 1") << true;
        QTest::newRow("with") << QByteArray("with a as (select 1) select * from a") << true;
        QTest::newRow("writing with")
            << QByteArray("with a as (delete from b returning c) select c from a") << false;
        QTest::newRow("for update") << QByteArray("select 1 from a for update skip locked") << false;
        QTest::newRow("insert") << QByteArray("insert into a select 1") << false;
        QTest::newRow("word in a literal") << QByteArray("select 'update'") << true;
    }

    void knowsWhatOnlyReads()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, reads);
        const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
        QCOMPARE(compileSql(view, Engine::Sqlite).onlyReads, reads);
    }

    void splitsScripts_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QList<QByteArray>>("statements");
        const auto row = [](const char *label, const char *script, const QList<QByteArray> &statements) {
            QTest::newRow(label) << QByteArray(script) << statements;
        };
        row("two", "a;\n b ;", { "a", "b" });
        row("without the last semicolon", "a; b", { "a", "b" });
        row("nothing", " ;; -- only this; and that\n;", {});
        row("in literals", "a ';' \";\" 'it''s;'; b", { "a ';' \";\" 'it''s;'", "b" });
        row("in comments", "a -- x; y\n b; /* ; */ c", { "a  \n b", "c" });
        row("in a body", "do $$ begin a; b; end $$; c", { "do $$ begin a; b; end $$", "c" });
        row("in a tagged body", "do $f$ $$;$$ ; $f$; c", { "do $f$ $$;$$ ; $f$", "c" });
        row("trigger",
            "create trigger t after insert on a begin update b set c = case when 1 then 2 end; delete from "
            "d; end; e",
            { "create trigger t after insert on a begin update b set c = case when 1 then 2 end; delete from "
              "d; end",
                "e" });
        row("temporary trigger",
            "CREATE TEMP TRIGGER IF NOT EXISTS t BEFORE DELETE ON a BEGIN SELECT 1; END; e",
            { "CREATE TEMP TRIGGER IF NOT EXISTS t BEFORE DELETE ON a BEGIN SELECT 1; END", "e" });
        row("PostgreSQL's trigger has no body",
            "create trigger t after insert on a execute function f(); e",
            { "create trigger t after insert on a execute function f()", "e" });
        row("transaction words are no trigger", "begin; a; end; b", { "begin", "a", "end", "b" });
        row("a table named after one",
            "create table trigger_log (begin_at text); b",
            { "create table trigger_log (begin_at text)", "b" });
    }

    void splitsScripts()
    {
        QFETCH(QByteArray, script);
        QFETCH(QList<QByteArray>, statements);
        QCOMPARE(
            splitStatements({ script.constData(), static_cast<std::size_t>(script.size()) }), statements);
    }
};

QTEST_GUILESS_MAIN(SqlTextTest)
#include "tst_sql_text.moc"
