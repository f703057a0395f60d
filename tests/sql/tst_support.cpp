// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/http_stub.h"
#include "tests/support/rabbit_server.h"
#include "tests/support/smtp_sink.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace symbolon::test;

namespace {

//! Says the lines one by one and collects the replies' codes, `-` for a closed connection.
QByteArray converse(QTcpSocket &socket, const QList<QByteArray> &lines)
{
    QByteArray codes;
    const auto listen = [&] {
        while (!socket.canReadLine() && socket.state() != QAbstractSocket::UnconnectedState)
            QTest::qWait(1);
        QByteArray line = socket.canReadLine() ? socket.readLine() : QByteArray("-");
        while (line.mid(3, 1) == "-" && socket.canReadLine())
            line = socket.readLine();
        codes += line.left(3) + ' ';
    };
    listen();
    for (const auto &line : lines) {
        socket.write(line + "\r\n");
        listen();
    }
    return codes.trimmed();
}

} // namespace

//! The stand-ins must be right, or they prove nothing.
class SupportTest : public QObject {
    Q_OBJECT

private slots:

    void keepsMail()
    {
        SmtpSink sink;
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(sink.port()));
        const auto codes = converse(socket,
            { "EHLO a",
                "MAIL FROM:<a@b>",
                "RCPT TO:<c@d>",
                "RCPT TO:<e@f>",
                "DATA",
                "Subject: x\r\n\r\n..dot\r\n." });
        QCOMPARE(codes, QByteArray("220 250 250 250 250 354 250"));
        QCOMPARE(sink.mails().size(), 1);
        QCOMPARE(sink.mails().first().sender, QByteArray("a@b"));
        QCOMPARE(sink.mails().first().recipients, (QList<QByteArray>{ "c@d", "e@f" }));
        QCOMPARE(sink.mails().first().data, QByteArray("Subject: x\r\n\r\n.dot\r\n"));
        QCOMPARE(sink.connections(), 1);
    }

    void refusesMailWhenTold()
    {
        SmtpSink sink;
        sink.answer("RCPT", "550 5.1.1 nobody here");
        sink.answer(".", "451 4.3.0 later");
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(sink.port()));
        QCOMPARE(converse(socket, { "HELO a", "MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", "x\r\n." }),
            QByteArray("220 250 250 550 354 451"));
        QVERIFY(sink.mails().isEmpty());
    }

    void hangsUpAfterTheData()
    {
        SmtpSink sink;
        sink.hangUpAt(".");
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(sink.port()));
        QCOMPARE(converse(socket, { "HELO a", "MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", "x\r\n." }),
            QByteArray("220 250 250 250 354 -"));
        QCOMPARE(sink.mails().size(), 1);
    }

    void keepsRequests()
    {
        HttpStub stub;
        stub.answer({ 429, "{\"slow\":1}", "application/json", { "Retry-After: 7" } });
        QNetworkAccessManager manager;
        QNetworkRequest request(stub.url(QStringLiteral("/send?to=1")));
        request.setRawHeader("X-Key", "k");
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/plain"));
        std::unique_ptr<QNetworkReply> reply(manager.post(request, QByteArray("body")));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 429);
        QCOMPARE(reply->rawHeader("Retry-After"), QByteArray("7"));
        QCOMPARE(reply->readAll(), QByteArray("{\"slow\":1}"));
        const auto &kept = stub.requests().first();
        QCOMPARE(kept.method, QByteArray("POST"));
        QCOMPARE(kept.target, QByteArray("/send?to=1"));
        QCOMPARE(kept.headers.value("x-key"), QByteArray("k"));
        QCOMPARE(kept.body, QByteArray("body"));
    }

    void readsChunkedBodies()
    {
        HttpStub stub;
        QSignalSpy spy(&stub, &HttpStub::received);
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(stub.port()));
        socket.write("PUT /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
        QTest::qWait(20);
        QCOMPARE(spy.size(), 0);
        socket.write("1;ext=1\r\nd\r\n0\r\n\r\n");
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(stub.requests().first().body, QByteArray("abcd"));
    }

    void runsRabbit()
    {
        auto *server = RabbitServer::shared();
        QVERIFY(server != nullptr);
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(server->port()));
        QVERIFY(socket.waitForConnected(5000));
        socket.write("AMQP\x00\x00\x09\x01", 8);
        QVERIFY(socket.waitForReadyRead(5000));
        QCOMPARE(socket.read(1), QByteArray("\x01")); // connection.start is a method frame
    }
};

QTEST_GUILESS_MAIN(SupportTest)
#include "tst_support.moc"
