// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/database.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::test;
using store::Binds;
using store::Connection;
using store::Engine;

namespace {

//! A statement that exists in this test only.
sql::Statement statement(const char *name, const char *text)
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
                                        "at timestamp, x bytea, n varchar)"));
        const auto insert =
            statement("t/insert", "insert into thing values (:i, :l, :b, :t, :d, :at, :x, :n)");
        const auto select =
            statement("t/select", "select i, l, b, t, d, cast(at as text) as at, x, n from thing");
        const auto instant = fromStored(u"2026-11-25 08:15:00.123456").value();
        const auto date = fromIsoDate(u"2024-02-29").value();
        const auto text = QStringLiteral("it's \"%1\" \\ ä € \U0001F511 ? :x $1 --");
        const QByteArray blob("a\0b'\\\xff", 6);
        auto &c = database.connection();
        const auto changed = c.run(insert,
            { { "i", -7 },
                { "l", Q_INT64_C(9007199254740993) },
                { "b", true },
                { "t", text },
                { "d", date },
                { "at", instant },
                { "x", blob },
                { "n", nullptr } });
        QCOMPARE(changed.value(), 1);
        const auto row = c.one(select).value().value();
        QCOMPARE(row.integer("i"), -7);
        QCOMPARE(row.bigInteger("l"), Q_INT64_C(9007199254740993));
        QVERIFY(row.flag("b"));
        QCOMPARE(row.text("t"), text);
        QVERIFY(row.date("d") == date);
        QVERIFY(row.instant("at") == instant);
        QCOMPARE(row.bytes("x"), blob);
        QVERIFY(row.isNull("n"));
        QVERIFY(!row.textOrNull("n"));
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
