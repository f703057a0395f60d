// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/daemon.h"
#include "tests/support/amqp_reader.h"
#include "tests/support/database.h"
#include "tests/support/rabbit_server.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::test;

namespace {

struct Outcome {
    int code = -1;
    QString out;
    QString err;
};

//! Runs the real program to its end.
Outcome run(const QStringList &arguments, const QStringList &variables = {})
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(environment);
    process.start(qEnvironmentVariable("SYMBOLON_DAEMON"), arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return { process.exitCode(),
        QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError()) };
}

const QByteArray fixture =
    R"({)"
    R"("operators": [{"username": "ann", "password": "correct horse battery", "roles": ["administrator"]}],)"
    R"("events": [{"id": 7, "auth_method": "email", "name": "Seven"}],)"
    R"("accounts": [{"username": "voter", "event_id": 7, "email": "v@example.org"}],)"
    R"("acl": [{"username": "voter", "object_type": "AuthEvent", "perm": "vote", "object_id": "7"}],)"
    R"("devices": [{"uuid": "dev-1", "location_id": "ward 7", "description": "Tablet"}],)"
    R"("clinicians": [{"clinician_id": "c1", "login_active": true, "groups": ["SEND Clinician"], "products": []}],)"
    R"("patients": [{"patient_id": "p1"}, {"patient_id": "p2"}],)"
    R"("patient_activations": [)"
    R"({"patient_id": "p1", "code": "KNOWNCODE", "otp": "a2b3", "state": "live"},)"
    R"({"patient_id": "p2", "code": "SPENTCODE", "otp": "a2b3", "state": "expired"}],)"
    R"("device_activations": [{"device_id": "dev-1", "code": "123456789", "state": "live"}])"
    R"(})";

} // namespace

//! What an operator types, and what it ends with.
class TestCommandLine : public QObject {
    Q_OBJECT

private slots:

    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }

    void manualReadsLikeOne()
    {
        const Outcome help = run({ QStringLiteral("--help") });
        QCOMPARE(help.code, 0);
        for (const char16_t *section : { u"NAME\n",
                 u"SYNOPSIS\n",
                 u"DESCRIPTION\n",
                 u"COMMANDS\n",
                 u"OPTIONS\n",
                 u"FILES\n",
                 u"ENVIRONMENT\n",
                 u"EXIT STATUS\n" })
            QVERIFY(help.out.contains(QString::fromUtf16(section)));
        for (const char16_t *command : { u"serve",
                 u"migrate [--plan]",
                 u"config check",
                 u"config show",
                 u"operator add",
                 u"operator reset-password",
                 u"operator list",
                 u"recover-admin",
                 u"load FILE",
                 u"openapi",
                 u"keys list",
                 u"keys rotate",
                 u"keys retire",
                 u"audit verify",
                 u"version" })
            QVERIFY2(help.out.contains(QStringLiteral("\n       ") + QString::fromUtf16(command)),
                qPrintable(QString::fromUtf16(command)));
        QVERIFY(run({ QStringLiteral("version") }).out.startsWith(u"symbolond "));
        QVERIFY(run({ QStringLiteral("keys"), QStringLiteral("rotate"), QStringLiteral("--help") })
                    .out.contains(u"--now"));
        QVERIFY(run({ QStringLiteral("openapi"), QStringLiteral("--markdown") })
                    .out.startsWith(u"# API reference"));
        QVERIFY(run({ QStringLiteral("openapi") }).out.contains(u"/dhos/v1/patient/{patient_id}/activation"));
    }

    void endsWithWhatTheManualSays_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("variables");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const QString data = QStringLiteral("--data=/tmp/symbolon-none");
        QTest::newRow("nothing") << QStringList() << QStringList() << 2 << QString();
        QTest::newRow("unknown command")
            << QStringList{ QStringLiteral("dance") } << QStringList() << 2 << "dance";
        QTest::newRow("unknown option") << QStringList{ QStringLiteral("serve"), QStringLiteral("--fast") }
                                        << QStringList() << 2 << "fast";
        QTest::newRow("missing argument")
            << QStringList{ QStringLiteral("load") } << QStringList() << 2 << "FILE";
        QTest::newRow("unusable value") << QStringList{ QStringLiteral("serve"), data }
                                        << QStringList{ QStringLiteral("OTP_LENGTH=2") } << 3 << "OTP_LENGTH";
        QTest::newRow("unknown setting")
            << QStringList{ QStringLiteral("config"), QStringLiteral("check"), QStringLiteral("--set=a.b=c") }
            << QStringList() << 3 << "a.b";
        QTest::newRow("no such configuration")
            << QStringList{ QStringLiteral("serve"), QStringLiteral("--config=/nowhere.toml") }
            << QStringList() << 3 << "/nowhere.toml";
        QTest::newRow("unsafe in production")
            << QStringList{ QStringLiteral("serve"), data }
            << QStringList{ QStringLiteral("ALLOW_DROP_DATA=true") } << 3 << "production";
        QTest::newRow("weak token key")
            << QStringList{ QStringLiteral("config"), QStringLiteral("check"), data }
            << QStringList{ QStringLiteral("RSA_PRIVATE_KEY=no key") } << 3 << "openssl genpkey";
        QTest::newRow("no database") << QStringList{ QStringLiteral("migrate"),
            data,
            QStringLiteral("--set=database.url=host=127.0.0.1 port=1 dbname=x") }
                                     << QStringList() << 4 << QString();
        QTest::newRow("no fixture") << QStringList{ QStringLiteral("load"), QStringLiteral("/nowhere.json") }
                                    << QStringList() << 1 << "/nowhere.json";
    }

    void endsWithWhatTheManualSays()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, variables);
        QFETCH(int, code);
        QFETCH(QString, says);
        const Outcome outcome = run(arguments, variables);
        QVERIFY2(outcome.code == code, qPrintable(QString::number(outcome.code) + outcome.err));
        QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
    }

    void plansBeforeItMigrates()
    {
        QVERIFY(runHere({ QStringLiteral("migrate"), QStringLiteral("--plan") }).out.contains(u"V0001"));
        QVERIFY(runHere({ QStringLiteral("migrate"), QStringLiteral("--plan") }).out.contains(u"V0001"));
        QCOMPARE(runHere({ QStringLiteral("migrate") }).code, 0);
        const Outcome again = runHere({ QStringLiteral("migrate"), QStringLiteral("--plan") });
        QCOMPARE(again.code, 0);
        QVERIFY(!again.out.contains(u"V0001"));
    }

    void loadsFixturesThatWork_data() { addEngineRows(); }

    void loadsFixturesThatWork()
    {
        QFETCH(store::Engine, engine);
        TestDatabase database(engine, TestDatabase::Content::Empty);
        Daemon daemon(database.url());
        QVERIFY(write(QStringLiteral("seed.json"), fixture));
        const QStringList load{ QStringLiteral("load"),
            path(QStringLiteral("seed.json")),
            QStringLiteral("--data"),
            daemon.dataDirectory(),
            QStringLiteral("--set"),
            QStringLiteral("database.url=") + database.url() };
        const Outcome loaded = run(load);
        QVERIFY2(loaded.code == 0, qPrintable(loaded.err));
        QVERIFY(daemon.start());
        Client client(daemon.port());
        QCOMPARE(
            client.call("POST", "/v1/session", {}, R"({"username":"ann","password":"correct horse battery"})")
                .status,
            200);
        QCOMPARE(client.call("POST", "/dhos/v1/activation/SPENTCODE", {}, R"({"otp":"a2b3"})").status, 404);
        QCOMPARE(client.call("POST", "/dhos/v1/activation/KNOWNCODE", {}, R"({"otp":"zzzz"})").status, 404);
        const Answer patient = client.call("POST", "/dhos/v1/activation/KNOWNCODE", {}, R"({"otp":"a2b3"})");
        QCOMPARE(patient.status, 200);
        QCOMPARE(patient.text("patient_id"), QStringLiteral("p1"));
        QCOMPARE(client.call("POST", "/dhos/v1/activation/123456789?type=send_entry", {}, "{\"otp\":null}")
                     .text("device_id"),
            QStringLiteral("dev-1"));
        QCOMPARE(database.value(QStringLiteral("select count(*) from acl where perm = 'vote'")).toInt(), 1);
        daemon.stop();
        // A second time it breaks on the first entry, and nothing of it stays.
        const int devices = database.rowCount(QStringLiteral("device"));
        const Outcome twice = run(load);
        QCOMPARE(twice.code, 1);
        QVERIFY(twice.err.contains(u"/events/0"));
        QCOMPARE(database.rowCount(QStringLiteral("device")), devices);
    }

    void refusesFixturesWithAPointer_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("pointer");
        QTest::newRow("unknown list") << QByteArray(R"({"people": []})") << "/people";
        QTest::newRow("unknown key") << QByteArray(
            R"({"patients": [{"patient_id": "a"}, {"patient_id": "b", "age": 7}]})")
                                     << "/patients/1/age";
        QTest::newRow("wrong type") << QByteArray(R"({"patients": [{"patient_id": 7}]})")
                                    << "/patients/0/patient_id";
        QTest::newRow("missing") << QByteArray(R"({"devices": [{"location_id": "x"}]})")
                                 << "/devices/0/description";
        QTest::newRow("refers to nothing")
            << QByteArray(R"({"acl": [{"username": "nobody", "object_type": "x", "perm": "y"}]})")
            << "/acl/0";
        QTest::newRow("role") << QByteArray(
            R"({"operators": [{"username": "a", "password": "long enough", "roles": ["king"]}]})")
                              << "/operators/0";
    }

    void refusesFixturesWithAPointer()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, pointer);
        QVERIFY(write(QStringLiteral("seed.json"), text));
        const Outcome refused = runHere({ QStringLiteral("load"), path(QStringLiteral("seed.json")) });
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(pointer), qPrintable(refused.err));
    }

    void looksAfterOperatorsAndKeys()
    {
        TestDatabase database(store::Engine::Sqlite, TestDatabase::Content::Empty);
        Daemon daemon(database.url());
        QVERIFY(daemon.start());
        const QStringList here{ QStringLiteral("--data"),
            daemon.dataDirectory(),
            QStringLiteral("--set"),
            QStringLiteral("database.url=") + database.url() };
        QVERIFY(write(QStringLiteral("password"), "first password\n"));
        QVERIFY(write(QStringLiteral("second"), "second password\n"));
        const QStringList add{ QStringLiteral("operator"),
            QStringLiteral("add"),
            QStringLiteral("bob"),
            QStringLiteral("--role"),
            QStringLiteral("clinician"),
            QStringLiteral("--password-file"),
            path(QStringLiteral("password")) };
        QCOMPARE(run(add + here).code, 0);
        QCOMPARE(run(add + here).code, 1);
        QVERIFY(run(QStringList{ QStringLiteral("operator"), QStringLiteral("list") } + here)
                    .out.startsWith(u"bob\t"));
        Client client(daemon.port());
        QCOMPARE(signIn(client, "first password").status, 200);
        QCOMPARE(run(QStringList{ QStringLiteral("operator"),
                         QStringLiteral("reset-password"),
                         QStringLiteral("bob"),
                         QStringLiteral("--password-file"),
                         path(QStringLiteral("second")) }
                     + here)
                     .code,
            0);
        QCOMPARE(
            database.value(QStringLiteral("select count(*) from session where revoked_at is null")).toInt(),
            0);
        QCOMPARE(signIn(client, "first password").status, 401);
        const Answer session = signIn(client, "second password");
        QCOMPARE(session.status, 200);

        // A recovery token makes an administrator although there is an operator.
        QCOMPARE(run(QStringList{ QStringLiteral("recover-admin") } + here).code, 0);
        QFile token(daemon.dataDirectory() + QStringLiteral("/recovery-token"));
        QVERIFY(token.open(QIODevice::ReadOnly));
        QCOMPARE(token.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const QByteArray body = setUp(token.readAll());
        QCOMPARE(client.call("POST", "/v1/setup", {}, body).status, 201);
        QCOMPARE(client.call("POST", "/v1/setup", {}, body).status, 403);
        QTRY_VERIFY(!token.exists());

        // The old key still verifies after rotation, and no longer after it was retired.
        const Client::Headers bearer{ { "Authorization",
            "Bearer " + session.text("access_token").toLatin1() } };
        QCOMPARE(run(QStringList{ QStringLiteral("keys"), QStringLiteral("rotate"), QStringLiteral("--now") }
                     + here)
                     .code,
            0);
        const QString keys = run(QStringList{ QStringLiteral("keys"), QStringLiteral("list") } + here).out;
        QCOMPARE(keys.count(u"retiring"), 1);
        QCOMPARE(keys.count(u"\tsigning\t"), 1);
        const QString old = keys.section(u'\t', 0, 0);
        QCOMPARE(client.call("GET", "/v1/patients", bearer).status, 200);
        QCOMPARE(run(QStringList{ QStringLiteral("keys"), QStringLiteral("retire"), old } + here).code, 0);
        QTRY_COMPARE_WITH_TIMEOUT(client.call("GET", "/v1/patients", bearer).status, 401, 15'000);

        QTRY_COMPARE(database.rowCount(QStringLiteral("audit_seal")),
            database.rowCount(QStringLiteral("audit_entry")));
        QCOMPARE(run(QStringList{ QStringLiteral("audit"), QStringLiteral("verify") } + here).code, 0);
        daemon.stop();
        database.execute(QStringLiteral("update audit_entry set actor = 'somebody' where id = 1"));
        const Outcome broken = run(QStringList{ QStringLiteral("audit"), QStringLiteral("verify") } + here);
        QCOMPARE(broken.code, 1);
        QVERIFY(broken.out.contains(u"entry 1 "));
    }

    void refusesASecondServerAndAnotherMasterKey()
    {
        TestDatabase database(store::Engine::Sqlite, TestDatabase::Content::Empty);
        Daemon daemon(database.url());
        QVERIFY(daemon.start());
        const QString setting = QStringLiteral("database.url=") + database.url();
        const Outcome second = run({ QStringLiteral("serve"),
            QStringLiteral("--data"),
            m_directory->path(),
            QStringLiteral("--set"),
            setting });
        QCOMPARE(second.code, 1);
        QVERIFY(second.err.contains(u"in use by another server"));
        daemon.stop();
        const Outcome other = run({ QStringLiteral("serve"),
            QStringLiteral("--data"),
            m_directory->path(),
            QStringLiteral("--set"),
            setting });
        QCOMPARE(other.code, 1);
        QVERIFY2(other.err.contains(u"another master key"), qPrintable(other.err));
    }

    void setupTokenIsRenewedAtEachStart()
    {
        TestDatabase database(store::Engine::Sqlite, TestDatabase::Content::Empty);
        Daemon daemon(database.url());
        QVERIFY(daemon.start());
        const QByteArray first = daemon.setupToken();
        QVERIFY(first.size() >= 32);
        daemon.stop();
        QVERIFY(daemon.start());
        QVERIFY(daemon.setupToken() != first);
        const QByteArray body = setUp(first);
        QCOMPARE(Client(daemon.port()).call("POST", "/v1/setup", {}, body).status, 403);
        QCOMPARE(database.rowCount(QStringLiteral("setup_token")), 1);
    }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_directory->filePath(name); }

    [[nodiscard]] bool write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
            && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    [[nodiscard]] Outcome runHere(QStringList arguments) const
    {
        return run(arguments << QStringLiteral("--data") << m_directory->path());
    }

    //! The body that makes an operator with a one-time token.
    static QByteArray setUp(const QByteArray &token)
    {
        return QJsonDocument(QJsonObject{ { QStringLiteral("token"), QString::fromLatin1(token.trimmed()) },
                                 { QStringLiteral("username"), QStringLiteral("root") },
                                 { QStringLiteral("password"), QStringLiteral("third password") } })
            .toJson();
    }

    static Answer signIn(Client &client, const QByteArray &password)
    {
        return client.call("POST",
            "/v1/session",
            {},
            QJsonDocument(QJsonObject{ { QStringLiteral("username"), QStringLiteral("bob") },
                              { QStringLiteral("password"), QString::fromLatin1(password) } })
                .toJson());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
