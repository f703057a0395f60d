// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/courier/amqp_channel.h"
#include "server/courier/bzip2.h"
#include "server/courier/courier.h"
#include "server/store/outbox.h"
#include "tests/support/amqp_reader.h"
#include "tests/support/database.h"
#include "tests/support/rabbit_server.h"

#include <QTcpServer>
#include <QTest>
#include <QUuid>

using namespace symbolon;
using namespace symbolon::test;
using namespace std::chrono_literals;
using store::Engine;

namespace {

const QString routingKey = QStringLiteral("dhos.34837004");

//! What the broker's default user is, and no waiting between tries.
AmqpSettings settingsFor(int port)
{
    AmqpSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = port;
    settings.retryLeast = 50ms;
    settings.retryMost = 200ms;
    return settings;
}

QByteArray numbered(int number)
{
    return QStringLiteral(R"({"event_type":"SEND entry device update","event_data":{"number":%1}})")
        .arg(number)
        .toUtf8();
}

//! Writes messages as requests do, one transaction each.
void send(TestDatabase &database, int first, int last, Instant now = fromUnixSeconds(1'800'000'000))
{
    SystemRandom random;
    for (int number = first; number <= last; ++number) {
        const auto written = store::inTransaction(database.connection(), [&] {
            return store::outbox::enqueue(database.connection(),
                random,
                now,
                { .channel = QString::fromUtf16(store::outbox::amqp),
                    .destination = routingKey,
                    .payload = numbered(number),
                    .headers = {},
                    .correlationId = QStringLiteral("request-%1").arg(number) });
        });
        if (!written)
            qFatal("%s", qPrintable(written.error().detail));
    }
}

int numberIn(const std::optional<ReceivedMessage> &message)
{
    return message ? message->json()[u"event_data"][u"number"].toInt(-2) : -1;
}

//! A channel that writes down what it is given, and fails when told to.
struct Recorder {
    std::mutex mutex;
    QList<qint64> ids;
    std::optional<Error> failure;

    courier::Channel channel()
    {
        return { .name = QString::fromUtf16(store::outbox::amqp),
            .deliver = [this](const courier::Outgoing &message) -> Result<void> {
                const std::scoped_lock lock(mutex);
                if (failure)
                    return Failure(*failure);
                ids.append(message.id);
                return {};
            } };
    }

    QList<qint64> seen()
    {
        const std::scoped_lock lock(mutex);
        return ids;
    }

    void failWith(std::optional<Error> error)
    {
        const std::scoped_lock lock(mutex);
        failure = std::move(error);
    }
};

} // namespace

class TestCourier : public QObject {
    Q_OBJECT

private slots:

    void initTestCase()
    {
        m_rabbit = RabbitServer::shared();
        QVERIFY(m_rabbit);
    }

    void queueReceivesWhatTheContractSays_data() { addEngineRows(); }

    void queueReceivesWhatTheContractSays()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        AmqpReader reader(m_rabbit->port());
        reader.purge();
        SystemClock clock;
        courier::Courier courier(
            database.target(), courier::amqpChannel(settingsFor(m_rabbit->port())), {}, clock);
        courier.start();
        send(database, 1, 1);
        courier.wake();

        const auto message = reader.take();
        QVERIFY(message);
        QCOMPARE(message->deliveryMode, 2);
        QCOMPARE(message->priority, 0);
        QCOMPARE(message->contentType, QStringLiteral("application/text"));
        QCOMPARE(message->contentEncoding, QStringLiteral("utf-8"));
        QCOMPARE(message->timestamp, 1'800'000'000);
        QCOMPARE(message->correlationId, QStringLiteral("request-1"));
        QCOMPARE(
            message->messageId, database.value(QStringLiteral("select message_id from outbox")).toString());
        QVERIFY(!QUuid::fromString(message->messageId).isNull());
        QCOMPARE(message->headers,
            (QMap<QString, QString>{
                { QStringLiteral("compression"), QStringLiteral("application/x-bz2") } }));
        QVERIFY(message->body.startsWith("BZh9"));
        QCOMPARE(message->text(), numbered(1));
        QTRY_COMPARE(database.value(QStringLiteral("select state from outbox")).toString(),
            QStringLiteral("delivered"));
        QCOMPARE(database.value(QStringLiteral("select attempts from outbox")).toInt(), 1);
        QCOMPARE(reader.count(), 0);
        QCOMPARE(courier.status().delivered, 1U);
    }

    void declaresWhatTheContractSays()
    {
        TestDatabase database(Engine::Sqlite);
        SystemClock clock;
        AmqpReader reader(m_rabbit->port());
        courier::Courier courier(
            database.target(), courier::amqpChannel(settingsFor(m_rabbit->port())), {}, clock);
        courier.start();
        send(database, 1, 1);
        courier.wake();
        QVERIFY(reader.take());
        QVERIFY(reader.hasExchange("dhos", "topic"));
        QVERIFY(reader.hasExchange("dhos-dlx", "fanout"));
        QVERIFY(reader.hasExchange("dhos-retry", "fanout"));
        QVERIFY(reader.hasQueue("errors"));
        QVERIFY(reader.hasQueue("retry"));
        QVERIFY(!reader.hasQueue("nobody-made-this"));
    }

    void sendsPlainBodiesWithoutCompression()
    {
        TestDatabase database(Engine::Sqlite);
        SystemClock clock;
        AmqpReader reader(m_rabbit->port());
        AmqpSettings settings = settingsFor(m_rabbit->port());
        settings.compress = false;
        courier::Courier courier(database.target(), courier::amqpChannel(settings), {}, clock);
        courier.start();
        send(database, 7, 7);
        courier.wake();
        const auto message = reader.take();
        QCOMPARE(message->body, numbered(7));
        QVERIFY(message->headers.isEmpty());
    }

    void deliversWithoutBeingWoken()
    {
        TestDatabase database(Engine::Sqlite);
        SystemClock clock;
        Recorder recorder;
        courier::Courier courier(database.target(), recorder.channel(), { .poll = 20ms }, clock);
        courier.start();
        send(database, 1, 2);
        QTRY_COMPARE(recorder.seen(), (QList<qint64>{ 1, 2 }));
    }

    void keepsOrderWhileTheBrokerIsDown_data() { addEngineRows(); }

    // The broker dies as if the power had failed; requests go on, and all messages follow in order. Those
    // before lie in the queue until then: what is confirmed survives.
    void keepsOrderWhileTheBrokerIsDown()
    {
        QFETCH(Engine, engine);
        const auto rabbit = RabbitServer::startOwn();
        QVERIFY(rabbit);
        TestDatabase database(engine);
        SystemClock clock;
        courier::Courier courier(database.target(),
            courier::amqpChannel(settingsFor(rabbit->port())),
            { .poll = 50ms, .retryLeast = 50ms, .retryMost = 200ms },
            clock);
        courier.start();
        {
            const AmqpReader declaresTheQueue(rabbit->port());
        }
        send(database, 1, 5);
        courier.wake();
        QTRY_COMPARE(courier.status().delivered, 5U);
        rabbit->crash();
        send(database, 6, 20);
        courier.wake();
        QTRY_VERIFY(!courier.status().isDelivering);
        QCOMPARE(
            database.value(QStringLiteral("select count(*) from outbox where state = 'delivered'")).toInt(),
            5);
        QTRY_VERIFY(
            database.value(QStringLiteral("select max(attempts) from outbox where state = 'queued'")).toInt()
            > 1);
        QVERIFY(database.value(QStringLiteral("select last_error from outbox where id = 6"))
                    .toString()
                    .startsWith(u"AMQP"));
        QVERIFY(rabbit->restart());
        AmqpReader reader(rabbit->port());
        for (int number = 1; number <= 20; ++number)
            QCOMPARE(numberIn(reader.take()), number);
        QTRY_VERIFY(courier.status().isDelivering);
        QCOMPARE(reader.count(), 0);
    }

    // Several nodes on one database: order holds and nothing goes out twice.
    void oneNodeAtATimeDelivers()
    {
        TestDatabase database(Engine::Postgresql);
        SystemClock clock;
        Recorder recorder;
        std::vector<std::unique_ptr<courier::Courier>> nodes;
        for (int i = 0; i < 3; ++i) {
            nodes.push_back(std::make_unique<courier::Courier>(
                database.target(), recorder.channel(), courier::Pace{ .poll = 1ms }, clock));
            nodes.back()->start();
        }
        send(database, 1, 100);
        QTRY_COMPARE(recorder.seen().size(), 100);
        for (auto &node : nodes)
            node->stop();
        QList<qint64> wanted;
        for (qint64 id = 1; id <= 100; ++id)
            wanted.append(id);
        QCOMPARE(recorder.seen(), wanted);
    }

    void setsAsideWhatCannotBeDelivered_data() { addEngineRows(); }

    void setsAsideWhatCannotBeDelivered()
    {
        QFETCH(Engine, engine);
        TestDatabase database(engine);
        SystemClock clock;
        Recorder recorder;
        recorder.failWith(Error{ Code::Conflict, QStringLiteral("no such destination") });
        courier::Courier courier(database.target(),
            recorder.channel(),
            { .poll = 10ms, .retryLeast = 1ms, .retryMost = 2ms, .patience = 3 },
            clock);
        courier.start();
        send(database, 1, 1);
        QTRY_COMPARE(database.value(QStringLiteral("select state from outbox where id = 1")).toString(),
            QStringLiteral("dead"));
        QCOMPARE(database.value(QStringLiteral("select attempts from outbox where id = 1")).toInt(), 3);
        QCOMPARE(database.value(QStringLiteral("select last_error from outbox where id = 1")).toString(),
            QStringLiteral("no such destination"));
        recorder.failWith(std::nullopt);
        send(database, 2, 2);
        QTRY_COMPARE(recorder.seen(), QList<qint64>{ 2 });
    }

    void neverSetsAsideForABrokerThatIsDown()
    {
        TestDatabase database(Engine::Sqlite);
        SystemClock clock;
        Recorder recorder;
        recorder.failWith(Error{ Code::Unavailable, QStringLiteral("down") });
        courier::Courier courier(database.target(),
            recorder.channel(),
            { .poll = 10ms, .retryLeast = 1ms, .retryMost = 2ms, .patience = 3 },
            clock);
        courier.start();
        send(database, 1, 1);
        QTRY_VERIFY(database.value(QStringLiteral("select attempts from outbox where id = 1")).toInt() > 6);
        QCOMPARE(database.value(QStringLiteral("select state from outbox where id = 1")).toString(),
            QStringLiteral("queued"));
    }

    void stopsAtOnceWhileWaiting()
    {
        TestDatabase database(Engine::Sqlite);
        SystemClock clock;
        Recorder recorder;
        recorder.failWith(Error{ Code::Unavailable, QStringLiteral("down") });
        courier::Courier courier(
            database.target(), recorder.channel(), { .retryLeast = 1h, .retryMost = 1h }, clock);
        send(database, 1, 1);
        courier.start();
        QTRY_VERIFY(!courier.status().isDelivering);
        QElapsedTimer timer;
        timer.start();
        courier.stop();
        QVERIFY(timer.elapsed() < 5000);
    }

    // A port that accepts and says nothing must not hold the thread for longer than its time-out.
    void givesUpOnASilentBroker()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        AmqpSettings settings = settingsFor(silent.serverPort());
        settings.timeout = 200ms;
        const auto channel = courier::amqpChannel(settings);
        QElapsedTimer timer;
        timer.start();
        const auto refused = channel.deliver({});
        QVERIFY(!refused && refused.error().code == Code::Unavailable);
        QVERIFY(timer.elapsed() < 5000);
    }

    void refusesWrongPasswordsWithoutRepeatingThem()
    {
        AmqpSettings settings = settingsFor(m_rabbit->port());
        settings.password = Secret("hush-hush");
        const auto refused = courier::amqpChannel(settings).deliver({});
        QVERIFY(!refused && refused.error().code == Code::Unavailable);
        QVERIFY(!refused.error().detail.contains(u"hush"));
    }

    void bzip2GoesThereAndBack()
    {
        SystemRandom random;
        for (const qsizetype size : { 0, 1, 600, 100'000 }) {
            const QByteArray data = random.bytes(size);
            QCOMPARE(bunzip2(bzip2(data), 200'000).value(), data);
        }
        const QByteArray bomb = bzip2(QByteArray(100'000, 'a'));
        QCOMPARE(bunzip2(bomb, 99'999).error().code, Code::TooLarge);
        QCOMPARE(bunzip2(bomb.chopped(3), 200'000).error().code, Code::Malformed);
        QCOMPARE(bunzip2("plain", 100).error().code, Code::Malformed);
    }

private:
    RabbitServer *m_rabbit = nullptr;
};

QTEST_GUILESS_MAIN(TestCourier)
#include "tst_courier.moc"
