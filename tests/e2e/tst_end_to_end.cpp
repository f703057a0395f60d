// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/daemon.h"
#include "tests/support/amqp_reader.h"
#include "tests/support/database.h"
#include "tests/support/rabbit_server.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace symbolon;
using namespace symbolon::test;

namespace {

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

//! A real server process on real databases and a real broker; operator, phone and tablet are played by HTTP.
class EndToEndTest : public QObject {
    Q_OBJECT

private slots:

    void fromSetUpToAJwtOnAPhone_data() { addEngineRows(); }

    void fromSetUpToAJwtOnAPhone()
    {
        QFETCH(store::Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        Daemon daemon(database.url());
        QVERIFY(daemon.start());
        Client client(daemon.port());
        QCOMPARE(client.call("GET", "/running").body, QByteArray("{\"running\":true}\n"));
        const auto bearer = signIn(client, daemon);
        QCOMPARE(client.call("GET", "/.well-known/symbolon")
                     .object()
                     .value(QStringLiteral("needs_setup"))
                     .toBool(true),
            false);
        const auto issued = client.call("POST", "/dhos/v1/patient/p1/activation", { bearer });
        QCOMPARE(issued.status, 200);
        const auto used = client.call("POST",
            "/dhos/v1/activation/" + issued.text("activation_code").toLatin1(),
            {},
            json({ { QStringLiteral("otp"), issued.text("otp") } }));
        QCOMPARE(used.status, 200);
        const std::pair<QByteArray, QByteArray> code{ "x-authorisation-code",
            used.text("authorisation_code").toLatin1() };
        QVERIFY(client.call("GET", "/dhos/v1/patient/p1/jwt", { code }).text("jwt").startsWith(u"ey"));
        // What a phone and an operator hold outlives a restart; what is known only in memory costs one hash
        // more.
        QCOMPARE(daemon.stop(), 0);
        QVERIFY(daemon.start());
        QCOMPARE(client.call("GET", "/dhos/v1/patient/p1/jwt", { code }).status, 200);
        QCOMPARE(client.call("POST", "/v1/session/renewal", { bearer }).status, 200);
        QCOMPARE(daemon.stop(), 0);
        QCOMPARE(run({ QStringLiteral("audit"), QStringLiteral("verify") }, daemon, database.url()), 0);
    }

    //! A tablet, a clinician on it, and what the old audit exchange hears, in order.
    void tabletClinicianAndTheOldExchange()
    {
        auto *rabbit = RabbitServer::shared();
        QVERIFY(rabbit);
        TestDatabase database(store::Engine::Postgresql, TestDatabase::Content::Empty);
        Daemon daemon(database.url(),
            { QStringLiteral("amqp.host=127.0.0.1"),
                QStringLiteral("amqp.port=%1").arg(rabbit->port()),
                QStringLiteral("amqp.username=guest"),
                QStringLiteral("amqp.password=guest") });
        QVERIFY(daemon.start());
        AmqpReader reader(rabbit->port(), QStringLiteral("dhos.34837004"));
        Client client(daemon.port());
        const auto bearer = signIn(client, daemon);
        const auto device = client.call(
            "POST", "/dhos/v1/device", { bearer }, R"({"location_id":"ward","description":"tablet"})");
        const QByteArray path = "/dhos/v1/device/" + device.text("uuid").toLatin1();
        const auto code = client.call("POST", path + "/activation", { bearer }).text("code").toLatin1();
        const auto used = client.call("POST", "/dhos/v1/activation/" + code + "?type=send_entry");
        const auto token = client.call(
            "GET", path + "/jwt", { { "x-authorisation-code", used.text("authorisation_code").toLatin1() } });
        QCOMPARE(token.status, 200);
        QCOMPARE(
            client
                .call("POST",
                    "/dhos/v1/clinician",
                    { bearer },
                    R"({"clinician_id":"c1","login_active":true,"products":[],"groups":["send clinician"],"send_entry_identifier":"badge"})")
                .status,
            201);
        QCOMPARE(client
                     .call("GET",
                         "/dhos/v1/clinician/jwt?send_entry_identifier=badge",
                         { { "Authorization", "Bearer " + token.text("jwt").toLatin1() } })
                     .status,
            200);
        QCOMPARE(client.call("PATCH", path, { bearer }, R"({"active":false})").status, 200);
        QStringList heard;
        for (int i = 0; i < 3; ++i) {
            const auto message = reader.take();
            QVERIFY(message.has_value());
            heard.append(message->json()[u"event_type"].toString());
        }
        QCOMPARE(heard,
            (QStringList{ QStringLiteral("SEND entry device auth success"),
                QStringLiteral("SEND entry login success"),
                QStringLiteral("SEND entry device update") }));
    }

    void noSecretReachesALog_data() { addEngineRows(); }

    //! Attack 102, at the most talkative level.
    void noSecretReachesALog()
    {
        QFETCH(store::Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        Daemon daemon(database.url(), { QStringLiteral("logging.level=debug") });
        QVERIFY(daemon.start());
        Client client(daemon.port());
        const QByteArray setupToken = daemon.setupToken();
        const auto bearer = signIn(client, daemon);
        const auto issued = client.call("POST", "/dhos/v1/patient/p1/activation", { bearer });
        const QByteArray code = issued.text("activation_code").toLatin1();
        const QByteArray otp = issued.text("otp").toLatin1();
        (void)client.call("POST", "/dhos/v1/activation/" + code, {}, R"({"otp":"wrong-pin"})");
        (void)client.call("POST", "/dhos/v1/activation/" + code, {}, R"({"otp":"bad-pin-here","x":1})");
        const auto used = client.call("POST", "/dhos/v1/activation/" + code, {}, "{\"otp\":\"" + otp + "\"}");
        const QByteArray authorisation = used.text("authorisation_code").toLatin1();
        const auto token =
            client.call("GET", "/dhos/v1/patient/p1/jwt", { { "x-authorisation-code", authorisation } });
        (void)client.call("GET", "/dhos/v1/patient/p1/jwt", { { "x-authorisation-code", "guessed-code" } });
        (void)client.call("GET", "/dhos/v1/clinician/jwt?send_entry_identifier=badge-4711", { bearer });
        (void)client.call("POST", "/v1/session", {}, R"({"username":"ada","password":"not-the-password"})");
        QCOMPARE(daemon.stop(), 0);
        const QByteArray log = daemon.log();
        QVERIFY(log.contains("/dhos/v1/activation/{activation_code}"));
        for (const auto &secret : { setupToken,
                 bearer.second.mid(7),
                 code,
                 QByteArray("wrong-pin"),
                 QByteArray("bad-pin-here"),
                 authorisation,
                 token.text("jwt").toLatin1(),
                 QByteArray("guessed-code"),
                 QByteArray("badge-4711"),
                 QByteArray("not-the-password"),
                 QByteArray("correct horse battery") }) {
            QVERIFY(!secret.isEmpty());
            QVERIFY2(!log.contains(secret), secret.constData());
        }
    }

    void stopsAndStartsQuickly()
    {
        TestDatabase database(store::Engine::Sqlite, TestDatabase::Content::Empty);
        Daemon daemon(database.url());
        QVERIFY(daemon.start());
        QCOMPARE(daemon.stop(), 0);
        QVERIFY(daemon.start());
        QCOMPARE(Client(daemon.port()).call("GET", "/healthcheck").status, 200);
    }

private:
    static std::pair<QByteArray, QByteArray> signIn(Client &client, const Daemon &daemon)
    {
        const auto made = client.call("POST",
            "/v1/setup",
            {},
            json({ { QStringLiteral("token"), QString::fromLatin1(daemon.setupToken()) },
                { QStringLiteral("username"), QStringLiteral("ada") },
                { QStringLiteral("password"), QStringLiteral("correct horse battery") } }));
        if (made.status != 201)
            qWarning("set-up: %d %s", made.status, made.body.constData());
        return { "Authorization", "Bearer " + made.text("access_token").toLatin1() };
    }

    //! Another command of the program on the same data.
    static int run(QStringList arguments, const Daemon &daemon, const QString &databaseUrl)
    {
        arguments << QStringLiteral("--data") << daemon.dataDirectory() << QStringLiteral("--set")
                  << QStringLiteral("database.url=") + databaseUrl;
        return QProcess::execute(qEnvironmentVariable("SYMBOLON_DAEMON"), arguments);
    }
};

QTEST_GUILESS_MAIN(EndToEndTest)
#include "tst_end_to_end.moc"
