// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace symbolon;
using namespace Qt::StringLiterals;

//! Attack 101: whatever a value holds, an entry is one line and says what it says.
class LogTest : public QObject {
    Q_OBJECT

private slots:

    void oneEntryIsOneLine_data()
    {
        QTest::addColumn<QString>("value");
        QTest::newRow("line break") << u"a\r\nlevel=error area=forged"_s;
        QTest::newRow("ANSI escape") << u"\x1b[2J"_s;
        QTest::newRow("NUL") << QString(QChar(0));
        QTest::newRow("right-to-left override") << QString(QChar(0x202e));
        QTest::newRow("line separator") << QString(QChar(0x2028));
        QTest::newRow("format directive") << u"%n%s"_s;
    }

    void oneEntryIsOneLine()
    {
        QFETCH(QString, value);
        const LogEntry entry{ LogEntry::Level::Info, "test", u"message"_s, { { u"value"_s, value } } };
        for (const auto format : { LogFormat::Json, LogFormat::Plain }) {
            const auto line = formatLogLine(entry, format, u"2026-11-25T00:00:00.000Z"_s);
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
            LogEntry::Level::Info, "test", u"m"_s, { { u"agent"_s, QString(1 << 20, u'x') } }
        };
        QVERIFY(formatLogLine(entry, LogFormat::Json, {}).size() < 2200);
    }

    void jsonIsJson()
    {
        const LogEntry entry{ LogEntry::Level::Warning, "test", u"it's \"so\""_s, { { u"a"_s, u"b"_s } } };
        const auto object =
            QJsonDocument::fromJson(formatLogLine(entry, LogFormat::Json, u"2026-11-25T00:00:00.000Z"_s))
                .object();
        QCOMPARE(object.value(u"level"_s).toString(), u"warning"_s);
        QCOMPARE(object.value(u"message"_s).toString(), u"it's \"so\""_s);
        QCOMPARE(object.value(u"a"_s).toString(), u"b"_s);
    }

    void coloursOnlyWhereAsked()
    {
        const LogEntry entry{ LogEntry::Level::Error, "test", u"m"_s, {} };
        QVERIFY(!formatLogLine(entry, LogFormat::Plain, {}).contains('\x1b'));
        QVERIFY(formatLogLine(entry, LogFormat::Colour, {}).contains("\x1b[31m"));
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
