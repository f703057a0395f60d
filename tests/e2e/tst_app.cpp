// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/http_transport.h"
#include "admin-gui/widgets/code_view.h"
#include "admin-gui/widgets/theme.h"
#include "tests/e2e/daemon.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/amqp_reader.h"
#include "tests/support/database.h"
#include "tests/support/rabbit_server.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace symbolon;
using namespace symbolon::test;

namespace {

constexpr int patience = 20000; //!< ms; a server process on a loaded machine

const QString number = QStringLiteral("9434765919");
const QString patientName = QStringLiteral("Rosa Delgado");

//! The app as its main() puts it together, with its own sockets; only the printer and the keyring are not
//! the desktop's.
struct App {
    App()
        : settings(directory.filePath(QStringLiteral("settings.ini")))
        , transport(settings)
        , client(transport)
        , session(client, keyring, clock)
        , window(client,
              session,
              settings,
              clock,
              printer,
              { [this](const QUrl &server) { transport.setServer(server); },
                  [this](const gui::CertificateOffer &offer) { transport.trust(offer); } })
    {
        gui::theme::apply(*qApp, gui::theme::Appearance::Light);
        settings.set(gui::setting::slipHidesPin, false);
        window.show();
    }

    template <typename T>
    T *find(const char *name)
    {
        if (auto *found = window.findChild<T *>(QLatin1String(name)))
            return found;
        qFatal("%s was not found", name);
    }

    //! Where the keys go now; after a dialog has closed that is for the window system to say, which offscreen
    //! does not.
    QWidget *focused()
    {
        if (!QApplication::focusWidget())
            window.activateWindow();
        if (!QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; }))
            qFatal("nothing has the focus");
        return QApplication::focusWidget();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(focused(), key, modifiers);
    }

    //! Waits until the keys go to `widget`.
    static void focus(QWidget *widget)
    {
        widget->activateWindow();
        widget->setFocus();
        if (!QTest::qWaitFor([widget] { return QApplication::focusWidget() == widget; }))
            qFatal("%s takes no keys", qPrintable(widget->objectName()));
    }

    //! Types `text` into the field `name`.
    void type(const char *name, const QString &text)
    {
        focus(find<QLineEdit>(name));
        QTest::keyClicks(QApplication::focusWidget(), text);
    }

    //! Opens a page's form with Ctrl+N.
    bool openForm(const char *name)
    {
        press(Qt::Key_N, Qt::ControlModifier);
        return QTest::qWaitForWindowActive(find<QDialog>(name));
    }

    bool waitForRows(int rows)
    {
        auto *table = window.currentPage()->findChild<QTableView *>(QStringLiteral("table"));
        return QTest::qWaitFor([table, rows] { return table->model()->rowCount() == rows; }, patience);
    }

    QTemporaryDir directory;
    gui::Settings settings;
    SystemClock clock;
    gui::MemoryKeyring keyring;
    RecordingPrinter printer;
    gui::HttpTransport transport;
    gui::Client client;
    gui::Session session;
    gui::MainWindow window;
};

} // namespace

//! The server as a process on PostgreSQL and a broker, the real window over the network, and a phone and a
//! tablet that know nothing but the codes on the printed slips.
class AppEndToEnd : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void signsInWithTheSetUpToken();
    void issuesAPatientsCodeWithSixKeys();
    void seesThePhoneActivate();
    void registersATabletAndSeesItActivate();
    void addsAClinicianWhoSignsInOnTheTablet();
    void tellsTheOldExchange();
    void cleanupTestCase();

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Daemon> m_daemon;
    std::unique_ptr<AmqpReader> m_reader;
    std::unique_ptr<App> m_app;
    QByteArray m_tabletToken;
};

void AppEndToEnd::initTestCase()
{
    auto *rabbit = RabbitServer::shared();
    QVERIFY(rabbit);
    m_database = std::make_unique<TestDatabase>(store::Engine::Postgresql, TestDatabase::Content::Empty);
    m_daemon = std::make_unique<Daemon>(m_database->url(),
        QStringList{ QStringLiteral("amqp.host=127.0.0.1"),
            QStringLiteral("amqp.port=%1").arg(rabbit->port()),
            QStringLiteral("amqp.username=guest"),
            QStringLiteral("amqp.password=guest") });
    QVERIFY(m_daemon->start());
    m_reader = std::make_unique<AmqpReader>(rabbit->port(), QStringLiteral("dhos.34837004"));
    m_app = std::make_unique<App>();
}

void AppEndToEnd::signsInWithTheSetUpToken()
{
    m_app->window.signInView().setSetupToken(Secret(m_daemon->setupToken()));
    m_app->window.start(m_daemon->url());
    QTRY_COMPARE_WITH_TIMEOUT(m_app->window.signInView().mode(), gui::SignInView::Mode::SetUp, patience);
    m_app->type("userEdit", QStringLiteral("amal"));
    m_app->type("displayNameEdit", QStringLiteral("Dr Amal Khan"));
    m_app->type("passwordEdit", QStringLiteral("correct horse battery"));
    m_app->type("repeatEdit", QStringLiteral("correct horse battery"));
    m_app->press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_app->session.state(), gui::Session::State::SignedIn, patience);
    QTRY_VERIFY(m_app->window.currentPage());
}

void AppEndToEnd::issuesAPatientsCodeWithSixKeys()
{
    m_app->press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(m_app->openForm("patientDialog"));
    m_app->type("patient_id", number);
    m_app->type("display_name", patientName);
    m_app->type("birth_date", QStringLiteral("1984-03-12"));
    m_app->press(Qt::Key_Return);
    QVERIFY(m_app->waitForRows(1));
    m_app->press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    m_app->type("patientNumber", number);
    m_app->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->find<QWidget>("identityCard")->isVisible(), patience);
    QCOMPARE(m_app->find<QLabel>("patientName")->text(), patientName);
    m_app->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->find<gui::CodeView>("codeView")->isVisible(), patience);
    m_app->press(Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(m_app->printer.printed.size(), 1);
    QVERIFY(!m_app->printer.printed.first().pin.isEmpty());
}

void AppEndToEnd::seesThePhoneActivate()
{
    Client phone(m_daemon->port());
    const gui::Slip slip = m_app->printer.printed.first();
    const Answer used = phone.call(
        "POST", "/dhos/v1/activation/" + slip.code.reveal(), {}, "{\"otp\":\"" + slip.pin.reveal() + "\"}");
    QCOMPARE(used.status, 200);
    const Answer token = phone.call("GET",
        "/dhos/v1/patient/" + number.toLatin1() + "/jwt",
        { { "x-authorisation-code", used.text("authorisation_code").toLatin1() } });
    QVERIFY(token.text("jwt").startsWith(u"ey"));
    const auto *state = m_app->find<QLabel>("activationState");
    QTRY_VERIFY2_WITH_TIMEOUT(state->text().contains(u"Activated"), qPrintable(state->text()), patience);
    m_app->press(Qt::Key_Escape);
    QTRY_COMPARE(m_app->focused()->objectName(), QStringLiteral("patientNumber"));
}

void AppEndToEnd::registersATabletAndSeesItActivate()
{
    m_app->press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(m_app->openForm("deviceDialog"));
    m_app->type("description", QStringLiteral("Ward 4 - 01"));
    m_app->type("location_id", QStringLiteral("ward-4"));
    m_app->press(Qt::Key_Return);
    QVERIFY(m_app->waitForRows(1));
    auto *table = m_app->window.currentPage()->findChild<QTableView *>(QStringLiteral("table"));
    App::focus(table);
    table->selectRow(0);
    m_app->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_app->window.findChild<gui::CodeView *>(QStringLiteral("tabletCode0")), patience);
    m_app->press(Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(m_app->printer.printed.size(), 2);
    Client tablet(m_daemon->port());
    const Answer used = tablet.call(
        "POST", "/dhos/v1/activation/" + m_app->printer.printed.last().code.reveal() + "?type=send_entry");
    QCOMPARE(used.status, 200);
    const Answer token = tablet.call("GET",
        "/dhos/v1/device/" + used.text("device_id").toLatin1() + "/jwt",
        { { "x-authorisation-code", used.text("authorisation_code").toLatin1() } });
    QCOMPARE(token.status, 200);
    m_tabletToken = token.text("jwt").toLatin1();
    const auto *state = m_app->find<QLabel>("tabletState0");
    QTRY_VERIFY2_WITH_TIMEOUT(state->text().contains(u"Activated"), qPrintable(state->text()), patience);
}

void AppEndToEnd::addsAClinicianWhoSignsInOnTheTablet()
{
    m_app->press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(m_app->openForm("clinicianDialog"));
    m_app->type("clinician_id", QStringLiteral("c7"));
    m_app->type("send_entry_identifier", QStringLiteral("badge-7"));
    m_app->type("groups", QStringLiteral("send clinician"));
    m_app->press(Qt::Key_Return);
    QVERIFY(m_app->waitForRows(1));
    Client tablet(m_daemon->port());
    const Answer token = tablet.call("GET",
        "/dhos/v1/clinician/jwt?send_entry_identifier=badge-7",
        { { "Authorization", "Bearer " + m_tabletToken } });
    QCOMPARE(token.status, 200);
    QVERIFY(token.text("jwt").startsWith(u"ey"));
}

void AppEndToEnd::tellsTheOldExchange()
{
    for (const QString &expected :
        { QStringLiteral("SEND entry device auth success"), QStringLiteral("SEND entry login success") }) {
        const auto message = m_reader->take();
        QVERIFY(message.has_value());
        QCOMPARE(message->json()[u"event_type"].toString(), expected);
    }
}

void AppEndToEnd::cleanupTestCase()
{
    m_app.reset();
    QCOMPARE(m_daemon->stop(), 0);
}

QTEST_MAIN(AppEndToEnd)
#include "tst_app.moc"
