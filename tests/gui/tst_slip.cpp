// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/slip.h"

#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace symbolon;
using gui::Slip;
using gui::SlipFormat;

Q_DECLARE_METATYPE(symbolon::gui::SlipFormat)

namespace {

//! What `program` writes to its standard output.
QString output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        qFatal("%s cannot be run", qPrintable(program));
    return QString::fromUtf8(process.readAllStandardOutput());
}

Slip slip(bool hasPin)
{
    Slip result;
    result.siteName = QStringLiteral("St Example Hospital");
    result.subject = QStringLiteral("Patient 943 476 5919");
    result.code = Secret("K7M2QX9TP");
    if (hasPin)
        result.pin = Secret("k4t9");
    result.url = QStringLiteral("https://symbolon.example.org/a#K7M2QX9TP");
    result.expiresAt = *fromRfc3339(u"2026-11-25T14:30:00Z");
    return result;
}

} // namespace

class TestSlip : public QObject {
    Q_OBJECT

private slots:

    void initTestCase()
    {
        for (const char *program : { "pdftotext", "pdftoppm", "pdfinfo", "zbarimg" }) {
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                QSKIP("poppler-utils and zbar-tools are needed");
        }
        QVERIFY(m_directory.isValid());
    }

    void canBeScannedAndRead_data();
    void canBeScannedAndRead();
    void keepsThePinBelowTheTearLine();
    void givesThePinALabelOfItsOwn();
    void printsOnePageForEachTablet();
    void putsATrolleyOnSheetsThatCanBeScanned();
    void saysWhenTheFileCannotBeWritten();

private:
    [[nodiscard]] QString pdf() const { return m_directory.filePath(QStringLiteral("slip.pdf")); }

    [[nodiscard]] QString text(const QStringList &options = {}) const
    {
        return output(QStringLiteral("pdftotext"), options + QStringList{ pdf(), QStringLiteral("-") });
    }

    QTemporaryDir m_directory;
};

void TestSlip::canBeScannedAndRead_data()
{
    QTest::addColumn<SlipFormat>("format");
    QTest::addColumn<QString>("size");
    QTest::newRow("A4") << SlipFormat::A4 << QStringLiteral("595 x 842 pts");
    QTest::newRow("A5") << SlipFormat::A5 << QStringLiteral("420 x 595 pts");
    QTest::newRow("label") << SlipFormat::Label62 << QStringLiteral("176 x 204 pts");
}

void TestSlip::canBeScannedAndRead()
{
    QFETCH(SlipFormat, format);
    QFETCH(QString, size);
    QVERIFY(gui::saveSlips(pdf(), { slip(false) }, format));
    const QString info = output(QStringLiteral("pdfinfo"), { pdf() });
    QVERIFY2(info.contains(size), qPrintable(info));
    QVERIFY(info.contains(QRegularExpression(QStringLiteral("Pages: +1\n"))));
    const QString written = text();
    QVERIFY2(written.contains(u"K7M-2QX-9TP"), qPrintable(written));
    QVERIFY(written.contains(u"943 476 5919"));
    QVERIFY(written.contains(u"St Example Hospital"));
    QVERIFY(!written.contains(u"k4t9"));
    // As coarse as a cheap label printer.
    const QString picture = m_directory.filePath(QStringLiteral("page"));
    output(QStringLiteral("pdftoppm"),
        { QStringLiteral("-r"),
            QStringLiteral("200"),
            QStringLiteral("-png"),
            QStringLiteral("-singlefile"),
            pdf(),
            picture });
    const QString scanned = output(QStringLiteral("zbarimg"),
        { QStringLiteral("--quiet"), QStringLiteral("--raw"), picture + QStringLiteral(".png") });
    QCOMPARE(scanned.trimmed(), QStringLiteral("https://symbolon.example.org/a#K7M2QX9TP"));
}

void TestSlip::keepsThePinBelowTheTearLine()
{
    QVERIFY(gui::saveSlips(pdf(), { slip(true) }, SlipFormat::A4));
    const QString written = text({ QStringLiteral("-layout") });
    const qsizetype code = written.indexOf(u"K7M-2QX-9TP");
    const qsizetype tear = written.indexOf(u"Tear here");
    const qsizetype pin = written.indexOf(u"k4t9");
    QVERIFY(code >= 0 && tear > code && pin > tear);
    // Whoever holds the lower part alone must not hold the code too.
    QVERIFY(!written.mid(tear).contains(u"K7M"));
}

void TestSlip::givesThePinALabelOfItsOwn()
{
    QVERIFY(gui::saveSlips(pdf(), { slip(true) }, SlipFormat::Label62));
    const QStringList pages = text().split(u'\f', Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), 2);
    QVERIFY(pages.at(0).contains(u"K7M-2QX-9TP"));
    QVERIFY(!pages.at(0).contains(u"k4t9"));
    QVERIFY(pages.at(1).contains(u"k4t9"));
    QVERIFY(!pages.at(1).contains(u"K7M"));
}

void TestSlip::printsOnePageForEachTablet()
{
    QList<Slip> slips;
    for (int i = 0; i < 20; ++i) {
        slips.append(slip(false));
        slips.last().subject = QStringLiteral("Tablet Ward 4 – %1").arg(i);
    }
    QVERIFY(gui::saveSlips(pdf(), slips, SlipFormat::A5));
    const QStringList pages = text().split(u'\f', Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), 20);
    QVERIFY(pages.at(19).contains(u"Ward 4 – 19"));
}

void TestSlip::putsATrolleyOnSheetsThatCanBeScanned()
{
    QList<Slip> slips;
    for (int i = 10; i < 30; ++i) {
        slips.append(slip(false));
        slips.last().subject = QStringLiteral("Tablet Ward 4 – %1").arg(i);
        slips.last().code = Secret("K7M2QX9" + QByteArray::number(i));
        slips.last().url = QStringLiteral("https://symbolon.example.org/d#K7M2QX9%1").arg(i);
    }
    QVERIFY(gui::saveSlips(pdf(), slips, SlipFormat::Sheet));
    const QStringList pages = text().split(u'\f', Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), 3);
    QVERIFY2(pages.at(0).contains(u"Ward 4 – 17") && !pages.at(0).contains(u"Ward 4 – 18"),
        qPrintable(pages.at(0)));
    QVERIFY2(pages.at(2).contains(u"K7M-2QX-929"), qPrintable(pages.at(2)));
    const QString picture = m_directory.filePath(QStringLiteral("sheet"));
    output(QStringLiteral("pdftoppm"),
        { QStringLiteral("-r"), QStringLiteral("150"), QStringLiteral("-png"), pdf(), picture });
    for (int i = 10; i < 30; ++i) {
        const QString page = QStringLiteral("%1-%2.png").arg(picture).arg(1 + (i - 10) / 8);
        const QString scanned = output(QStringLiteral("zbarimg"), { QStringLiteral("-q"), page });
        QVERIFY2(scanned.contains(slips.at(i - 10).url), qPrintable(scanned));
    }
}

void TestSlip::saysWhenTheFileCannotBeWritten()
{
    const Result<void> saved = gui::saveSlips(
        m_directory.filePath(QStringLiteral("no/such/folder/slip.pdf")), { slip(false) }, SlipFormat::A4);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, Code::Unavailable);
}

QTEST_MAIN(TestSlip)
#include "tst_slip.moc"
