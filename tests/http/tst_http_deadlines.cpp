// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http_support.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::http;
using namespace std::chrono_literals;

namespace {

const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
const QByteArray good = get("/fast");

} // namespace

//! What becomes of clients that do not send, or do not read. Apart from the rest, which must not fail on a
//! slow machine.
class HttpDeadlinesTest : public QObject {
    Q_OBJECT

private:
    static EngineSettings shortDeadlines()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.limits.connectionsPerClient = 2000;
        settings.limits.headTime = 300ms;
        settings.limits.bodyTime = 300ms;
        settings.limits.idleTime = 300ms;
        settings.limits.writeStall = 300ms;
        return settings;
    }

private slots:

    void endsWhatDoesNotArrive_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("refusal");
        QTest::newRow("slowloris: half a request line")
            << QByteArray("GET /fa") << 408 << int(Refusal::HeadTimeout);
        QTest::newRow("slowloris: half the headers")
            << QByteArray("GET /fast HTTP/1.1\r\nHost: test\r\nX: ") << 408 << int(Refusal::HeadTimeout);
        QTest::newRow("CL larger than the body")
            << post("/echo", "Content-Length: 100\r\n", "half") << 408 << int(Refusal::BodyTimeout);
        QTest::newRow("chunks without end")
            << post("/echo", chunked, "5\r\nab") << 408 << int(Refusal::BodyTimeout);
        QTest::newRow("body promised and awaited")
            << post("/echo", "Content-Length: 10\r\nExpect: 100-continue\r\n") << 408
            << int(Refusal::BodyTimeout);
    }

    void endsWhatDoesNotArrive()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QFETCH(int, refusal);
        TestServer server(shortDeadlines());
        const quint64 before = server.refused(Refusal(refusal));
        RawClient client(server.port);
        client.send(bytes);
        Reply reply = client.read();
        if (reply.status == 100)
            reply = client.read();
        QCOMPARE(reply.status, status);
        QVERIFY(client.isClosed());
        QCOMPARE(server.refused(Refusal(refusal)), before + 1);
    }

    //! A trickle does not extend the deadline: it is for the whole head.
    void isNotKeptBusyByATrickle()
    {
        TestServer server(shortDeadlines());
        const quint64 before = server.refused(Refusal::HeadTimeout);
        RawClient client(server.port);
        client.send("GET /fast HTTP/1.1\r\nHost: test\r\n");
        while (server.refused(Refusal::HeadTimeout) == before
            && client.socket().state() == QAbstractSocket::ConnectedState) {
            client.send("X: y\r\n");
            client.socket().waitForReadyRead(20);
        }
        QCOMPARE(client.read().status, 408);
    }

    void closesIdleConnections()
    {
        TestServer server(shortDeadlines());
        RawClient fresh(server.port);
        RawClient used(server.port);
        QCOMPARE(used.send(good).read().status, 200);
        QVERIFY(fresh.isClosed());
        QVERIFY(used.isClosed());
    }

    void servesOthersWhileHundredsDawdle()
    {
        TestServer server(shortDeadlines());
        std::vector<std::unique_ptr<RawClient>> slow;
        for (int i = 0; i < 200; ++i) {
            slow.push_back(std::make_unique<RawClient>(server.port));
            slow.back()->send(i % 2 ? QByteArray("GET /fa") : post("/echo", "Content-Length: 9\r\n", "x"));
        }
        for (int i = 0; i < 10; ++i)
            QCOMPARE(RawClient(server.port).send(get("/pool")).read().status, 200);
        for (const auto &client : slow)
            QCOMPARE(client->read().status, 408);
    }

    void abortsClientsThatDoNotRead()
    {
        TestServer server(shortDeadlines());
        const quint64 before = server.refused(Refusal::WriteStall);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 4; ++i) {
            clients.push_back(std::make_unique<RawClient>(server.port));
            clients.back()->socket().setReadBufferSize(1024);
            clients.back()->send(get("/large").repeated(2));
        }
        QTRY_COMPARE(server.refused(Refusal::WriteStall), before + 4);
        QTRY_COMPARE(server.engine.statistics().connections, 0);
    }
};

QTEST_GUILESS_MAIN(HttpDeadlinesTest)
#include "tst_http_deadlines.moc"
