// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/events.h"
#include "admin-gui/widgets/code_view.h"
#include "admin-gui/widgets/theme.h"
#include "admin-gui/windows/main_window.h"
#include "server/domain/setup_token.h"
#include "tests/gui/loop_transport.h"
#include "tests/gui/window_fixture.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace symbolon;
using namespace std::chrono_literals;
using test::LoopTransport;
using test::TestServer;

namespace {

//! The real window over the real server, as it is after the installation: nobody can sign in yet.
struct LiveDesk {
    LiveDesk()
        : server(store::Engine::Sqlite)
        , transport(server)
        , settings(directory.filePath(QStringLiteral("settings.ini")))
        , client(transport)
        , session(client, keyring, server.clock)
        , window(client, session, settings, server.clock, printer, {})
    {
        gui::theme::apply(*qApp, gui::theme::Appearance::Light);
        server.database.execute(
            QStringLiteral("insert into setup_token (hash, created, expires_at) values ('%1', "
                           "'2026-11-25 08:00:00', '2026-11-26 08:00:00')")
                .arg(setup::storedForm(Secret("token-of-the-installer"), setup::Purpose::FirstOperator)));
        window.show();
    }

    template <typename T>
    T *find(const char *name)
    {
        if (auto *found = window.findChild<T *>(QLatin1String(name)))
            return found;
        qFatal("%s was not found", name);
    }

    void setUp()
    {
        window.signInView().setSetupToken(Secret("token-of-the-installer"));
        window.start(QStringLiteral("https://symbolon.test"));
        QTRY_COMPARE(window.signInView().mode(), gui::SignInView::Mode::SetUp);
        find<QLineEdit>("userEdit")->setText(QStringLiteral("amal"));
        find<QLineEdit>("displayNameEdit")->setText(QStringLiteral("Dr Amal Khan"));
        find<QLineEdit>("passwordEdit")->setText(QStringLiteral("correct horse"));
        find<QLineEdit>("repeatEdit")->setText(QStringLiteral("correct horse"));
        find<QPushButton>("signInButton")->click();
        QTRY_COMPARE(session.state(), gui::Session::State::SignedIn);
    }

    //! Number, Enter, second identifier where one is needed, Enter.
    void issue(const QString &number, const QString &second = {})
    {
        window.go(QStringLiteral("activate"));
        find<QLineEdit>("patientNumber")->setText(number);
        QTest::keyClick(find<QLineEdit>("patientNumber"), Qt::Key_Return);
        QTRY_VERIFY(find<QWidget>("identityCard")->isVisible());
        if (!second.isEmpty())
            find<QLineEdit>("secondIdentifier")->setText(second);
        find<QPushButton>("nextButton")->click();
        QTRY_VERIFY(find<gui::CodeView>("codeView")->isVisible());
        for (gui::Events *events : window.findChildren<gui::Events *>())
            events->setPollInterval(50ms);
        window.currentPage()->findChild<QAction *>(QStringLiteral("printSlipAction"))->trigger();
    }

    //! What a phone sends.
    TestServer::Reply activate(const QByteArray &code, const QByteArray &pin)
    {
        return server.call("POST", "/dhos/v1/activation/" + code, {}, "{\"otp\":\"" + pin + "\"}");
    }

    QString state() { return find<QLabel>("activationState")->text(); }

    QTemporaryDir directory;
    TestServer server;
    LoopTransport transport;
    gui::Settings settings;
    gui::MemoryKeyring keyring;
    gui::Client client;
    gui::Session session;
    test::RecordingPrinter printer;
    gui::MainWindow window;
};

} // namespace

class TestLiveDesk : public QObject {
    Q_OBJECT

private slots:
    void goesFromTheInstallationToAnActivatedPhone();
    void countsWrongPinsAndCancels();
    void keepsTheSecondIdentifier();
    void addsAPatientAndSignsThePhoneOut();
    void signsInAgainAfterLocking();
    void refusesAWrongSetUpToken();
};

void TestLiveDesk::goesFromTheInstallationToAnActivatedPhone()
{
    LiveDesk desk;
    desk.setUp();
    desk.settings.set(gui::setting::slipHidesPin, false);
    desk.issue(QStringLiteral("9434765919"), QStringLiteral("1984-03-12"));
    QCOMPARE(desk.printer.printed.size(), 1);
    const gui::Slip slip = desk.printer.printed.first();
    QCOMPARE(slip.code.size(), 9);
    QVERIFY(QUrl(slip.url).fragment().endsWith(QString::fromUtf8(slip.code.reveal())));
    QCOMPARE(desk.activate(slip.code.reveal(), slip.pin.reveal()).status, 200);
    QTRY_VERIFY2(desk.state().contains(u"Activated"), qPrintable(desk.state()));
    QVERIFY(!desk.find<QAction>("printSlipAction")->isEnabled());
    desk.window.go(QStringLiteral("patients"));
    auto *table = desk.window.currentPage()->findChild<QTableView *>(QStringLiteral("table"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("943 476 5919"));
}

void TestLiveDesk::countsWrongPinsAndCancels()
{
    LiveDesk desk;
    desk.setUp();
    desk.issue(QStringLiteral("9434765919"), QStringLiteral("1984-03-12"));
    const gui::Slip slip = desk.printer.printed.first();
    QVERIFY(desk.activate(slip.code.reveal(), "zzzz").status >= 400);
    QTRY_VERIFY2(desk.state().contains(u"1 of"), qPrintable(desk.state()));
    desk.find<QAction>("cancelCodeAction")->trigger();
    QTRY_VERIFY(desk.state().contains(u"Cancelled"));
    desk.settings.set(gui::setting::slipHidesPin, false);
    QVERIFY(desk.activate(slip.code.reveal(), "k4t9").status >= 400);
}

void TestLiveDesk::keepsTheSecondIdentifier()
{
    LiveDesk desk;
    desk.setUp();
    desk.issue(QStringLiteral("9434765919"), QStringLiteral("1984-03-12"));
    desk.window.currentPage()->escape();
    desk.find<QLineEdit>("patientNumber")->setText(QStringLiteral("9434765919"));
    QTest::keyClick(desk.find<QLineEdit>("patientNumber"), Qt::Key_Return);
    QTRY_VERIFY(desk.find<QLineEdit>("secondIdentifier")->isVisible());
    desk.find<QLineEdit>("secondIdentifier")->setText(QStringLiteral("1999-01-01"));
    desk.find<QPushButton>("nextButton")->click();
    QTRY_VERIFY(desk.find<QLabel>("numberHint")->text().contains(u"before"));
    desk.find<QLineEdit>("secondIdentifier")->setText(QStringLiteral("1984-03-12"));
    desk.find<QPushButton>("nextButton")->click();
    QTRY_VERIFY(desk.find<gui::CodeView>("codeView")->isVisible());
}

void TestLiveDesk::addsAPatientAndSignsThePhoneOut()
{
    LiveDesk desk;
    desk.setUp();
    desk.window.go(QStringLiteral("patients"));
    desk.find<QAction>("addPatientAction")->trigger();
    desk.find<QLineEdit>("patient_id")->setText(QStringLiteral("943 476 5919"));
    desk.find<QLineEdit>("display_name")->setText(QStringLiteral("Rosa Delgado"));
    desk.find<QLineEdit>("birth_date")->setText(QStringLiteral("1984-03-12"));
    desk.find<QPushButton>("confirmButton")->click();
    auto *table = desk.window.currentPage()->findChild<QTableView *>(QStringLiteral("table"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("Rosa Delgado"));
    desk.issue(QStringLiteral("943 476 5919"));
    QCOMPARE(desk.find<QLabel>("patientName")->text(), QStringLiteral("Rosa Delgado"));
    desk.window.go(QStringLiteral("patients"));
    table->selectRow(0);
    desk.find<QAction>("signOutPatientAction")->trigger();
    desk.find<QLineEdit>("reason")->setText(QStringLiteral("phone lost"));
    QTRY_VERIFY(desk.window.findChild<QDialog *>(QStringLiteral("signOutPatientDialog")));
    desk.window.findChild<QDialog *>(QStringLiteral("signOutPatientDialog"))
        ->findChild<QPushButton *>(QStringLiteral("confirmButton"))
        ->click();
    QTRY_VERIFY(desk.server.auditKinds().contains(QStringLiteral("patient.revoke")));
}

void TestLiveDesk::signsInAgainAfterLocking()
{
    LiveDesk desk;
    desk.setUp();
    desk.find<QAction>("lockAction")->trigger();
    QTRY_COMPARE(desk.session.state(), gui::Session::State::Locked);
    desk.find<QLineEdit>("passwordEdit")->setText(QStringLiteral("wrong horse"));
    desk.find<QPushButton>("signInButton")->click();
    QTRY_VERIFY(desk.find<QPushButton>("signInButton")->isEnabled());
    QCOMPARE(desk.session.state(), gui::Session::State::Locked);
    desk.find<QLineEdit>("passwordEdit")->setText(QStringLiteral("correct horse"));
    desk.find<QPushButton>("signInButton")->click();
    QTRY_COMPARE(desk.session.state(), gui::Session::State::SignedIn);
}

void TestLiveDesk::refusesAWrongSetUpToken()
{
    LiveDesk desk;
    desk.window.start(QStringLiteral("https://symbolon.test"));
    QTRY_COMPARE(desk.window.signInView().mode(), gui::SignInView::Mode::SetUp);
    desk.find<QLineEdit>("setupTokenEdit")->setText(QStringLiteral("guessed"));
    desk.find<QLineEdit>("userEdit")->setText(QStringLiteral("amal"));
    desk.find<QLineEdit>("passwordEdit")->setText(QStringLiteral("correct horse"));
    desk.find<QLineEdit>("repeatEdit")->setText(QStringLiteral("correct horse"));
    desk.find<QPushButton>("signInButton")->click();
    auto *said = desk.window.signInView().findChild<QLabel *>(QStringLiteral("messageText"));
    QTRY_VERIFY(said->text().contains(u"set-up token"));
    QCOMPARE(desk.session.state(), gui::Session::State::SignedOut);
}

QTEST_MAIN(TestLiveDesk)
#include "tst_live_desk.moc"
