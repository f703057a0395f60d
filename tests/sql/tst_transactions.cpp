// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/database.h"
#include "tests/support/postgres_server.h"

#include <QTest>
#include <QThread>

using namespace symbolon;
using namespace symbolon::test;
using store::Connection;
using store::Engine;

namespace {

sql::Statement same(std::string_view text)
{
    return { text, text, text };
}

const auto insert = same("insert into counter (id, value) values (:id, 0)");
const auto readValue = same("select value from counter where id = :id");
const auto writeValue = same("update counter set value = :value where id = :id");
const sql::Statement readToWrite{ "t/read_to_write",
    "select value from counter where id = :id for update",
    "select value from counter where id = :id" };
const sql::Statement ownPid{ "t/pid", "select pg_backend_pid() as pid", "select 1 as pid" };

void makeCounter(TestDatabase &database)
{
    database.execute(QStringLiteral("create table counter (id integer constraint counter_pkey primary key,"
                                    " value integer not null)"));
}

} // namespace

class TransactionsTest : public QObject {
    Q_OBJECT

private slots:

    void keepsAValueAndARefusalButNotAFailure_data() { addEngineRows(); }

    void keepsAValueAndARefusalButNotAFailure()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        makeCounter(database);
        auto &c = database.connection();
        const auto act = [&](int id, const Result<void> &outcome) {
            return inTransaction(c, [&]() -> Result<void> {
                SYMBOLON_CHECK(c.run(insert, { { "id", id } }));
                return outcome;
            });
        };
        QVERIFY(act(1, {}));
        const auto refused = act(2, refuse(Code::Forbidden));
        QVERIFY(!refused && refused.error().code == Code::Forbidden);
        const auto failed = act(3, fail(Code::Conflict));
        QVERIFY(!failed && failed.error().code == Code::Conflict);
        const auto kept = database.query(QStringLiteral("select id from counter order by id"));
        QCOMPARE(kept, (QList<QVariantList>{ { 1 }, { 2 } }));
        QVERIFY(!c.inTransaction());
    }

    void breaksTheTransactionWithItsFirstFailedStatement_data() { addEngineRows(); }

    void breaksTheTransactionWithItsFirstFailedStatement()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        makeCounter(database);
        auto &c = database.connection();
        const auto outcome = inTransaction(c, [&]() -> Result<void> {
            SYMBOLON_CHECK(c.run(insert, { { "id", 1 } }));
            const auto twice = c.run(insert, { { "id", 1 } });
            if (twice)
                return {};
            const auto next = c.run(insert, { { "id", 2 } });
            return next ? Result<void>() : refuse(Code::Conflict); // would commit, but cannot
        });
        QVERIFY(!outcome);
        QVERIFY(outcome.error().code == Code::Internal);
        QCOMPARE(database.rowCount(QStringLiteral("counter")), 0);
        QVERIFY(c.run(insert, { { "id", 1 } }));
    }

    void survivesAnAttemptThatFails_data() { addEngineRows(); }

    void survivesAnAttemptThatFails()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        makeCounter(database);
        auto &c = database.connection();
        const auto outcome = inTransaction(c, [&]() -> Result<void> {
            SYMBOLON_CHECK(c.run(insert, { { "id", 1 } }));
            const auto inner = attempt(c, [&]() -> Result<void> {
                SYMBOLON_CHECK(c.run(insert, { { "id", 2 } }));
                SYMBOLON_CHECK(attempt(c, [&] { return c.run(insert, { { "id", 3 } }); }));
                SYMBOLON_CHECK(c.run(insert, { { "id", 1 } }));
                return {};
            });
            if (inner || inner.error().where != u"counter_pkey")
                return fail(Code::Internal);
            SYMBOLON_CHECK(attempt(c, [&] { return c.run(insert, { { "id", 4 } }); }));
            return refuse(Code::Conflict);
        });
        QVERIFY(!outcome && outcome.error().code == Code::Conflict);
        const auto kept = database.query(QStringLiteral("select id from counter order by id"));
        QCOMPARE(kept, (QList<QVariantList>{ { 1 }, { 4 } }));
    }

    void losesNoUpdateAmongEightWriters_data() { addEngineRows(); }

    void losesNoUpdateAmongEightWriters()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        makeCounter(database);
        QVERIFY(database.connection().run(insert, { { "id", 1 } }));
        constexpr int writers = 8;
        constexpr int rounds = 40;
        std::atomic<int> failures = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back(QThread::create([&] {
                auto c = Connection::open(database.target()).value();
                for (int round = 0; round < rounds; ++round) {
                    const auto added = inTransaction(*c, [&]() -> Result<void> {
                        SYMBOLON_TRY(const auto row, c->one(readToWrite, { { "id", 1 } }));
                        SYMBOLON_CHECK(
                            c->run(writeValue, { { "id", 1 }, { "value", row->integer("value") + 1 } }));
                        return {};
                    });
                    failures += added ? 0 : 1;
                }
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(database.value(QStringLiteral("select value from counter")).toInt(), writers * rounds);
    }

    void givesUpWaitingForALock()
    {
        TestDatabase database(Engine::Postgresql, TestDatabase::Content::Empty);
        makeCounter(database);
        auto &holder = database.connection();
        QVERIFY(holder.run(insert, { { "id", 1 } }));
        auto target = database.target();
        target.conninfo += QStringLiteral(" options='-c lock_timeout=100'");
        auto waiter = Connection::open(target).value();
        QVERIFY(holder.begin());
        QVERIFY(holder.run(writeValue, { { "id", 1 }, { "value", 1 } }));
        const auto late = waiter->run(writeValue, { { "id", 1 }, { "value", 2 } });
        QVERIFY(late.error().code == Code::Unavailable);
        QCOMPARE(late.error().retryAfter, 1);
        QVERIFY(holder.commit());
        QVERIFY(waiter->run(writeValue, { { "id", 1 }, { "value", 2 } }));
    }

    void connectsAgainAfterTheServerEndedTheSession()
    {
        TestDatabase database(Engine::Postgresql, TestDatabase::Content::Empty);
        makeCounter(database);
        auto c = Connection::open(database.target()).value();
        const auto terminate = [&] {
            const auto pid = c->one(ownPid).value()->integer("pid");
            // waits until the other is gone
            QVERIFY(
                database.value(QStringLiteral("select pg_terminate_backend(%1, 5000)").arg(pid)).toBool());
        };
        QVERIFY(c->run(insert, { { "id", 1 } }));
        terminate();
        QCOMPARE(c->one(readValue, { { "id", 1 } }).value()->integer("value"), 0);
        terminate();
        QVERIFY(
            c->run(writeValue, { { "id", 1 }, { "value", 5 } })); // the server says that it did not run it
        terminate();
        QVERIFY(c->begin());
        QVERIFY(c->run(writeValue, { { "id", 1 }, { "value", 6 } }));
        QVERIFY(c->commit());
        QCOMPARE(c->one(readValue, { { "id", 1 } }).value()->integer("value"), 6);
    }

    void doesNotHalfRepeatATransaction()
    {
        TestDatabase database(Engine::Postgresql, TestDatabase::Content::Empty);
        makeCounter(database);
        auto c = Connection::open(database.target()).value();
        const auto outcome = inTransaction(*c, [&]() -> Result<void> {
            SYMBOLON_CHECK(c->run(insert, { { "id", 1 } }));
            const auto pid = c->one(ownPid).value()->integer("pid");
            [&] {
                QVERIFY(database.value(QStringLiteral("select pg_terminate_backend(%1, 5000)").arg(pid))
                            .toBool());
            }();
            const auto first = c->run(insert, { { "id", 2 } });
            const auto second = c->run(insert, { { "id", 3 } });
            return first || second ? fail(Code::Internal)
                                   : refuse(Code::Unavailable); // would commit, but cannot
        });
        QVERIFY(outcome.error().code == Code::Unavailable);
        QCOMPARE(database.rowCount(QStringLiteral("counter")), 0);
        QVERIFY(c->run(insert, { { "id", 1 } }));
    }

    void comesBackWhenTheServerDoes()
    {
        PrivatePostgres server;
        QVERIFY(server);
        auto c = Connection::open({ Engine::Postgresql, {}, server->conninfo(server->createDatabase(true)) })
                     .value();
        QVERIFY(c->one(sql::health::ping));
        server->crash();
        for (int i = 0; i < 2; ++i)
            QVERIFY(c->one(sql::health::ping).error().code == Code::Unavailable);
        QVERIFY(c->begin().error().code == Code::Unavailable);
        QVERIFY(!c->inTransaction());
        QVERIFY(server->restart());
        QVERIFY(c->one(sql::health::ping));
    }
};

QTEST_GUILESS_MAIN(TransactionsTest)
#include "tst_transactions.moc"
