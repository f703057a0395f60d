// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http_support.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace symbolon;
using namespace symbolon::http;
using namespace std::chrono_literals;

namespace {

//! How an exchange goes on after its answers.
enum After { Stays, Closes };

//! Bytes of memory this process holds; 0 where the system does not say.
qint64 residentBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    return statm.readAll().split(' ').value(1).toLongLong() * 4096;
}

const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
const QByteArray good = get("/fast");

} // namespace

//! What the engine does with bytes that no decent client sends: each row is one of them. Whatever happens,
//! the process lives, its memory is bounded, and the next client is served.
class HttpTortureTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TestServer> m_server;

    static EngineSettings manyClients()
    {
        EngineSettings settings = TestServer::testSettings();
        settings.limits.connectionsPerClient = 2000;
        return settings;
    }

    //! A row: what is sent, which statuses come, and whether the connection stays.
    static void row(const char *name, const QByteArray &bytes, const QList<int> &statuses, After after)
    {
        QTest::newRow(name) << bytes << statuses << int(after);
    }

    static void framingRows()
    {
        row("pipelined", good + good + good, { 200, 200, 200 }, Stays);
        row("hundred pipelined", good.repeated(100), QList<int>(100, 200), Stays);
        row("Connection: close", get("/fast", "Connection: close\r\n") + good, { 200 }, Closes);
        row("HTTP/1.0", "GET /fast HTTP/1.0\r\n\r\n", { 200 }, Closes);
        row("OPTIONS", "OPTIONS /fast HTTP/1.1\r\nHost: test\r\n\r\n", { 204 }, Stays);
        row("unknown method", "BREW /fast HTTP/1.1\r\nHost: test\r\n\r\n" + good, { 405, 200 }, Stays);
        row("wrong method", "DELETE /fast HTTP/1.1\r\nHost: test\r\n\r\n" + good, { 405, 200 }, Stays);
        row("HTTP/9.9", "GET /fast HTTP/9.9\r\nHost: test\r\n\r\n", { 505 }, Closes);
        row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", { 505 }, Closes);
        row("no Host", "GET /fast HTTP/1.1\r\n\r\n" + good, { 400 }, Closes);
        row("bare LF", "GET /fast HTTP/1.1\nHost: test\n\n" + good, { 400 }, Closes);
        row("obs-fold", get("/fast", "X: a\r\n b\r\n") + good, { 400 }, Closes);
        row("NUL in a header", get("/fast", "X: a" + QByteArray(1, '\0') + "b\r\n"), { 400 }, Closes);
        row("Host : x", "GET /fast HTTP/1.1\r\nHost : x\r\n\r\n" + good, { 400 }, Closes);
        row("no colon", get("/fast", "nothing\r\n") + good, { 400 }, Closes);
        row("malformed request line", "what is this\r\n\r\n" + good, { 400 }, Closes);
        row("TLS hello on a plain port",
            QByteArray::fromHex("16030100f1010000ed0303") + QByteArray(200, 'r'),
            { 400 },
            Closes);
        row("64 KB without a newline", QByteArray(64 * 1024, 'G'), { 414 }, Closes);
        row("websocket",
            get("/fast", "Connection: Upgrade\r\nUpgrade: websocket\r\n") + good,
            { 400 },
            Closes);
        row("chunked", post("/echo", chunked, "3\r\nabc\r\n0\r\n\r\n") + good, { 200, 200 }, Stays);
        row("chunked trailers",
            post("/echo", chunked, "1\r\na\r\n0\r\nX: y\r\n\r\n") + good,
            { 400 },
            Closes);
        row("chunk size zz", post("/echo", chunked, "zz\r\nabc\r\n0\r\n\r\n") + good, { 400 }, Closes);
        row("chunk size -5", post("/echo", chunked, "-5\r\nabc\r\n0\r\n\r\n") + good, { 400 }, Closes);
        row("chunk size fff..f", post("/echo", chunked, "ffffffffffffffff\r\n") + good, { 400 }, Closes);
        row("chunk size 7fff..", post("/echo", chunked, "7fffffffffffffff\r\n") + good, { 400 }, Closes);
        row("CL 2^63-1", post("/echo", "Content-Length: 9223372036854775807\r\n"), { 400 }, Closes);
        row("CL -1", post("/echo", "Content-Length: -1\r\n") + good, { 400 }, Closes);
        row("CL abc", post("/echo", "Content-Length: abc\r\n") + good, { 400 }, Closes);
        row("CL 2^64-1", post("/echo", "Content-Length: 18446744073709551615\r\n") + good, { 400 }, Closes);
        row("50 MB by length", post("/echo", "Content-Length: 52428800\r\n"), { 413 }, Closes);
        row("more than the route takes",
            post("/small", "Content-Length: 11\r\n", "01234567890"),
            { 413 },
            Closes);
        row("as much as the route takes",
            post("/small", "Content-Length: 10\r\n", "0123456789"),
            { 200 },
            Stays);
        row("1 MB header", get("/fast", "X: " + QByteArray(1 << 20, 'x') + "\r\n"), { 431 }, Closes);
        row("200k lines", get("/fast", QByteArray("X: y\r\n").repeated(200'000)), { 431 }, Closes);
        row("8 MB URL", get("/" + QByteArray(8 << 20, 'u')), { 414 }, Closes);
        row("unanswerable after answerable",
            good + post("/echo", "Content-Length: abc\r\n") + good,
            { 200, 400 },
            Closes);
        row("an integer too large", get("/int/99999999999"), { 200 }, Stays);
    }

    static void attackRows()
    {
        row("80 a body of 100 MB", post("/echo", "Content-Length: 104857600\r\n"), { 413 }, Closes);
        row("81 gzip body",
            post("/echo", "Content-Encoding: gzip\r\nContent-Length: 3\r\n", "abc"),
            { 415 },
            Closes);
        row("83 CL and TE",
            post("/echo", chunked + "Content-Length: 5\r\n", "0\r\n\r\n") + good,
            { 400 },
            Closes);
        row("83 TE: chunked, identity",
            post("/echo", "Transfer-Encoding: chunked, identity\r\n") + good,
            { 400 },
            Closes);
        row("83 TE with a blank",
            post("/echo", "Transfer-Encoding : chunked\r\n", "0\r\n\r\n") + good,
            { 400 },
            Closes);
        row("83 two differing CL",
            post("/echo", "Content-Length: 5\r\nContent-Length: 6\r\n", "abcde") + good,
            { 400 },
            Closes);
        row("83 two equal CL",
            post("/echo", "Content-Length: 5\r\nContent-Length: 5\r\n", "abcde") + good,
            { 400 },
            Closes);
        row("83 CL: +5", post("/echo", "Content-Length: +5\r\n", "abcde") + good, { 400 }, Closes);
        row("83 bare CR", get("/fast", "X: a\rb\r\n") + good, { 400 }, Closes);
        row("84 64 kB header", get("/fast", "X: " + QByteArray(64 * 1024, 'x') + "\r\n"), { 431 }, Closes);
        row("84 10k headers", get("/fast", QByteArray("X: y\r\n").repeated(10'000)), { 431 }, Closes);
        row("84 1 MB URI", get("/" + QByteArray(1 << 20, 'u')), { 414 }, Closes);
        row("85 absolute form", "GET http://test/fast HTTP/1.1\r\nHost: test\r\n\r\n", { 400 }, Closes);
        row("85 Host twice", get("/fast", "Host: other\r\n"), { 400 }, Closes);
        row("85 Host with a path", "GET /fast HTTP/1.1\r\nHost: test/../x\r\n\r\n", { 400 }, Closes);
        row("86 TRACE", "TRACE /fast HTTP/1.1\r\nHost: test\r\n\r\n", { 405 }, Stays);
        row("86 CONNECT", "CONNECT test:443 HTTP/1.1\r\nHost: test\r\n\r\n", { 400 }, Closes);
        row("86 PUT with an override",
            "PUT /fast HTTP/1.1\r\nHost: test\r\nX-HTTP-Method-Override: GET\r\n\r\n",
            { 405 },
            Stays);
        row("87 a path with a NUL",
            "GET /fa" + QByteArray(1, '\0') + "st HTTP/1.1\r\nHost: test\r\n\r\n",
            { 400 },
            Closes);
        row("87 a path in UTF-8", "GET /f\xc3\xa9 HTTP/1.1\r\nHost: test\r\n\r\n", { 400 }, Closes);
        row("51 two Authorization headers",
            get("/fast", "Authorization: a\r\nAuthorization: b\r\n"),
            { 400 },
            Closes);
        row("417", post("/echo", "Expect: wonders\r\nContent-Length: 1\r\n", "x"), { 417 }, Closes);
        row("gzip, chunked", post("/echo", "Transfer-Encoding: gzip, chunked\r\n"), { 501 }, Closes);
    }

private slots:

    void initTestCase() { m_server = std::make_unique<TestServer>(manyClients()); }

    void cleanupTestCase() { m_server.reset(); }

    //! After every row: nothing is left in flight and a decent client is served.
    void cleanup()
    {
        if (!m_server)
            return;
        QCOMPARE(RawClient(m_server->port).send(good).read().status, 200);
        QTRY_COMPARE(m_server->engine.statistics().inFlight, 0);
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<int>>("statuses");
        QTest::addColumn<int>("after");
        framingRows();
        attackRows();
    }

    void answers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<int>, statuses);
        QFETCH(int, after);
        RawClient client(m_server->port);
        client.send(bytes);
        for (const int status : statuses) {
            const Reply reply = client.read();
            QCOMPARE(reply.status, status);
            if (status == 405 || status == 204)
                QCOMPARE(reply.header("Allow"), QByteArray("GET, HEAD, OPTIONS"));
        }
        if (after == Closes)
            QVERIFY(client.isClosed());
        else
            QCOMPARE(client.send(good).read().status, 200);
    }

    //! The same bytes, one per packet: a limit or a refusal must not depend on segments.
    void answersByteByByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<int>>("statuses");
        QTest::addColumn<int>("after");
        row("pipelined", good + good, { 200, 200 }, Stays);
        row("chunked then another",
            post("/echo", chunked, "3\r\nabc\r\n0\r\n\r\n") + good,
            { 200, 200 },
            Stays);
        row("obs-fold", get("/fast", "X: a\r\n b\r\n"), { 400 }, Closes);
        row("two lengths", post("/echo", "Content-Length: 5\r\nContent-Length: 6\r\n"), { 400 }, Closes);
    }

    void answersByteByByte()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<int>, statuses);
        QFETCH(int, after);
        RawClient client(m_server->port);
        client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
        for (const char c : bytes)
            client.send(QByteArray(1, c));
        for (const int status : statuses)
            QCOMPARE(client.read().status, status);
        if (after == Closes)
            QVERIFY(client.isClosed());
    }

    void doesNotKeepWhatItRefuses_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("50 MB by length") << post("/echo", "Content-Length: 52428800\r\n");
        QTest::newRow("50 MB in chunks") << post("/echo", chunked + "X: y\r\n", "3200000\r\n");
        QTest::newRow("50 MB of URL") << QByteArray("GET /");
        QTest::newRow("50 MB of header") << QByteArray("GET /fast HTTP/1.1\r\nX: ");
    }

    //! The refusal comes while the client is still sending; what it sends costs no memory.
    void doesNotKeepWhatItRefuses()
    {
        QFETCH(QByteArray, head);
        RawClient client(m_server->port);
        const QByteArray megabyte(1 << 20, 'm');
        const qint64 before = residentBytes();
        client.send(head);
        qint64 most = before;
        for (int i = 0; i < 50 && client.socket().state() == QAbstractSocket::ConnectedState; ++i) {
            client.send(megabyte);
            most = std::max(most, residentBytes());
        }
        QVERIFY2(most - before < (8 << 20), QByteArray::number(most - before).constData());
        QTRY_COMPARE(m_server->engine.statistics().connections, 0);
    }

    void answersAClientThatSendsTooMuch()
    {
        RawClient client(m_server->port);
        client.send(post("/echo", "Content-Length: 4194304\r\n", QByteArray(4 << 20, 'b')));
        QCOMPARE(client.read().status, 413);
        QVERIFY(client.isClosed());
    }

    void survivesThoseWhoLeave_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("at once") << QByteArray();
        QTest::newRow("in the head") << QByteArray("GET /fas");
        QTest::newRow("in the body") << post("/echo", "Content-Length: 100\r\n", "half");
        QTest::newRow("while the handler runs") << get("/pool");
        QTest::newRow("while hashing") << get("/hash");
        QTest::newRow("in the answer") << get("/large");
        QTest::newRow("in an event stream") << get("/events?me");
        QTest::newRow("in the midst of pipelining") << get("/pool").repeated(40);
    }

    void survivesThoseWhoLeave()
    {
        QFETCH(QByteArray, bytes);
        for (int i = 0; i < 50; ++i) {
            RawClient client(m_server->port);
            client.send(bytes);
            if (i % 2)
                client.socket().waitForReadyRead(5);
            client.socket().abort();
        }
        QTRY_COMPARE(m_server->engine.statistics().connections, 0);
        QTRY_COMPARE(m_server->engine.statistics().eventStreams, 0);
    }

    void refusesNeverRepeatWhatWasSent()
    {
        RawClient client(m_server->port);
        client.send("GET /<script>alert(1)</script> HTTP/1.1\r\nHost: <b>\r\n\r\n");
        const Reply reply = client.read();
        QCOMPARE(reply.status, 400);
        QVERIFY(!reply.body.contains("script") && !reply.body.contains("<b>"));
    }
};

QTEST_GUILESS_MAIN(HttpTortureTest)
#include "tst_http_torture.moc"
