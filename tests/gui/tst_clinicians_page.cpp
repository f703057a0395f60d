// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/contract_end.h"
#include "tests/gui/list_fixture.h"

#include <QLabel>
#include <QLineEdit>

using namespace symbolon;
using test::ListFixture;
using test::testTime;

namespace {

//! The day of the test, and `days` after it.
Date inDays(int days)
{
    return Date(std::chrono::floor<std::chrono::days>(testTime) + std::chrono::days(days));
}

} // namespace

class TestCliniciansPage : public QObject {
    Q_OBJECT

private slots:
    void warnsBeforeAContractEnds_data();
    void warnsBeforeAContractEnds();
    void showsTheWarningInTheList();
    void goesToTheListBehindTheTile();
    void addsAClinicianWithTheKeyboardAlone();
    void marksANumberThatIsTaken();
    void sendsOnlyWhatChangedAndCanTakeABadgeAway();
    void extendsContractsTogetherAndUndoesIt();
    void switchesOffAtOnceAndBackWithUndo();
    void stopsAtTheFirstFailureAndSaysHowFarItCame();
};

void TestCliniciansPage::warnsBeforeAContractEnds_data()
{
    using gui::ContractState;
    QTest::addColumn<int>("days");
    QTest::addColumn<ContractState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("over since yesterday") << -1 << ContractState::Over << QStringLiteral("over");
    QTest::newRow("its last day") << 0 << ContractState::Within1Day << QStringLiteral("ends today");
    QTest::newRow("one day before") << 1 << ContractState::Within1Day << QStringLiteral("ends tomorrow");
    QTest::newRow("two days before") << 2 << ContractState::Within7Days << QStringLiteral("ends in 2 day(s)");
    QTest::newRow("a week before") << 7 << ContractState::Within7Days << QStringLiteral("ends in 7 day(s)");
    QTest::newRow("eight days before")
        << 8 << ContractState::Within14Days << QStringLiteral("ends in 8 day(s)");
    QTest::newRow("two weeks before")
        << 14 << ContractState::Within14Days << QStringLiteral("ends in 14 day(s)");
    QTest::newRow("fifteen days before") << 15 << ContractState::Far << QString();
}

void TestCliniciansPage::warnsBeforeAContractEnds()
{
    QFETCH(int, days);
    QFETCH(gui::ContractState, state);
    QFETCH(QString, words);
    const Date end = inDays(days);
    QCOMPARE(gui::contractState(end, inDays(0)), state);
    QVERIFY(gui::contractText(end, inDays(0)).endsWith(words));
    QCOMPARE(gui::contractIcon(state) == nullptr, words.isEmpty());
}

void TestCliniciansPage::showsTheWarningInTheList()
{
    ListFixture fixture;
    fixture.desk.addClinician(QStringLiteral("c1"), inDays(5));
    fixture.desk.addClinician(QStringLiteral("c2"), {}).isActive = false;
    fixture.open(QStringLiteral("clinicians"), fixture.desk.clinicians.size());
    QVERIFY(fixture.cell(0, 3).contains(u"ends in 5"));
    QVERIFY(!fixture.table()->model()->index(0, 3).data(Qt::DecorationRole).value<QIcon>().isNull());
    QCOMPARE(fixture.cell(1, 3), QStringLiteral("No end"));
    QCOMPARE(fixture.cell(0, 2), QStringLiteral("May sign in"));
    QCOMPARE(fixture.cell(1, 2), QStringLiteral("Switched off"));
}

void TestCliniciansPage::goesToTheListBehindTheTile()
{
    ListFixture fixture;
    fixture.open(QStringLiteral("clinicians"), fixture.desk.clinicians.size());
    fixture.window.go(QStringLiteral("clinicians"), QStringLiteral("list:ending"));
    QTRY_COMPARE(fixture.desk.lastQuery.value(u"contract_ends_before").toString(), toIsoDate(inDays(15)));
    QCOMPARE(fixture.desk.lastQuery.value(u"contract_ends_from").toString(), toIsoDate(inDays(0)));
    QCOMPARE(fixture.desk.lastQuery.value(u"is_active").toString(), QStringLiteral("true"));
}

void TestCliniciansPage::addsAClinicianWithTheKeyboardAlone()
{
    ListFixture fixture;
    fixture.open(QStringLiteral("clinicians"), fixture.desk.clinicians.size());
    fixture.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(fixture.waitForDialog("clinicianDialog"));
    fixture.type(QStringLiteral("c7"));
    fixture.press(Qt::Key_Tab);
    fixture.type(QStringLiteral("321"));
    fixture.press(Qt::Key_Tab);
    fixture.type(QStringLiteral("2026-12-31"));
    fixture.press(Qt::Key_Tab);
    fixture.type(QStringLiteral("GDM, Ward 4"));
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(!fixture.isShown("clinicianDialog"));
    const api::KnownClinician &added = fixture.desk.clinician(QStringLiteral("c7"));
    QCOMPARE(added.sendEntryIdentifier, QStringLiteral("321"));
    QCOMPARE(toIsoDate(*added.contractEnd), QStringLiteral("2026-12-31"));
    QCOMPARE(added.groups, QStringList({ QStringLiteral("GDM"), QStringLiteral("Ward 4") }));
    QTRY_COMPARE(fixture.table()->model()->rowCount(), 1);
}

void TestCliniciansPage::marksANumberThatIsTaken()
{
    ListFixture fixture;
    fixture.desk.addClinician(QStringLiteral("c1"), {});
    fixture.open(QStringLiteral("clinicians"), fixture.desk.clinicians.size());
    fixture.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(fixture.waitForDialog("clinicianDialog"));
    fixture.type(QStringLiteral("c1"));
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(fixture.isShown("clinician_idFault"));
    QCOMPARE(fixture.find<QLabel>("clinician_idFault")->text(), QStringLiteral("This is taken already."));
}

void TestCliniciansPage::sendsOnlyWhatChangedAndCanTakeABadgeAway()
{
    ListFixture fixture;
    fixture.desk.addClinician(QStringLiteral("c1"), inDays(30));
    fixture.open(QStringLiteral("clinicians"), fixture.desk.clinicians.size());
    fixture.table()->setFocus();
    fixture.table()->selectRow(0);
    fixture.press(Qt::Key_F2);
    QVERIFY(fixture.waitForDialog("clinicianDialog"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("send_entry_identifier"));
    fixture.press(Qt::Key_A, Qt::ControlModifier);
    fixture.press(Qt::Key_Delete);
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(!fixture.isShown("clinicianDialog"));
    QCOMPARE(fixture.transport.lastBody(QStringLiteral("PATCH /v1/clinicians/c1")),
        QJsonObject({ { QStringLiteral("send_entry_identifier"), QJsonValue() } }));
    QCOMPARE(fixture.cell(0, 1), QString());
}

void TestCliniciansPage::extendsContractsTogetherAndUndoesIt()
{
    ListFixture fixture;
    fixture.desk.addClinician(QStringLiteral("c1"), inDays(3));
    fixture.desk.addClinician(QStringLiteral("c2"), inDays(-4));
    fixture.open(QStringLiteral("clinicians"), fixture.desk.clinicians.size());
    fixture.table()->setFocus();
    fixture.table()->selectAll();
    fixture.press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(fixture.waitForDialog("extendContractDialog"));
    const QString effect = fixture.find<QLabel>("effectLabel")->text();
    QVERIFY2(effect.contains(u"2 clinician") && effect.contains(u"1 of them"), qPrintable(effect));
    fixture.press(Qt::Key_A, Qt::ControlModifier);
    fixture.type(QStringLiteral("2028-02-29"));
    fixture.press(Qt::Key_Return);
    QTRY_COMPARE(fixture.said(), QStringLiteral("The contracts of 2 clinician(s) are extended."));
    for (const QString &id : { QStringLiteral("c1"), QStringLiteral("c2") })
        QCOMPARE(toIsoDate(*fixture.desk.clinician(id).contractEnd), QStringLiteral("2028-02-29"));
    fixture.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(fixture.said(), QStringLiteral("The contracts of 2 clinician(s) end as before."));
    QVERIFY(fixture.desk.clinician(QStringLiteral("c1")).contractEnd == inDays(3));
    QVERIFY(fixture.desk.clinician(QStringLiteral("c2")).contractEnd == inDays(-4));
}

void TestCliniciansPage::switchesOffAtOnceAndBackWithUndo()
{
    ListFixture fixture;
    fixture.desk.addClinician(QStringLiteral("c1"), {});
    fixture.open(QStringLiteral("clinicians"), fixture.desk.clinicians.size());
    fixture.table()->setFocus();
    fixture.table()->selectRow(0);
    fixture.press(Qt::Key_Delete);
    QTRY_COMPARE(fixture.cell(0, 2), QStringLiteral("Switched off"));
    fixture.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(fixture.cell(0, 2), QStringLiteral("May sign in"));
}

void TestCliniciansPage::stopsAtTheFirstFailureAndSaysHowFarItCame()
{
    ListFixture fixture;
    for (const QString &id : { QStringLiteral("c1"), QStringLiteral("c2"), QStringLiteral("c3") })
        fixture.desk.addClinician(id, {});
    fixture.open(QStringLiteral("clinicians"), fixture.desk.clinicians.size());
    fixture.desk.clinicians.removeAt(1);
    fixture.table()->setFocus();
    fixture.table()->selectAll();
    fixture.press(Qt::Key_Delete);
    QTRY_VERIFY(fixture.said().contains(u"1 of 3"));
    QVERIFY(!fixture.desk.clinician(QStringLiteral("c1")).isActive);
    QVERIFY(fixture.desk.clinician(QStringLiteral("c3")).isActive);
}

QTEST_MAIN(TestCliniciansPage)
#include "tst_clinicians_page.moc"
