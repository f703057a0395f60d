// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http_support.h"

#include "server/http/hashing_gate.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryFile>
#include <QTest>

#include <thread>

using namespace symbolon;
using namespace symbolon::http;
using namespace std::chrono_literals;

//! What the engine promises to well-behaved clients, and how it shares its threads among them.
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

    void isNotHeldUpBySlowHandlers()
    {
        TestServer server;
        std::vector<std::unique_ptr<RawClient>> slow;
        for (int i = 0; i < 4; ++i) {
            slow.push_back(std::make_unique<RawClient>(server.port));
            slow.back()->send(get("/wait"));
            server.dispatcher.entered.acquire();
        }
        RawClient quick(server.port);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(quick.send(get("/pool")).read().status, 200);
        server.dispatcher.waiting.release(4);
        for (const auto &client : slow)
            QCOMPARE(client->read().status, 200);
    }

    void reroutesOnce_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("calls");
        QTest::newRow("from the pool") << QByteArray("/reroute/pool") << 200 << 2;
        QTest::newRow("from the IO thread") << QByteArray("/reroute/inline") << 200 << 2;
        QTest::newRow("again and again") << QByteArray("/reroute/forever") << 500 << 2;
        QTest::newRow("to the IO thread") << QByteArray("/reroute/back") << 500 << 1;
    }

    void reroutesOnce()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(int, calls);
        TestServer server;
        RawClient client(server.port);
        const Reply reply = client.send(get(path)).read();
        QCOMPARE(reply.status, status);
        QCOMPARE(server.dispatcher.handled, calls);
        if (status == 200)
            QCOMPARE(reply.body, QByteArray("hashing"));
        QCOMPARE(server.engine.statistics().inFlight, 0);
    }

    void saysWhenItIsFull_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("refusal");
        QTest::newRow("pool") << QByteArray("/wait") << int(Refusal::PoolQueue);
        QTest::newRow("hashing") << QByteArray("/hash/wait") << int(Refusal::HashingQueue);
        QTest::newRow("in flight") << QByteArray("/wait") << int(Refusal::InFlight);
    }

    void saysWhenItIsFull()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, refusal);
        EngineSettings settings = TestServer::testSettings();
        settings.poolThreads = 1;
        settings.hashingThreads = 1;
        settings.poolQueue = 1;
        settings.hashingQueue = 1;
        if (Refusal(refusal) == Refusal::InFlight) {
            settings.poolQueue = 100;
            settings.limits.inFlight = 2;
        }
        TestServer server(settings);
        RawClient running(server.port);
        running.send(get(path));
        server.dispatcher.entered.acquire();
        RawClient waiting(server.port);
        waiting.send(get(path));
        QTRY_COMPARE(server.engine.statistics().inFlight, 2);

        RawClient third(server.port);
        const Reply reply = third.send(get(path)).read();
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.header("Retry-After"), QByteArray("1"));
        QCOMPARE(server.refused(Refusal(refusal)), quint64(1));
        server.dispatcher.waiting.release(3);
        QCOMPARE(running.read().status, 200);
        QCOMPARE(waiting.read().status, 200);
        QCOMPARE(third.send(get(path)).read().status, 200);
    }

    void keepsOtherLanesServedWhileHashingIsFlooded()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.hashingThreads = 1;
        settings.hashingQueue = 4;
        TestServer server(settings);
        std::vector<std::unique_ptr<RawClient>> flood;
        for (int i = 0; i < 20; ++i) {
            flood.push_back(std::make_unique<RawClient>(server.port));
            flood.back()->send(get("/hash/wait"));
        }
        QTRY_COMPARE(server.refused(Refusal::HashingQueue), quint64(15));
        RawClient other(server.port);
        QCOMPARE(other.send(get("/pool")).read().status, 200);
        QCOMPARE(server.engine.statistics().hashingQueue, 4);
        server.dispatcher.waiting.release(5);
        int served = 0;
        for (const auto &client : flood)
            served += client->read().status == 200 ? 1 : 0;
        QCOMPARE(served, 5);
    }

    void survivesHandlersThatThrow_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("an exception") << QByteArray("/throw");
        QTest::newRow("a number") << QByteArray("/throw/odd");
    }

    void survivesHandlersThatThrow()
    {
        QFETCH(QByteArray, path);
        TestServer server;
        RawClient client(server.port);
        const Reply reply = client.send(get(path)).read();
        QCOMPARE(reply.status, 500);
        QVERIFY(!reply.body.contains("secret"));
        QCOMPARE(client.send(get("/fast")).read().status, 200);
        QCOMPARE(server.engine.statistics().inFlight, 0);
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

    void dropsTheAnswerOfAClientThatLeft()
    {
        TestServer server;
        {
            RawClient client(server.port);
            client.send(get("/wait"));
            server.dispatcher.entered.acquire();
            client.socket().abort();
        }
        QTRY_COMPARE(server.engine.statistics().connections, 0);
        server.dispatcher.waiting.release();
        QTRY_COMPARE(server.engine.statistics().inFlight, 0);
        RawClient client(server.port);
        client.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n\r\nhalf");
        client.socket().abort();
        QCOMPARE(RawClient(server.port).send(get("/fast")).read().status, 200);
        QTRY_COMPARE(server.engine.statistics().connections, 0);
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

    void limitsConnectionsPerClient()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.limits.connectionsPerClient = 2;
        TestServer server(settings);
        auto first = std::make_unique<RawClient>(server.port);
        QCOMPARE(first->send(get("/fast")).read().status, 200);
        RawClient second(server.port);
        QCOMPARE(second.send(get("/fast")).read().status, 200);
        RawClient third(server.port);
        QCOMPARE(third.read().status, 503);
        QVERIFY(third.isClosed());
        QCOMPARE(server.refused(Refusal::ConnectionsPerClient), quint64(1));
        QCOMPARE(second.send(get("/fast")).read().status, 200);
        first->socket().abort();
        QTRY_COMPARE(server.engine.statistics().connections, 1);
        QCOMPARE(RawClient(server.port).send(get("/fast")).read().status, 200);
    }

    void letsTrustedProxiesHaveMoreConnections()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.limits.connectionsPerClient = 1;
        settings.limits.connections = 3;
        settings.trustedProxies = { *Subnet::parse(QStringLiteral("127.0.0.0/8")) };
        TestServer server(settings);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(std::make_unique<RawClient>(server.port));
            QCOMPARE(clients.back()->send(get("/fast")).read().status, 200);
        }
        RawClient fourth(server.port);
        QCOMPARE(fourth.read().status, 503);
        QCOMPARE(server.refused(Refusal::Connections), quint64(1));
    }

    void limitsRequestsPerConnection()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.limits.requestsPerConnection = 3;
        TestServer server(settings);
        RawClient client(server.port);
        const QList<Reply> replies = client.send(get("/fast").repeated(5)).readAll();
        QCOMPARE(replies.size(), qsizetype(3));
        QVERIFY(replies[1].header("Connection").isNull());
        QCOMPARE(replies[2].header("Connection"), QByteArray("close"));
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

    void streamsEvents()
    {
        TestServer server;
        RawClient client(server.port);
        client.send(get("/events?me"));
        QVERIFY(client.waitFor("Content-Type: text/event-stream\r\n"));
        QVERIFY(client.waitFor("\r\n\r\n:\n\n"));
        server.engine.events().publish("other", "x", "not for us");
        server.engine.events().publish("news", "changed", "one\ntwo");
        QVERIFY(client.waitFor("event: changed\ndata: one\ndata: two\n\n"));
        QVERIFY(!client.unread().contains("not for us"));
        QCOMPARE(server.engine.statistics().eventStreams, 1);
        client.socket().abort();
        QTRY_COMPARE(server.engine.statistics().eventStreams, 0);
    }

    void pingsEventStreams()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.limits.eventPing = 30ms;
        settings.limits.idleTime = 50ms;
        TestServer server(settings);
        RawClient client(server.port);
        client.send(get("/events?me"));
        QVERIFY(client.waitFor(":\n\n:\n\n:\n\n:\n\n"));
        QCOMPARE(server.engine.statistics().eventStreams, 1);
    }

    void limitsEventStreams()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.limits.eventStreams = 3;
        TestServer server(settings);
        std::vector<std::unique_ptr<RawClient>> open;
        for (const QByteArray subject : { "me", "me", "you" }) {
            open.push_back(std::make_unique<RawClient>(server.port));
            open.back()->send(get("/events?" + subject));
            QVERIFY(open.back()->waitFor(":\n\n"));
        }
        QCOMPARE(RawClient(server.port).send(get("/events?me")).read().status, 429);
        QCOMPARE(RawClient(server.port).send(get("/events?they")).read().status, 503);
        open.front()->socket().abort();
        QTRY_COMPARE(server.engine.statistics().eventStreams, 2);
        RawClient again(server.port);
        again.send(get("/events?me"));
        QVERIFY(again.waitFor(":\n\n"));
    }

    void dropsEventReadersThatLagBehind()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.limits.eventBacklog = 100'000;
        TestServer server(settings);
        RawClient client(server.port);
        client.socket().setReadBufferSize(1024);
        client.send(get("/events?me"));
        QTRY_COMPARE(server.engine.statistics().eventStreams, 1);
        const QByteArray data(50'000, 'd');
        for (int i = 0; i < 2000 && server.engine.statistics().eventStreams == 1; ++i)
            server.engine.events().publish("news", "x", data);
        QTRY_COMPARE(server.engine.statistics().eventStreams, 0);
        QVERIFY(server.refused(Refusal::WriteStall) >= 1);
    }

    void finishesWhatWasBegunWhenStopped()
    {
        TestServer server;
        RawClient busy(server.port);
        busy.send(get("/wait"));
        server.dispatcher.entered.acquire();
        RawClient idle(server.port);
        QCOMPARE(idle.send(get("/fast")).read().status, 200);
        RawClient stream(server.port);
        stream.send(get("/events?me"));
        QVERIFY(stream.waitFor(":\n\n"));

        const std::jthread stopping([&] { server.engine.stop(20s); });
        const auto release = qScopeGuard([&] { server.dispatcher.waiting.release(); });
        QVERIFY(idle.isClosed());
        QVERIFY(stream.isClosed());
        RawClient late(server.port);
        QVERIFY(late.socket().state() != QAbstractSocket::ConnectedState);
        QCOMPARE(busy.unread(), QByteArray());
        server.dispatcher.waiting.release();
        const Reply reply = busy.read();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Connection"), QByteArray("close"));
        QVERIFY(busy.isClosed());
    }

    void stopsWithinItsTime()
    {
        TestServer server;
        RawClient stalled(server.port);
        stalled.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n\r\nhalf");
        QTRY_VERIFY(server.engine.statistics().bytesReceived > 50);
        QElapsedTimer timer;
        timer.start();
        server.engine.stop(100ms);
        QVERIFY(timer.elapsed() < 5000);
        QCOMPARE(server.engine.statistics().connections, 0);
        QVERIFY(server.engine.ports().isEmpty());
        QVERIFY(stalled.isClosed());
    }

    void startsAgain()
    {
        TestServer server;
        server.engine.stop(1s);
        QVERIFY(server.engine.start(server.dispatcher).has_value());
        QCOMPARE(RawClient(server.engine.ports().first()).send(get("/fast")).read().status, 200);
    }

    void refusesAnAddressInUse()
    {
        TestServer server;
        EngineSettings settings = TestServer::testSettings();
        settings.listen.first().port = server.port;
        Engine second(settings, server.clock);
        const Result<void> started = second.start(server.dispatcher);
        QVERIFY(!started.has_value());
        QCOMPARE(started.error().code, Code::Unavailable);
        QVERIFY(started.error().detail.contains(QString::number(server.port)));
    }

    void listensOnSeveralAddresses()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.listen = { ListenAddress{ QHostAddress::LocalHost, 0 },
            ListenAddress{ QHostAddress::LocalHostIPv6, 0 } };
        TestServer server(settings);
        const QList<quint16> ports = server.engine.ports();
        QCOMPARE(ports.size(), qsizetype(2));
        QCOMPARE(RawClient(ports[0]).send(get("/fast")).read().status, 200);
        RawClient six(ports[1], QHostAddress::LocalHostIPv6);
        QCOMPARE(six.send(get("/inspect")).read().status, 200);
        QCOMPARE(server.dispatcher.last.peer, QHostAddress(QHostAddress::LocalHostIPv6));
    }

    void callsTheHookOfEveryThread()
    {
        std::atomic<int> ended{ 0 };
        EngineSettings settings = TestServer::testSettings();
        settings.poolThreads = 3;
        settings.hashingThreads = 2;
        settings.onThreadEnd = [&ended] { ++ended; };
        {
            TestServer server(settings);
            QCOMPARE(RawClient(server.port).send(get("/pool")).read().status, 200);
            QCOMPARE(ended, 0);
        }
        QCOMPARE(ended, 5);
    }

    void hashesNoMoreAtOnceThanPermitted()
    {
        HashingGate gate(2);
        std::atomic<int> inside{ 0 };
        std::atomic<int> most{ 0 };
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int round = 0; round < 50; ++round) {
                    gate.run([&] {
                        const int now = ++inside;
                        int seen = most;
                        while (now > seen && !most.compare_exchange_weak(seen, now)) { }
                        std::this_thread::yield();
                        --inside;
                    });
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(most >= 1 && most <= 2);
        QVERIFY_EXCEPTION_THROWN(
            gate.run([]() -> int { throw std::runtime_error("x"); }), std::runtime_error);
        QCOMPARE(gate.run([] { return 7; }), 7);
    }
};

QTEST_GUILESS_MAIN(HttpEngineTest)
#include "tst_http_engine.moc"
