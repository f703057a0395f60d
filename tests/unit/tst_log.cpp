// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace symbolon;

//! Attack 101: whatever a value holds, an entry is one line and says what it says.
class LogTest : public QObject {
    Q_OBJECT

private slots:

    void oneEntryIsOneLine_data()
    {
        QTest::addColumn<QString>("value");
        QTest::newRow("line break") << u"a\r\nlevel=error area=forged"_qs;
        QTest::newRow("ANSI escape") << u"\x1b[2J"_qs;
        QTest::newRow("NUL") << QString(QChar(0));
        QTest::newRow("right-to-left override") << QString(QChar(0x202e));
        QTest::newRow("line separator") << QString(QChar(0x2028));
        QTest::newRow("format directive") << u"%n%s"_qs;
    }

    void oneEntryIsOneLine()
    {
        QFETCH(QString, value);
        const LogEntry entry{ LogEntry::Level::Info, "test", u"message"_qs, { { u"value"_qs, value } } };
        for (const auto format : { LogFormat::Json, LogFormat::Plain }) {
            const auto line = formatLogLine(entry, format, u"2026-11-25T00:00:00.000Z"_qs);
            QCOMPARE(line.count('\n'), 1);
            QVERIFY(line.endsWith('\n'));
            for (const char c : { '\r', '\x1b', '\0' })
                QVERIFY(!line.contains(c));
            QVERIFY(!QString::fromUtf8(line).contains(QChar(0x202e)));
            QVERIFY(!QString::fromUtf8(line).contains(QChar(0x2028)));
        }
    }

    void longValuesAreCut()
    {
        const LogEntry entry{
            LogEntry::Level::Info, "test", u"m"_qs, { { u"agent"_qs, QString(1 << 20, u'x') } }
        };
        QVERIFY(formatLogLine(entry, LogFormat::Json, {}).size() < 2200);
    }

    void jsonIsJson()
    {
        const LogEntry entry{ LogEntry::Level::Warning, "test", u"it's \"so\""_qs, { { u"a"_qs, u"b"_qs } } };
        const auto object =
            QJsonDocument::fromJson(formatLogLine(entry, LogFormat::Json, u"2026-11-25T00:00:00.000Z"_qs))
                .object();
        QCOMPARE(object.value(u"level"_qs).toString(), u"warning"_qs);
        QCOMPARE(object.value(u"message"_qs).toString(), u"it's \"so\""_qs);
        QCOMPARE(object.value(u"a"_qs).toString(), u"b"_qs);
    }

    void coloursOnlyWhereAsked()
    {
        const LogEntry entry{ LogEntry::Level::Error, "test", u"m"_qs, {} };
        QVERIFY(!formatLogLine(entry, LogFormat::Plain, {}).contains('\x1b'));
        QVERIFY(formatLogLine(entry, LogFormat::Colour, {}).contains("\x1b[31m"));
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
