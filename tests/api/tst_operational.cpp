// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace symbolon;
using test::TestServer;

//! What is asked of a server by those who run it, and the page behind a slip's link (activation
//! contract 7.14; security: attacks 14 and 105).
class OperationalTest : public QObject {
    Q_OBJECT

private slots:

    void theSlipsLinkLeadsSomewhere_data()
    {
        QTest::addColumn<QByteArray>("accepted");
        QTest::addColumn<QByteArray>("language");
        QTest::newRow("none") << QByteArray() << QByteArray("en");
        QTest::newRow("unknown") << QByteArray("fr-FR, fr;q=0.9") << QByteArray("en");
        QTest::newRow("Spanish") << QByteArray("es-MX,es;q=0.9,en;q=0.8") << QByteArray("es");
        QTest::newRow("second choice") << QByteArray("fr, es;q=0.5") << QByteArray("es");
    }

    void theSlipsLinkLeadsSomewhere()
    {
        QFETCH(QByteArray, accepted);
        QFETCH(QByteArray, language);
        TestServer server(store::Engine::Sqlite);
        TestServer::Headers headers;
        if (!accepted.isEmpty())
            headers.append({ "Accept-Language", accepted });
        const auto page = server.call("GET", "/a/", headers);
        QCOMPARE(page.status, 200);
        QCOMPARE(page.contentType, QByteArray("text/html; charset=utf-8"));
        QCOMPARE(page.header("content-language"), language);
        QVERIFY(page.body.contains("<html lang=\"" + language + "\">"));
        QVERIFY(page.header("cache-control").contains("no-store"));
        QVERIFY(page.header("etag").isEmpty());
        const QByteArray policy = page.header("content-security-policy");
        QVERIFY(policy.contains("default-src 'none'"));
        QVERIFY(!policy.contains("unsafe"));
        QCOMPARE(policy.count("'sha256-"), 2);
    }

    //! Attack 14: the link itself, as scanners and previews fetch it.
    void fetchingTheSlipsLinkConsumesNothing()
    {
        TestServer server(store::Engine::Sqlite);
        const auto issued = server.call("POST",
            "/dhos/v1/patient/p/activation",
            { server.systemToken(QStringLiteral("write:gdm_activation")) });
        const QString url = issued.text("url");
        QVERIFY(url.startsWith(server.settings.site.publicUrl + QStringLiteral("/a/#")));
        const QByteArray path = url.section(u'#', 0, 0).mid(server.settings.site.publicUrl.size()).toLatin1();
        for (const auto *method : { "GET", "HEAD", "OPTIONS" })
            QCOMPARE(server.call(method, path).status, 200);
        QCOMPARE(server.call("POST", path).status, 405);
        const QByteArray code = issued.text("activation_code").toLatin1();
        QVERIFY(url.endsWith(QString::fromLatin1(code)));
        QCOMPARE(server
                     .call("POST",
                         "/dhos/v1/activation/" + code,
                         {},
                         "{\"otp\":\"" + issued.text("otp").toLatin1() + "\"}")
                     .status,
            200);
    }

    void aProxyIsNotTheMachineItself_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("X-Forwarded-For") << QByteArray("X-Forwarded-For");
        QTest::newRow("Forwarded") << QByteArray("Forwarded");
    }

    void aProxyIsNotTheMachineItself()
    {
        QFETCH(QByteArray, header);
        TestServer server(store::Engine::Sqlite);
        QCOMPARE(server.call("GET", "/metrics").status, 200);
        QCOMPARE(server.call("GET", "/metrics", { { header, "127.0.0.1" } }).status, 403);
        QVERIFY(
            !server.call("GET", "/healthcheck", { { header, "for=127.0.0.1" } }).body.contains("database"));
    }

    void figuresOfTheProcessAreThere()
    {
        TestServer server(store::Engine::Sqlite);
        const QByteArray text = server.call("GET", "/metrics").body;
        const auto figure = [&](const QByteArray &name) {
            const auto at = text.indexOf('\n' + name + ' ');
            return at < 0 ? -1 : text.mid(at + name.size() + 2).split('\n').first().toDouble();
        };
        QVERIFY(figure("process_resident_memory_bytes") > 1'000'000);
        QVERIFY(figure("process_virtual_memory_bytes") > figure("process_resident_memory_bytes"));
        QVERIFY(figure("process_cpu_seconds_total") > 0);
        QVERIFY(figure("process_open_fds") > 3);
        const auto now = static_cast<double>(QDateTime::currentSecsSinceEpoch());
        QVERIFY(figure("process_start_time_seconds") <= now + 2);
        QVERIFY(figure("process_start_time_seconds") > now - 3600);
    }

    void theVersionIsThatOfTheBuild()
    {
        TestServer server(store::Engine::Sqlite);
        // Built from a clone it is the commit, from a tar it is not known.
        const QString built = server.call("GET", "/version").text("hash");
        const QRegularExpression commit(QStringLiteral("^[0-9a-f]{40}$"));
        QVERIFY2(commit.match(built).hasMatch() || built == u"unknown", qPrintable(built));
        QCOMPARE(built != u"unknown",
            QDir(qEnvironmentVariable("SYMBOLON_SOURCE_DIR")).exists(QStringLiteral(".git")));
        const QTemporaryDir directory;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(directory.path()));
        for (const auto *name : { "build-githash.txt", "build-circleci.txt" }) {
            QFile file(QString::fromLatin1(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(name).left(9) + "\n");
        }
        const auto version = server.call("GET", "/version");
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(version.text("hash"), QStringLiteral("build-git"));
        QCOMPARE(version.text("circle"), QStringLiteral("build-cir"));
    }

    void healthLooksAtTheSchemaToo_data() { test::addEngineRows(); }

    void healthLooksAtTheSchemaToo()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const auto well = server.call("GET", "/healthcheck");
        QCOMPARE(well.status, 200);
        QCOMPARE(well.object().value(QStringLiteral("results")).toArray().size(), 2);
        // As after a program that is older than its database.
        server.database.execute(QStringLiteral("delete from schema_migration where number > 1"));
        const auto ill = server.call("GET", "/healthcheck");
        QCOMPARE(ill.status, 500);
        const auto results = ill.object().value(QStringLiteral("results")).toArray();
        QCOMPARE(results.at(0).toObject().value(QStringLiteral("passed")).toBool(), true);
        QCOMPARE(results.at(1).toObject().value(QStringLiteral("passed")).toBool(), false);
    }
};

QTEST_GUILESS_MAIN(OperationalTest)
#include "tst_operational.moc"
