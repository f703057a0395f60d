// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/framer.h"

#include <QTest>

#include <random>

using namespace symbolon::http;

namespace {

constexpr qint64 maxBody = 64;

Framer::Limits smallLimits()
{
    return { 128, 512, 8 };
}

//! Everything a stream of bytes comes to: the requests in it, and how it ended.
struct Outcome {
    QByteArrayList requests; //!< method, path, query, headers and body, joined
    int status = 0; //!< of the refusal; 0 while the stream may go on
    QByteArray why;
    bool isInRequest = false;

    bool operator==(const Outcome &) const = default;
};

QByteArray describe(Framer &framer)
{
    const Head head = framer.takeHead();
    QByteArray text = head.method + ' ' + head.path + (head.query.isNull() ? "" : "?" + head.query) + ' '
        + QByteArray::number(head.minorVersion) + (head.keepsAlive ? " keeps" : " closes");
    for (const Header &header : head.headers)
        text += '|' + header.name + '=' + header.value;
    return text + "||" + framer.takeBody();
}

//! Feeds the segments one by one, as a connection does.
Outcome frame(const QByteArrayList &segments)
{
    Framer framer(smallLimits());
    Outcome outcome;
    for (const QByteArray &segment : segments) {
        QByteArrayView rest = segment;
        while (true) {
            rest = rest.sliced(framer.feed(rest));
            if (framer.state() == Framer::State::Admission) {
                framer.admit(maxBody);
            } else if (framer.state() == Framer::State::Complete) {
                outcome.requests.append(describe(framer));
                framer.next();
            } else if (framer.state() == Framer::State::Broken) {
                outcome.status = refusalStatus(framer.violation().refusal);
                outcome.why = framer.violation().why;
                return outcome;
            } else if (rest.isEmpty()) {
                break;
            }
        }
    }
    outcome.isInRequest = framer.isInRequest();
    return outcome;
}

QByteArrayList cut(const QByteArray &bytes, std::mt19937 &random)
{
    QByteArrayList segments;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const auto size = std::uniform_int_distribution<qsizetype>(1, bytes.size() - at)(random);
        const qsizetype small = std::min<qsizetype>(size, 1 + qsizetype(random() % 24));
        segments.append(bytes.mid(at, small));
        at += small;
    }
    return segments;
}

QByteArray request(const QByteArray &headers, const QByteArray &body = {})
{
    return "POST /p HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n" + body;
}

} // namespace

//! The framer against what a stream of bytes can be.
class FramerTest : public QObject {
    Q_OBJECT

private slots:

    void judges_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("requests");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &bytes, int requests, int status) {
            QTest::newRow(name) << bytes << requests << status;
        };
        const QByteArray good = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

        row("nothing", "", 0, 0);
        row("one request", good, 1, 0);
        row("three pipelined", good + good + good, 3, 0);
        row("an empty line before", "\r\n" + good, 1, 0);
        row("two empty lines before", "\r\n\r\n" + good, 0, 400);
        row("an incomplete head", good.chopped(1), 0, 0);
        row("any token is a method", "BREW /pot HTTP/1.1\r\nHost: h\r\n\r\n", 1, 0);
        row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", 1, 0);
        row("later minor version", "GET / HTTP/1.9\r\nHost: h\r\n\r\n", 1, 0);
        row("1.0 without Host", "GET / HTTP/1.0\r\n\r\n", 1, 0);
        row("IPv6 host", "GET / HTTP/1.1\r\nHost: [2001:db8::1]:443\r\n\r\n", 1, 0);

        row("no version", "GET /\r\n\r\n", 0, 400);
        row("version 0.9", "GET / HTTP/0.9\r\n\r\n", 0, 505);
        row("version 2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 0, 505);
        row("version 9.9", "GET / HTTP/9.9\r\nHost: h\r\n\r\n", 0, 505);
        row("version in lower case", "GET / http/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("version of three digits", "GET / HTTP/1.10\r\nHost: h\r\n\r\n", 0, 400);
        row("two blanks", "GET  / HTTP/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("blank in target", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("tab for a blank", "GET\t/ HTTP/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("leading blank", " GET / HTTP/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("method that is no token", "G(T / HTTP/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("endless method", QByteArray(40, 'M') + " / HTTP/1.1\r\nHost: h\r\n\r\n", 0, 501);
        row("absolute form", "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("authority form", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("asterisk for GET", "GET * HTTP/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("fragment", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("raw UTF-8 in target", "GET /\xc3\xa9 HTTP/1.1\r\nHost: h\r\n\r\n", 0, 400);
        row("TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01", 6), 0, 400);
        row("request line at its limit",
            "GET /" + QByteArray(112, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n",
            1,
            0);
        row("request line beyond it",
            "GET /" + QByteArray(113, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n",
            0,
            414);
        row("request line without end", QByteArray(129, 'G'), 0, 414);

        row("no Host", "GET / HTTP/1.1\r\n\r\n", 0, 400);
        row("two Hosts", "GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", 0, 400);
        row("empty Host", "GET / HTTP/1.1\r\nHost: \r\n\r\n", 0, 400);
        row("Host with a path", "GET / HTTP/1.1\r\nHost: h/x\r\n\r\n", 0, 400);
        row("Host with credentials", "GET / HTTP/1.1\r\nHost: u@h\r\n\r\n", 0, 400);
        row("Host with a strange port", "GET / HTTP/1.1\r\nHost: h:80x\r\n\r\n", 0, 400);
        row("unfinished IPv6 host", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 0, 400);
        row("bare LF", "GET / HTTP/1.1\nHost: h\n\n", 0, 400);
        row("bare CR", "GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n", 0, 400);
        row("CR CR LF", "GET / HTTP/1.1\r\r\nHost: h\r\n\r\n", 0, 400);
        row("folded header", request("X: a\r\n b\r\n"), 0, 400);
        row("NUL in a header",
            "GET / HTTP/1.1\r\nHost: h\r\nX: a" + QByteArray(1, '\0') + "b\r\n\r\n",
            0,
            400);
        row("control in a header", request("X: a\x01\r\n"), 0, 400);
        row("DEL in a header", request("X: a\x7f\r\n"), 0, 400);
        row("UTF-8 in a header", request("X: \xc3\xa9\r\n"), 1, 0);
        row("tab in a header", request("X:\ta\tb\t\r\n"), 1, 0);
        row("blank before the colon", request("X : a\r\n"), 0, 400);
        row("no colon", request("X\r\n"), 0, 400);
        row("no name", request(": a\r\n"), 0, 400);
        row("name that is no token", request("X(y): a\r\n"), 0, 400);
        row("eight headers", request(QByteArray("X: y\r\n").repeated(7)), 1, 0);
        row("nine headers", request(QByteArray("X: y\r\n").repeated(8)), 0, 431);
        row("large header", request("X: " + QByteArray(600, 'y') + "\r\n"), 0, 431);
        row("many large headers", request(("X: " + QByteArray(200, 'y') + "\r\n").repeated(3)), 0, 431);
        row("two Authorizations", request("Authorization: a\r\nAuthorization: b\r\n"), 0, 400);
        row("WebSocket", request("Connection: Upgrade\r\nUpgrade: websocket\r\n"), 0, 400);
        row("another upgrade is ignored", request("Connection: Upgrade\r\nUpgrade: h2c\r\n"), 1, 0);
        row("another expectation", request("Expect: a cake\r\n"), 0, 417);

        row("body by length", request("Content-Length: 3\r\n", "abc" + good), 2, 0);
        row("no body", request("Content-Length: 0\r\n", good), 2, 0);
        row("body at its limit", request("Content-Length: 64\r\n", QByteArray(64, 'b')), 1, 0);
        row("body beyond it", request("Content-Length: 65\r\n"), 0, 413);
        row("incomplete body", request("Content-Length: 3\r\n", "ab"), 0, 0);
        row("two lengths", request("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 0, 400);
        row("two lengths in one", request("Content-Length: 3, 3\r\n", "abc"), 0, 400);
        row("length with a sign", request("Content-Length: +3\r\n", "abc"), 0, 400);
        row("negative length", request("Content-Length: -1\r\n"), 0, 400);
        row("length in words", request("Content-Length: abc\r\n"), 0, 400);
        row("empty length", request("Content-Length:\r\n"), 0, 400);
        row("hexadecimal length", request("Content-Length: 0x3\r\n", "abc"), 0, 400);
        row("length 2^63-1", request("Content-Length: 9223372036854775807\r\n"), 0, 400);
        row("length 2^64-1", request("Content-Length: 18446744073709551615\r\n"), 0, 400);
        row("length and coding",
            request("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
            0,
            400);
        row("compressed body", request("Content-Encoding: gzip\r\nContent-Length: 3\r\n", "abc"), 0, 415);
        row("identity body", request("Content-Encoding: identity\r\nContent-Length: 3\r\n", "abc"), 1, 0);

        const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
        row("chunks", request(chunked, "3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n" + good), 2, 0);
        row("chunks with extension", request(chunked, "3;a=\"b\"\r\nabc\r\n0;x\r\n\r\n" + good), 2, 0);
        row("coding in capitals", request("Transfer-Encoding: CHUNKED\r\n", "0\r\n\r\n"), 1, 0);
        row("padded size", request(chunked, "0003\r\nabc\r\n000\r\n\r\n"), 1, 0);
        row("chunk size zz", request(chunked, "zz\r\n"), 0, 400);
        row("chunk size -5", request(chunked, "-5\r\nabcde\r\n"), 0, 400);
        row("chunk size +5", request(chunked, "+5\r\nabcde\r\n"), 0, 400);
        row("chunk size 0x5", request(chunked, "0x5\r\nabcde\r\n"), 0, 400);
        row("chunk size empty", request(chunked, "\r\n"), 0, 400);
        row("chunk size ffffffffffffffff", request(chunked, "ffffffffffffffff\r\n"), 0, 400);
        row("chunk size 7fffffffffffffff", request(chunked, "7fffffffffffffff\r\n"), 0, 400);
        row("chunk size beyond the limit", request(chunked, "41\r\n"), 0, 413);
        row("chunks beyond the limit",
            request(chunked, ("20\r\n" + QByteArray(32, 'x') + "\r\n").repeated(2) + "1\r\n"),
            0,
            413);
        row("chunk longer than its size", request(chunked, "3\r\nabcd\r\n"), 0, 400);
        row("chunk line with bare LF", request(chunked, "3\nabc\r\n0\r\n\r\n"), 0, 400);
        row("extension with bare LF", request(chunked, "3;a\nabc\r\n0\r\n\r\n"), 0, 400);
        row("extension without end", request(chunked, "3;" + QByteArray(300, 'e')), 0, 400);
        row("blanks for an extension", request(chunked, "3 x\r\nabc\r\n"), 0, 400);
        row("trailer", request(chunked, "0\r\nX: y\r\n\r\n"), 0, 400);
        row("chunked, identity", request("Transfer-Encoding: chunked, identity\r\n"), 0, 400);
        row("identity", request("Transfer-Encoding: identity\r\n"), 0, 400);
        row("gzip, chunked", request("Transfer-Encoding: gzip, chunked\r\n"), 0, 501);
        row("chunked twice", request("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 0, 400);
        row("xchunked", request("Transfer-Encoding: xchunked\r\n"), 0, 400);
        row("blank before its colon", request("Transfer-Encoding : chunked\r\n"), 0, 400);
        row("vertical tab in the coding",
            request("Transfer-Encoding: \x0b"
                    "chunked\r\n"),
            0,
            400);
        row("chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 0, 400);
    }

    void judges()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, requests);
        QFETCH(int, status);
        const Outcome outcome = frame({ bytes });
        QCOMPARE(outcome.status, status);
        QCOMPARE(int(outcome.requests.size()), requests);
    }

    void doesNotDependOnSegments_data() { judges_data(); }

    void doesNotDependOnSegments()
    {
        QFETCH(QByteArray, bytes);
        const Outcome whole = frame({ bytes });
        QByteArrayList single;
        for (const char c : bytes)
            single.append(QByteArray(1, c));
        QVERIFY(frame(single) == whole);
        for (qsizetype at = 1; at < bytes.size(); ++at)
            QVERIFY(frame({ bytes.first(at), bytes.sliced(at) }) == whole);
    }

    //! The property over streams nobody thought of: valid ones put together, then damaged.
    void doesNotDependOnSegmentsOfDamagedStreams()
    {
        std::mt19937 random(20261125); // NOLINT(cert-msc51-cpp): the same streams every time
        const QByteArrayList parts{
            "GET /a?b=c HTTP/1.1\r\nHost: h\r\n\r\n",
            "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello",
            "POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
            "chunked\r\n\r\n3\r\nabc\r\n2;e\r\nde\r\n0\r\n\r\n",
            "GET / HTTP/1.0\r\nX: y\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: [::1]:1\r\nConnection: close, x\r\n\r\n",
        };
        const QByteArray damage("\r\n\0 :\t;,aZ0\xff\x80", 13);
        for (int round = 0; round < 3000; ++round) {
            QByteArray bytes;
            for (int i = 0; i < 3; ++i)
                bytes += parts[qsizetype(random() % std::size_t(parts.size()))];
            for (unsigned hits = random() % 4; hits > 0; --hits) {
                const qsizetype at = qsizetype(random() % std::size_t(bytes.size()));
                const char byte = damage[qsizetype(random() % std::size_t(damage.size()))];
                if (random() % 2)
                    bytes[at] = byte;
                else
                    bytes.insert(at, byte);
            }
            const Outcome whole = frame({ bytes });
            for (int i = 0; i < 8; ++i)
                QVERIFY2(frame(cut(bytes, random)) == whole, bytes.toPercentEncoding(" /:").constData());
        }
    }

    void saysWhetherTheConnectionStays_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<bool>("stays");
        QTest::newRow("1.1") << QByteArray("1.1") << QByteArray() << true;
        QTest::newRow("1.1 close") << QByteArray("1.1") << QByteArray("Connection: Close\r\n") << false;
        QTest::newRow("1.1 close and keep-alive")
            << QByteArray("1.1") << QByteArray("Connection: keep-alive, close\r\n") << false;
        QTest::newRow("1.1 close in a second line")
            << QByteArray("1.1") << QByteArray("Connection: x\r\nConnection: close\r\n") << false;
        QTest::newRow("1.1 closely") << QByteArray("1.1") << QByteArray("Connection: closely\r\n") << true;
        QTest::newRow("1.0") << QByteArray("1.0") << QByteArray() << false;
        QTest::newRow("1.0 keep-alive")
            << QByteArray("1.0") << QByteArray("Connection: keep-alive\r\n") << true;
    }

    void saysWhetherTheConnectionStays()
    {
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, headers);
        QFETCH(bool, stays);
        const Outcome outcome = frame({ "GET / HTTP/" + version + "\r\nHost: h\r\n" + headers + "\r\n" });
        QCOMPARE(outcome.requests.size(), qsizetype(1));
        QCOMPARE(outcome.requests.first().contains(" keeps"), stays);
    }

    void readsAheadOfNothing()
    {
        Framer framer(smallLimits());
        const QByteArray head = request("Content-Length: 3\r\n");
        QCOMPARE(framer.feed(head + "abcGET"), head.size());
        QCOMPARE(framer.state(), Framer::State::Admission);
        QCOMPARE(framer.feed("abcGET"), qsizetype(0));
        framer.admit(maxBody);
        QCOMPARE(framer.feed("abcGET"), qsizetype(3));
        QCOMPARE(framer.state(), Framer::State::Complete);
        QCOMPARE(framer.takeBody(), QByteArray("abc"));
    }
};

QTEST_GUILESS_MAIN(FramerTest)
#include "tst_framer.moc"
