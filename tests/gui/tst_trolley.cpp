// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/issued_view.h"
#include "admin-gui/widgets/code_view.h"
#include "tests/gui/sample_ward.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace symbolon;
using test::SampleWard;
using test::WindowFixture;
using namespace std::chrono_literals;

//! Codes for a whole trolley of tablets, on screen and on paper.
class TestTrolley : public QObject {
    Q_OBJECT

    static void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget()->window()->windowHandle(), Qt::Key(key), modifiers);
    }

private slots:

    void givesEachTabletItsCode()
    {
        WindowFixture fixture;
        const SampleWard ward(fixture);
        fixture.signIn();
        press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("patientNumber"));
        press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(fixture.isShown("tabletPicker"));
        auto *table = fixture.find<QTableView>("tabletTable");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QVERIFY(!fixture.find<QPushButton>("confirmButton")->isEnabled());
        table->selectAll();
        fixture.find<QPushButton>("confirmButton")->click();
        QTRY_VERIFY(fixture.isShown("tabletCode2"));
        fixture.window.activateWindow();
        QTRY_VERIFY(QApplication::focusWidget());
        QVERIFY(fixture.find<gui::CodeView>("tabletCode1")->accessibleName().contains(u"Ward 4 – 02"));
        for (gui::Events *events : fixture.window.findChildren<gui::Events *>())
            events->setPollInterval(50ms);
        press(Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(fixture.printer.printed.size(), 3);
        QVERIFY(fixture.printer.lastFormat == gui::SlipFormat::Sheet);
        QCOMPARE(fixture.printer.printed.at(2).subject, QStringLiteral("Tablet Ward 4 – 03"));
        QTRY_VERIFY(fixture.find<QLabel>("tabletState0")->text().contains(u"14:21"));
        QCOMPARE(
            fixture.find<QLabel>("tabletSheetTitle")->text(), QStringLiteral("1 of 3 tablets activated"));
        press(Qt::Key_Escape);
        QTRY_VERIFY(fixture.isShown("patientNumber"));
    }
};

QTEST_MAIN(TestTrolley)
#include "tst_trolley.moc"
