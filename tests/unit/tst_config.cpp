// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/config_folder.h"

#include <QDir>
#include <QTest>

using namespace symbolon;
using namespace symbolon::app;
using namespace std::chrono_literals;

//! Nothing here looks at the machine: each test says what files, variables and options there are.
class TestConfig : public QObject, private ConfigFolder {
    Q_OBJECT

private slots:

    void init() { renew(); }

    void startsWithNothingSet();
    void laterSourcesWin();
    void showsWhereAValueComesFrom();
    void startsInTheOldDeploymentsEnvironment();
    void namesUnusedVariablesOnce();
    void readsFractionsOfSeconds();
    void onlyFiveNamesAreNotProduction_data();
    void onlyFiveNamesAreNotProduction();
    void refusesDevelopmentConveniencesInProduction_data();
    void refusesDevelopmentConveniencesInProduction();
    void judgesTheLengthOfTheHsKey();
    void findsTheDatabase_data();
    void findsTheDatabase();
    void refusesTwoDatabasesOfTheSameSource();
    void refusesBadValuesWithTheirPlace_data();
    void refusesBadValuesWithTheirPlace();
    void reportsAllProblemsAtOnce();
    void everySettingCanBeSetByEverySource_data();
    void everySettingCanBeSetByEverySource();
    void documentationIsCurrent();
};

void TestConfig::startsWithNothingSet()
{
    const auto loaded = loadEnvironment({ { QStringLiteral("HOME"), QStringLiteral("/home/x") } });
    QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().detail));
    const Config &config = loaded->config;
    QCOMPARE(config.listen.address, QStringLiteral("127.0.0.1"));
    QCOMPARE(config.listen.port, 5000);
    QVERIFY(config.environment.production);
    QCOMPARE(config.dataDirectory, QStringLiteral("/home/x/.local/share/symbolon"));
    QCOMPARE(config.target.engine, store::Engine::Sqlite);
    QCOMPARE(config.target.file, QStringLiteral("/home/x/.local/share/symbolon/symbolon.sqlite"));
    QCOMPARE(config.site.publicUrl, QStringLiteral("http://127.0.0.1:5000"));
    QCOMPARE(config.jwt.issuer, QStringLiteral("http://127.0.0.1:5000/"));
    QVERIFY(!config.amqp.isUsed());
    QVERIFY(!config.audit.publish);
    QVERIFY(!config.redis.isUsed());
    QVERIFY(!config.jwt.acceptsExternal());
    QCOMPARE(config.activation.pinLength, 4);
    QCOMPARE(loaded->warnings, QStringList());
}

void TestConfig::laterSourcesWin()
{
    const QString variable = QStringLiteral("OTP_LENGTH");
    const QString first = file(QStringLiteral("a.toml"), "[activation]\npin_length = 5\nexpiry_days = 7\n");
    const QString second = file(QStringLiteral("b.toml"), "[activation]\npin_length = 6\n");
    QCOMPARE(load({ { first }, {}, {} })->config.activation.pinLength, 5);
    QCOMPARE(load({ { first, second }, {}, {} })->config.activation.pinLength, 6);
    QCOMPARE(
        load({ { first, second }, { { variable, QStringLiteral("7") } }, {} })->config.activation.pinLength,
        7);
    // The name of the setting itself wins over the old one.
    const QString own = QStringLiteral("SYMBOLON_ACTIVATION_PIN_LENGTH");
    QCOMPARE(load({ {}, { { variable, QStringLiteral("7") }, { own, QStringLiteral("8") } }, {} })
                 ->config.activation.pinLength,
        8);
    const auto all = load({ { first, second },
        { { variable, QStringLiteral("7") } },
        { { QStringLiteral("activation.pin_length"), QStringLiteral("9") } } });
    QCOMPARE(all->config.activation.pinLength, 9);
    QCOMPARE(all->config.activation.expiryDays, 7);
}

void TestConfig::showsWhereAValueComesFrom()
{
    const auto loaded = loadFile(
        "[site]\n\nname = \"St Mary\"\n", { { QStringLiteral("SERVER_PORT"), QStringLiteral("81") } });
    const QString text = show(*loaded, false);
    QVERIFY(text.contains(
        QStringLiteral("site.name = St Mary  # %1:3\n").arg(folder() + QStringLiteral("/server.toml"))));
    QVERIFY(text.contains(QStringLiteral("listen.port = 81  # environment variable SERVER_PORT\n")));
    QVERIFY(text.contains(QStringLiteral("listen.address = 0.0.0.0  # derived from SERVER_PORT\n")));
    QVERIFY(text.contains(QStringLiteral("activation.pin_length = 4  # default\n")));
    QVERIFY(!show(*loaded, true).contains(u"activation.pin_length"));
}

// The environment of the original's own integration suite, and of its run script.
void TestConfig::startsInTheOldDeploymentsEnvironment()
{
    const Environment compose{
        { QStringLiteral("ENVIRONMENT"), QStringLiteral("DEVELOPMENT") },
        { QStringLiteral("SERVER_PORT"), QStringLiteral("5000") },
        { QStringLiteral("HS_KEY"), QStringLiteral("secret") },
        { QStringLiteral("HS_ISSUER"), QStringLiteral("http://localhost/") },
        { QStringLiteral("PROXY_URL"), QStringLiteral("http://localhost") },
        { QStringLiteral("IGNORE_JWT_VALIDATION"), QStringLiteral("False") },
        { QStringLiteral("ALLOW_DROP_DATA"), QStringLiteral("true") },
        { QStringLiteral("DATABASE_HOST"), QStringLiteral("dhos-activation-auth-api-db") },
        { QStringLiteral("DATABASE_PORT"), QStringLiteral("5432") },
        { QStringLiteral("DATABASE_USER"), QStringLiteral("dhos-activation-auth-api") },
        { QStringLiteral("DATABASE_PASSWORD"), QStringLiteral("it's \\ secret") },
        { QStringLiteral("DATABASE_NAME"), QStringLiteral("dhos-activation-auth-api") },
        { QStringLiteral("SQLALCHEMY_POOL_SIZE"), QStringLiteral("2") },
        { QStringLiteral("RABBITMQ_HOST"), QStringLiteral("rabbit") },
        { QStringLiteral("RABBITMQ_USERNAME"), QStringLiteral("guest") },
        { QStringLiteral("RABBITMQ_PASSWORD"), QStringLiteral("guest") },
        { QStringLiteral("RABBITMQ_COMPRESSION"), QString() },
        { QStringLiteral("REDIS_INSTALLED"), QStringLiteral("False") },
        { QStringLiteral("REDIS_HOST"), QStringLiteral("redis") },
        { QStringLiteral("MOCK_SEND_ENTRY_DEVICE_SCOPE"), QStringLiteral("read:send_entry_identifier") },
        { QStringLiteral("AUTH0_AUDIENCE"), QStringLiteral("https://dev.example/") },
        { QStringLiteral("AUTH0_DOMAIN"), QStringLiteral("https://login.example/") },
        { QStringLiteral("AUTHORISATION_CODE_LENGTH"), QStringLiteral("24") },
        { QStringLiteral("JWT_EXPIRY_IN_SECONDS"), QStringLiteral("600") },
        { QStringLiteral("LOG_LEVEL"), QStringLiteral("debug") },
        { QStringLiteral("LOG_FORMAT"), QStringLiteral("colour") },
    };
    const auto loaded = loadEnvironment(compose);
    QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().detail));
    const Config &config = loaded->config;
    QVERIFY(
        !config.environment.production && config.environment.allowDropData && !config.jwt.ignoreValidation);
    QCOMPARE(config.listen.address, QStringLiteral("0.0.0.0"));
    QCOMPARE(config.jwt.issuer, QStringLiteral("http://localhost/"));
    QCOMPARE(config.jwt.hsKey.reveal(), QByteArray("secret"));
    QCOMPARE(config.target.engine, store::Engine::Postgresql);
    QCOMPARE(config.target.conninfo,
        QStringLiteral("host='dhos-activation-auth-api-db' port='5432' user='dhos-activation-auth-api' "
                       "password='it\\'s \\\\ secret' dbname='dhos-activation-auth-api'"));
    QVERIFY(config.amqp.isUsed() && config.audit.publish && !config.amqp.compress);
    QVERIFY(!config.redis.isUsed());
    QCOMPARE(config.scopes.mockDevice, std::optional<QString>(QStringLiteral("read:send_entry_identifier")));
    QVERIFY(!config.scopes.mockPatient);
    QVERIFY(config.jwt.acceptsExternal());
    QCOMPARE(config.jwt.externalJwksUrl, QStringLiteral("https://login.example/.well-known/jwks.json"));
    QCOMPARE(config.jwt.externalScopeClaim, QStringLiteral("https://gdm.sensynehealth.com/scope"));
    QCOMPARE(config.activation.patientCodeLength, 24);
    QCOMPARE(config.activation.authorisationCodeLength, 24);
    QVERIFY(config.jwt.patientLifetime == 600s && config.jwt.clinicianLifetime == 600s
        && config.jwt.deviceLifetime == 24h);
    QVERIFY(config.logging.level == LogEntry::Level::Debug && config.logging.format == LogFormat::Colour);
}

void TestConfig::readsFractionsOfSeconds()
{
    const auto timeout = [](const QString &text) {
        const auto loaded = loadEnvironment({ { QStringLiteral("REDIS_TIMEOUT"), text } });
        return loaded ? loaded->config.redis.timeout : -1ms;
    };
    QVERIFY(timeout(QStringLiteral("2.5")) == 2500ms);
    QVERIFY(timeout(QStringLiteral("2")) == 2s);
    QVERIFY(timeout(QStringLiteral("0.25 s")) == 250ms);
    QVERIFY(timeout(QStringLiteral("0.01")) == -1ms && timeout(QStringLiteral("2.5.1")) == -1ms);
    QVERIFY(!loadEnvironment({ { QStringLiteral("JWT_EXPIRY_IN_SECONDS"), QStringLiteral("900.5") } }));
}

void TestConfig::namesUnusedVariablesOnce()
{
    const auto loaded = loadEnvironment({ { QStringLiteral("HS_ISSUER"), QStringLiteral("x") },
        { QStringLiteral("CUSTOMER_CODE"), QStringLiteral("y") } });
    QCOMPARE(loaded->warnings.size(), 1);
    QVERIFY(loaded->warnings.first().contains(u"HS_ISSUER")
        && loaded->warnings.first().contains(u"CUSTOMER_CODE"));
}

void TestConfig::onlyFiveNamesAreNotProduction_data()
{
    QTest::addColumn<bool>("isProduction");
    for (const char *name : { "DEMO", "DEVELOPMENT", "STAGING", "TRAINING", "TEST" })
        QTest::newRow(name) << false;
    for (const char *name : { "PRODUCTION", "development", "Test", "DEV", "TEST " })
        QTest::newRow(name) << true;
}

void TestConfig::onlyFiveNamesAreNotProduction()
{
    QFETCH(bool, isProduction);
    const auto loaded =
        loadEnvironment({ { QStringLiteral("ENVIRONMENT"), QString::fromLatin1(QTest::currentDataTag()) } });
    QCOMPARE(loaded->config.environment.production, isProduction);
}

void TestConfig::refusesDevelopmentConveniencesInProduction_data()
{
    QTest::addColumn<QString>("variable");
    for (const char *name : { "IGNORE_JWT_VALIDATION",
             "ALLOW_DROP_DATA",
             "SYMBOLON_DEVELOPMENT_ENDPOINTS",
             "SYMBOLON_DEVELOPMENT_STATIC_IDENTITIES" })
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestConfig::refusesDevelopmentConveniencesInProduction()
{
    QFETCH(QString, variable);
    const auto refused = loadEnvironment({ { variable, QStringLiteral("TRUE") } });
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(variable));
#ifdef SYMBOLON_HAVE_DEVELOPMENT_ENDPOINTS
    const bool canDoWithoutVerifying = true;
#else
    const bool canDoWithoutVerifying = false;
#endif
    const auto testing = loadEnvironment(
        { { variable, QStringLiteral("TRUE") }, { QStringLiteral("ENVIRONMENT"), QStringLiteral("TEST") } });
    QCOMPARE(bool(testing), canDoWithoutVerifying || variable != u"IGNORE_JWT_VALIDATION");
    QVERIFY(!testing || testing->config.environment.developmentEndpoints);
    QVERIFY(loadEnvironment({ { variable, QStringLiteral("no") } }));
}

void TestConfig::judgesTheLengthOfTheHsKey()
{
    const QString key = QStringLiteral("HS_KEY");
    const QString good(32, u'k');
    const QString bad(31, u'k');
    const Environment test{ { QStringLiteral("ENVIRONMENT"), QStringLiteral("TEST") }, { key, bad } };
    QCOMPARE(loadEnvironment({ { key, good } })->warnings.size(), 0);
    QCOMPARE(loadEnvironment(test)->warnings.size(), 1);
    const auto refused = loadEnvironment({ { key, bad } });
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"openssl rand"));
    QVERIFY(!refused.error().detail.contains(bad));
    QVERIFY(loadEnvironment(
        { { key, bad }, { QStringLiteral("SYMBOLON_JWT_ALLOW_SHORT_HS_KEY"), QStringLiteral("1") } }));
}

void TestConfig::findsTheDatabase_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isPostgresql");
    QTest::addColumn<QString>("place");
    QTest::newRow("nothing") << QByteArray("data.directory = '/d'\n") << QString() << false
                             << "/d/symbolon.sqlite";
    QTest::newRow("sqlite") << QByteArray("database.url = 'sqlite:///d/x.db'\n") << QString() << false
                            << "/d/x.db";
    QTest::newRow("environment over file") << QByteArray("database.url = 'sqlite:///d/x.db'\n")
                                           << QStringLiteral("db") << true << "host='db' port='5432'";
    QTest::newRow("url") << QByteArray("database.url = 'postgresql://u@db/n'\n") << QString() << true
                         << "postgresql://u@db/n";
}

void TestConfig::findsTheDatabase()
{
    QFETCH(QByteArray, toml);
    QFETCH(QString, host);
    QFETCH(bool, isPostgresql);
    QFETCH(QString, place);
    const auto loaded = loadFile(
        toml, host.isEmpty() ? Environment() : Environment{ { QStringLiteral("DATABASE_HOST"), host } });
    QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().detail));
    QCOMPARE(loaded->config.target.engine == store::Engine::Postgresql, isPostgresql);
    QCOMPARE(isPostgresql ? loaded->config.target.conninfo : loaded->config.target.file, place);
}

void TestConfig::refusesTwoDatabasesOfTheSameSource()
{
    const auto refused = loadFile("[database]\nurl = 'sqlite:///x'\nhost = 'db'\n");
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"server.toml:3"));
}

void TestConfig::refusesBadValuesWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<QString>("place");
    const auto toml = [](const char *name, const char *text, const char *place) {
        QTest::newRow(name) << QByteArray(text) << Environment() << QString::fromLatin1(place);
    };
    const auto variable = [](const char *name, const char *value) {
        QTest::newRow(name) << QByteArray()
                            << Environment{ { QString::fromLatin1(name), QString::fromLatin1(value) } }
                            << QString::fromLatin1(name);
    };
    toml("unknown key",
        "[activation]\npin_length = 4\npin_lenght = 5\n",
        "server.toml:3: unknown setting activation.pin_lenght");
    toml("unknown table",
        "\n[activations]\npin_length = 4\n",
        "server.toml:3: unknown setting activations.pin_length");
    toml("file of no secret", "site.name_file = 'x'\n", "server.toml:1: unknown setting site.name_file");
    toml("not TOML", "[site]\nname = \n", "server.toml:2");
    toml("twice", "[site]\nname = 'a'\nname = 'b'\n", "server.toml:3");
    toml("too small",
        "[activation]\npin_length = 2\n",
        "server.toml:2: activation.pin_length: 2 is less than 3");
    toml("too large", "[listen]\n\nport = 65536\n", "server.toml:3: listen.port: 65536 is more than 65535");
    toml("text for a truth value", "[jwt]\nplain = 'yes'\n", "server.toml:2: jwt.plain");
    toml("number for a text", "[site]\nname = 5\n", "server.toml:2: site.name");
    toml("fraction", "[listen]\nport = 5.5\n", "server.toml:2: listen.port");
    toml("duration", "[session]\nidle = '15 fortnights'\n", "server.toml:2: session.idle");
    toml("duration too short", "[session]\nidle = '1 s'\n", "server.toml:2: session.idle");
    toml("address", "[listen]\naddress = 'localhost:80'\n", "server.toml:2: listen.address");
    toml("network", "[protection]\ntrusted_proxies = ['10.0.0.0/8', '10.0.0.0/33']\n", "server.toml:2");
    toml("list of numbers", "[protection]\ntrusted_proxies = [1]\n", "server.toml:2");
    toml("prefix", "[site]\nprefix = 'OIL'\n", "server.toml:2: site.prefix");
    toml("URL", "[site]\npublic_url = 'example.org'\n", "server.toml:2: site.public_url");
    toml("master key", "[keys]\nmaster = 'abc'\n", "server.toml:2: keys.master");
    toml("secret file missing", "[jwt]\nhs_key_file = '/nowhere'\n", "server.toml:2: jwt.hs_key");
    toml("half of TLS", "[tls]\ncertificate_file = 'x'\n", "tls.key_file");
    toml("pages", "[limits]\npage_size = 501\n", "limits.page_size is more than limits.max_page_size");
    variable("OTP_LENGTH", "2");
    variable("SERVER_PORT", "http");
    variable("MAX_ACTIVATION_ATTEMPTS", "0");
    variable("JWT_EXPIRY_IN_SECONDS", "-1");
    variable("ALLOW_DROP_DATA", "perhaps");
    variable("RABBITMQ_DISABLED", "perhaps");
    variable("RABBITMQ_COMPRESSION", "zip");
    variable("LOG_LEVEL", "CHATTY");
    variable("LOG_FORMAT", "xml");
    variable("PROXY_URL", "ftp://x");
    variable("SYMBOLON_ACTIVATION_PIN_LENGHT", "5");
}

void TestConfig::refusesBadValuesWithTheirPlace()
{
    QFETCH(QByteArray, toml);
    QFETCH(Environment, environment);
    QFETCH(QString, place);
    const auto refused = loadFile(toml, environment);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Code::Invalid);
    QVERIFY2(refused.error().detail.contains(place), qPrintable(refused.error().detail));
}

void TestConfig::reportsAllProblemsAtOnce()
{
    const auto refused = loadFile("[activation]\npin_length = 2\nsalt = 3\n",
        { { QStringLiteral("SERVER_PORT"), QStringLiteral("x") } });
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail.count(u'\n'), 2);
}

void TestConfig::everySettingCanBeSetByEverySource_data()
{
    QTest::addColumn<const Setting *>("setting");
    for (const Setting &setting : settings())
        QTest::newRow(qPrintable(setting.name)) << &setting;
}

// The default itself is a value that every source must be able to give.
void TestConfig::everySettingCanBeSetByEverySource()
{
    QFETCH(const Setting *, setting);
    QVERIFY(!setting->doc.isEmpty() && setting->doc.endsWith(u'.'));
    QCOMPARE(setting->name.count(u'.'), 1);
    if (setting->kind.isSecret)
        return;
    const QString value = setting->kind.get(Config());
    const QString quoted = setting->kind.shape == Shape::Integer || setting->kind.shape == Shape::Boolean
        ? value
        : (setting->kind.shape == Shape::List ? QStringLiteral("[]") : QStringLiteral("'%1'").arg(value));
    const auto fromFile = loadFile(QStringLiteral("%1 = %2\n").arg(setting->name, quoted).toUtf8());
    QVERIFY2(fromFile, qPrintable(fromFile ? QString() : fromFile.error().detail));
    QVERIFY(load({ {}, {}, { { setting->name, value } } }));
    QVERIFY(loadEnvironment({ { ownVariable(*setting), value } }));
}

void TestConfig::documentationIsCurrent()
{
    QFile file(qEnvironmentVariable("SYMBOLON_SOURCE_DIR") + QStringLiteral("/docs/configuration.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(QString::fromUtf8(file.readAll()) == documentation(),
        "run: symbolond config docs > docs/configuration.md");
}

QTEST_APPLESS_MAIN(TestConfig)
#include "tst_config.moc"
