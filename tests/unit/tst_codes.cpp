// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/codes.h"
#include "shared/core/random.h"

#include <QSet>
#include <QTest>

using namespace symbolon;

class CodesTest : public QObject {
    Q_OBJECT

private slots:

    void foldsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        QTest::newRow("as printed") << "K7M-2QX-9TP"
                                    << "K7M2QX9TP";
        QTest::newRow("lower case and blanks") << " k7m 2qx\t9tp\n"
                                               << "K7M2QX9TP";
        QTest::newRow("full width") << QString::fromUtf8("Ｋ７Ｍ２ＱＸ９ＴＰ") << "K7M2QX9TP";
        QTest::newRow("typographic dash") << QString::fromUtf8("K7M–2QX–9TP") << "K7M2QX9TP";
        QTest::newRow("a letter that does not exist") << "K7M-2QX-9TO"
                                                      << "";
        QTest::newRow("NUL") << QString(QChar(0)) << "";
        QTest::newRow("combining mark") << QString::fromUtf8("K7M2QX9TP\u0301") << "";
        QTest::newRow("right-to-left override") << QString(QChar(0x202e)).append(QStringLiteral("K7M")) << "";
        QTest::newRow("ten kilobytes") << QString(10240, u'K') << "";
    }

    void foldsWhatPeopleType()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        QCOMPARE(codes::normaliseNative(typed), stored);
        QCOMPARE(codes::normaliseNative(stored), stored);
    }

    void groupsByThree()
    {
        QCOMPARE(codes::grouped(u"K7M2QX9TP"), QStringLiteral("K7M-2QX-9TP"));
        QCOMPARE(codes::grouped(u"K7M2"), QStringLiteral("K7M-2"));
    }

    void alphabetsAreTheContracts()
    {
        QCOMPARE(codes::native.size(), 31);
        QCOMPARE(codes::legacy.size(), 36);
        QCOMPARE(QString(codes::pin.toString().toUpper()), codes::native.toString());
        for (const QChar confusable : QStringLiteral("O0L1I"))
            QVERIFY(!codes::native.contains(confusable));
        QVERIFY(codes::bits(codes::native, 9) > 44.5);
    }

    void randomTextUsesTheWholeAlphabet()
    {
        SystemRandom random;
        QHash<QChar, int> seen;
        const QString text = randomText(random, codes::native, 31000);
        QCOMPARE(text.size(), 31000);
        for (const QChar c : text)
            ++seen[c];
        QCOMPARE(seen.size(), 31);
        // 1,000 expected each, standard deviation 31: eight deviations are never reached by chance.
        for (const int count : std::as_const(seen))
            QVERIFY2(count > 750 && count < 1250, qPrintable(QString::number(count)));
    }

    void uuidsAreVersion4()
    {
        SystemRandom random;
        const QString uuid = randomUuid(random);
        QCOMPARE(uuid.size(), 36);
        QCOMPARE(uuid[14], QLatin1Char('4'));
        QVERIFY(QStringLiteral("89ab").contains(uuid[19]));
        QVERIFY(uuid != randomUuid(random));
    }
};

QTEST_GUILESS_MAIN(CodesTest)
#include "tst_codes.moc"
