// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http_support.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTest>

#include <thread>

using namespace symbolon;
using namespace symbolon::http;
using namespace std::chrono_literals;

//! Starting, stopping, and who may be connected.
class HttpLifecycleTest : public QObject {
    Q_OBJECT

private slots:

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
};

QTEST_GUILESS_MAIN(HttpLifecycleTest)
#include "tst_http_lifecycle.moc"
