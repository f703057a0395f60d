// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/audit_trail.h"
#include "server/app/sealer.h"
#include "tests/support/database.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::app;
using namespace symbolon::test;
using namespace std::chrono_literals;
using store::Engine;

class TestAuditTrail : public QObject {
    Q_OBJECT

private:
    static QString insert(const QString &actor)
    {
        return QStringLiteral(
            "insert into audit_entry (created, kind, outcome, actor, after_sealed, reference) "
            "values ('2026-11-25 08:15:00.123456', 'test', 'done', '%1', null, 'K7M2QX');")
            .arg(actor);
    }

    static void write(TestDatabase &database, int count)
    {
        for (int i = 0; i < count; ++i)
            database.execute(insert(QString::number(i)));
    }

    static void sealAll(TestDatabase &database)
    {
        SystemClock clock;
        while (!sealCommitted(database.connection(), 0, clock.now()).value().isEmpty()) { }
    }

    static AuditReport verified(TestDatabase &database, const QByteArray &head = {})
    {
        return verifyTrail(database.connection(), head).value();
    }

private slots:

    void verifiesWhatWasSealed_data() { addEngineRows(); }

    void verifiesWhatWasSealed()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        QVERIFY(verified(database).isGood());
        write(database, 1203); // more than two pages
        QCOMPARE(verified(database).unsealed, 1203);
        sealAll(database);
        const AuditReport report = verified(database);
        QVERIFY(report.isGood());
        QCOMPARE(report.links, 1203);
        QCOMPARE(report.begin, 1);
        QCOMPARE(report.unsealed, 0);

        write(database, 2);
        const AuditReport tail = verified(database, report.head);
        QVERIFY(tail.isGood());
        QCOMPARE(tail.unsealed, 2);
        QCOMPARE(tail.firstUnsealed, 1204);
        QCOMPARE(tail.lastUnsealed, 1205);
        QCOMPARE(sealCommitted(database.connection(), 0, fromUnixSeconds(0)).value().size(), 2);
        QVERIFY(verified(database, report.head).head != report.head);
    }

    // As the owner of the database could do it.
    void namesTheFirstBadRow_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<QString>("attack");
        QTest::addColumn<int>("entry");
        for (const Engine engine : engines()) {
            const auto row = [engine](const char *name, const QString &attack, int entry) {
                QTest::addRow("%s %s", qPrintable(engineName(engine)), name) << engine << attack << entry;
            };
            row("changed", QStringLiteral("update audit_entry set actor = 'nobody' where id = 4"), 4);
            row("emptied", QStringLiteral("update audit_entry set reference = '' where id = 3"), 3);
            row("moved in time",
                QStringLiteral("update audit_entry set created = '2026-11-25 08:15:00.123457' where id = 2"),
                2);
            row("deleted",
                QStringLiteral(
                    "delete from audit_seal where entry_id = 5; delete from audit_entry where id = 5"),
                6);
            row("reordered",
                QStringLiteral(
                    "update audit_entry set actor = case id when 2 then '2' else '1' end where id in (2, 3)"),
                2);
        }
    }

    void namesTheFirstBadRow()
    {
        QFETCH(Engine, engine);
        QFETCH(QString, attack);
        QFETCH(int, entry);
        TestDatabase database(engine);
        write(database, 8);
        sealAll(database);
        QVERIFY(verified(database).isGood());
        database.execute(attack);
        const AuditReport report = verified(database);
        QVERIFY(!report.isGood());
        QCOMPARE(report.broken->entryId, entry);
    }

    void noticesATailThatWasCutOff()
    {
        TestDatabase database(Engine::Sqlite);
        write(database, 5);
        sealAll(database);
        const QByteArray published = verified(database).head;
        database.execute(QStringLiteral(
            "delete from audit_seal where entry_id = 5; delete from audit_entry where id = 5"));
        QVERIFY(verified(database).isGood());
        QVERIFY(!verified(database, published).isGood());
    }

    void severalSealersMakeOneChain_data() { addEngineRows(); }

    void severalSealersMakeOneChain()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        SystemClock clock;
        std::vector<std::unique_ptr<Sealer>> nodes;
        for (int i = 0; i < 3; ++i) {
            nodes.push_back(std::make_unique<Sealer>(database.target(), 1ms, clock));
            nodes.back()->start();
        }
        write(database, 200);
        QTRY_COMPARE(database.rowCount(QStringLiteral("audit_seal")), 200);
        write(database, 1);
        for (auto &node : nodes)
            node->stop(); // seals what is left
        QCOMPARE(database.rowCount(QStringLiteral("audit_seal")), 201);
        QVERIFY(verified(database).isGood());
    }

    void sealsWithinASecond()
    {
        TestDatabase database(Engine::Postgresql);
        SystemClock clock;
        Sealer sealer(database.target(), 500ms, clock);
        sealer.start();
        QTRY_VERIFY(database.rowCount(QStringLiteral("audit_entry")) == 0);
        QElapsedTimer timer;
        write(database, 1);
        timer.start();
        QTRY_COMPARE(database.rowCount(QStringLiteral("audit_seal")), 1);
        QVERIFY(timer.elapsed() < 1000);
    }

    // A long transaction commits an entry whose id is lower than one already sealed.
    void sealsAnEntryThatWasCommittedLate()
    {
        TestDatabase database(Engine::Postgresql);
        SystemClock clock;
        Sealer sealer(database.target(), 1ms, clock);
        sealer.start();
        auto slow = store::Connection::open(database.target()).value();
        QVERIFY(slow->begin());
        QVERIFY(slow->script(insert(QStringLiteral("slow")).toStdString()));
        write(database, 3);
        QTRY_COMPARE(database.rowCount(QStringLiteral("audit_seal")), 3);
        QVERIFY(slow->commit());
        QTRY_COMPARE(database.rowCount(QStringLiteral("audit_seal")), 4);
        sealer.stop();
        QCOMPARE(database.value(QStringLiteral("select entry_id from audit_seal where id = 4")).toInt(), 1);
        QVERIFY(verified(database).isGood());
    }
};

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "tst_audit_trail.moc"
