// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/config_folder.h"

#include <QDir>
#include <QTest>

using namespace symbolon;
using namespace symbolon::app;

//! Secrets in the configuration: where they may stand, and that they are never shown.
class TestConfigSecrets : public QObject, private ConfigFolder {
    Q_OBJECT

private slots:

    void init() { renew(); }

    void readsSecretsFromFilesAndCredentials();
    void refusesASecretThatOthersMayRead_data();
    void refusesASecretThatOthersMayRead();
    void neverShowsASecret();
};

void TestConfigSecrets::readsSecretsFromFilesAndCredentials()
{
    const QByteArray key(40, 'k');
    const QString path = file(QStringLiteral("key"), key + '\n');
    QCOMPARE(loadFile("[jwt]\nhs_key_file = 'key'\n")->config.jwt.hsKey.reveal(), key);
    QCOMPARE(loadEnvironment({ { QStringLiteral("HS_KEY_FILE"), path } })->config.jwt.hsKey.reveal(), key);
    QCOMPARE(
        loadEnvironment({ { QStringLiteral("SYMBOLON_JWT_HS_KEY_FILE"), path } })->config.jwt.hsKey.reveal(),
        key);
    QCOMPARE(
        load({ {}, {}, { { QStringLiteral("jwt.hs_key_file"), path } } })->config.jwt.hsKey.reveal(), key);

    // systemd shows a credential's access list as group bits.
    file(QStringLiteral("jwt.hs_key"), key, QFile::ReadGroup);
    const auto loaded = loadEnvironment({ { QStringLiteral("CREDENTIALS_DIRECTORY"), folder() } });
    QCOMPARE(loaded->config.jwt.hsKey.reveal(), key);
    QVERIFY(show(*loaded, true).contains(u"credential jwt.hs_key"));
    // A file in a folder that the unit loads as a whole.
    QFile::remove(folder() + QStringLiteral("/jwt.hs_key"));
    file(QStringLiteral("symbolon_jwt.hs_key"), key, QFile::ReadGroup);
    QCOMPARE(
        loadEnvironment({ { QStringLiteral("CREDENTIALS_DIRECTORY"), folder() } })->config.jwt.hsKey.reveal(),
        key);
}

void TestConfigSecrets::refusesASecretThatOthersMayRead_data()
{
    QTest::addColumn<QFile::Permissions>("others");
    QTest::newRow("group") << QFile::Permissions(QFile::ReadGroup);
    QTest::newRow("everybody") << QFile::Permissions(QFile::ReadOther);
}

void TestConfigSecrets::refusesASecretThatOthersMayRead()
{
    QFETCH(QFile::Permissions, others);
    const QString path = file(QStringLiteral("key"), QByteArray(40, 'k'), others);
    const auto refused = loadEnvironment({ { QStringLiteral("HS_KEY_FILE"), path } });
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(QStringLiteral("chmod 600 %1").arg(path)));

    // A secret in the file itself: the packaged 0640 root:symbolon is good, for everybody is not.
    const QByteArray toml = "[jwt]\nhs_key = \"" + QByteArray(40, 'k') + "\"\n";
    const auto written = load({ { file(QStringLiteral("inline.toml"), toml, others) }, {}, {} });
    QCOMPARE(bool(written), others == QFile::ReadGroup);
    QVERIFY(load({ { file(QStringLiteral("none.toml"), "[site]\nname = 'x'\n", others) }, {}, {} }));
    QVERIFY(
        !load({ { file(QStringLiteral("none.toml"), "[site]\nname = 'x'\n", QFile::WriteOther) }, {}, {} }));
}

void TestConfigSecrets::neverShowsASecret()
{
    const QString secret = QStringLiteral("c2VjcmV0IG9mIHRoaXJ0eS10d28gYnl0ZXMgZXhhY3Q=");
    for (const Setting &setting : settings()) {
        if (!setting.kind.isSecret)
            continue;
        const auto loaded = load({ {}, {}, { { setting.name, secret } } });
        QVERIFY2(loaded, qPrintable(setting.name));
        QVERIFY(!show(*loaded, false).contains(secret));
        QVERIFY(show(*loaded, true).contains(setting.name + QStringLiteral(" = ********")));
    }
    const auto url =
        load({ {}, {}, { { QStringLiteral("database.url"), QStringLiteral("postgresql://u:hush@db/n") } } });
    QVERIFY(!show(*url, false).contains(u"hush"));
    const auto keywords = load({ {},
        {},
        { { QStringLiteral("database.url"), QStringLiteral("host=db password='hu\\'sh' dbname=n") } } });
    QVERIFY(!show(*keywords, false).contains(u"sh'"));
}

QTEST_GUILESS_MAIN(TestConfigSecrets)
#include "tst_config_secrets.moc"
