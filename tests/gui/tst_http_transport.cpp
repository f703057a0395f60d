// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/address.h"
#include "admin-gui/client/http_transport.h"

#include <QProcess>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace symbolon;
using namespace std::chrono_literals;
using gui::HttpTransport;

namespace {

//! An HTTPS server that keeps what it was asked and answers with bytes that the test sets.
class TinyServer : public QSslServer {
public:
    TinyServer()
    {
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    received += socket->readAll();
                    if (!answer.isEmpty() && received.contains("\r\n\r\n"))
                        socket->write(answer);
                });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    //! Serves with a fresh self-signed certificate from now on.
    bool useNewKey(const QTemporaryDir &directory, const QString &name)
    {
        const QString key = directory.filePath(name + QStringLiteral(".key"));
        const QString certificate = directory.filePath(name + QStringLiteral(".pem"));
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
            { QStringLiteral("req"),
                QStringLiteral("-x509"),
                QStringLiteral("-newkey"),
                QStringLiteral("ec"),
                QStringLiteral("-pkeyopt"),
                QStringLiteral("ec_paramgen_curve:prime256v1"),
                QStringLiteral("-nodes"),
                QStringLiteral("-days"),
                QStringLiteral("30"),
                QStringLiteral("-subj"),
                QStringLiteral("/CN=symbolon.test"),
                QStringLiteral("-addext"),
                QStringLiteral("subjectAltName=IP:127.0.0.1"),
                QStringLiteral("-keyout"),
                key,
                QStringLiteral("-out"),
                certificate });
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            return false;
        QFile keyFile(key);
        if (!keyFile.open(QIODevice::ReadOnly))
            return false;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
        configuration.setLocalCertificate(QSslCertificate::fromPath(certificate).value(0));
        setSslConfiguration(configuration);
        return true;
    }

    [[nodiscard]] QUrl address() const
    {
        QUrl url;
        url.setScheme(QStringLiteral("https"));
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(serverPort());
        return url;
    }

    QByteArray received;
    QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
};

} // namespace

class TestHttpTransport : public QObject {
    Q_OBJECT

private slots:
    void init();
    void asksBeforeItTrustsAnUnknownCertificate();
    void refusesAnotherKeyThanPinned();
    void sendsTargetHeadersAndBodyUnchanged();
    void followsNoRedirect();
    void givesUpInTime();
    void saysWhenNobodyListens();
    void passesStreamsOn();

private:
    Result<gui::Reply> send(const gui::Call &call);
    void trustServer();

    QTemporaryDir m_directory;
    std::unique_ptr<gui::Settings> m_settings;
    std::unique_ptr<TinyServer> m_server;
    std::unique_ptr<HttpTransport> m_transport;
    std::optional<gui::CertificateOffer> m_offer;
};

void TestHttpTransport::init()
{
    m_offer.reset();
    m_settings = std::make_unique<gui::Settings>(
        m_directory.filePath(QString::fromLatin1(QTest::currentTestFunction()) + QStringLiteral(".ini")));
    m_server = std::make_unique<TinyServer>();
    QVERIFY(m_server->useNewKey(m_directory, QStringLiteral("first")));
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    m_transport = std::make_unique<HttpTransport>(*m_settings);
    m_transport->setServer(m_server->address());
    connect(m_transport.get(),
        &HttpTransport::certificateOffered,
        this,
        [this](const gui::CertificateOffer &offer) { m_offer = offer; });
}

Result<gui::Reply> TestHttpTransport::send(const gui::Call &call)
{
    std::optional<Result<gui::Reply>> reply;
    m_transport->send(call, this, [&](Result<gui::Reply> answer) { reply = std::move(answer); });
    if (!QTest::qWaitFor([&] { return reply.has_value(); }, 8000))
        return fail(Code::Internal, QStringLiteral("no call back"));
    return *reply;
}

void TestHttpTransport::trustServer()
{
    QVERIFY(!send({ "GET", "/" }));
    QVERIFY(m_offer);
    m_transport->trust(*m_offer);
    m_server->received.clear();
}

void TestHttpTransport::asksBeforeItTrustsAnUnknownCertificate()
{
    const Result<gui::Reply> refused =
        send({ "GET", "/v1/session", { { "Authorization", "Bearer secret" } } });
    QVERIFY(!refused);
    QCOMPARE(refused.error().where, gui::fault::certificate.toString());
    QVERIFY(m_server->received.isEmpty());
    QVERIFY(m_offer);
    QVERIFY(!m_offer->isReplacement);
    QCOMPARE(m_offer->authority, gui::authorityOf(m_server->address()));
    QCOMPARE(m_offer->keySha256.size(), 32);
    m_transport->trust(*m_offer);
    const Result<gui::Reply> reply = send({ "GET", "/v1/session" });
    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->body, QByteArray("{}"));
}

void TestHttpTransport::refusesAnotherKeyThanPinned()
{
    trustServer();
    QVERIFY(send({ "GET", "/" }));
    m_offer.reset();
    QVERIFY(m_server->useNewKey(m_directory, QStringLiteral("second")));
    m_transport = std::make_unique<HttpTransport>(*m_settings);
    m_transport->setServer(m_server->address());
    connect(m_transport.get(),
        &HttpTransport::certificateOffered,
        this,
        [this](const gui::CertificateOffer &offer) { m_offer = offer; });
    m_server->received.clear();
    QVERIFY(!send({ "POST", "/v1/session", {}, "{\"password\":\"x\"}" }));
    QVERIFY(m_server->received.isEmpty());
    QVERIFY(m_offer);
    QVERIFY(m_offer->isReplacement);
}

void TestHttpTransport::sendsTargetHeadersAndBodyUnchanged()
{
    trustServer();
    const gui::Call call{ "PATCH",
        "/v1/patients/a%2Fb%20%C3%BC/x?search=a%20b%26c",
        { { "Authorization", "Bearer token" }, { "Content-Type", "application/json" } },
        "{\"a\":1}" };
    QVERIFY(send(call));
    QVERIFY2(
        m_server->received.startsWith("PATCH /v1/patients/a%2Fb%20%C3%BC/x?search=a%20b%26c HTTP/1.1\r\n"),
        m_server->received.constData());
    // Names in lower case are the same names; Qt sends them so from 6.8 on.
    const bool isAuthorised = m_server->received.contains("Authorization: Bearer token\r\n")
        || m_server->received.contains("authorization: Bearer token\r\n");
    QVERIFY2(isAuthorised, m_server->received.constData());
    QVERIFY(m_server->received.endsWith("\r\n\r\n{\"a\":1}"));
    QVERIFY(!m_server->received.toLower().contains("cookie"));
}

void TestHttpTransport::followsNoRedirect()
{
    trustServer();
    m_server->answer =
        "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.invalid/\r\nContent-Length: 0\r\n\r\n";
    const Result<gui::Reply> reply = send({ "GET", "/" });
    QVERIFY(reply);
    QCOMPARE(reply->status, 302);
}

void TestHttpTransport::givesUpInTime()
{
    trustServer();
    m_server->answer.clear();
    const Result<gui::Reply> reply = send({ "GET", "/", {}, {}, 200ms });
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, Code::Timeout);
    QCOMPARE(reply.error().where, gui::fault::network.toString());
}

void TestHttpTransport::saysWhenNobodyListens()
{
    m_server->close();
    const Result<gui::Reply> reply = send({ "GET", "/" });
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, Code::Unavailable);
    QCOMPARE(reply.error().where, gui::fault::network.toString());
}

void TestHttpTransport::passesStreamsOn()
{
    trustServer();
    m_server->answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: "
                       "close\r\n\r\nevent: x\ndata: 1\n\n";
    const std::unique_ptr<gui::Stream> stream = m_transport->listen({ "GET", "/v1/events" });
    QByteArray bytes;
    connect(stream.get(), &gui::Stream::received, this, [&](const QByteArray &piece) { bytes += piece; });
    const QSignalSpy ended(stream.get(), &gui::Stream::ended);
    QTRY_COMPARE(bytes, QByteArray("event: x\ndata: 1\n\n"));
    QVERIFY(ended.isEmpty());
}

QTEST_MAIN(TestHttpTransport)
#include "tst_http_transport.moc"
