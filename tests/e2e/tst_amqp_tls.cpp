// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/courier/amqp_channel.h"
#include "server/store/outbox.h"
#include "tests/http/tls_files.h"
#include "tests/support/amqp_reader.h"
#include "tests/support/rabbit_server.h"

#include <QTemporaryDir>
#include <QTest>

using namespace symbolon;
using namespace symbolon::test;

//! Audit messages over TLS to a real broker: whom we believe to be it.
class TestAmqpTls : public QObject {
    Q_OBJECT

private slots:

    void initTestCase()
    {
        m_authority = http::makeCertificate("Test authority");
        const auto broker = http::makeCertificate("localhost", m_authority);
        m_rabbit = RabbitServer::startOwn(RabbitServer::Tls{ broker.certificate, broker.key });
        QVERIFY(m_rabbit);
    }

    void deliversToABrokerThatTheAuthorityCertifies()
    {
        AmqpReader reader(m_rabbit->port());
        const auto delivered = deliver(settings(m_authority));
        QVERIFY2(delivered, delivered ? "" : qPrintable(delivered.error().detail));
        const auto message = reader.take();
        QVERIFY(message);
        QCOMPARE(message->messageId, QStringLiteral("message-1"));
    }

    void refusesABrokerThatAnotherAuthorityCertifies()
    {
        const auto refused = deliver(settings(http::makeCertificate("Another authority")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Unavailable);
    }

    void refusesABrokerOfAnotherName()
    {
        AmqpSettings byAddress = settings(m_authority);
        byAddress.host = QStringLiteral("127.0.0.1");
        const auto refused = deliver(byAddress);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Unavailable);
    }

    void refusesABrokerWithoutTls()
    {
        AmqpSettings plain = settings(m_authority);
        plain.port = m_rabbit->port();
        QVERIFY(!deliver(plain));
    }

    void saysWhenTheAuthoritiesCannotBeRead()
    {
        AmqpSettings none = settings(m_authority);
        none.caFile = m_directory.filePath(QStringLiteral("nowhere.pem"));
        const auto refused = deliver(none);
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.contains(u"authorities"), qPrintable(refused.error().detail));
    }

private:
    AmqpSettings settings(const http::MadeCertificate &authority)
    {
        AmqpSettings settings;
        settings.host = QStringLiteral("localhost");
        settings.port = m_rabbit->tlsPort();
        settings.tls = true;
        settings.caFile = m_directory.filePath(QStringLiteral("authority-%1.pem").arg(++m_files));
        http::writePrivate(settings.caFile, authority.certificate);
        return settings;
    }

    static Result<void> deliver(const AmqpSettings &settings)
    {
        courier::Outgoing message;
        message.messageId = QStringLiteral("message-1");
        message.destination = QStringLiteral("dhos.34837004");
        message.payload = "{}";
        return courier::amqpChannel(settings).deliver(message);
    }

    QTemporaryDir m_directory;
    http::MadeCertificate m_authority;
    std::unique_ptr<RabbitServer> m_rabbit;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestAmqpTls)
#include "tst_amqp_tls.moc"
