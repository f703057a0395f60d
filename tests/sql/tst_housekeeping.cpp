// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/clock_watch.h"
#include "server/app/housekeeper.h"
#include "server/request/metrics.h"
#include "tests/support/database.h"

#include <QTemporaryFile>
#include <QTest>

#include <atomic>
#include <unistd.h>

using namespace symbolon;
using namespace symbolon::app;
using namespace symbolon::test;
using namespace std::chrono_literals;
using store::Engine;

namespace {

//! What is written to standard error, where the log is, meanwhile.
QByteArray logOf(const std::function<void()> &act)
{
    QTemporaryFile file;
    if (!file.open())
        qFatal("no temporary file");
    const int kept = ::dup(STDERR_FILENO);
    ::dup2(file.handle(), STDERR_FILENO);
    act();
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    file.seek(0);
    return file.readAll();
}

} // namespace

//! The small regular work: that it is done, that failing is survived, what it removes, and the clock it
//! watches.
class HousekeepingTest : public QObject {
    Q_OBJECT

private slots:

    void doesItsChoresAgainAndAgainAndOnceMoreAtTheEnd()
    {
        TestDatabase database(Engine::Sqlite);
        std::atomic<int> often = 0;
        std::atomic<int> seldom = 0;
        Housekeeper housekeeper(database.target(),
            { { "often",
                  10ms,
                  [&](store::Connection &) {
                      ++often;
                      return Result<void>();
                  } },
                { "seldom", 1h, [&](store::Connection &connection) {
                     ++seldom;
                     return connection.one(sql::health::ping).andThen([](const auto &) {
                         return Result<void>();
                     });
                 } } });
        housekeeper.start();
        QTRY_VERIFY(often >= 3);
        QCOMPARE(seldom.load(), 0);
        housekeeper.stop();
        QCOMPARE(seldom.load(), 1);
        const int done = often;
        QTest::qWait(50);
        QCOMPARE(often.load(), done);
    }

    void goesOnAfterAChoreThatFails()
    {
        TestDatabase database(Engine::Sqlite);
        std::atomic<int> tries = 0;
        Housekeeper housekeeper(
            database.target(), { { "failing", 10ms, [&](store::Connection &) -> Result<void> {
                                      ++tries;
                                      return fail(Code::Unavailable, QStringLiteral("not today"));
                                  } } });
        const QByteArray log = logOf([&] {
            housekeeper.start();
            QTRY_VERIFY(tries >= 3);
            housekeeper.stop();
        });
        QCOMPARE(log.count("a regular task failed"), 1);
        QVERIFY2(log.contains("not today"), log.constData());
    }

    void removesWhatIsOver_data() { addEngineRows(); }

    void removesWhatIsOver()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        const Instant now = fromStored(u"2026-11-25 12:00:00").value();
        database.execute(QStringLiteral(
            "insert into activation_result (code_hash, key_hash, sealed_result, expires_at) values"
            " ('over', 'k', '', '2026-11-25 11:59:59'), ('kept', 'k', '', '2026-11-25 12:00:01');"
            "insert into revocation (kind, value, created, expires_at) values"
            " ('jti', 'over', '2026-11-25', '2026-11-25 11:59:59'),"
            " ('jti', 'kept', '2026-11-25', '2026-11-25 12:00:01');"
            "insert into limit_counter (bucket, window_start, count) values"
            " ('over', '2026-11-23 11:59:59', 1), ('kept', '2026-11-23 12:00:01', 1);"
            "insert into source_ban (bucket, strikes, forgotten_at) values"
            " ('over', 1, '2026-11-25 11:59:59'), ('kept', 1, '2026-11-25 12:00:01');"
            "insert into used_proof (hash, expires_at) values"
            " ('over', '2026-11-25 11:59:59'), ('kept', '2026-11-25 12:00:01');"));
        QVERIFY(removeExpired(database.connection(), now));
        for (const auto *column : { "code_hash from activation_result",
                 "value from revocation",
                 "bucket from limit_counter",
                 "bucket from source_ban",
                 "hash from used_proof" }) {
            const auto rows = database.query(QStringLiteral("select ") + QLatin1String(column));
            QCOMPARE(rows.size(), 1);
            QCOMPARE(rows.first().first().toString(), QStringLiteral("kept"));
        }
    }

    void aClockThatIsPutBackIsTold_data() { addEngineRows(); }

    //! Attack 9.
    void aClockThatIsPutBackIsTold()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        ClockWatch watch(m_clock, m_metrics, [this] { return m_steady; });
        QVERIFY(watch.look(database.connection()));
        pass(5s, 5s);
        QVERIFY(watch.look(database.connection()));
        pass(5s, 4s); // a time service at work
        QVERIFY(watch.look(database.connection()));
        QVERIFY(told(database).isEmpty());
        pass(5s, -10min);
        const QByteArray log = logOf([&] { QVERIFY(watch.look(database.connection())); });
        QVERIFY2(log.contains("the clock was put back") && log.contains("605"), log.constData());
        QCOMPARE(
            told(database), QStringList{ QStringLiteral("{\"noticed\":\"while running\",\"seconds\":605}") });
        pass(5s, 5s);
        QVERIFY(watch.look(database.connection()));
        QCOMPARE(told(database).size(), 1);
        QVERIFY(m_metrics.text().contains("symbolon_protection_events_total{event=\"clock_back\"}"));
    }

    void aClockThatWasPutBackMeanwhileIsTold_data() { addEngineRows(); }

    void aClockThatWasPutBackMeanwhileIsTold()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        QVERIFY(ClockWatch(m_clock, m_metrics).look(database.connection()));
        m_clock.advance(-20s); // another node's clock
        QVERIFY(ClockWatch(m_clock, m_metrics).look(database.connection()));
        QVERIFY(told(database).isEmpty());
        m_clock.advance(-1h);
        const QByteArray log =
            logOf([&] { QVERIFY(ClockWatch(m_clock, m_metrics).look(database.connection())); });
        QVERIFY2(log.contains("the clock was put back") && log.contains("3600"), log.constData());
        QCOMPARE(told(database).size(), 1);
        QVERIFY(ClockWatch(m_clock, m_metrics).look(database.connection()));
        QCOMPARE(told(database).size(), 1);
    }

private:
    void pass(std::chrono::seconds really, std::chrono::seconds shown)
    {
        m_steady += really;
        m_clock.advance(shown);
    }

    static QStringList told(TestDatabase &database)
    {
        QStringList details;
        for (const auto &row : database.query(
                 QStringLiteral("select detail from audit_entry where kind = 'clock.back' order by id")))
            details += row.first().toString();
        return details;
    }

    FixedClock m_clock{ fromStored(u"2026-11-25 08:15:00").value() };
    http::Metrics m_metrics;
    std::chrono::steady_clock::time_point m_steady{};
};

QTEST_GUILESS_MAIN(HousekeepingTest)
#include "tst_housekeeping.moc"
