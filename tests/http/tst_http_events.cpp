// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http_support.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::http;
using namespace std::chrono_literals;

//! Server-sent events.
class HttpEventsTest : public QObject {
    Q_OBJECT

private slots:

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
};

QTEST_GUILESS_MAIN(HttpEventsTest)
#include "tst_http_events.moc"
