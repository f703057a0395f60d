// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/daemon.h"
#include "tests/support/database.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

using namespace symbolon;
using namespace symbolon::test;

//! Attack 110: killed at random points under load, a restart finds all or nothing of every request.
//! SYMBOLON_KILLS says how often; the long run (tests/full) has it 200 times on each engine.
class KillTest : public QObject {
    Q_OBJECT

private slots:

    void everyRequestIsAllOrNothing_data() { addEngineRows(); }

    void everyRequestIsAllOrNothing()
    {
        QFETCH(store::Engine, engine);
        m_acknowledged = 0;
        m_activated = 0;
        const int kills = qEnvironmentVariableIntValue("SYMBOLON_KILLS") > 0
            ? qEnvironmentVariableIntValue("SYMBOLON_KILLS")
            : 8;
        TestDatabase database(engine, TestDatabase::Content::Empty);
        // A broker that is not there: messages stay in the outbox and can be counted.
        Daemon daemon(
            database.url(), { QStringLiteral("amqp.host=127.0.0.1"), QStringLiteral("amqp.port=1") });
        QVERIFY(daemon.start());
        const auto bearer = signIn(daemon);
        const QByteArray device =
            Client(daemon.port())
                .call("POST", "/dhos/v1/device", { bearer }, R"({"location_id":"l","description":"d"})")
                .text("uuid")
                .toLatin1();
        QVERIFY(!device.isEmpty());
        for (int i = 0; i < kills; ++i) {
            workAndKill(daemon, bearer, device);
            checkInvariants(database);
            if (QTest::currentTestFailed())
                return;
            QVERIFY2(daemon.start(), "does not start after it was killed");
        }
        QVERIFY(m_acknowledged > 0);
    }

private:
    using Header = std::pair<QByteArray, QByteArray>;

    static Header signIn(Daemon &daemon)
    {
        const auto made = Client(daemon.port())
                              .call("POST",
                                  "/v1/setup",
                                  {},
                                  "{\"username\":\"ada\",\"password\":\"correct horse battery\",\"token\":\""
                                      + daemon.setupToken() + "\"}");
        // The session token: it outlives the access token of 15 minutes.
        return { "Authorization", made.text("session_token").toLatin1() };
    }

    //! Three clients change a tablet, issue codes and use them until the server dies under them.
    void workAndKill(Daemon &daemon, const Header &bearer, const QByteArray &device)
    {
        std::atomic<bool> stopping = false;
        const quint16 port = daemon.port();
        {
            std::vector<std::jthread> clients;
            clients.emplace_back([&] { changeDevice(port, bearer, device, stopping); });
            clients.emplace_back([&] { changeDevice(port, bearer, device, stopping); });
            clients.emplace_back([&] { activate(port, bearer, stopping); });
            QThread::msleep(100 + QRandomGenerator::global()->bounded(400u));
            daemon.kill();
            stopping = true;
        }
    }

    void changeDevice(
        quint16 port, const Header &bearer, const QByteArray &device, const std::atomic<bool> &stopping)
    {
        while (!stopping) {
            const QByteArray body = "{\"description\":\"" + QByteArray::number(++m_numbers) + "\"}";
            const auto answer = Client(port).call("PATCH", "/dhos/v1/device/" + device, { bearer }, body);
            m_acknowledged += answer.status == 200 ? 1 : 0;
            if (answer.status == 0)
                return;
        }
    }

    void activate(quint16 port, const Header &bearer, const std::atomic<bool> &stopping)
    {
        while (!stopping) {
            Client client(port);
            const QByteArray patient = "p" + QByteArray::number(++m_numbers);
            const auto issued =
                client.call("POST", "/dhos/v1/patient/" + patient + "/activation", { bearer });
            if (issued.status != 200)
                return;
            const auto used = client.call("POST",
                "/dhos/v1/activation/" + issued.text("activation_code").toLatin1(),
                {},
                "{\"otp\":\"" + issued.text("otp").toLatin1() + "\"}");
            m_activated += used.status == 200 ? 1 : 0;
        }
    }

    void checkInvariants(TestDatabase &database)
    {
        const auto number = [&](const char *sql) { return database.value(QString::fromLatin1(sql)).toInt(); };
        // Every change has its audit row and its message.
        QCOMPARE(number("select count(*) from outbox"),
            number("select count(*) from audit_entry where kind = 'device.change'"));
        QVERIFY(number("select count(*) from outbox") >= m_acknowledged);
        // Every code was written down when issued, and every used one when used, together with the
        // authorisation.
        QCOMPARE(
            number("select count(*) from patient_activation a where not exists (select 1 from audit_entry e "
                   "where e.kind = 'activation.issue' and e.subject = a.patient_id)"),
            0);
        QCOMPARE(number("select count(*) from patient_activation where used = true"),
            number("select count(*) from audit_entry where kind = 'activation.use'"));
        QCOMPARE(number("select count(*) from patient_activation where used = true"),
            number("select count(*) from patient where hashed_authorisation_code is not null"));
        QVERIFY(number("select count(*) from patient_activation where used = true") >= m_activated);
        // No patient without the code it was made for.
        QCOMPARE(
            number(
                "select count(*) from patient p where not exists (select 1 from patient_activation a where "
                "a.patient_id = p.patient_id)"),
            0);
    }

    std::atomic<int> m_numbers = 0;
    std::atomic<int> m_acknowledged = 0;
    std::atomic<int> m_activated = 0;
};

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
