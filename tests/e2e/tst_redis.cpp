// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/token_scopes.h"
#include "tests/support/database.h"
#include "tests/support/redis_server.h"

#include <QTcpServer>
#include <QTest>

using namespace symbolon;
using namespace symbolon::app;
using namespace symbolon::test;
using namespace std::chrono_literals;
using http::ScopeKind;
using Value = std::optional<QByteArray>;

//! Scopes from a real Redis: who is asked first, what is remembered, and what happens when it is not there
//! (activation contract 4.7; decisions: scopes).
class TestRedis : public QObject {
    Q_OBJECT

private slots:

    void init()
    {
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->start());
    }

    void readsAndWrites()
    {
        RedisClient client(settings(), m_clock);
        QCOMPARE(client.get("some key"), Value());
        client.set("some key", QByteArray("a\r\nb\0c", 6));
        QCOMPARE(client.get("some key"), Value(QByteArray("a\r\nb\0c", 6)));
    }

    void remembersAnswersForAWhile()
    {
        RedisClient client(settings(), m_clock);
        client.set("key", "old");
        QCOMPARE(client.get("key"), Value("old"));
        QVERIFY(m_server->command({ QStringLiteral("set"), QStringLiteral("key"), QStringLiteral("new") }));
        QCOMPARE(client.get("key"), Value("old"));
        m_clock.advance(30s);
        QCOMPARE(client.get("key"), Value("new"));
    }

    void remembersThatNobodyAnswers()
    {
        RedisClient client(settings(), m_clock);
        client.set("key", "value");
        m_server->stop();
        QCOMPARE(client.get("key"), Value());
        QVERIFY(m_server->start());
        QVERIFY(m_server->command({ QStringLiteral("set"), QStringLiteral("key"), QStringLiteral("value") }));
        QCOMPARE(client.get("key"), Value());
        m_clock.advance(30s);
        QCOMPARE(client.get("key"), Value("value"));
    }

    void aWrongPasswordIsNoAnswer()
    {
        RedisSettings wrong = settings();
        wrong.password = Secret("let-me-in");
        QVERIFY(m_server->command({ QStringLiteral("set"), QStringLiteral("key"), QStringLiteral("value") }));
        QCOMPARE(RedisClient(wrong, m_clock).get("key"), Value());
    }

    void aValueOfAnotherTypeIsNoAnswer()
    {
        QVERIFY(
            m_server->command({ QStringLiteral("lpush"), QStringLiteral("key"), QStringLiteral("value") }));
        QCOMPARE(RedisClient(settings(), m_clock).get("key"), Value());
    }

    void aSilentRedisCostsOneTimeOut()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        RedisSettings given = settings();
        given.port = silent.serverPort();
        given.timeout = 1s;
        RedisClient client(given, m_clock);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(client.get(QByteArray::number(i)), Value());
        QVERIFY2(
            timer.elapsed() >= 900 && timer.elapsed() < 2500, qPrintable(QString::number(timer.elapsed())));
    }

    void scopesComeFromRedisFirst_data() { addEngineRows(); }

    void scopesComeFromRedisFirst()
    {
        QFETCH(store::Engine, engine);
        TestDatabase database(engine);
        store::Pool pool(database.target());
        Settings given;
        RedisClient client(settings(), m_clock);
        TokenScopes scopes(given, client, pool, m_clock);
        QCOMPARE(scopes.of(ScopeKind::Device).value(), std::optional(given.scopes.defaultDevice));
        database.execute(QStringLiteral("insert into setting (name, value, modified, modified_by_) values"
                                        " ('scopes.device', 'edited', '2026-11-25', 'x')"));
        m_clock.advance(30s);
        QCOMPARE(scopes.of(ScopeKind::Device).value(), std::optional(QStringLiteral("edited")));
        given.scopes.mockDevice = QStringLiteral("mock");
        QCOMPARE(scopes.of(ScopeKind::Device).value(), std::optional(QStringLiteral("edited"))); // production
        given.environment.production = false;
        QCOMPARE(scopes.of(ScopeKind::Device).value(), std::optional(QStringLiteral("mock")));
        // Where one kind is mocked, the others have no scope (activation contract 1, number 8).
        QCOMPARE(scopes.of(ScopeKind::Patient).value(), std::optional<QString>());
        QCOMPARE(scopes.of(ScopeKind::Clinician).value(), std::optional<QString>());
        QVERIFY(m_server->command({ QStringLiteral("set"),
            QStringLiteral("CACHED_SEND_ENTRY_DEVICE_SCOPE"),
            QStringLiteral("from redis") }));
        m_clock.advance(30s);
        QCOMPARE(scopes.of(ScopeKind::Device).value(), std::optional(QStringLiteral("from redis")));
        m_server->stop();
        m_clock.advance(30s);
        QCOMPARE(scopes.of(ScopeKind::Device).value(), std::optional(QStringLiteral("mock")));
        pool.release();
    }

    void anEmptiedScopeIsNone()
    {
        TestDatabase database(store::Engine::Sqlite);
        store::Pool pool(database.target());
        const Settings given;
        RedisClient client({}, m_clock);
        TokenScopes scopes(given, client, pool, m_clock);
        database.execute(QStringLiteral("insert into setting (name, value, modified, modified_by_) values"
                                        " ('scopes.patient', '', '2026-11-25', 'x')"));
        QCOMPARE(scopes.of(ScopeKind::Patient).value(), std::optional<QString>());
        pool.release();
    }

private:
    [[nodiscard]] RedisSettings settings() const
    {
        RedisSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = m_server->port();
        settings.password = Secret(RedisServer::password());
        return settings;
    }

    FixedClock m_clock{ fromStored(u"2026-11-25 08:15:00").value() };
    std::unique_ptr<RedisServer> m_server;
};

QTEST_GUILESS_MAIN(TestRedis)
#include "tst_redis.moc"
