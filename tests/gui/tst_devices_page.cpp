// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/list_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace symbolon;
using namespace std::chrono_literals;
using test::ListFixture;
using test::testTime;

class TestDevicesPage : public QObject {
    Q_OBJECT

private slots:
    void showsStateInWordsAndWhenEachWasSeen();
    void narrowsByStateAndLocation();
    void goesToTheListBehindTheTile();
    void addsATabletWithTheKeyboardAlone();
    void marksTheFieldThatTheServerRefuses();
    void sendsOnlyWhatChanged();
    void issuesCodesForAWholeTrolley();
    void switchesOffAtOnceAndBackWithUndo();
    void saysInNumbersWhatALostTabletMeansAndAsksWhy();
    void asksForTheNumberAboveTen();
    void saysWhyAnActionIsDisabled();
};

void TestDevicesPage::showsStateInWordsAndWhenEachWasSeen()
{
    ListFixture fixture;
    fixture.desk.addDevice(QStringLiteral("Ward 4 – 01"), QStringLiteral("ward-4"));
    fixture.desk.addDevice(QStringLiteral("Ward 4 – 02"), QStringLiteral("ward-4")).isLost = true;
    fixture.desk.addDevice(QStringLiteral("Ward 4 – 03"), QStringLiteral("ward-4")).state =
        api::DeviceState::Inactive;
    auto &fresh = fixture.desk.addDevice(QStringLiteral("Ward 4 – 04"), QStringLiteral("ward-4"));
    fresh.isActivated = false;
    fresh.lastSeen.reset();
    fixture.desk.addDevice(QStringLiteral("Ward 4 – 05"), QStringLiteral("ward-4")).hasPendingActivation =
        true;
    fixture.open(QStringLiteral("devices"), fixture.desk.devices.size());
    const QStringList words{ QStringLiteral("In use"),
        QStringLiteral("Lost"),
        QStringLiteral("Switched off"),
        QStringLiteral("Not activated"),
        QStringLiteral("Code waiting") };
    for (int row = 0; row < words.size(); ++row) {
        QCOMPARE(fixture.cell(row, 2), words.at(row));
        QVERIFY(!fixture.table()->model()->index(row, 2).data(Qt::DecorationRole).value<QIcon>().isNull());
    }
    QVERIFY(fixture.cell(0, 3).contains(u"1 h ago"));
    QCOMPARE(fixture.cell(3, 3), QStringLiteral("Never"));
}

void TestDevicesPage::narrowsByStateAndLocation()
{
    ListFixture fixture;
    fixture.desk.addDevice(QStringLiteral("A"), QStringLiteral("ward-1"));
    fixture.desk.addDevice(QStringLiteral("B"), QStringLiteral("ward-2"));
    fixture.open(QStringLiteral("devices"), fixture.desk.devices.size());
    auto *state = fixture.find<QComboBox>("stateFilter");
    state->setFocus();
    fixture.press(Qt::Key_Down);
    QTRY_COMPARE(fixture.desk.lastQuery.value(u"state").toString(), QStringLiteral("active"));
    fixture.find<QLineEdit>("locationFilter")->setFocus();
    fixture.type(QStringLiteral("ward-2"));
    QTRY_COMPARE(fixture.table()->model()->rowCount(), 1);
    QCOMPARE(fixture.cell(0, 0), QStringLiteral("B"));
    fixture.press(Qt::Key_Escape);
    QTRY_COMPARE(fixture.table()->model()->rowCount(), 2);
    QCOMPARE(state->currentIndex(), 0);
}

void TestDevicesPage::goesToTheListBehindTheTile()
{
    ListFixture fixture;
    fixture.desk.addDevice(QStringLiteral("A"), QStringLiteral("ward-1"));
    fixture.open(QStringLiteral("devices"), fixture.desk.devices.size());
    fixture.window.go(QStringLiteral("devices"), QStringLiteral("list:unseen"));
    QTRY_COMPARE(
        fixture.desk.lastQuery.value(u"unseen_since").toString(), toRfc3339(testTime - std::chrono::days(7)));
    fixture.window.go(QStringLiteral("devices"), QStringLiteral("A"));
    QTRY_COMPARE(fixture.desk.lastQuery.value(u"search").toString(), QStringLiteral("A"));
    QVERIFY(!fixture.desk.lastQuery.contains(u"unseen_since"));
}

void TestDevicesPage::addsATabletWithTheKeyboardAlone()
{
    ListFixture fixture;
    fixture.open(QStringLiteral("devices"), fixture.desk.devices.size());
    fixture.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(fixture.waitForDialog("deviceDialog"));
    fixture.press(Qt::Key_Return);
    QVERIFY(fixture.isShown("descriptionFault"));
    QCOMPARE(fixture.transport.count(QStringLiteral("POST /v1/devices")), 0);
    fixture.type(QStringLiteral("Ward 4 - 01"));
    fixture.press(Qt::Key_Tab);
    fixture.type(QStringLiteral("ward-4"));
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(!fixture.isShown("deviceDialog"));
    QTRY_COMPARE(fixture.table()->model()->rowCount(), 1);
    QCOMPARE(fixture.cell(0, 0), QStringLiteral("Ward 4 - 01"));
    QVERIFY(fixture.said().contains(u"Ward 4 - 01"));
}

void TestDevicesPage::marksTheFieldThatTheServerRefuses()
{
    ListFixture fixture;
    fixture.transport.refuse<api::AddDevice>(
        { Code::Invalid, QStringLiteral("unknown location"), QStringLiteral("/location_id") });
    fixture.open(QStringLiteral("devices"), fixture.desk.devices.size());
    fixture.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(fixture.waitForDialog("deviceDialog"));
    fixture.type(QStringLiteral("Ward 4 - 01"));
    fixture.press(Qt::Key_Tab);
    fixture.type(QStringLiteral("nowhere"));
    fixture.press(Qt::Key_Return);
    QTRY_VERIFY(fixture.isShown("location_idFault"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("location_id"));
    QCOMPARE(fixture.find<QLineEdit>("description")->text(), QStringLiteral("Ward 4 - 01"));
}

void TestDevicesPage::sendsOnlyWhatChanged()
{
    ListFixture fixture;
    const QString id = fixture.desk.addDevice(QStringLiteral("A"), QStringLiteral("ward-1")).deviceId;
    fixture.open(QStringLiteral("devices"), fixture.desk.devices.size());
    fixture.table()->selectRow(0);
    fixture.table()->setFocus();
    fixture.press(Qt::Key_F2);
    QVERIFY(fixture.waitForDialog("deviceDialog"));
    fixture.press(Qt::Key_Tab);
    fixture.type(QStringLiteral("ward-2"));
    fixture.press(Qt::Key_Return);
    QTRY_COMPARE(fixture.cell(0, 1), QStringLiteral("ward-2"));
    QCOMPARE(fixture.transport.lastBody(QStringLiteral("PATCH /v1/devices/") + id),
        QJsonObject({ { QStringLiteral("location_id"), QStringLiteral("ward-2") } }));
}

void TestDevicesPage::issuesCodesForAWholeTrolley()
{
    ListFixture fixture;
    for (int i = 0; i < 20; ++i)
        fixture.desk.addDevice(QStringLiteral("T%1").arg(i), QStringLiteral("ward-1"));
    fixture.open(QStringLiteral("devices"), 20);
    fixture.table()->setFocus();
    fixture.table()->selectAll();
    fixture.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(fixture.isShown("tabletCode19"));
    QCOMPARE(fixture.transport.lastBody(QStringLiteral("POST /v1/device-activations"))
                 .value(u"device_ids")
                 .toArray()
                 .size(),
        20);
}

void TestDevicesPage::switchesOffAtOnceAndBackWithUndo()
{
    ListFixture fixture;
    for (const QString &name : { QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C") })
        fixture.desk.addDevice(name, QStringLiteral("ward-1"));
    fixture.desk.device(QStringLiteral("B")).state = api::DeviceState::Inactive;
    fixture.open(QStringLiteral("devices"), fixture.desk.devices.size());
    fixture.table()->setFocus();
    fixture.table()->selectAll();
    fixture.press(Qt::Key_Delete);
    QTRY_COMPARE(fixture.said(), QStringLiteral("2 tablet(s) switched off."));
    QCOMPARE(fixture.cell(0, 2), QStringLiteral("Switched off"));
    QCOMPARE(fixture.find<QAction>("toggleDeviceAction")->text(), QStringLiteral("Switch on"));
    fixture.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(fixture.said(), QStringLiteral("2 tablet(s) switched on."));
    QCOMPARE(fixture.desk.device(QStringLiteral("A")).state, api::DeviceState::Active);
    QCOMPARE(fixture.desk.device(QStringLiteral("B")).state, api::DeviceState::Inactive);
}

void TestDevicesPage::saysInNumbersWhatALostTabletMeansAndAsksWhy()
{
    ListFixture fixture;
    fixture.desk.addDevice(QStringLiteral("A"), QStringLiteral("ward-1"));
    fixture.desk.addDevice(QStringLiteral("B"), QStringLiteral("ward-1")).isActivated = false;
    fixture.open(QStringLiteral("devices"), fixture.desk.devices.size());
    fixture.table()->setFocus();
    fixture.table()->selectAll();
    fixture.press(Qt::Key_Delete, Qt::ShiftModifier);
    QVERIFY(fixture.waitForDialog("lostDevicesDialog"));
    const QString effect = fixture.find<QLabel>("effectLabel")->text();
    QVERIFY2(effect.contains(u"2 tablets") && effect.contains(u"1 of them"), qPrintable(effect));
    QVERIFY(fixture.find<QCheckBox>("is_lost")->isChecked());
    QVERIFY(fixture.find<QPushButton>("cancelButton")->isDefault());
    QTest::keyClick(fixture.find<QPushButton>("confirmButton"), Qt::Key_Space);
    QVERIFY(fixture.isShown("reasonFault"));
    fixture.find<QLineEdit>("reason")->setFocus();
    fixture.type(QStringLiteral("stolen"));
    QTest::keyClick(fixture.find<QPushButton>("confirmButton"), Qt::Key_Space);
    QTRY_COMPARE(fixture.said(), QStringLiteral("2 tablet(s) signed out."));
    QTRY_COMPARE(fixture.cell(0, 2), QStringLiteral("Lost"));
    QCOMPARE(fixture.transport.lastBody(
                 QStringLiteral("POST /v1/devices/%1/revocation").arg(fixture.desk.devices.first().deviceId)),
        QJsonObject(
            { { QStringLiteral("reason"), QStringLiteral("stolen") }, { QStringLiteral("is_lost"), true } }));
}

void TestDevicesPage::asksForTheNumberAboveTen()
{
    ListFixture fixture;
    for (int i = 0; i < 12; ++i)
        fixture.desk.addDevice(QStringLiteral("T%1").arg(i), QStringLiteral("ward-1"));
    fixture.open(QStringLiteral("devices"), fixture.desk.devices.size());
    fixture.table()->setFocus();
    fixture.table()->selectAll();
    fixture.press(Qt::Key_Delete, Qt::ShiftModifier);
    QVERIFY(fixture.waitForDialog("lostDevicesDialog"));
    auto *confirm = fixture.find<QPushButton>("confirmButton");
    QVERIFY(!confirm->isEnabled());
    QVERIFY(!confirm->toolTip().isEmpty());
    fixture.find<QLineEdit>("numberEdit")->setFocus();
    fixture.type(QStringLiteral("12"));
    QVERIFY(confirm->isEnabled());
}

void TestDevicesPage::saysWhyAnActionIsDisabled()
{
    ListFixture fixture;
    fixture.desk.addDevice(QStringLiteral("A"), QStringLiteral("ward-1")).isLost = true;
    fixture.desk.addDevice(QStringLiteral("B"), QStringLiteral("ward-1"));
    fixture.open(QStringLiteral("devices"), fixture.desk.devices.size());
    auto *edit = fixture.find<QPushButton>("editDeviceActionButton");
    QVERIFY(!edit->isEnabled());
    QCOMPARE(edit->accessibleDescription(), QStringLiteral("Select a line first."));
    fixture.table()->selectAll();
    QVERIFY(!edit->isEnabled());
    QCOMPARE(edit->accessibleDescription(), QStringLiteral("Select one tablet only."));
    fixture.table()->selectRow(0);
    QVERIFY(edit->isEnabled());
    auto *lost = fixture.find<QPushButton>("lostDeviceActionButton");
    QVERIFY(!lost->isEnabled());
    QCOMPARE(lost->toolTip(), QStringLiteral("This is marked as lost already."));
}

QTEST_MAIN(TestDevicesPage)
#include "tst_devices_page.moc"
