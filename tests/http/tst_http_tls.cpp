// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http_support.h"
#include "tls_files.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace symbolon;
using namespace symbolon::http;
using namespace std::chrono_literals;

namespace {

//! A ClientHello that offers nothing beyond `version` (0x0302 is TLS 1.1).
QByteArray clientHello(quint16 version)
{
    const QByteArray versionBytes = QByteArray(1, char(version >> 8)) + char(version & 0xff);
    const QByteArray extensions =
        QByteArray::fromHex("000a00060004001d0017" // groups X25519 and P-256
                            "000b00020100" // uncompressed points
                            "000d00080006040308040401"); // ECDSA and RSA with SHA-256
    const QByteArray suites = QByteArray::fromHex("c02bc02fc009c013");
    const QByteArray body = versionBytes + QByteArray(32, 'r') + char(0) + char(0) + char(suites.size())
        + suites + QByteArray::fromHex("0100") + char(0) + char(extensions.size()) + extensions;
    const QByteArray handshake = QByteArray::fromHex("010000") + char(body.size()) + body;
    return QByteArray::fromHex("16030100") + char(handshake.size()) + handshake;
}

} // namespace

//! TLS in process: versions, certificates and what hostile or silent peers can do to a handshake.
class HttpTlsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] TlsFiles files() const
    {
        return { m_folder.filePath(QStringLiteral("chain.pem")),
            m_folder.filePath(QStringLiteral("key.pem")) };
    }

    void install(const MadeCertificate &made) const
    {
        writePrivate(files().certificateFile, made.certificate);
        writePrivate(files().keyFile, made.key);
    }

    [[nodiscard]] EngineSettings tlsSettings() const
    {
        EngineSettings settings = TestServer::testSettings();
        settings.listen.first().isTls = true;
        settings.limits.connectionsPerClient = 2000;
        settings.limits.handshakeTime = 60s;
        settings.tls = files();
        return settings;
    }

    static std::unique_ptr<QSslSocket> connected(quint16 port, QSslConfiguration configuration = {})
    {
        configuration.setCaCertificates({});
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        auto socket = std::make_unique<QSslSocket>();
        socket->setSslConfiguration(configuration);
        socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        socket->waitForEncrypted(20'000);
        return socket;
    }

    static QString nameShownBy(quint16 port)
    {
        return connected(port)->peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
    }

private slots:

    void init() { install(makeCertificate("first")); }

    void servesOverTls_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("protocol");
        QTest::newRow("EC key, TLS 1.2") << int(KeyKind::P256) << int(QSsl::TlsV1_2);
        QTest::newRow("EC key, TLS 1.3") << int(KeyKind::P256) << int(QSsl::TlsV1_3);
        QTest::newRow("RSA key, TLS 1.3") << int(KeyKind::Rsa2048) << int(QSsl::TlsV1_3);
    }

    void servesOverTls()
    {
        QFETCH(int, kind);
        QFETCH(int, protocol);
        install(makeCertificate("clinic.example", KeyKind(kind)));
        TestServer server(tlsSettings());
        QSslConfiguration configuration;
        configuration.setProtocol(QSsl::SslProtocol(protocol));
        auto socket = connected(server.port, configuration);
        QVERIFY(socket->isEncrypted());
        QCOMPARE(int(socket->sessionProtocol()), protocol);
        RawClient client(std::move(socket));
        QCOMPARE(client.send(get("/inspect")).read().status, 200);
        QVERIFY(server.dispatcher.last.secure);
        QVERIFY(server.dispatcher.last.peerCertificate.isEmpty());
        QCOMPARE(client.send(get("/fast") + get("/pool")).read().body, QByteArray("/fast"));
        QCOMPARE(client.read().body, QByteArray("pool"));
        const QByteArray large(1 << 20, 'b');
        client.send(
            "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 1048576\r\n\r\n" + large + get("/fast"));
        QVERIFY(client.read().body == large);
        QCOMPARE(client.read().body, QByteArray("/fast"));
        QCOMPARE(client.send(get("/large")).read().body.size(), qsizetype(8 << 20));
        QCOMPARE(client.send(get("/fast", "Connection: close\r\n")).read().status, 200);
        QVERIFY(client.isClosed());
    }

    void refusesOldVersions()
    {
        TestServer server(tlsSettings());
        RawClient current(server.port);
        current.send(clientHello(0x0303));
        QVERIFY(current.waitFor(QByteArray::fromHex("160303")));
        RawClient old(server.port);
        old.send(clientHello(0x0302));
        // An alert, fatal, protocol_version (RFC 5246 section 7.2).
        QVERIFY(old.waitFor(QByteArray::fromHex("00020246")));
        QVERIFY(old.isClosed());
    }

    void answersRefusalsBeforeItCloses()
    {
        TestServer server(tlsSettings());
        RawClient client(connected(server.port));
        client.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 4194304\r\n\r\n"
            + QByteArray(4 << 20, 'b'));
        QCOMPARE(client.read().status, 413);
        QVERIFY(client.isClosed());
    }

    void isNotHeldUpBySilentClients()
    {
        EngineSettings settings = tlsSettings();
        TestServer server(settings);
        std::vector<std::unique_ptr<RawClient>> silent;
        for (int i = 0; i < 300; ++i)
            silent.push_back(std::make_unique<RawClient>(server.port));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(RawClient(connected(server.port)).send(get("/fast")).read().status, 200);
        QVERIFY2(timer.elapsed() < 30'000, "an honest client waited for silent ones");
        QTRY_VERIFY(server.engine.statistics().connections >= 300);
    }

    void endsHandshakesThatDoNotEnd_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("silence") << QByteArray();
        QTest::newRow("half a hello") << clientHello(0x0303).left(40);
        QTest::newRow("a hello and no more") << clientHello(0x0303);
    }

    void endsHandshakesThatDoNotEnd()
    {
        QFETCH(QByteArray, bytes);
        EngineSettings settings = tlsSettings();
        settings.limits.handshakeTime = 200ms;
        TestServer server(settings);
        RawClient client(server.port);
        client.send(bytes);
        QTRY_COMPARE(server.refused(Refusal::HandshakeTimeout), quint64(1));
        QTRY_COMPARE(server.engine.statistics().connections, 0);
    }

    void survivesWhatIsNotTls()
    {
        TestServer server(tlsSettings());
        for (const QByteArray &bytes :
            { get("/fast"), QByteArray(1000, '\xff'), QByteArray("\x16\x03\x01\xff\xff", 5) }) {
            RawClient client(server.port);
            client.send(bytes);
            client.socket().waitForReadyRead(100);
            client.socket().abort();
        }
        QTRY_COMPARE(server.engine.statistics().connections, 0);
        QCOMPARE(RawClient(connected(server.port)).send(get("/fast")).read().status, 200);
    }

    void reloadsItsCertificate()
    {
        TestServer server(tlsSettings());
        RawClient before(connected(server.port));
        QCOMPARE(nameShownBy(server.port), QStringLiteral("first"));
        install(makeCertificate("second", KeyKind::Rsa2048));
        QCOMPARE(nameShownBy(server.port), QStringLiteral("first"));
        QVERIFY(server.engine.reloadCertificate().has_value());
        QCOMPARE(nameShownBy(server.port), QStringLiteral("second"));
        QCOMPARE(before.send(get("/fast")).read().status, 200);

        writePrivate(files().keyFile, makeCertificate("third").key);
        QCOMPARE(server.engine.reloadCertificate().error().code, Code::Invalid);
        QCOMPARE(nameShownBy(server.port), QStringLiteral("second"));
    }

    void refusesUnusableFiles_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what :
            { "no file", "no certificate", "another key", "weak key", "Ed25519 key", "everyone may read" })
            QTest::newRow(what) << QString::fromLatin1(what);
    }

    void refusesUnusableFiles()
    {
        QFETCH(QString, what);
        const TlsFiles paths = files();
        if (what == u"no file")
            QFile::remove(paths.keyFile);
        else if (what == u"no certificate")
            writePrivate(paths.certificateFile, "nothing");
        else if (what == u"another key")
            writePrivate(paths.keyFile, makeCertificate("other").key);
        else if (what == u"weak key")
            install(makeCertificate("weak", KeyKind::Rsa1024));
        else if (what == u"Ed25519 key")
            install(makeCertificate("edwards", KeyKind::Ed25519));
        else
            QFile::setPermissions(paths.keyFile, QFileDevice::ReadOwner | QFileDevice::ReadOther);
        SystemClock clock;
        TestDispatcher dispatcher;
        Engine engine(tlsSettings(), clock);
        const Result<void> started = engine.start(dispatcher);
        QVERIFY(!started.has_value());
        QCOMPARE(started.error().code, Code::Invalid);
        QVERIFY(started.error().detail.contains(m_folder.path()));
        QVERIFY(engine.ports().isEmpty());
    }

    void asksForClientCertificatesWhereTold()
    {
        EngineSettings settings = tlsSettings();
        settings.listen.append(settings.listen.first());
        settings.listen.last().requestsClientCertificate = true;
        TestServer server(settings);
        const MadeCertificate made = makeCertificate("person");
        QSslConfiguration configuration;
        configuration.setLocalCertificate(QSslCertificate(made.certificate));
        configuration.setPrivateKey(QSslKey(made.key, QSsl::Ec));

        RawClient asked(connected(server.engine.ports().last(), configuration));
        QCOMPARE(asked.send(get("/inspect")).read().status, 200);
        QCOMPARE(server.dispatcher.last.peerCertificate, QSslCertificate(made.certificate).toDer());
        RawClient without(connected(server.engine.ports().last()));
        QCOMPARE(without.send(get("/inspect")).read().status, 200);
        QVERIFY(server.dispatcher.last.peerCertificate.isEmpty());
        RawClient notAsked(connected(server.port, configuration));
        QCOMPARE(notAsked.send(get("/inspect")).read().status, 200);
        QVERIFY(server.dispatcher.last.peerCertificate.isEmpty());
    }

    void drainsOverTls()
    {
        TestServer server(tlsSettings());
        RawClient client(connected(server.port));
        client.send(get("/wait"));
        server.dispatcher.entered.acquire();
        const std::jthread stopping([&] { server.engine.stop(20s); });
        server.dispatcher.waiting.release();
        QCOMPARE(client.read().status, 200);
        QVERIFY(client.isClosed());
    }
};

QTEST_GUILESS_MAIN(HttpTlsTest)
#include "tst_http_tls.moc"
