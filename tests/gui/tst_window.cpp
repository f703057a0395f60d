// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/code_view.h"
#include "tests/gui/sample_ward.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace symbolon;
using namespace std::chrono_literals;
using test::SampleWard;
using test::WindowFixture;

namespace {

void type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void press(int key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget()->window()->windowHandle(), Qt::Key(key), modifiers);
}

//! Can the Tab key come here?
bool takesFocus(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0
        && !widget.focusProxy() && !widget.objectName().startsWith(u"qt_");
}

//! Every widget below `root` that a screen reader would have no word for.
QStringList namelessWidgets(QWidget &root)
{
    QStringList nameless;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (!takesFocus(*widget))
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (!spoken || spoken->text(QAccessible::Name).isEmpty())
            nameless.append(QStringLiteral("%1 %2").arg(
                QLatin1String(widget->metaObject()->className()), widget->objectName()));
        if (widget->objectName().isEmpty())
            nameless.append(QStringLiteral("%1 without object name")
                                .arg(QLatin1String(widget->metaObject()->className())));
    }
    return nameless;
}

//! Everything that a screen reader can read of `root`, in one text.
QString spokenText(QWidget &root)
{
    QString text;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget)) {
            for (const auto what : { QAccessible::Name, QAccessible::Value, QAccessible::Description })
                text += spoken->text(what) + u'\n';
        }
    }
    return text;
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void signsInWithTheKeyboardAlone();
    void saysWhenThePasswordIsWrongAndForgetsIt();
    void makesTheFirstOperator();
    void refusesTwoDifferentPasswords();
    void locksOnIdleWithADialogOpen();
    void locksAfterASleepWithTheFirstKey();
    void goesOnWhereItWasAfterUnlocking();
    void startsAfreshForAnotherOperator();
    void goesToPagesByKey();
    void findsActionsAndPeopleInThePalette();
    void listsTheKeysOfThePage();
    void saysWhenThereIsNoKeyring();
    void hasANameForEverythingThatTakesFocus();
    void neverSpeaksASecret();
    void marksWhatTheServerRefuses();
    void leavesPagesOutThatMayNotBeUsed();
};

void TestWindow::signsInWithTheKeyboardAlone()
{
    WindowFixture fixture;
    fixture.window.show();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
    fixture.find<QLineEdit>("userEdit")->setFocus();
    type(QStringLiteral("amal"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    type(QStringLiteral("correct horse"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(fixture.session.state(), gui::Session::State::SignedIn);
    QVERIFY(fixture.find<QListWidget>("navigation")->count() > 0);
    QVERIFY(!fixture.isShown("signInView"));
    QCOMPARE(fixture.settings.get(gui::setting::lastUser), QStringLiteral("amal"));
    QFile kept(fixture.directory.filePath(QStringLiteral("settings.ini")));
    if (kept.open(QIODevice::ReadOnly))
        QVERIFY(!kept.readAll().contains("horse"));
}

void TestWindow::saysWhenThePasswordIsWrongAndForgetsIt()
{
    WindowFixture fixture;
    fixture.window.show();
    fixture.find<QLineEdit>("userEdit")->setText(QStringLiteral("amal"));
    fixture.find<QLineEdit>("passwordEdit")->setText(QStringLiteral("wrong horse"));
    QTest::keyClick(fixture.find<QLineEdit>("passwordEdit"), Qt::Key_Return);
    auto *said = fixture.window.signInView().findChild<QLabel *>(QStringLiteral("messageText"));
    QTRY_VERIFY(said->text().contains(u"wrong"));
    QVERIFY(fixture.find<QLineEdit>("passwordEdit")->text().isEmpty());
    QCOMPARE(fixture.session.state(), gui::Session::State::SignedOut);
}

void TestWindow::makesTheFirstOperator()
{
    WindowFixture fixture;
    api::ReadDiscovery::Response fresh = WindowFixture::discovery();
    fresh.needsSetup = true;
    fixture.transport.reply<api::ReadDiscovery>(fresh);
    fixture.transport.reply<api::RedeemSetupToken>(WindowFixture::sessionReply());
    fixture.window.signInView().setSetupToken(Secret("token-from-the-installer"));
    fixture.window.show();
    fixture.window.start(QStringLiteral("https://symbolon.example.org"));
    QTRY_COMPARE(fixture.window.signInView().mode(), gui::SignInView::Mode::SetUp);
    fixture.find<QLineEdit>("userEdit")->setText(QStringLiteral("amal"));
    fixture.find<QLineEdit>("displayNameEdit")->setText(QStringLiteral("Dr Amal Khan"));
    fixture.find<QLineEdit>("passwordEdit")->setText(QStringLiteral("correct horse"));
    fixture.find<QLineEdit>("repeatEdit")->setText(QStringLiteral("correct horse"));
    fixture.find<QPushButton>("signInButton")->click();
    QTRY_COMPARE(fixture.session.state(), gui::Session::State::SignedIn);
    const QJsonObject sent = fixture.transport.lastBody(QStringLiteral("POST /v1/setup"));
    QCOMPARE(sent.value(u"token").toString(), QStringLiteral("token-from-the-installer"));
    QCOMPARE(sent.value(u"display_name").toString(), QStringLiteral("Dr Amal Khan"));
    QVERIFY(fixture.find<QLineEdit>("setupTokenEdit")->text().isEmpty());
}

void TestWindow::refusesTwoDifferentPasswords()
{
    WindowFixture fixture;
    api::ReadDiscovery::Response fresh = WindowFixture::discovery();
    fresh.needsSetup = true;
    fixture.transport.reply<api::ReadDiscovery>(fresh);
    fixture.window.show();
    fixture.window.start(QStringLiteral("https://symbolon.example.org"));
    QTRY_COMPARE(fixture.window.signInView().mode(), gui::SignInView::Mode::SetUp);
    fixture.find<QLineEdit>("setupTokenEdit")->setText(QStringLiteral("token"));
    fixture.find<QLineEdit>("userEdit")->setText(QStringLiteral("amal"));
    fixture.find<QLineEdit>("passwordEdit")->setText(QStringLiteral("correct horse"));
    fixture.find<QLineEdit>("repeatEdit")->setText(QStringLiteral("correct house"));
    fixture.find<QPushButton>("signInButton")->click();
    QTest::qWait(50);
    QCOMPARE(fixture.transport.count(QStringLiteral("POST /v1/setup")), 0);
    QVERIFY(fixture.find<QLineEdit>("repeatEdit")->text().isEmpty());
}

void TestWindow::locksOnIdleWithADialogOpen()
{
    WindowFixture fixture;
    const SampleWard ward(fixture);
    fixture.signIn();
    fixture.window.go(QStringLiteral("patients"));
    fixture.find<QAction>("addPatientAction")->trigger();
    QTRY_VERIFY(fixture.isShown("patientDialog"));
    fixture.find<QLineEdit>("display_name")->setText(QStringLiteral("half a na"));
    QApplication::clipboard()->setText(QStringLiteral("K7M2QX9TP"));
    fixture.clock.advance(5min);
    fixture.window.idleWatcher().check();
    QTRY_VERIFY(fixture.isShown("signInView"));
    QVERIFY(!fixture.isShown("patientDialog"));
    QCOMPARE(fixture.session.state(), gui::Session::State::Locked);
    QVERIFY(QApplication::clipboard()->text().isEmpty());
    QTRY_COMPARE(fixture.transport.count(QStringLiteral("DELETE /v1/session")), 1);
    fixture.find<QLineEdit>("passwordEdit")->setText(QStringLiteral("correct horse"));
    fixture.find<QPushButton>("signInButton")->click();
    QTRY_VERIFY(fixture.isShown("patientDialog"));
    QCOMPARE(fixture.find<QLineEdit>("display_name")->text(), QStringLiteral("half a na"));
}

void TestWindow::locksAfterASleepWithTheFirstKey()
{
    WindowFixture fixture;
    const SampleWard ward(fixture);
    fixture.signIn();
    fixture.clock.advance(8h);
    QTest::keyClick(fixture.window.windowHandle(), Qt::Key_X);
    QTRY_COMPARE(fixture.session.state(), gui::Session::State::Locked);
}

void TestWindow::goesOnWhereItWasAfterUnlocking()
{
    WindowFixture fixture;
    const SampleWard ward(fixture);
    fixture.signIn();
    fixture.window.go(QStringLiteral("activate"));
    fixture.find<QLineEdit>("patientNumber")->setText(QStringLiteral("94347"));
    fixture.find<QAction>("lockAction")->trigger();
    QTRY_VERIFY(fixture.isShown("signInView"));
    fixture.find<QLineEdit>("passwordEdit")->setText(QStringLiteral("correct horse"));
    fixture.find<QPushButton>("signInButton")->click();
    QTRY_VERIFY(!fixture.isShown("signInView"));
    QCOMPARE(fixture.find<QLineEdit>("patientNumber")->text(), QStringLiteral("94347"));
}

void TestWindow::startsAfreshForAnotherOperator()
{
    WindowFixture fixture;
    const SampleWard ward(fixture);
    fixture.signIn();
    fixture.window.go(QStringLiteral("activate"));
    fixture.find<QLineEdit>("patientNumber")->setText(QStringLiteral("94347"));
    fixture.find<QAction>("lockAction")->trigger();
    QTRY_VERIFY(fixture.isShown("otherOperatorButton"));
    fixture.find<QPushButton>("otherOperatorButton")->click();
    QVERIFY(fixture.isShown("userEdit"));
    fixture.signIn();
    fixture.window.go(QStringLiteral("activate"));
    QVERIFY(fixture.find<QLineEdit>("patientNumber")->text().isEmpty());
}

void TestWindow::goesToPagesByKey()
{
    WindowFixture fixture;
    const SampleWard ward(fixture);
    fixture.signIn();
    auto *navigation = fixture.find<QListWidget>("navigation");
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(navigation->currentRow(), 1);
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(navigation->currentRow(), 0);
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(navigation->currentRow(), 1);
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(fixture.window.currentPage()->objectName(), QStringLiteral("activatePage"));
}

void TestWindow::findsActionsAndPeopleInThePalette()
{
    WindowFixture fixture;
    const SampleWard ward(fixture);
    fixture.signIn();
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(fixture.isShown("commandPalette"));
    auto *edit = fixture.find<QLineEdit>("paletteEdit");
    auto *list = fixture.find<QListWidget>("paletteList");
    QVERIFY(list->count() > 5);
    edit->setText(QStringLiteral("go pati"));
    QCOMPARE(list->count(), 1);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(fixture.window.currentPage()->objectName(), QStringLiteral("patientsPage"));

    QTRY_VERIFY(!fixture.window.findChild<QDialog *>(QStringLiteral("commandPalette")));
    fixture.find<QAction>("paletteAction")->trigger();
    QTRY_VERIFY(fixture.isShown("commandPalette"));
    edit = fixture.find<QLineEdit>("paletteEdit");
    list = fixture.find<QListWidget>("paletteList");
    edit->setText(QStringLiteral("4000"));
    QTRY_COMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().contains(u"Joan Hughes"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(fixture.find<QLineEdit>("searchField")->text(), QStringLiteral("4000000020"));
}

void TestWindow::listsTheKeysOfThePage()
{
    WindowFixture fixture;
    const SampleWard ward(fixture);
    fixture.signIn();
    fixture.window.go(QStringLiteral("patients"));
    fixture.find<QAction>("keysAction")->trigger();
    QTRY_VERIFY(fixture.isShown("keysDialog"));
    QStringList shown;
    for (const QLabel *label : fixture.find<QDialog>("keysDialog")->findChildren<QLabel *>())
        shown.append(label->text());
    QVERIFY(shown.contains(QStringLiteral("Ctrl+K")));
    QVERIFY(shown.contains(QStringLiteral("Add patient")));
}

void TestWindow::saysWhenThereIsNoKeyring()
{
    WindowFixture fixture;
    fixture.keyring = gui::MemoryKeyring(true);
    fixture.signIn();
    QTRY_VERIFY(fixture.isShown("messageBar"));
    bool isSaid = false;
    for (const auto *bar : fixture.window.findChildren<gui::MessageBar *>())
        isSaid = isSaid || bar->text().contains(u"no keyring");
    QVERIFY(isSaid);
}

void TestWindow::hasANameForEverythingThatTakesFocus()
{
    WindowFixture fixture;
    const SampleWard ward(fixture);
    fixture.window.show();
    QCOMPARE(namelessWidgets(fixture.window), QStringList());
    fixture.signIn();
    for (const gui::PageEntry &entry : gui::pageTable()) {
        fixture.window.go(QLatin1String(entry.id));
        QTest::qWait(20);
        QCOMPARE(namelessWidgets(fixture.window), QStringList());
    }
    fixture.window.go(QStringLiteral("activate"), QStringLiteral("9434765919"));
    QTRY_VERIFY(fixture.isShown("identityCard"));
    QCOMPARE(namelessWidgets(fixture.window), QStringList());
    fixture.find<QPushButton>("nextButton")->click();
    QTRY_VERIFY(fixture.isShown("codeView"));
    QCOMPARE(namelessWidgets(fixture.window), QStringList());
    fixture.window.go(QStringLiteral("patients"));
    fixture.find<QAction>("addPatientAction")->trigger();
    QTRY_VERIFY(fixture.isShown("patientDialog"));
    fixture.find<QPushButton>("identifiersAddButton")->click();
    QCOMPARE(namelessWidgets(*fixture.find<QDialog>("patientDialog")), QStringList());
}

void TestWindow::neverSpeaksASecret()
{
    WindowFixture fixture;
    const SampleWard ward(fixture);
    fixture.window.show();
    fixture.find<QLineEdit>("passwordEdit")->setText(QStringLiteral("correct horse"));
    QVERIFY(!spokenText(fixture.window).contains(u"horse"));
    fixture.signIn();
    fixture.window.go(QStringLiteral("activate"), QStringLiteral("9434765919"));
    QTRY_VERIFY(fixture.isShown("identityCard"));
    fixture.find<QPushButton>("nextButton")->click();
    QTRY_VERIFY(fixture.isShown("codeView"));
    QVERIFY(spokenText(fixture.window).contains(u"K, seven, M"));
    QVERIFY(!spokenText(fixture.window).contains(u"K7M2QX9TP"));
    fixture.window.currentPage()->conceal();
    QVERIFY(!spokenText(fixture.window).contains(u"K, seven, M"));
    QVERIFY(!spokenText(fixture.window).contains(u"k, four, t"));
}

void TestWindow::marksWhatTheServerRefuses()
{
    WindowFixture fixture;
    const SampleWard ward(fixture);
    fixture.signIn();
    fixture.window.go(QStringLiteral("patients"));
    fixture.find<QAction>("addPatientAction")->trigger();
    auto *confirm = fixture.find<QPushButton>("confirmButton");
    confirm->click();
    QVERIFY(!fixture.find<QLabel>("patient_idFault")->text().isEmpty());
    QCOMPARE(fixture.transport.count(QStringLiteral("PUT /v1/patients/1")), 0);
    fixture.find<QLineEdit>("patient_id")->setText(QStringLiteral("1"));
    fixture.find<QPushButton>("identifiersAddButton")->click();
    fixture.find<QLineEdit>("identifierstype0")->setText(QStringLiteral("nhs_number"));
    fixture.find<QLineEdit>("identifiersvalue0")->setText(QStringLiteral("943 476 5918"));
    confirm->click();
    QVERIFY(fixture.find<QLabel>("identifiersFault")->text().contains(u"last digit"));
    QCOMPARE(fixture.transport.count(QStringLiteral("PUT /v1/patients/1")), 0);
    fixture.find<QLineEdit>("identifiersvalue0")->setText(QStringLiteral("943 476 5919"));
    fixture.transport.refuse<api::SavePatient>(
        { Code::Invalid, QStringLiteral("there is no such location"), QStringLiteral("/location_id") });
    confirm->click();
    QTRY_VERIFY(!fixture.find<QLabel>("location_idFault")->text().isEmpty());
    QVERIFY(fixture.isShown("patientDialog"));
    QCOMPARE(fixture.find<QLineEdit>("patient_id")->text(), QStringLiteral("1"));
}

void TestWindow::leavesPagesOutThatMayNotBeUsed()
{
    WindowFixture fixture;
    fixture.transport.on<api::OpenSession>([](const auto &, const auto &, const auto &) {
        api::SessionReply reply = WindowFixture::sessionReply();
        reply.scopes = { QStringLiteral("read:gdm_activation") };
        return reply;
    });
    const SampleWard ward(fixture);
    fixture.signIn();
    const auto *navigation = fixture.find<QListWidget>("navigation");
    QStringList titles;
    for (int row = 0; row < navigation->count(); ++row)
        titles.append(navigation->item(row)->text());
    QVERIFY(titles.contains(QStringLiteral("Patients")));
    QVERIFY(!titles.contains(QStringLiteral("Activate")));
    fixture.window.go(QStringLiteral("patients"));
    QVERIFY(!fixture.find<QAction>("addPatientAction")->isEnabled());
    QVERIFY(fixture.find<QAction>("addPatientAction")->toolTip().contains(u"may not"));
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
