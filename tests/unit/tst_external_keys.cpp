// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/external_keys.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

using namespace symbolon;
using namespace symbolon::app;
using namespace std::chrono_literals;

//! The external issuer's key set: when it is asked, and when not (activation contract 4.4, W-15).
class TestExternalKeys : public QObject {
    Q_OBJECT

private slots:

    void init()
    {
        m_clock.set(fromUnixSeconds(1'800'000'000));
        m_fetches = 0;
        m_isDown = false;
        m_document = keySet(QStringLiteral("one"));
    }

    void fetchesOnceForAKnownKey()
    {
        ExternalKeys keys(m_settings, m_redis, m_clock, fetch());
        for (int i = 0; i < 3; ++i)
            QVERIFY(keys.forKey(QStringLiteral("one")).value()->byId(u"one"));
        QCOMPARE(m_fetches, 1);
        m_clock.advance(61min);
        QVERIFY(keys.forKey(QStringLiteral("one")));
        QCOMPARE(m_fetches, 2);
    }

    void unknownKeysAreNoLeverForAFlood()
    {
        ExternalKeys keys(m_settings, m_redis, m_clock, fetch());
        for (int i = 0; i < 100; ++i)
            QVERIFY(!keys.forKey(QString::number(i)).value()->byId(QString::number(i)));
        QCOMPARE(m_fetches, 1);
        m_document = keySet(QStringLiteral("two"));
        m_clock.advance(61s);
        QVERIFY(keys.forKey(QStringLiteral("two")).value()->byId(u"two"));
        QCOMPARE(m_fetches, 2);
    }

    void keepsWhatItKnowsWhileTheIssuerIsDown()
    {
        ExternalKeys keys(m_settings, m_redis, m_clock, fetch());
        m_isDown = true;
        QCOMPARE(keys.forKey(QStringLiteral("one")).error().code, Code::Unavailable);
        m_isDown = false;
        m_clock.advance(61s);
        QVERIFY(keys.forKey(QStringLiteral("one")));
        m_isDown = true;
        m_clock.advance(2h);
        QVERIFY(keys.forKey(QStringLiteral("one")).value()->byId(u"one"));
    }

    void survivesAnAnswerThatIsNoKeySet()
    {
        ExternalKeys keys(m_settings, m_redis, m_clock, fetch());
        m_document = "<html>";
        QCOMPARE(keys.forKey(QStringLiteral("one")).error().code, Code::Unavailable);
    }

    //! The first keys are worth waiting for; nothing else could be answered.
    void othersWaitForTheFirstKeys()
    {
        std::atomic_int fetches = 0;
        ExternalKeys keys(m_settings, m_redis, m_clock, [&](const QString &) -> Result<QByteArray> {
            ++fetches;
            QThread::msleep(200);
            return m_document;
        });
        std::atomic_int served = 0;
        std::vector<std::thread> callers;
        for (int i = 0; i < 4; ++i)
            callers.emplace_back([&] { served += keys.forKey(QStringLiteral("one")).has_value() ? 1 : 0; });
        for (auto &caller : callers)
            caller.join();
        QCOMPARE(served.load(), 4);
        QCOMPARE(fetches.load(), 1);
    }

private:
    [[nodiscard]] ExternalKeys::Fetch fetch()
    {
        return [this](const QString &) -> Result<QByteArray> {
            ++m_fetches;
            if (m_isDown)
                return fail(Code::Unavailable, QStringLiteral("down"));
            return m_document;
        };
    }

    [[nodiscard]] static QByteArray keySet(const QString &id)
    {
        QJsonObject key = crypto::PrivateKey::generate(crypto::KeyType::P256).value().publicKey().toJwk();
        key.insert(QStringLiteral("kid"), id);
        key.insert(QStringLiteral("use"), QStringLiteral("sig"));
        return QJsonDocument(QJsonObject{ { QStringLiteral("keys"), QJsonArray{ key } } }).toJson();
    }

    FixedClock m_clock{ fromUnixSeconds(1'800'000'000) };
    JwtSettings m_settings;
    RedisClient m_redis{ RedisSettings(), m_clock };
    QByteArray m_document;
    int m_fetches = 0;
    bool m_isDown = false;
};

QTEST_APPLESS_MAIN(TestExternalKeys)
#include "tst_external_keys.moc"
