// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"

#include <QCryptographicHash>
#include <QTest>

using namespace symbolon;
using namespace Qt::StringLiterals;
using test::TestServer;

//! Headers, error shapes, order of checks and credentials on the activation surface (activation contract 3
//! and 4).
class ActivationHttpTest : public QObject {
    Q_OBJECT

private slots:

    void everyResponseCarriesTheSurfacesHeaders()
    {
        TestServer server(store::Engine::Sqlite);
        const auto reply = server.call("GET",
            "/dhos/v1/device",
            { server.systemToken(u"read:send_device"_s), { "X-Request-ID", "abc-1" } });
        QCOMPARE(reply.header("cache-control"), QByteArray("no-cache, must-revalidate"));
        QCOMPARE(reply.header("pragma"), QByteArray("no-cache"));
        QCOMPARE(reply.header("expires"), QByteArray("0"));
        QCOMPARE(reply.header("x-request-id"), QByteArray("abc-1"));
        // SHA-1 of "[]\n"
        QCOMPARE(reply.header("etag"),
            QByteArray("\"" + QCryptographicHash::hash("[]\n", QCryptographicHash::Sha1).toHex() + "\""));
        const auto again = server.call("GET",
            "/dhos/v1/device",
            { server.systemToken(u"read:send_device"_s), { "If-None-Match", "W/" + reply.header("etag") } });
        QCOMPARE(again.status, 304);
        QVERIFY(again.body.isEmpty());
    }

    void requestIds_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("correlation") << QByteArray("X-Correlation-ID") << QByteArray("c1")
                                     << QByteArray("c1");
        QTest::newRow("trace, self first")
            << QByteArray("X-Amzn-Trace-Id") << QByteArray("Root=1-2;Self=3-4") << QByteArray("3-4");
        QTest::newRow("trace, root") << QByteArray("X-Amzn-Trace-Id") << QByteArray("Root=1-2")
                                     << QByteArray("1-2");
        QTest::newRow("unfit") << QByteArray("X-Request-ID") << QByteArray("a b\x01") << QByteArray();
    }

    void requestIds()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, expected);
        TestServer server(store::Engine::Sqlite);
        const auto id = server.call("GET", "/running", { { name, value } }).header("x-request-id");
        if (expected.isEmpty())
            QCOMPARE(id.size(), 36);
        else
            QCOMPARE(id, expected);
    }

    void routing_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("allow");
        QTest::newRow("running") << QByteArray("GET") << QByteArray("/running") << 200 << QByteArray();
        QTest::newRow("running ignores queries")
            << QByteArray("GET") << QByteArray("/running?x=1") << 200 << QByteArray();
        QTest::newRow("head") << QByteArray("HEAD") << QByteArray("/running") << 200 << QByteArray();
        QTest::newRow("options") << QByteArray("OPTIONS") << QByteArray("/dhos/v1/device") << 200
                                 << QByteArray("GET, HEAD, OPTIONS, POST");
        QTest::newRow("wrong method") << QByteArray("DELETE") << QByteArray("/dhos/v1/device") << 405
                                      << QByteArray("GET, HEAD, OPTIONS, POST");
        QTest::newRow("trace") << QByteArray("TRACE") << QByteArray("/running") << 405
                               << QByteArray("GET, HEAD, OPTIONS");
        QTest::newRow("unknown") << QByteArray("GET") << QByteArray("/dhos/v1/none") << 404 << QByteArray();
        QTest::newRow("trailing slash")
            << QByteArray("GET") << QByteArray("/dhos/v1/device/") << 404 << QByteArray();
        QTest::newRow("double slash") << QByteArray("GET") << QByteArray("//running") << 404 << QByteArray();
        QTest::newRow("case") << QByteArray("GET") << QByteArray("/Running") << 404 << QByteArray();
        QTest::newRow("clinician jwt is a clinician id too")
            << QByteArray("OPTIONS") << QByteArray("/dhos/v1/clinician/jwt") << 200
            << QByteArray("GET, HEAD, OPTIONS, PATCH");
    }

    void routing()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(QByteArray, allow);
        TestServer server(store::Engine::Sqlite);
        const auto reply = server.call(method, path);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.header("allow"), allow);
        if (status == 404 || status == 405) {
            QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
            QCOMPARE(reply.object().keys(), (QStringList{ u"detail"_s, u"status"_s, u"title"_s, u"type"_s }));
            QVERIFY(reply.body.startsWith("{\n  \"detail\": "));
        }
    }

    void credentials_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("status");
        const QByteArray good = TestServer::signedToken(payload());
        QTest::newRow("good") << "Bearer " + good << 200;
        QTest::newRow("scheme in lower case") << "bearer " + good << 200;
        QTest::newRow("none") << QByteArray() << 401;
        QTest::newRow("empty") << QByteArray("") << 401;
        QTest::newRow("basic") << QByteArray("Basic YTpi") << 401;
        QTest::newRow("one word") << QByteArray("Bearer") << 401;
        QTest::newRow("undecodable") << QByteArray("Bearer x.y.z") << 403;
        QTest::newRow("two blanks") << "Bearer  " + good << 403;
        QTest::newRow("wrong key") << "Bearer " + TestServer::signedToken(payload(), "other") << 403;
        QTest::newRow("padding tolerated") << "Bearer " + good + "==" << 200;
    }

    void credentials()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, status);
        TestServer server(store::Engine::Sqlite);
        TestServer::Headers headers;
        if (!header.isNull())
            headers.append({ "Authorization", header });
        const auto reply = server.call("GET", "/dhos/v1/device", headers);
        QCOMPARE(reply.status, status);
        if (status == 401)
            QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
        if (status == 403)
            QCOMPARE(reply.body, QByteArray("{\"message\":\"Forbidden\"}\n"));
    }

    void claims_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *claim, const QJsonValue &value, int status) {
            QTest::newRow(name) << QString::fromLatin1(claim) << value << status;
        };
        row("exp as text", "exp", QString::number(now() + 60), 200);
        row("exp now", "exp", now(), 200);
        row("exp past", "exp", now() - 1, 403);
        row("no exp", "exp", QJsonValue::Undefined, 403);
        row("nbf ahead", "nbf", now() + 60, 403);
        row("iat ahead", "iat", now() + 600, 200);
        row("iat no number", "iat", QStringLiteral("x"), 403);
        row("aud list", "aud", QJsonArray{ QStringLiteral("x"), QStringLiteral("http://localhost/") }, 200);
        row("aud other", "aud", QStringLiteral("x"), 403);
        row("aud null", "aud", QJsonValue(), 403);
        row("no aud", "aud", QJsonValue::Undefined, 403);
        row("iss other", "iss", QStringLiteral("http://localhost"), 403);
        row("no iss", "iss", QJsonValue::Undefined, 403);
        row("sub number", "sub", 1, 403);
        row("scope list", "scope", QJsonArray{ QStringLiteral("read:send_device") }, 403);
        row("scope null", "scope", QJsonValue(), 403);
        row("longer scope", "scope", QStringLiteral("read:send_device_all"), 403);
        row("no scope", "scope", QJsonValue::Undefined, 403);
        row("metadata list", "metadata", QJsonArray(), 403);
    }

    void claims()
    {
        QFETCH(QString, claim);
        QFETCH(QJsonValue, value);
        QFETCH(int, status);
        TestServer server(store::Engine::Sqlite);
        auto object = payload();
        if (value.isUndefined())
            object.remove(claim);
        else
            object.insert(claim, value);
        QCOMPARE(
            server.call("GET", "/dhos/v1/device", { TestServer::bearer(TestServer::signedToken(object)) })
                .status,
            status);
    }

    //! Section 3.3: a caller with a bad signature and an invalid body sees 400, not 403; a missing header
    //! comes first.
    void findsFaultInTheContractsOrder()
    {
        TestServer server(store::Engine::Sqlite);
        const http::Header forged = TestServer::bearer(TestServer::signedToken(payload(), "other"));
        const auto status =
            [&](const TestServer::Headers &headers, const QByteArray &target, const QByteArray &body) {
                return server.call("POST", target, headers, body).status;
            };
        QCOMPARE(status({}, "/dhos/v1/device?x=1", "{}"), 401);
        QCOMPARE(status({ forged }, "/dhos/v1/device?x=1", R"({"location_id":"l","description":"d"})"), 400);
        QCOMPARE(status({ forged }, "/dhos/v1/device", "{}"), 400);
        QCOMPARE(
            status({ forged }, "/dhos/v1/device", R"({"location_id":"l","description":"d","x":1})"), 403);
        QCOMPARE(status({ server.systemToken(u"write:send_device"_s) },
                     "/dhos/v1/device",
                     R"({"location_id":"l","description":"d","x":1})"),
            400);
        QCOMPARE(status({ forged },
                     "/dhos/v1/clinician?x=1",
                     R"({"clinician_id":"c","login_active":true,"products":[]})"),
            403);
    }

    void twoAuthorizationHeadersAreRefused()
    {
        TestServer server(store::Engine::Sqlite);
        const auto header = server.systemToken(u"read:send_device"_s);
        QCOMPARE(server.call("GET", "/dhos/v1/device", { header, header }).status, 400);
        QCOMPARE(server.call("GET", "/dhos/v1/device?access_token=x").status, 401);
    }

    //! Attack 105.
    void figuresAreForLoopbackOnly()
    {
        TestServer server(store::Engine::Sqlite);
        QCOMPARE(server.call("GET", "/metrics").status, 200);
        http::Request request;
        request.method = "GET";
        request.path = "/metrics";
        request.peer = QHostAddress(QStringLiteral("192.0.2.1"));
        QCOMPARE(server.handle(request).status, 403);
        request.path = "/healthcheck";
        const auto health = server.handle(request);
        QCOMPARE(health.status, 200);
        QVERIFY(!health.object().contains(u"hostname"_s) || health.text("hostname").isEmpty());
        QVERIFY(health.object().value(u"results"_s).toArray().isEmpty());
    }

    void healthNamesTheDatabase()
    {
        TestServer server(store::Engine::Sqlite);
        const auto health = server.call("GET", "/healthcheck");
        QCOMPARE(health.text("status"), u"success"_s);
        QCOMPARE(
            health.object().value(u"results"_s).toArray().first().toObject().value(u"checker"_s).toString(),
            u"database"_s);
    }

    //! Attack 96, weakness W-13: an error never repeats what was sent.
    void errorsDoNotEchoTheBody()
    {
        TestServer server(store::Engine::Sqlite);
        const auto reply = server.call("POST",
            "/dhos/v1/activation/" + QByteArray(30, 'A'),
            {},
            R"({"otp":"s3cr3t","unexpected":"value-of-it"})");
        QCOMPARE(reply.status, 400);
        QVERIFY(!reply.body.contains("s3cr3t") && !reply.body.contains("value-of-it"));
        QVERIFY(reply.body.contains("unexpected"));
    }

private:
    static qint64 now() { return toUnixSeconds(fromStored(u"2026-11-25 08:15:00.123456").value()); }

    static QJsonObject payload()
    {
        return { { u"metadata"_s, QJsonObject{ { u"system_id"_s, u"robot"_s } } },
            { u"iss"_s, u"http://localhost/"_s },
            { u"aud"_s, u"http://localhost/"_s },
            { u"scope"_s, u"read:send_device write:other"_s },
            { u"exp"_s, now() + 300 } };
    }
};

QTEST_GUILESS_MAIN(ActivationHttpTest)
#include "tst_activation_http.moc"
