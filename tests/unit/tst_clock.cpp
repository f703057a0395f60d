// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/clock.h"

#include <QTest>

using namespace symbolon;

class ClockTest : public QObject {
    Q_OBJECT

private slots:

    void writesStoredAndWireForms()
    {
        const auto instant = fromStored(u"2026-11-25 08:15:00.123999").value();
        QCOMPARE(toStored(instant), QStringLiteral("2026-11-25 08:15:00.123999"));
        QCOMPARE(toRfc3339(instant), QStringLiteral("2026-11-25T08:15:00.123Z"));
    }

    void readsWhatDatabasesReturn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        QTest::newRow("trailing zeros trimmed") << "2026-11-25 08:15:00.1"
                                                << "2026-11-25 08:15:00.100000";
        QTest::newRow("no fraction") << "2026-11-25 08:15:00"
                                     << "2026-11-25 08:15:00.000000";
        QTest::newRow("T between") << "2026-11-25T08:15:00.5"
                                   << "2026-11-25 08:15:00.500000";
        QTest::newRow("30 February") << "2026-02-30 08:15:00"
                                     << "";
        QTest::newRow("zone at the end") << "2026-11-25 08:15:00Z"
                                         << "";
        QTest::newRow("empty") << ""
                               << "";
    }

    void readsWhatDatabasesReturn()
    {
        QFETCH(QString, text);
        QFETCH(QString, stored);
        const auto instant = fromStored(text);
        QCOMPARE(instant ? toStored(*instant) : QString(), stored);
    }

    void readsOffsetsOfRfc3339()
    {
        QCOMPARE(toRfc3339(fromRfc3339(u"2026-11-25T08:15:00+02:00").value()),
            QStringLiteral("2026-11-25T06:15:00.000Z"));
        QVERIFY(!fromRfc3339(u"2026-11-25T08:15:00"));
        QVERIFY(!fromRfc3339(u"2026-11-25T08:15:00+25:00"));
    }

    void toleratesUnpaddedDates()
    {
        QCOMPARE(toIsoDate(fromIsoDate(u"2026-1-5").value()), QStringLiteral("2026-01-05"));
        QVERIFY(!fromIsoDate(u"2026-13-01"));
        QVERIFY(!fromIsoDate(u"20260105"));
        QVERIFY(!fromIsoDate(u"2026-01-05T00:00"));
    }

    void readsNoTimeOutsideTheYears1To9999()
    {
        for (const auto *text : { u"9999-12-31T23:59:59-12:00",
                 u"0000-01-01T00:00:00+02:00",
                 u"0001-01-01T00:00:00+00:01",
                 u"9999-12-31T23:59:60Z" })
            QVERIFY2(!fromRfc3339(QStringView(text)), qPrintable(QString::fromUtf16(text)));
        QVERIFY(fromRfc3339(u"0001-01-01T00:00:00-12:00"));
        QVERIFY(fromRfc3339(u"9999-12-31T23:59:59.999999Z"));
        QVERIFY(!fromStored(u"0000-12-31 23:59:59"));
        QVERIFY(!fromIsoDate(u"0000-01-01"));
        QVERIFY(fromIsoDate(u"0001-01-01"));
    }

    void fixedClockMovesOnlyWhenTold()
    {
        FixedClock clock(fromStored(u"2026-11-25 08:15:00").value());
        QCOMPARE(toStored(clock.now()), QStringLiteral("2026-11-25 08:15:00.000000"));
        clock.advance(std::chrono::hours(16));
        QCOMPARE(toIsoDate(clock.localToday()), QStringLiteral("2026-11-26"));
        QCOMPARE(
            toStored(clock.endOfLocalDay(clock.localToday())), QStringLiteral("2026-11-26 23:59:59.000000"));
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "tst_clock.moc"
