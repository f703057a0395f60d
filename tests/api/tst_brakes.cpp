// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"

#include <QTest>

using namespace symbolon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::TestServer;

//! What becomes of sources that go on guessing, and of everybody else meanwhile.
class BrakesTest : public QObject {
    Q_OBJECT

private slots:

    void theBrakeOverAllSlowsFailuresOnly_data() { test::addEngineRows(); }

    //! Attack 2.
    void theBrakeOverAllSlowsFailuresOnly()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 10;
        settings.protection.failuresOverall = 20;
        TestServer server(engine, settings);
        const Phone known = activate(server, u"known"_s, u"192.0.2.1"_s);
        const auto waiting = issue(server, u"waiting"_s);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(guess(server, u"198.51.100.%1"_s.arg(i)).status, 404);

        const auto braked = guess(server, u"198.51.100.3"_s);
        QCOMPARE(braked.status, 429);
        QVERIFY(braked.header("retry-after").toInt() > 0);
        QCOMPARE(guess(server, u"203.0.113.1"_s).status, 404);
        QCOMPARE(guess(server, u"203.0.113.1"_s).status, 429);
        QCOMPARE(redeem(server, waiting, u"203.0.113.2"_s).status, 200);
        QCOMPARE(refresh(server, known, u"198.51.100.3"_s), 200);
        QCOMPARE(server.auditKinds().count(u"source.brake"_s), 1);

        server.clock.advance(1min);
        QCOMPARE(guess(server, u"198.51.100.3"_s).status, 404);
        QVERIFY(figures(server).contains("symbolon_protection_events_total{event=\"brake\"} 1"));
    }

    void bansGrowAndEnd_data() { test::addEngineRows(); }

    void bansGrowAndEnd()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine, sternSettings());
        const auto useUp = [&] {
            return guess(server, m_address).status == 404 && guess(server, m_address).status == 404;
        };
        for (const auto wait : { 60s, 120s, 240s, 300s, 300s }) {
            QVERIFY(useUp());
            const auto banned = guess(server, m_address);
            QCOMPARE(banned.status, 429);
            QCOMPARE(banned.header("retry-after").toInt(), int(wait.count()));
            QCOMPARE(guess(server, u"192.0.2.8"_s).status, 404);
            server.clock.advance(wait - 1s);
            QCOMPARE(guess(server, m_address).status, 429);
            server.clock.advance(1s);
        }
        QCOMPARE(server.auditKinds().count(u"source.ban"_s), 4);
        QVERIFY(figures(server).contains("symbolon_protection_events_total{event=\"ban\"} 4"));

        server.clock.advance(2 * server.settings.protection.banTimeMax + 60s);
        QVERIFY(useUp());
        QCOMPARE(guess(server, m_address).header("retry-after").toInt(), 60);
    }

    //! Attack 114: the ban is in the database, so another node knows of it.
    void anotherNodeKnowsOfTheBan_data() { test::addEngineRows(); }

    void anotherNodeKnowsOfTheBan()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine, sternSettings());
        server.database.execute(
            u"insert into source_ban (bucket, strikes, banned_until, forgotten_at)"
            " values ('failures-code:192.0.2.7', 5, '2026-11-25 09:00:00', '2026-11-26 09:00:00')"_s);
        QCOMPARE(guess(server, m_address).status, 429);
        QCOMPARE(guess(server, u"192.0.2.8"_s).status, 404);
    }

    void aBannedSourcesPhonesAreServed()
    {
        TestServer server(store::Engine::Sqlite, sternSettings());
        const Phone phone = activate(server, u"p"_s, m_address);
        ban(server);
        QCOMPARE(refresh(server, phone, m_address), 200);
        QCOMPARE(redeem(server, issue(server, u"q"_s), m_address).status, 429);
        QCOMPARE(redeem(server, issue(server, u"q"_s), u"192.0.2.8"_s).status, 200);
    }

    void passwordGuessersAreBannedFromPasswordsOnly()
    {
        TestServer server(store::Engine::Sqlite, sternSettings());
        const auto signIn = [&](int i) {
            return send(server,
                m_address,
                "/v1/session",
                "{\"username\":\"u" + QByteArray::number(i) + "\",\"password\":\"not this one\"}");
        };
        for (int i = 0; i < 2; ++i)
            QCOMPARE(signIn(i).status, 401);
        server.clock.advance(60s);
        for (int i = 2; i < 4; ++i)
            QCOMPARE(signIn(i).status, 401);
        QCOMPARE(signIn(5).header("retry-after").toInt(), 120);
        QCOMPARE(guess(server, m_address).status, 404);
    }

    void someNetworksAreNeverBanned()
    {
        auto settings = sternSettings();
        settings.protection.failuresOverall = 5;
        TestServer server(store::Engine::Sqlite, settings);
        server.neverBanned = { http::Subnet::parse(u"192.0.2.0/29"_s).value() };
        for (int i = 0; i < 20; ++i)
            QCOMPARE(guess(server, m_address).status, 404);
        QCOMPARE(guess(server, u"192.0.2.8"_s).status, 404);
        QCOMPARE(guess(server, u"192.0.2.8"_s).status, 404);
        QCOMPARE(guess(server, u"192.0.2.8"_s).status, 429);
        QVERIFY(!server.auditKinds().contains(u"source.brake"_s));
    }

private:
    struct Code {
        QByteArray code;
        QByteArray pin;
    };

    struct Phone {
        QByteArray patientId;
        QByteArray authorisation;
    };

    const QString m_address = QStringLiteral("192.0.2.7");

    static Settings sternSettings()
    {
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 2;
        settings.protection.failureWindow = 60s;
        settings.protection.banTime = 120s;
        settings.protection.banTimeMax = 300s;
        return settings;
    }

    static TestServer::Reply send(
        TestServer &server, const QString &peer, const QByteArray &path, const QByteArray &body)
    {
        http::Request request;
        request.method = "POST";
        request.path = path;
        request.headers = { { "Content-Type", "application/json" } };
        request.body = body;
        request.peer = QHostAddress(peer);
        return server.handle(request);
    }

    TestServer::Reply guess(TestServer &server, const QString &peer)
    {
        return redeem(server, { QByteArray::number(++m_guesses).rightJustified(30, 'A'), "abcd" }, peer);
    }

    static TestServer::Reply redeem(TestServer &server, const Code &code, const QString &peer)
    {
        return send(server, peer, "/dhos/v1/activation/" + code.code, "{\"otp\":\"" + code.pin + "\"}");
    }

    static Code issue(TestServer &server, const QString &patientId)
    {
        const auto issued = server.call("POST",
            "/dhos/v1/patient/" + patientId.toLatin1() + "/activation",
            { server.systemToken(u"write:gdm_activation"_s) });
        return { issued.text("activation_code").toLatin1(), issued.text("otp").toLatin1() };
    }

    //! A phone whose authorisation code the server remembers.
    static Phone activate(TestServer &server, const QString &patientId, const QString &peer)
    {
        const auto reply = redeem(server, issue(server, patientId), peer);
        Phone phone{ patientId.toLatin1(), reply.text("authorisation_code").toLatin1() };
        if (refresh(server, phone, peer) != 200)
            qFatal("the phone was not activated: %s", reply.body.constData());
        return phone;
    }

    static int refresh(TestServer &server, const Phone &phone, const QString &peer)
    {
        http::Request request;
        request.method = "GET";
        request.path = "/dhos/v1/patient/" + phone.patientId + "/jwt";
        request.headers = { { "x-authorisation-code", phone.authorisation } };
        request.peer = QHostAddress(peer);
        return server.handle(request).status;
    }

    void ban(TestServer &server)
    {
        for (int i = 0; i < 2; ++i)
            QCOMPARE(guess(server, m_address).status, 404);
        server.clock.advance(60s);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(guess(server, m_address).status, 404);
        QCOMPARE(guess(server, m_address).header("retry-after").toInt(), 120);
    }

    static QByteArray figures(TestServer &server) { return server.services().metrics.text(); }

    int m_guesses = 0;
};

QTEST_GUILESS_MAIN(BrakesTest)
#include "tst_brakes.moc"
