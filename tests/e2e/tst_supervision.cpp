// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/daemon.h"
#include "tests/http/tls_files.h"
#include "tests/support/database.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

#include <csignal>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace symbolon;
using namespace symbolon::test;

namespace {

//! The service manager's end of NOTIFY_SOCKET (sd_notify(3)).
class NotifySocket {
public:
    explicit NotifySocket(const QString &path)
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        std::copy(name.begin(), name.end(), address.sun_path);
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("the notify socket cannot be bound");
    }

    ~NotifySocket() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(NotifySocket)

    //! The next message; empty after `timeout` ms without one.
    [[nodiscard]] QByteArray next(int timeout = 20000) const
    {
        pollfd ready{ m_socket, POLLIN, 0 };
        if (::poll(&ready, 1, timeout) != 1)
            return {};
        char text[256];
        const auto size = ::recv(m_socket, text, sizeof text, 0);
        return size > 0 ? QByteArray(text, size) : QByteArray();
    }

private:
    const int m_socket;
};

} // namespace

//! What a service manager and an administrator do to a running server.
class SupervisionTest : public QObject {
    Q_OBJECT

private slots:

    void saysWhenItIsReadyAndThatItLives()
    {
        TestDatabase database(store::Engine::Sqlite, TestDatabase::Content::Empty);
        const QString path = m_directory.filePath(QStringLiteral("notify"));
        const NotifySocket manager(path);
        Daemon daemon(database.url());
        daemon.setEnvironment(
            { QStringLiteral("NOTIFY_SOCKET=") + path, QStringLiteral("WATCHDOG_USEC=400000") });
        QVERIFY(daemon.start());
        QCOMPARE(manager.next(), QByteArray("READY=1"));
        QCOMPARE(Client(daemon.port()).call("GET", "/running").status, 200);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(manager.next(), QByteArray("WATCHDOG=1"));
        QVERIFY(timer.elapsed() >= 350);
        daemon.signal(SIGTERM);
        QByteArray last;
        do
            last = manager.next();
        while (last == "WATCHDOG=1");
        QCOMPARE(last, QByteArray("STOPPING=1"));
        QCOMPARE(daemon.stop(), 0);
    }

    void isSilentAboutItsLifeWhenNobodyAsks()
    {
        TestDatabase database(store::Engine::Sqlite, TestDatabase::Content::Empty);
        const QString path = m_directory.filePath(QStringLiteral("notify-2"));
        const NotifySocket manager(path);
        Daemon daemon(database.url());
        // The watchdog of another process, as sd_watchdog_enabled(3) tells them apart.
        daemon.setEnvironment({ QStringLiteral("NOTIFY_SOCKET=") + path,
            QStringLiteral("WATCHDOG_USEC=100000"),
            QStringLiteral("WATCHDOG_PID=1") });
        QVERIFY(daemon.start());
        QCOMPARE(manager.next(), QByteArray("READY=1"));
        QCOMPARE(manager.next(500), QByteArray());
    }

    void readsItsCertificateAgain()
    {
        TestDatabase database(store::Engine::Sqlite, TestDatabase::Content::Empty);
        install(http::makeCertificate("first"));
        Daemon daemon(database.url(),
            { QStringLiteral("tls.certificate_file=") + m_certificate,
                QStringLiteral("tls.key_file=") + m_key });
        QVERIFY(daemon.start());
        QSslSocket early;
        QCOMPARE(shown(early, daemon.port()), QStringLiteral("first"));

        install(http::makeCertificate("second"));
        daemon.signal(SIGHUP);
        QTRY_VERIFY(daemon.log().contains("the certificate was read again"));
        QCOMPARE(showsNow(daemon.port()), QStringLiteral("second"));
        // Who is connected stays so.
        early.write("GET /running HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(early.waitForReadyRead(20000));
        QVERIFY(early.readAll().startsWith("HTTP/1.1 200"));

        http::writePrivate(m_certificate, "no certificate");
        daemon.signal(SIGHUP);
        QTRY_VERIFY(daemon.log().contains("the old one stays in use"));
        QCOMPARE(showsNow(daemon.port()), QStringLiteral("second"));
        QCOMPARE(daemon.stop(), 0);
    }

private:
    void install(const http::MadeCertificate &made) const
    {
        http::writePrivate(m_certificate, made.certificate);
        http::writePrivate(m_key, made.key);
    }

    //! Connects and returns the common name of the server's certificate.
    static QString shown(QSslSocket &socket, quint16 port)
    {
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        if (!socket.waitForEncrypted(20000))
            return socket.errorString();
        return socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
    }

    static QString showsNow(quint16 port)
    {
        QSslSocket socket;
        return shown(socket, port);
    }

    QTemporaryDir m_directory;
    const QString m_certificate = m_directory.filePath(QStringLiteral("certificate.pem"));
    const QString m_key = m_directory.filePath(QStringLiteral("key.pem"));
};

QTEST_GUILESS_MAIN(SupervisionTest)
#include "tst_supervision.moc"
