// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/app/options.h"
#include "admin-gui/client/address.h"
#include "admin-gui/client/events.h"
#include "admin-gui/client/session.h"
#include "tests/gui/fake_transport.h"

#include "shared/api/devices.h"
#include "shared/api/patients.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace symbolon;
using namespace std::chrono_literals;
using test::FakeTransport;

namespace {

const Instant start{ 1'795'616'400s };

api::SessionReply sessionReply(const char *access, Instant expires)
{
    api::SessionReply reply;
    reply.sessionToken = Secret("khmac:///session");
    reply.accessToken = Secret(access);
    reply.accessExpiresAt = expires;
    reply.sessionExpiresAt = start + 12h;
    reply.username = QStringLiteral("amal");
    reply.scopes = { QStringLiteral("read:gdm_activation") };
    return reply;
}

} // namespace

class TestClient : public QObject {
    Q_OBJECT

private slots:
    void init();
    void buildsRequestsFromContractTypes();
    void refusesAnEmptyPathParameter();
    void readsProblemDocuments();
    void readsAProxysErrorByItsStatus();
    void repeatsAnIdempotentCallOnce();
    void neverRepeatsAnIssue();
    void asksAgainUntilTheServerIsBack();
    void renewsAnExpiredTokenUnnoticed();
    void endsTheSessionWhenRenewalIsRefused();
    void keepsTheSessionWhenRenewalFindsNoServer();
    void renewsBeforeTheTokenExpires();
    void resumesFromTheKeyring();
    void tellsThatThereIsNoKeyring();
    void forgetsTokensWhenLocked();
    void neverCallsBackIntoWhatIsGone();
    void acceptsServerAddresses_data();
    void acceptsServerAddresses();
    void cutsStreamsIntoEvents();
    void readsTheCommandLine();
    void readsTheSetupToken();

private:
    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<gui::Client> m_client;
    std::unique_ptr<FixedClock> m_clock;
    gui::MemoryKeyring m_keyring;
    std::unique_ptr<gui::Session> m_session;

    void signIn();
};

void TestClient::init()
{
    m_session.reset();
    m_client.reset();
    m_transport = std::make_unique<FakeTransport>();
    m_client = std::make_unique<gui::Client>(*m_transport);
    m_clock = std::make_unique<FixedClock>(start);
    m_keyring = gui::MemoryKeyring();
    m_session = std::make_unique<gui::Session>(*m_client, m_keyring, *m_clock);
    m_session->setServer(QStringLiteral("https://symbolon.example.org"));
    m_transport->reply<api::OpenSession>(sessionReply("one", start + 15min));
    m_transport->reply<api::RenewSession>(sessionReply("two", start + 30min));
    m_transport->reply<api::CloseSession>({});
    m_transport->reply<api::ListPatients>({});
    m_transport->reply<api::ReadDiscovery>({});
}

void TestClient::signIn()
{
    bool isOpen = false;
    m_session->open(QStringLiteral("amal"), Secret("correct horse"), [&](const Result<void> &r) {
        isOpen = r.has_value();
    });
    QTRY_VERIFY(isOpen);
}

void TestClient::buildsRequestsFromContractTypes()
{
    api::Input<api::ListDeviceActivations> list;
    list.query.state = api::ActivationState::Pending;
    list.query.deviceId = QStringLiteral("a b&c");
    list.query.limit = 20;
    const gui::Call listed = gui::buildCall(list).value();
    QCOMPARE(listed.method, QByteArray("GET"));
    QCOMPARE(listed.path(), QByteArray("/v1/device-activations"));
    QCOMPARE(listed.query(), QByteArray("device_id=a%20b%26c&limit=20&state=pending"));
    QVERIFY(listed.body.isEmpty());

    api::Input<api::IssueActivation> issue;
    issue.path.patientId = QStringLiteral("a/b ü");
    issue.body.purpose = api::Purpose::TakeHome;
    const gui::Call issued = gui::buildCall(issue).value();
    QCOMPARE(issued.target, QByteArray("/v1/patients/a%2Fb%20%C3%BC/activations"));
    QCOMPARE(issued.body, QByteArray("{\"purpose\":\"take_home\"}"));
}

void TestClient::refusesAnEmptyPathParameter()
{
    const Result<gui::Call> call = gui::buildCall(api::Input<api::ReadPatient>());
    QVERIFY(!call);
    QCOMPARE(call.error().where, QStringLiteral("/patient_id"));
}

void TestClient::readsProblemDocuments()
{
    const Error error = gui::errorOf({ 400,
        "application/problem+json",
        R"({"code":"invalid","detail":"too long","field":"/display_name","reference":"Q7K2MX","status":400})" });
    QCOMPARE(error.code, Code::Invalid);
    QCOMPARE(error.detail, QStringLiteral("too long"));
    QCOMPARE(error.where, QStringLiteral("/display_name"));
    QCOMPARE(error.reference, QStringLiteral("Q7K2MX"));
    QCOMPARE(
        gui::errorOf({ 400, "application/problem+json", R"({"code":"malformed"})" }).code, Code::Malformed);
}

void TestClient::readsAProxysErrorByItsStatus()
{
    const Error error = gui::errorOf({ 502, "text/html", "<h1>Bad gateway</h1>" });
    QCOMPARE(error.code, Code::Unavailable);
    QVERIFY(!error.detail.contains(u"<"));
    QCOMPARE(gui::errorOf({ 429, {}, {}, 30 }).retryAfter, 30);
}

void TestClient::repeatsAnIdempotentCallOnce()
{
    m_transport->setOnline(false);
    std::optional<Error> error;
    m_client->send<api::ListPatients>({}, this, [&](const auto &page) { error = page.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(error->where, gui::fault::network.toString());
    QCOMPARE(m_transport->count(QStringLiteral("GET /v1/patients")), 2);
}

void TestClient::neverRepeatsAnIssue()
{
    m_transport->setOnline(false);
    bool isAnswered = false;
    api::Input<api::IssueActivation> input;
    input.path.patientId = QStringLiteral("1");
    m_client->send<api::IssueActivation>(input, this, [&](const auto &) { isAnswered = true; });
    QTRY_VERIFY(isAnswered);
    QCOMPARE(m_transport->count(QStringLiteral("POST /v1/patients/1/activations")), 1);
}

void TestClient::asksAgainUntilTheServerIsBack()
{
    const QSignalSpy changes(m_client.get(), &gui::Client::onlineChanged);
    m_transport->setOnline(false);
    m_client->send<api::ListPatients>({}, this, [](const auto &) {});
    QTRY_COMPARE(changes.size(), 1);
    QVERIFY(!m_client->isOnline());
    m_transport->setOnline(true);
    QTRY_COMPARE(changes.size(), 2);
    QVERIFY(m_client->isOnline());
    QVERIFY(m_transport->count(QStringLiteral("GET /.well-known/symbolon")) >= 1);
}

void TestClient::renewsAnExpiredTokenUnnoticed()
{
    signIn();
    int calls = 0;
    m_transport->on<api::ListPatients>(
        [&](const auto &, const auto &, const auto &) -> Result<api::Page<api::Patient>> {
            ++calls;
            if (m_transport->lastHeader("Authorization") == "Bearer one")
                return fail(Code::Unauthenticated);
            return api::Page<api::Patient>();
        });
    bool isGood = false;
    m_client->send<api::ListPatients>({}, this, [&](const auto &page) { isGood = page.has_value(); });
    QTRY_VERIFY(isGood);
    QCOMPARE(calls, 2);
    QCOMPARE(m_session->state(), gui::Session::State::SignedIn);
}

void TestClient::endsTheSessionWhenRenewalIsRefused()
{
    signIn();
    m_transport->refuse<api::ListPatients>({ Code::Unauthenticated });
    m_transport->refuse<api::RenewSession>({ Code::Unauthenticated });
    std::optional<Error> error;
    m_client->send<api::ListPatients>({}, this, [&](const auto &page) { error = page.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(error->code, Code::Unauthenticated);
    QCOMPARE(m_session->state(), gui::Session::State::Expired);
    QVERIFY(!m_client->may<api::ListPatients>());
}

void TestClient::keepsTheSessionWhenRenewalFindsNoServer()
{
    signIn();
    m_transport->refuse<api::ListPatients>({ Code::Unauthenticated });
    m_transport->refuse<api::RenewSession>({ Code::Unavailable });
    std::optional<Error> error;
    m_client->send<api::ListPatients>({}, this, [&](const auto &page) { error = page.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(error->code, Code::Unavailable);
    QCOMPARE(m_session->state(), gui::Session::State::SignedIn);
}

void TestClient::renewsBeforeTheTokenExpires()
{
    signIn();
    m_session->renewSoon();
    QTest::qWait(50);
    QCOMPARE(m_transport->count(QStringLiteral("POST /v1/session/renewal")), 0);
    m_clock->advance(14min + 10s);
    m_session->renewSoon();
    QTRY_COMPARE(m_transport->count(QStringLiteral("POST /v1/session/renewal")), 1);
    QCOMPARE(m_transport->lastHeader("Authorization"), QByteArray("khmac:///session"));
}

void TestClient::resumesFromTheKeyring()
{
    signIn();
    gui::Client client(*m_transport);
    gui::Session session(client, m_keyring, *m_clock);
    session.setServer(QStringLiteral("https://symbolon.example.org"));
    bool isResumed = false;
    session.resume([&](const Result<void> &r) { isResumed = r.has_value(); });
    QTRY_VERIFY(isResumed);
    QCOMPARE(session.username(), QStringLiteral("amal"));
    session.setServer(QStringLiteral("https://another.example.org"));
    std::optional<bool> isOther;
    session.resume([&](const Result<void> &r) { isOther = r.has_value(); });
    QTRY_VERIFY(isOther);
    QVERIFY(!*isOther);
}

void TestClient::tellsThatThereIsNoKeyring()
{
    m_keyring = gui::MemoryKeyring(true);
    const QSignalSpy missing(m_session.get(), &gui::Session::keyringMissing);
    signIn();
    QTRY_COMPARE(missing.size(), 1);
    QCOMPARE(m_session->state(), gui::Session::State::SignedIn);
    QVERIFY(!m_session->isRemembered());
}

void TestClient::forgetsTokensWhenLocked()
{
    signIn();
    m_session->lock();
    QCOMPARE(m_session->state(), gui::Session::State::Locked);
    QTRY_COMPARE(m_transport->count(QStringLiteral("DELETE /v1/session")), 1);
    std::optional<bool> isKept;
    m_keyring.read(m_session->server(), this, [&](const Result<Secret> &kept) { isKept = !kept->isEmpty(); });
    QTRY_VERIFY(isKept);
    QVERIFY(!*isKept);
    m_client->send<api::ListPatients>({}, this, [](const auto &) {});
    QVERIFY(m_transport->lastHeader("Authorization").isEmpty());
}

void TestClient::neverCallsBackIntoWhatIsGone()
{
    auto context = std::make_unique<QObject>();
    m_transport->setLatency(20ms);
    bool isCalled = false;
    m_client->send<api::ListPatients>({}, context.get(), [&](const auto &) { isCalled = true; });
    context.reset();
    QTest::qWait(80);
    QVERIFY(!isCalled);
}

void TestClient::acceptsServerAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *typed, const char *address) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(address);
    };
    row("symbolon.example.org", "https://symbolon.example.org");
    row(" https://symbolon.example.org/ ", "https://symbolon.example.org");
    row("https://symbolon.example.org:8443", "https://symbolon.example.org:8443");
    row("http://127.0.0.1:5000", "http://127.0.0.1:5000");
    row("http://localhost:5000", "http://localhost:5000");
    row("http://symbolon.example.org", "");
    row("http://127.0.0.1.example.org", "");
    row("file:///etc/passwd", "");
    row("javascript://x", "");
    row("https://user:secret@symbolon.example.org", "");
    row("https://symbolon.example.org/path", "");
    row("https://symbolon.example.org?q=1", "");
    row("https://", "");
    row("", "");
}

void TestClient::acceptsServerAddresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, address);
    const Result<QUrl> url = gui::serverAddress(typed);
    QCOMPARE(url ? url->toString() : QString(), address);
}

void TestClient::cutsStreamsIntoEvents()
{
    gui::EventParser parser;
    QVERIFY(parser.feed(": ping\n\nevent: activa").isEmpty());
    QVERIFY(parser.feed("tion\r\ndata: one\r\nda").isEmpty());
    const QList<gui::ServerEvent> events = parser.feed("ta: two\r\n\r\ndata:x\n\n");
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).name, QByteArray("activation"));
    QCOMPARE(events.at(0).data, QByteArray("one\ntwo"));
    QCOMPARE(events.at(1).data, QByteArray("x"));
}

void TestClient::readsTheCommandLine()
{
    const Result<gui::Options> options = gui::parseOptions({ QStringLiteral("symbolon-admin"),
        QStringLiteral("--server"),
        QStringLiteral("https://a.example"),
        QStringLiteral("--setup-token-file=/run/token"),
        QStringLiteral("--page=activate") });
    QVERIFY(options);
    QCOMPARE(options->server, QStringLiteral("https://a.example"));
    QCOMPARE(options->setupTokenFile, QStringLiteral("/run/token"));
    QCOMPARE(options->page, QStringLiteral("activate"));
    QVERIFY(!gui::parseOptions({ QStringLiteral("symbolon-admin"), QStringLiteral("--no-such") }));
    QVERIFY(!gui::parseOptions({ QStringLiteral("symbolon-admin"), QStringLiteral("stray") }));
    QVERIFY(gui::helpText().contains(u"--setup-token-file"));
}

void TestClient::readsTheSetupToken()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("token"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("set-up-token-1 \n# made by the installer\n");
    file.close();
    QCOMPARE(gui::readSetupToken(path)->reveal(), QByteArray("set-up-token-1"));
    QVERIFY(!gui::readSetupToken(directory.filePath(QStringLiteral("absent"))));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    QVERIFY(!gui::readSetupToken(path));
}

QTEST_MAIN(TestClient)
#include "tst_client.moc"
