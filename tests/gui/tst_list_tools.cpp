// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/list_fixture.h"

#include "shared/model/delimited.h"

#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>

using namespace symbolon;
using namespace std::chrono_literals;
using test::ListFixture;
using test::testTime;

//! What every list offers: copying, exporting, choosing columns.
class TestListTools : public QObject {
    Q_OBJECT

private slots:
    void copiesTheSelectedRowsWithTabs();
    void exportsTheWholeListWithTimesInUtc();
    void exportsWhatIsNotScrolledToYet();
    void saysWhenTheFileCannotBeWritten();
    void hasNothingToExportFromAnEmptyList();
    void remembersTheColumnsOfAServer();
    void keepsOneColumn();

private:
    static void exportTo(ListFixture &fixture, const QString &file);
    static QList<QStringList> rowsOf(const QString &file);
};

void TestListTools::exportTo(ListFixture &fixture, const QString &file)
{
    fixture.press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = fixture.find<QFileDialog>("exportDialog");
    emit dialog->fileSelected(file);
    dialog->close();
}

QList<QStringList> TestListTools::rowsOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QFile::ReadOnly))
        return {};
    return delimited::read(QString::fromUtf8(file.readAll())).value();
}

void TestListTools::copiesTheSelectedRowsWithTabs()
{
    ListFixture fixture;
    fixture.desk.addDevice(QStringLiteral("=cmd()"), QStringLiteral("ward-1"));
    fixture.desk.addDevice(QStringLiteral("B"), QStringLiteral("ward-2"));
    fixture.open(QStringLiteral("devices"), 2);
    fixture.table()->setFocus();
    fixture.table()->selectAll();
    fixture.press(Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(QStringLiteral("\r\n"));
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(0).startsWith(u"'=cmd()\tward-1\tIn use\t"), qPrintable(lines.at(0)));
    QVERIFY2(lines.at(1).startsWith(u"B\tward-2\tIn use\t"), qPrintable(lines.at(1)));
}

void TestListTools::exportsTheWholeListWithTimesInUtc()
{
    ListFixture fixture;
    fixture.desk.addDevice(QStringLiteral("@A, \"1\""), QStringLiteral("ward-1")).lastSeen = testTime - 1h;
    fixture.open(QStringLiteral("devices"), 1);
    const QString file = fixture.directory.filePath(QStringLiteral("tablets.csv"));
    exportTo(fixture, file);
    QTRY_COMPARE(fixture.said(), QStringLiteral("1 line(s) exported."));
    const QList<QStringList> rows = rowsOf(file);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).first(), QStringLiteral("Tablet"));
    QCOMPARE(rows.at(1).first(), QStringLiteral("@A, \"1\""));
    QCOMPARE(rows.at(1).at(3), QStringLiteral("2026-11-25T13:20:00.000Z"));
    QFile raw(file);
    QVERIFY(raw.open(QFile::ReadOnly));
    QVERIFY(raw.readAll().contains("\"'@A, \"\"1\"\"\""));
}

void TestListTools::exportsWhatIsNotScrolledToYet()
{
    ListFixture fixture;
    for (int i = 0; i < 3; ++i)
        fixture.desk.addDevice(QStringLiteral("T%1").arg(i), QStringLiteral("ward-1"));
    const QList<api::KnownDevice> devices = fixture.desk.devices;
    fixture.transport.on<api::ListKnownDevices>(
        [devices](const QJsonObject &, const QJsonObject &query, const QJsonObject &) {
            const int at = query.value(u"cursor").toString().toInt();
            api::Page<api::KnownDevice> page;
            page.items = { devices.at(at) };
            if (at + 1 < devices.size())
                page.next = { true, QString::number(at + 1) };
            return page;
        });
    fixture.signIn();
    fixture.window.go(QStringLiteral("devices"));
    QTRY_VERIFY(fixture.table()->model()->rowCount() > 0);
    const QString file = fixture.directory.filePath(QStringLiteral("tablets.csv"));
    exportTo(fixture, file);
    QTRY_COMPARE(rowsOf(file).size(), 4);
    QCOMPARE(rowsOf(file).last().first(), QStringLiteral("T2"));
}

void TestListTools::saysWhenTheFileCannotBeWritten()
{
    ListFixture fixture;
    fixture.desk.addDevice(QStringLiteral("A"), QStringLiteral("ward-1"));
    fixture.open(QStringLiteral("devices"), 1);
    exportTo(fixture, fixture.directory.filePath(QStringLiteral("nowhere/tablets.csv")));
    QTRY_COMPARE(fixture.said(), QStringLiteral("The file cannot be written. Choose another place."));
    QVERIFY(fixture.find<QAction>("exportAction")->isEnabled());
}

void TestListTools::hasNothingToExportFromAnEmptyList()
{
    ListFixture fixture;
    fixture.open(QStringLiteral("clinicians"), 0);
    auto *button =
        fixture.window.currentPage()->findChild<QPushButton *>(QStringLiteral("exportActionButton"));
    QTRY_VERIFY(!button->isEnabled());
    QTRY_COMPARE(button->accessibleDescription(), QStringLiteral("The list is empty."));
}

void TestListTools::remembersTheColumnsOfAServer()
{
    ListFixture fixture;
    fixture.desk.addDevice(QStringLiteral("A"), QStringLiteral("ward-1"));
    fixture.open(QStringLiteral("devices"), 1);
    fixture.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    auto *menu = fixture.window.currentPage()->findChild<QMenu *>(QStringLiteral("columnsMenu"));
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(fixture.table()->isColumnHidden(1));
    fixture.find<QAction>("lockAction")->trigger();
    const QString file = fixture.directory.filePath(QStringLiteral("settings.ini"));
    gui::Settings again(file);
    const QString mask = again.hiddenColumns(fixture.session.server(), QStringLiteral("devicesPage"));
    QCOMPARE(mask, QStringLiteral("01000"));
    QVERIFY(
        again.hiddenColumns(QStringLiteral("https://other.test"), QStringLiteral("devicesPage")).isEmpty());
}

void TestListTools::keepsOneColumn()
{
    ListFixture fixture;
    fixture.desk.addDevice(QStringLiteral("A"), QStringLiteral("ward-1"));
    fixture.open(QStringLiteral("devices"), 1);
    fixture.settings.setHiddenColumns(
        fixture.session.server(), QStringLiteral("cliniciansPage"), QStringLiteral("0111111"));
    fixture.window.go(QStringLiteral("clinicians"));
    auto *menu = fixture.window.currentPage()->findChild<QMenu *>(QStringLiteral("columnsMenu"));
    QAction *last = menu->findChild<QAction *>(QStringLiteral("column0"));
    QVERIFY(last->isChecked() && !last->isEnabled());
    QCOMPARE(last->toolTip(), QStringLiteral("One column stays."));
    menu->findChild<QAction *>(QStringLiteral("column1"))->setChecked(true);
    QVERIFY(last->isEnabled());
}

QTEST_MAIN(TestListTools)
#include "tst_list_tools.moc"
