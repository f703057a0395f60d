// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"

#include <QTest>

using namespace symbolon;
using namespace Qt::StringLiterals;
using test::TestServer;

//! Brakes against guessing, and what strangers cannot learn or get.
class LimitsTest : public QObject {
    Q_OBJECT

private slots:

    void randomCodesAreBraked_data() { test::addEngineRows(); }

    //! Attack 1.
    void randomCodesAreBraked()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 5;
        TestServer server(engine, settings);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(guess(server, i).status, 404);
        for (int i = 5; i < 20; ++i) {
            const auto braked = guess(server, i);
            QCOMPARE(braked.status, 429);
            QVERIFY(braked.header("retry-after").toInt() > 0);
            QVERIFY(braked.header("retry-after").toInt() <= settings.protection.failureWindow.count());
        }
        QCOMPARE(server.auditKinds().count(u"activation.fail"_s), 5);
        server.clock.advance(settings.protection.failureWindow);
        QCOMPARE(guess(server, 20).status, 404);
    }

    //! Attack 6.
    void deviceCodesAreBraked()
    {
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 5;
        TestServer server(store::Engine::Sqlite, settings);
        int braked = 0;
        for (int i = 0; i < 8; ++i) {
            const QByteArray code = QByteArray::number(100000000 + i);
            braked +=
                server.call("POST", "/dhos/v1/activation/" + code + "?type=send_entry").status == 429 ? 1 : 0;
        }
        QCOMPARE(braked, 3);
    }

    //! Attacks 2, 90 and 91.
    void anIpv6NetworkIsOneSource()
    {
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 3;
        TestServer server(store::Engine::Sqlite, settings);
        const auto from = [&](const QString &peer, const QByteArray &forwarded) {
            http::Request request;
            request.method = "POST";
            request.path = "/dhos/v1/activation/" + QByteArray(30, 'A');
            request.headers = { { "Content-Type", "application/json" }, { "X-Forwarded-For", forwarded } };
            request.body = "{\"otp\":\"abcd\"}";
            request.peer = QHostAddress(peer);
            return server.handle(request).status;
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(from(u"2001:db8::%1"_s.arg(i + 1), QByteArray::number(i) + ".2.3.4"), 404);
        QCOMPARE(from(u"2001:db8::ffff"_s, "9.9.9.9"), 429);
        QCOMPARE(from(u"2001:db8:0:1::1"_s, "9.9.9.9"), 404);
    }

    //! Attack 14.
    void fetchingALinkConsumesNothing()
    {
        TestServer server(store::Engine::Sqlite);
        const auto issued = server.call(
            "POST", "/dhos/v1/patient/p/activation", { server.systemToken(u"write:gdm_activation"_s) });
        const QByteArray path = "/dhos/v1/activation/" + issued.text("activation_code").toLatin1();
        QCOMPARE(server.call("GET", path).status, 405);
        QCOMPARE(server.call("HEAD", path).status, 405);
        QCOMPARE(server.call("OPTIONS", path).status, 200);
        QCOMPARE(
            server.call("POST", path, {}, "{\"otp\":\"" + issued.text("otp").toLatin1() + "\"}").status, 200);
    }

    //! Attack 92.
    void noOriginIsLetIn()
    {
        TestServer server(store::Engine::Sqlite);
        for (const auto *origin : { "null", "https://evil.example", "http://localhost" }) {
            const auto reply = server.call("OPTIONS",
                "/dhos/v1/device",
                { { "Origin", origin }, { "Access-Control-Request-Method", "POST" } });
            QVERIFY(reply.header("access-control-allow-origin").isEmpty());
        }
    }

    //! Attack 106: whatever is thrown at any route, an answer is below 500 and speaks of nothing inside.
    void errorsTellNothingOfTheInside()
    {
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 1000000;
        TestServer server(store::Engine::Sqlite, settings);
        const auto token = server.systemToken(u"write:gdm_activation read:gdm_activation write:send_device "
                                              u"read:send_device write:send_clinician "
                                              "read:send_clinician read:audit"_s);
        const QList<QByteArray> arguments{
            "x", "%00", "%FF", "..%2f", "' OR 1=1--", QByteArray(5000, 'a'), "%F0%9F%98%80"
        };
        const QList<QByteArray> bodies{
            "", "{}", "[]", "{\"a\":", "{\"otp\":[]}", "{\"reason\":1,\"location_id\":{}}"
        };
        for (const auto &route : server.router().routes()) {
            for (const auto &argument : arguments) {
                QByteArray path = route->info().path;
                while (path.contains('{'))
                    path.replace(path.indexOf('{'),
                        path.indexOf('}') - path.indexOf('{') + 1,
                        argument.contains('%') ? argument : argument.toPercentEncoding());
                for (const auto &body : bodies) {
                    const auto reply =
                        server.call(api::methodName(route->info().method), path + "?q=%27", { token }, body);
                    QVERIFY2(
                        reply.status < 500, (path + body + QByteArray::number(reply.status)).constData());
                    for (const auto *inside :
                        { "select ", "sqlite", "SQL", "/home", ".cpp", "QSQLITE", "constraint" })
                        QVERIFY2(!reply.body.contains(inside) || reply.status < 400,
                            (path + ": " + reply.body).constData());
                }
            }
        }
    }

private:
    static TestServer::Reply guess(TestServer &server, int number)
    {
        const QByteArray code = QByteArray::number(number).rightJustified(30, 'A');
        return server.call("POST", "/dhos/v1/activation/" + code, {}, "{\"otp\":\"abcd\"}");
    }
};

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
