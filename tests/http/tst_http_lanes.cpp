// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http_support.h"

#include "server/http/hashing_gate.h"

#include <QTest>

#include <thread>

using namespace symbolon;
using namespace symbolon::http;
using namespace std::chrono_literals;

//! How the engine shares its threads among requests, and what handlers can do to it.
class HttpLanesTest : public QObject {
    Q_OBJECT

private slots:

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

QTEST_GUILESS_MAIN(HttpLanesTest)
#include "tst_http_lanes.moc"
