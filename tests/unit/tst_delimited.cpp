// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/delimited.h"

#include <QTest>

using namespace symbolon;

class TestDelimited : public QObject {
    Q_OBJECT

private slots:
    void guardsWhatASpreadsheetWouldRun_data();
    void guardsWhatASpreadsheetWouldRun();
    void restoresWhatItWrote_data();
    void restoresWhatItWrote();
    void quotesOnlyWhereItMust();
    void readsEveryLineEnd();
    void saysWhereAQuoteStaysOpen();
    void findsTheDelimiter_data();
    void findsTheDelimiter();
};

void TestDelimited::guardsWhatASpreadsheetWouldRun_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGuarded");
    QTest::newRow("a name") << QStringLiteral("Ward 4 - 01") << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("an apostrophe of its own") << QStringLiteral("'t Hoff") << false;
    QTest::newRow("equals") << QStringLiteral("=HYPERLINK(\"x\")") << true;
    QTest::newRow("plus, a phone number") << QStringLiteral("+44 20 7946") << true;
    QTest::newRow("minus") << QStringLiteral("-1+1") << true;
    QTest::newRow("at") << QStringLiteral("@SUM(A1)") << true;
    QTest::newRow("tab") << QStringLiteral("\t=1") << true;
    QTest::newRow("carriage return") << QStringLiteral("\r=1") << true;
    QTest::newRow("line feed") << QStringLiteral("\n=1") << true;
    QTest::newRow("blanks before it") << QStringLiteral("  =1") << true;
    QTest::newRow("full-width equals") << QStringLiteral("\uff1d1") << true;
    QTest::newRow("full-width plus") << QStringLiteral("\uff0b1") << true;
    QTest::newRow("full-width minus") << QStringLiteral("\uff0d1") << true;
    QTest::newRow("full-width at") << QStringLiteral("\uff201") << true;
    QTest::newRow("guarded by hand") << QStringLiteral("'=1") << true;
}

void TestDelimited::guardsWhatASpreadsheetWouldRun()
{
    QFETCH(QString, text);
    QFETCH(bool, isGuarded);
    const QString guarded = delimited::guarded(text);
    QCOMPARE(guarded, isGuarded ? u'\'' + text : text);
    QCOMPARE(delimited::unguarded(guarded), text);
}

void TestDelimited::restoresWhatItWrote_data()
{
    QTest::addColumn<QChar>("delimiter");
    QTest::newRow("comma") << delimited::comma;
    QTest::newRow("semicolon") << delimited::semicolon;
    QTest::newRow("tab") << delimited::tab;
}

void TestDelimited::restoresWhatItWrote()
{
    QFETCH(QChar, delimiter);
    const QList<QStringList> rows{
        { QStringLiteral("Tablet"), QStringLiteral("Location"), QStringLiteral("Note") },
        { QStringLiteral("=1+1"), QStringLiteral("+44"), QStringLiteral("''-x") },
        { QStringLiteral("say \"yes\""), QStringLiteral("a,b;c\td"), QStringLiteral("two\r\nlines") },
        { QString(), QStringLiteral("\u00e1\U0001f600"), QStringLiteral(" kept blanks ") },
        { QStringLiteral("\r"), QStringLiteral("\t"), QStringLiteral("\"") },
        { QStringLiteral("00123"), QStringLiteral("\uff1dA1"), QString() },
        { QString() },
    };
    const Result<QList<QStringList>> read = delimited::read(delimited::write(rows, delimiter), delimiter);
    QVERIFY(read);
    QCOMPARE(*read, rows);
}

void TestDelimited::quotesOnlyWhereItMust()
{
    QCOMPARE(delimited::write({ { QStringLiteral("plain"), QStringLiteral("a;b"), QStringLiteral("x\"y") } }),
        QStringLiteral("plain,a;b,\"x\"\"y\"\r\n"));
    QCOMPARE(delimited::write({ { QStringLiteral("=1,2") } }), QStringLiteral("\"'=1,2\"\r\n"));
}

void TestDelimited::readsEveryLineEnd()
{
    const Result<QList<QStringList>> rows = delimited::read(u"\ufeffa,b\r\nc,d\re,f\n\n\ng,\"\"");
    QVERIFY(rows);
    QCOMPARE(rows->size(), 4);
    QCOMPARE(rows->at(0).first(), QStringLiteral("a"));
    QCOMPARE(rows->at(2).last(), QStringLiteral("f"));
    QCOMPARE(rows->at(3), QStringList({ QStringLiteral("g"), QString() }));
}

void TestDelimited::saysWhereAQuoteStaysOpen()
{
    const Result<QList<QStringList>> rows = delimited::read(u"a,b\nc,\"d\ne,f\n");
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, Code::Invalid);
    QCOMPARE(rows.error().where, QStringLiteral("/2"));
}

void TestDelimited::findsTheDelimiter_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QChar>("delimiter");
    QTest::newRow("one column") << QStringLiteral("Ward 4\nWard 5") << delimited::comma;
    QTest::newRow("comma") << QStringLiteral("a,b;c,d") << delimited::comma;
    QTest::newRow("semicolon") << QStringLiteral("a;b;\"c,d,e,f\"\n,,,,,") << delimited::semicolon;
    QTest::newRow("from a spreadsheet") << QStringLiteral("a\tb, c") << delimited::tab;
}

void TestDelimited::findsTheDelimiter()
{
    QFETCH(QString, text);
    QFETCH(QChar, delimiter);
    QCOMPARE(delimited::delimiterOf(text), delimiter);
}

QTEST_APPLESS_MAIN(TestDelimited)
#include "tst_delimited.moc"
