// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/issued_view.h"
#include "admin-gui/widgets/code_view.h"
#include "admin-gui/widgets/countdown.h"
#include "admin-gui/widgets/message_bar.h"
#include "tests/gui/sample_ward.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace symbolon;
using test::SampleWard;
using test::WindowFixture;
using namespace std::chrono_literals;

namespace {

int presses = 0;

//! Presses `key` where the focus is, as a person does, and counts.
void press(int key, Qt::KeyboardModifiers modifiers = {})
{
    ++presses;
    QTest::keyClick(QApplication::focusWidget()->window()->windowHandle(), Qt::Key(key), modifiers);
}

void type(const QString &text)
{
    for (const QChar character : text)
        QTest::keyClick(QApplication::focusWidget(), character.toLatin1());
}

} // namespace

class TestActivate : public QObject {
    Q_OBJECT

private slots:

    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_ward = std::make_unique<SampleWard>(*m_fixture);
        m_fixture->signIn();
        press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("patientNumber"));
    }

    void cleanup()
    {
        m_ward.reset();
        m_fixture.reset();
    }

    void takesSixKeysAfterTheNumber();
    void checksTheNumberAsItIsTyped_data();
    void checksTheNumberAsItIsTyped();
    void asksForASecondIdentifierWhereNoneIsOnRecord();
    void doesNotTakeASwappedNumberForANewPatient();
    void offersToAddAnUnknownPatient();
    void saysWhenTheLimitIsReached();
    void keepsTheNumberWhileOffline();
    void keepsTheNumberWhenTheSessionEnds();
    void showsTheCodeLargeAndSpelled();
    void hidesTheCodeAfterTwoMinutesAndShowsItAgain();
    void hidesTheCodeWhenTheAppLosesTheFocus();
    void countsDownToTheEnd();
    void followsThePhone();
    void takesBackAnActivationOfSomebodyElse();
    void renewsThePinAndCancelsTheCode();
    void copiesTheCodeForAWhile();
    void printsThePinOnlyIfAskedTo();
    void saysWhenThereIsNoPrinter();
    void readsTheCodeAloud();
    void turnsTheMonitorToThePatient();

private:
    void issueCode();

    //! The message bar of the window, not of the sign-in view.
    [[nodiscard]] QString said() const
    {
        for (gui::MessageBar *bar : m_fixture->window.findChildren<gui::MessageBar *>()) {
            if (bar->isVisible())
                return bar->text();
        }
        return {};
    }

    gui::CodeView *code() { return m_fixture->find<gui::CodeView>("codeView"); }

    QString state() { return m_fixture->find<QLabel>("activationState")->text(); }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<SampleWard> m_ward;
};

void TestActivate::issueCode()
{
    type(QStringLiteral("9434765919"));
    press(Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("nextButton"));
    press(Qt::Key_Return);
    QTRY_VERIFY(code()->isVisible());
    for (gui::Events *events : m_fixture->window.findChildren<gui::Events *>())
        events->setPollInterval(50ms);
}

void TestActivate::takesSixKeysAfterTheNumber()
{
    type(QStringLiteral("943 476 5919"));
    presses = 0;
    press(Qt::Key_Return);
    QTRY_VERIFY(m_fixture->isShown("identityCard"));
    QCOMPARE(m_fixture->find<QLabel>("patientName")->text(), QStringLiteral("Rosa Delgado"));
    QVERIFY(m_fixture->find<QLabel>("patientBirthDate")->text().contains(u"1984"));
    press(Qt::Key_Return);
    QTRY_VERIFY(code()->isVisible());
    press(Qt::Key_P, Qt::ControlModifier);
    press(Qt::Key_Return);
    press(Qt::Key_Escape);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("patientNumber"));
    QVERIFY(presses <= 6);
    QCOMPARE(m_fixture->printer.printed.size(), 1);
    const gui::Slip &slip = m_fixture->printer.printed.first();
    QCOMPARE(slip.code.reveal(), QByteArray("K7M2QX9TP"));
    QVERIFY(slip.pin.isEmpty());
    QCOMPARE(slip.siteName, QStringLiteral("St Example Hospital"));
    QCOMPARE(m_fixture->transport.lastBody(QStringLiteral("POST /v1/patients/9434765919/activations"))
                 .value(u"purpose")
                 .toString(),
        QStringLiteral("in_room"));
    QVERIFY(m_fixture->find<QLineEdit>("patientNumber")->text().isEmpty());
}

void TestActivate::checksTheNumberAsItIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("word");
    QTest::newRow("half of it") << QStringLiteral("94347") << QStringLiteral("Enter");
    QTest::newRow("all of it") << QStringLiteral("9434765919") << QStringLiteral("right");
    QTest::newRow("a wrong digit") << QStringLiteral("9434765918") << QStringLiteral("swapped");
    QTest::newRow("another kind of number") << QStringLiteral("RXH-0042") << QStringLiteral("Enter");
}

void TestActivate::checksTheNumberAsItIsTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, word);
    type(typed);
    QVERIFY2(m_fixture->find<QLabel>("numberHint")->text().contains(word), qPrintable(word));
}

void TestActivate::asksForASecondIdentifierWhereNoneIsOnRecord()
{
    type(QStringLiteral("RXH-0042"));
    press(Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("secondIdentifier"));
    press(Qt::Key_Return);
    QVERIFY(!code()->isVisible());
    type(QStringLiteral("1979-02-14"));
    press(Qt::Key_Return);
    QTRY_VERIFY(code()->isVisible());
    QCOMPARE(m_fixture->transport.lastBody(QStringLiteral("POST /v1/patients/RXH-0042/activations"))
                 .value(u"second_identifier")
                 .toString(),
        QStringLiteral("1979-02-14"));
}

void TestActivate::doesNotTakeASwappedNumberForANewPatient()
{
    type(QStringLiteral("9434765991"));
    press(Qt::Key_Return);
    QTRY_VERIFY(m_fixture->find<QLabel>("numberHint")->text().contains(u"No patient"));
    QVERIFY(!m_fixture->isShown("identityCard"));
    QVERIFY(!m_fixture->isShown("addThisPatientButton"));
}

void TestActivate::offersToAddAnUnknownPatient()
{
    type(QStringLiteral("4000000330"));
    press(Qt::Key_Return);
    QTRY_VERIFY(m_fixture->find<QLabel>("numberHint")->text().contains(u"No patient"));
    QVERIFY(m_fixture->isShown("addThisPatientButton"));
    m_fixture->find<QPushButton>("addThisPatientButton")->click();
    QTRY_VERIFY(m_fixture->isShown("patientDialog"));
    QCOMPARE(m_fixture->find<QLineEdit>("patient_id")->text(), QStringLiteral("4000000330"));
    m_fixture->find<QLineEdit>("display_name")->setText(QStringLiteral("Ines Prado"));
    m_fixture->find<QLineEdit>("birth_date")->setText(QStringLiteral("1990-06-01"));
    m_fixture->find<QPushButton>("confirmButton")->click();
    QTRY_COMPARE(m_fixture->find<QLabel>("patientName")->text(), QStringLiteral("Ines Prado"));
}

void TestActivate::saysWhenTheLimitIsReached()
{
    Error limit{ Code::TooMany };
    limit.retryAfter = 600;
    limit.reference = QStringLiteral("Q7K2MX");
    m_fixture->transport.refuse<api::IssueActivation>(limit);
    type(QStringLiteral("9434765919"));
    press(Qt::Key_Return);
    QTRY_VERIFY(m_fixture->isShown("identityCard"));
    press(Qt::Key_Return);
    QTRY_VERIFY2(said().contains(u"10 min"), qPrintable(said()));
    QVERIFY(m_fixture->isShown("copyReferenceButton"));
    QVERIFY(!code()->isVisible());
}

void TestActivate::keepsTheNumberWhileOffline()
{
    m_fixture->transport.setOnline(false);
    type(QStringLiteral("9434765919"));
    press(Qt::Key_Return);
    QTRY_VERIFY(m_fixture->isShown("offlineBanner"));
    QCOMPARE(m_fixture->find<QLineEdit>("patientNumber")->text(), QStringLiteral("9434765919"));
    m_fixture->transport.setOnline(true);
    QTRY_VERIFY(!m_fixture->isShown("offlineBanner"));
    press(Qt::Key_Return);
    QTRY_VERIFY(m_fixture->isShown("identityCard"));
}

void TestActivate::keepsTheNumberWhenTheSessionEnds()
{
    m_fixture->transport.refuse<api::ListPatients>({ Code::Unauthenticated });
    m_fixture->transport.refuse<api::RenewSession>({ Code::Unauthenticated });
    type(QStringLiteral("9434765919"));
    press(Qt::Key_Return);
    QTRY_VERIFY(m_fixture->isShown("signInView"));
    QCOMPARE(m_fixture->session.state(), gui::Session::State::Expired);
    QVERIFY(!m_fixture->isShown("userEdit"));
    const SampleWard again(*m_fixture);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("passwordEdit"));
    type(QStringLiteral("correct horse"));
    press(Qt::Key_Return);
    QTRY_VERIFY(!m_fixture->isShown("signInView"));
    QCOMPARE(m_fixture->find<QLineEdit>("patientNumber")->text(), QStringLiteral("9434765919"));
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("patientNumber"));
    press(Qt::Key_Return);
    QTRY_VERIFY(m_fixture->isShown("identityCard"));
}

void TestActivate::showsTheCodeLargeAndSpelled()
{
    issueCode();
    QVERIFY(code()->points() >= 48);
    QCOMPARE(code()->accessibleName(), QStringLiteral("Activation code: K, seven, M; two, Q, X; nine, T, P"));
    QVERIFY(m_fixture->find<QWidget>("qrView")->width() >= 35 / 25.4 * m_fixture->window.logicalDpiX());
    QVERIFY(m_fixture->find<gui::Countdown>("countdown")->text().contains(u"14:30"));
    QVERIFY(m_fixture->find<gui::Countdown>("countdown")->text().contains(u"10 min"));
}

void TestActivate::hidesTheCodeAfterTwoMinutesAndShowsItAgain()
{
    issueCode();
    m_fixture->clock.advance(2min);
    QTRY_VERIFY(!code()->isShown());
    QVERIFY(!code()->accessibleName().contains(u"seven"));
    QVERIFY(m_fixture->isShown("hiddenHint"));
    code()->setFocus();
    press(Qt::Key_Space);
    QVERIFY(code()->isShown());
}

void TestActivate::hidesTheCodeWhenTheAppLosesTheFocus()
{
    issueCode();
    emit qApp->applicationStateChanged(Qt::ApplicationInactive);
    QVERIFY(!code()->isShown());
    QVERIFY(!m_fixture->find<gui::CodeView>("pinView")->isShown());
}

void TestActivate::countsDownToTheEnd()
{
    issueCode();
    auto *countdown = m_fixture->find<gui::Countdown>("countdown");
    m_fixture->clock.advance(1min);
    QTRY_VERIFY(countdown->text().contains(u"(9 min)"));
    m_fixture->clock.advance(8min + 20s);
    QTRY_VERIFY(countdown->text().contains(u"(40 s)"));
    m_fixture->clock.advance(1min);
    QTRY_VERIFY(state().contains(u"Expired"));
    QVERIFY(!code()->accessibleName().contains(u"seven"));
    QVERIFY(!m_fixture->find<QAction>("printSlipAction")->isEnabled());
    QVERIFY(!m_fixture->find<QAction>("printSlipAction")->toolTip().isEmpty());
}

void TestActivate::followsThePhone()
{
    issueCode();
    QVERIFY(state().contains(u"Waiting"));
    m_ward->activation.wrongAttempts = 2;
    QTRY_VERIFY(state().contains(u"2 of 10"));
    m_ward->activation.state = api::ActivationState::Used;
    m_ward->activation.usedAt = test::testTime + 9min;
    m_ward->activation.phoneModel = QStringLiteral("Pixel 8");
    QTRY_VERIFY(state().contains(u"Pixel 8"));
    QVERIFY(state().contains(u"14:29"));
    QVERIFY(!code()->accessibleName().contains(u"seven"));
}

void TestActivate::takesBackAnActivationOfSomebodyElse()
{
    issueCode();
    m_ward->activation.state = api::ActivationState::Used;
    m_ward->activation.usedAt = test::testTime;
    QTRY_VERIFY(m_fixture->isShown("rejectButton"));
    m_fixture->find<QPushButton>("rejectButton")->click();
    QTRY_COMPARE(m_fixture->transport.count(QStringLiteral("POST /v1/patients/9434765919/revocation")), 1);
    QTRY_VERIFY(state().contains(u"signed out"));
}

void TestActivate::renewsThePinAndCancelsTheCode()
{
    issueCode();
    m_fixture->find<QAction>("newPinAction")->trigger();
    auto *pin = m_fixture->find<gui::CodeView>("pinView");
    QTRY_VERIFY(pin->accessibleName().contains(u"m, seven, w; three"));
    QVERIFY(said().contains(u"still count"));
    m_fixture->find<QAction>("cancelCodeAction")->trigger();
    QTRY_VERIFY(state().contains(u"Cancelled"));
    QCOMPARE(pin->accessibleName(), QStringLiteral("PIN"));
}

void TestActivate::copiesTheCodeForAWhile()
{
    issueCode();
    auto *clipboard = m_fixture->window.findChild<gui::SecretClipboard *>();
    QVERIFY(clipboard);
    clipboard->setLifetime(200ms);
    m_fixture->find<QAction>("copyCodeAction")->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("K7M2QX9TP"));
    QTRY_VERIFY(QApplication::clipboard()->text().isEmpty());
    m_fixture->find<QAction>("copyCodeAction")->trigger();
    QApplication::clipboard()->setText(QStringLiteral("something else"));
    QTest::qWait(400);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("something else"));
}

void TestActivate::printsThePinOnlyIfAskedTo()
{
    issueCode();
    m_fixture->find<QAction>("printSlipAction")->trigger();
    m_fixture->find<QCheckBox>("hidePinBox")->setChecked(false);
    m_fixture->find<QAction>("printSlipAction")->trigger();
    QCOMPARE(m_fixture->printer.printed.size(), 2);
    QVERIFY(m_fixture->printer.printed.at(0).pin.isEmpty());
    QCOMPARE(m_fixture->printer.printed.at(1).pin.reveal(), QByteArray("k4t9"));
}

void TestActivate::saysWhenThereIsNoPrinter()
{
    m_fixture->printer.isAbsent = true;
    issueCode();
    press(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(said().contains(u"no printer"));
}

void TestActivate::readsTheCodeAloud()
{
    issueCode();
    press(Qt::Key_R);
    QCOMPARE(
        m_fixture->find<QLabel>("spokenText")->text(), QStringLiteral("K, seven, M; two, Q, X; nine, T, P"));
    press(Qt::Key_T);
    QCOMPARE(m_fixture->find<QLabel>("spokenText")->text(),
        QStringLiteral("Kilo seven Mike; two Quebec X-ray; nine Tango Papa"));
}

void TestActivate::turnsTheMonitorToThePatient()
{
    issueCode();
    press(Qt::Key_F11);
    auto *full = m_fixture->find<gui::CodeView>("fullScreenCodeView");
    QVERIFY(full->accessibleName().contains(u"seven"));
    QVERIFY(!full->window()->findChild<QWidget *>(QStringLiteral("pinView")));
    QTest::keyClick(full->window(), Qt::Key_Escape);
    QTRY_VERIFY(!m_fixture->isShown("fullScreenCodeView"));
}

QTEST_MAIN(TestActivate)
#include "tst_activate.moc"
