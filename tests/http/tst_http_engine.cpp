// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http_support.h"

#include <QFile>
#include <QTemporaryFile>
#include <QTest>

using namespace symbolon;
using namespace symbolon::http;
using namespace std::chrono_literals;

//! What the engine promises to well-behaved clients.
class HttpEngineTest : public QObject {
    Q_OBJECT

private slots:

    void answersOnEveryLane()
    {
        TestServer server;
        RawClient client(server.port);
        QCOMPARE(client.send(get("/fast")).read().body, QByteArray("/fast"));
        QCOMPARE(client.send(get("/pool")).read().body, QByteArray("pool"));
        QCOMPARE(client.send(get("/hash")).read().body, QByteArray("hashing"));
        QCOMPARE(server.engine.statistics().requests, quint64(3));
        QCOMPARE(server.engine.statistics().connections, 1);
    }

    void givesTheRequestAsItCame()
    {
        TestServer server;
        RawClient client(server.port);
        client.send("POST /inspect?a=%20b&c HTTP/1.1\r\nHost: test\r\nX-Empty:\r\nX-Two:  a  b "
                    "\r\nContent-Length: 3\r\n\r\nabc");
        QCOMPARE(client.read().status, 200);
        const Request &request = server.dispatcher.last;
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.path, QByteArray("/inspect"));
        QCOMPARE(request.query, QByteArray("a=%20b&c"));
        QCOMPARE(request.body, QByteArray("abc"));
        QCOMPARE(request.header("x-two"), QByteArray("a  b"));
        QVERIFY(!request.header("x-empty").isNull());
        QVERIFY(request.header("x-none").isNull());
        QCOMPARE(request.peer, QHostAddress(QHostAddress::LocalHost));
        QVERIFY(!request.secure);
        client.send("GET /inspect? HTTP/1.1\r\nHost: test\r\n\r\n");
        QCOMPARE(client.read().status, 200);
        QVERIFY(!server.dispatcher.last.query.isNull());
        client.send(get("/inspect"));
        QCOMPARE(client.read().status, 200);
        QVERIFY(server.dispatcher.last.query.isNull());
    }

    void answersPipelinedRequestsInOrder()
    {
        TestServer server;
        RawClient client(server.port);
        client.send(get("/wait/1") + get("/fast/2") + get("/wait/3") + get("/fast/4"));
        server.dispatcher.entered.acquire();
        server.dispatcher.entered.acquire();
        QTRY_COMPARE(server.dispatcher.handled, 4);
        QVERIFY(client.unread().isEmpty() && client.socket().bytesAvailable() == 0);
        server.dispatcher.waiting.release(2);
        for (const QByteArray path : { "/wait/1", "/fast/2", "/wait/3", "/fast/4" })
            QCOMPARE(client.read().body, path);
    }

    void neverOverlapsARequestWithEffects()
    {
        TestServer server;
        RawClient client(server.port);
        client.send("POST /wait/1 HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n" + get("/fast/2"));
        server.dispatcher.entered.acquire();
        RawClient other(server.port);
        QCOMPARE(other.send(get("/fast")).read().status, 200);
        QCOMPARE(server.dispatcher.handled, 2);
        server.dispatcher.waiting.release();
        QCOMPARE(client.read().body, QByteArray("/wait/1"));
        QCOMPARE(client.read().body, QByteArray("/fast/2"));
    }

    void readsAheadNoFurtherThanAllowed()
    {
        TestServer server;
        RawClient client(server.port);
        QByteArray burst = get("/wait");
        for (int i = 0; i < 200; ++i)
            burst += get("/fast/" + QByteArray::number(i));
        client.send(burst);
        server.dispatcher.entered.acquire();
        QTRY_COMPARE(server.dispatcher.handled, 32);
        server.dispatcher.waiting.release();
        QCOMPARE(client.read().body, QByteArray("/wait"));
        for (int i = 0; i < 200; ++i)
            QCOMPARE(client.read().body, "/fast/" + QByteArray::number(i));
    }

    void neverSendsAHeaderThatBreaksTheLine()
    {
        TestServer server;
        RawClient client(server.port);
        const Reply reply = client.send(get("/injection")).read();
        QCOMPARE(reply.status, 500);
        QVERIFY(!reply.raw.contains("Set-Cookie"));
        QCOMPARE(client.send(get("/fast")).read().status, 200);
    }

    void followsTheVersionOnKeepingAlive_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("connection");
        QTest::addColumn<bool>("stays");
        QTest::addColumn<QByteArray>("answered");
        QTest::newRow("1.1") << QByteArray("1.1") << QByteArray("") << true << QByteArray("");
        QTest::newRow("1.1 close") << QByteArray("1.1") << QByteArray("Connection: close\r\n") << false
                                   << QByteArray("close");
        QTest::newRow("1.1 close in a list")
            << QByteArray("1.1") << QByteArray("Connection: x, Close\r\n") << false << QByteArray("close");
        QTest::newRow("1.0") << QByteArray("1.0") << QByteArray("") << false << QByteArray("close");
        QTest::newRow("1.0 keep-alive") << QByteArray("1.0") << QByteArray("Connection: Keep-Alive\r\n")
                                        << true << QByteArray("keep-alive");
    }

    void followsTheVersionOnKeepingAlive()
    {
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, connection);
        QFETCH(bool, stays);
        QFETCH(QByteArray, answered);
        TestServer server;
        RawClient client(server.port);
        const QByteArray request = "GET /fast HTTP/" + version + "\r\nHost: test\r\n" + connection + "\r\n";
        const Reply reply = client.send(request).read();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Connection"), answered);
        if (stays)
            QCOMPARE(client.send(request).read().status, 200);
        else
            QVERIFY(client.isClosed());
    }

    void closesWhenTheHandlerSaysSo()
    {
        TestServer server;
        RawClient client(server.port);
        const Reply reply = client.send(get("/close")).read();
        QCOMPARE(reply.body, QByteArray("bye"));
        QCOMPARE(reply.header("Connection"), QByteArray("close"));
        QVERIFY(client.isClosed());
    }

    void sendsTheLengthButNoBodyForHead()
    {
        TestServer server;
        RawClient client(server.port);
        client.send("HEAD /fast HTTP/1.1\r\nHost: test\r\n\r\n" + get("/fast"));
        const Reply head = client.read(true);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("Content-Length"), QByteArray("5"));
        QCOMPARE(client.read().body, QByteArray("/fast"));
    }

    void sendsNoBodyWhereThereCanBeNone()
    {
        TestServer server;
        RawClient client(server.port);
        client.send(get("/nothing") + get("/unchanged") + get("/fast"));
        const Reply nothing = client.read();
        QCOMPARE(nothing.status, 204);
        QVERIFY(nothing.header("Content-Length").isNull());
        QCOMPARE(client.read().status, 304);
        QCOMPARE(client.read().body, QByteArray("/fast"));
    }

    void sendsADate()
    {
        TestServer server;
        const QByteArray date = RawClient(server.port).send(get("/fast")).read().header("Date");
        QVERIFY(date.endsWith(" GMT"));
        QCOMPARE(date.size(), qsizetype(29));
    }

    void saysContinueWhenAskedTo()
    {
        TestServer server;
        RawClient client(server.port);
        client.send("POST /echo HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        QVERIFY(client.waitFor("HTTP/1.1 100 Continue\r\n\r\n"));
        QCOMPARE(client.send("body").read().body, QByteArray("body"));
        client.send(
            "POST /small HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
        QCOMPARE(client.read().status, 413);
        QVERIFY(client.isClosed());
    }

    void takesBodiesAlsoByteByByte()
    {
        TestServer server;
        RawClient client(server.port);
        const QByteArray request = "POST /echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: "
                                   "chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n";
        for (const char c : request)
            client.send(QByteArray(1, c));
        QCOMPARE(client.read().body, QByteArray("abcde"));
        const QByteArray large(1 << 20, 'b');
        client.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 1048576\r\n\r\n" + large);
        QCOMPARE(client.read().body, large);
        QCOMPARE(client.send(request + get("/fast")).read().body, QByteArray("abcde"));
        QCOMPARE(client.read().body, QByteArray("/fast"));
    }

    void answersForItsHostsOnly()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.allowedHosts = { "clinic.example" };
        TestServer server(settings);
        QCOMPARE(RawClient(server.port)
                     .send("GET /fast HTTP/1.1\r\nHost: Clinic.example:5000\r\n\r\n")
                     .read()
                     .status,
            200);
        QCOMPARE(
            RawClient(server.port).send("GET /fast HTTP/1.1\r\nHost: evil.example\r\n\r\n").read().status,
            400);
        QCOMPARE(server.refused(Refusal::UnknownHost), quint64(1));
    }

    void limitsTheMemoryOfAllBodies()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.limits.bodyBytesInAll = 100'000;
        TestServer server(settings);
        RawClient holder(server.port);
        const QByteArray head = "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 90000\r\n\r\n";
        holder.send(head + QByteArray(80'000, 'a'));
        QTRY_VERIFY(server.engine.statistics().bytesReceived >= 80'000);
        RawClient other(server.port);
        QCOMPARE(other.send(head + QByteArray(90'000, 'b')).read().status, 503);
        QCOMPARE(server.refused(Refusal::BodyMemory), quint64(1));
        QCOMPARE(holder.send(QByteArray(10'000, 'a')).read().status, 200);
        QCOMPARE(RawClient(server.port).send(head + QByteArray(90'000, 'b')).read().status, 200);
    }

    void sendsFilesInChunks()
    {
        QTemporaryFile source;
        QVERIFY(source.open());
        QByteArray content;
        for (int i = 0; i < 400'000; ++i)
            content += QByteArray::number(i);
        source.write(content);
        source.flush();
        TestServer server;
        server.dispatcher.file = std::make_shared<QFile>(source.fileName());
        RawClient client(server.port);
        client.send(get("/file") + get("/fast") + "HEAD /file HTTP/1.1\r\nHost: test\r\n\r\n" + get("/fast"));
        const Reply reply = client.read();
        QCOMPARE(reply.header("Content-Length").toLongLong(), content.size());
        QVERIFY(reply.body == content);
        QCOMPARE(client.read().body, QByteArray("/fast"));
        QCOMPARE(client.read(true).header("Content-Length").toLongLong(), content.size());
        QCOMPARE(client.read().body, QByteArray("/fast"));
        server.dispatcher.file = std::make_shared<QFile>(QStringLiteral("/nonexistent/file"));
        QCOMPARE(client.send(get("/file")).read().status, 500);
    }

    void abortsThoseWhoDoNotRead()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.limits.writeStall = 200ms;
        TestServer server(settings);
        RawClient client(server.port);
        client.socket().setReadBufferSize(1024);
        client.send(get("/large").repeated(4));
        QTRY_COMPARE(server.refused(Refusal::WriteStall), quint64(1));
        QTRY_COMPARE(server.engine.statistics().connections, 0);
    }
};

QTEST_GUILESS_MAIN(HttpEngineTest)
#include "tst_http_engine.moc"
