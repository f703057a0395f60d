// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/address.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::http;

//! Attacks 90 and 91: who the client is.
class AddressTest : public QObject {
    Q_OBJECT

private slots:

    void peelsTrustedProxiesOnly_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArrayList>("forwarded");
        QTest::addColumn<QString>("client");
        const auto row =
            [](const char *name, const char *peer, const QByteArrayList &forwarded, const char *client) {
                QTest::newRow(name) << QString::fromLatin1(peer) << forwarded << QString::fromLatin1(client);
            };
        row("no proxy", "198.51.100.7", {}, "198.51.100.7");
        row("a stranger's header", "198.51.100.7", { "10.0.0.1" }, "198.51.100.7");
        row("one proxy", "10.0.0.1", { "198.51.100.7" }, "198.51.100.7");
        row("a spoofed left value", "10.0.0.1", { "1.2.3.4, 198.51.100.7" }, "198.51.100.7");
        row("two proxies", "10.0.0.1", { "1.2.3.4, 198.51.100.7, 10.0.0.2" }, "198.51.100.7");
        row("two lines", "10.0.0.1", { "1.2.3.4", "198.51.100.7" }, "198.51.100.7");
        row("proxies only", "10.0.0.1", { "10.0.0.3, 10.0.0.2" }, "10.0.0.3");
        row("unknown", "10.0.0.1", { "unknown" }, "10.0.0.1");
        row("unknown behind a proxy", "10.0.0.1", { "198.51.100.7, unknown, 10.0.0.2" }, "10.0.0.2");
        row("with a port", "10.0.0.1", { "198.51.100.7:80" }, "10.0.0.1");
        row("IPv6 with a zone", "10.0.0.1", { "fe80::1%eth0" }, "10.0.0.1");
        row("IPv6 in brackets", "10.0.0.1", { "[2001:db8::1]" }, "10.0.0.1");
        row("IPv6", "10.0.0.1", { "2001:db8::1" }, "2001:db8::1");
        row("octal and short forms", "10.0.0.1", { "0x7f.1" }, "10.0.0.1");
        row("empty", "10.0.0.1", { "" }, "10.0.0.1");
        row("mapped peer", "::ffff:10.0.0.1", { "198.51.100.7" }, "198.51.100.7");
        row("mapped entry", "10.0.0.1", { "::ffff:198.51.100.7" }, "198.51.100.7");
        row("a thousand hops",
            "10.0.0.1",
            { QByteArray("10.0.0.2, ").repeated(1000) + "10.0.0.2" },
            "10.0.0.2");
    }

    void peelsTrustedProxiesOnly()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArrayList, forwarded);
        QFETCH(QString, client);
        Request request;
        request.peer = QHostAddress(peer);
        request.headers.append(Header{ "X-Real-IP", "203.0.113.9" });
        request.headers.append(Header{ "Forwarded", "for=203.0.113.9" });
        for (const QByteArray &line : forwarded)
            request.headers.append(Header{ "X-Forwarded-For", line });
        const QList<Subnet> trusted{ *Subnet::parse(QStringLiteral("10.0.0.0/24")) };
        QCOMPARE(clientAddress(request, trusted).toString(), client);
        QCOMPARE(clientAddress(request, {}).toString(), normalised(QHostAddress(peer)).toString());
    }

    void countsAHostOnce_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("bucket");
        QTest::newRow("IPv4") << "192.0.2.1"
                              << "192.0.2.1";
        QTest::newRow("mapped") << "::ffff:192.0.2.1"
                                << "192.0.2.1";
        QTest::newRow("IPv6") << "2001:db8:1:2:3:4:5:6"
                              << "2001:db8:1:2::/64";
        QTest::newRow("its neighbour") << "2001:db8:1:2:ffff::1"
                                       << "2001:db8:1:2::/64";
        QTest::newRow("another network") << "2001:db8:1:3::1"
                                         << "2001:db8:1:3::/64";
        QTest::newRow("with a zone") << "fe80::1%lo"
                                     << "fe80::/64";
    }

    void countsAHostOnce()
    {
        QFETCH(QString, address);
        QFETCH(QString, bucket);
        QCOMPARE(bucketOf(QHostAddress(address)), bucket);
    }

    void readsSubnets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("inside");
        QTest::addColumn<QString>("outside");
        QTest::newRow("one") << "192.0.2.1"
                             << "192.0.2.1"
                             << "192.0.2.2";
        QTest::newRow("IPv4") << "192.0.2.0/25"
                              << "::ffff:192.0.2.127"
                              << "192.0.2.128";
        QTest::newRow("IPv6") << "2001:db8::/32"
                              << "2001:db8:ffff::1"
                              << "2001:db9::1";
        QTest::newRow("everything of IPv4") << "0.0.0.0/0"
                                            << "203.0.113.1"
                                            << "::1";
        QTest::newRow("mapped") << "::ffff:192.0.2.0/120"
                                << "192.0.2.9"
                                << "192.0.3.1";
        for (const char *bad :
            { "", "x", "192.0.2.0/33", "192.0.2.0/x", "2001:db8::/129", "192.0.2.0/-1", "/8" })
            QTest::newRow(*bad ? bad : "empty") << QString::fromLatin1(bad) << QString() << QString();
    }

    void readsSubnets()
    {
        QFETCH(QString, text);
        QFETCH(QString, inside);
        QFETCH(QString, outside);
        const Result<Subnet> subnet = Subnet::parse(text);
        QCOMPARE(subnet.has_value(), !inside.isEmpty());
        if (!subnet)
            return;
        QVERIFY(subnet->contains(QHostAddress(inside)));
        QVERIFY(!subnet->contains(QHostAddress(outside)));
        QVERIFY(*Subnet::parse(subnet->toString()) == *subnet);
    }
};

QTEST_GUILESS_MAIN(AddressTest)
#include "tst_address.moc"
