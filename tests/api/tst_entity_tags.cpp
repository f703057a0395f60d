// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include <QTest>

using namespace symbolon;
using test::Desk;
using test::TestServer;

namespace {

QJsonObject one(const char *key, const char *value)
{
    return { { QLatin1String(key), QLatin1String(value) } };
}

//! A record at the desk, how it is edited, and which use of it the server notes.
struct Subject {
    QString kind;
    QString id;
    QByteArray path;
    std::function<int(const char *name, const http::Header &condition)> edit;
};

Subject patient(const Desk &desk)
{
    const QByteArray path = "/v1/patients/p-1";
    desk.put(path, one("display_name", "A"));
    return { QStringLiteral("patient"),
        QStringLiteral("p-1"),
        path,
        [&desk, path](const char *name, const http::Header &condition) {
            return desk.put(path, one("display_name", name), { condition }).status;
        } };
}

Subject tablet(const Desk &desk)
{
    auto body = one("description", "A");
    body.insert(QStringLiteral("location_id"), QStringLiteral("ward"));
    const QString id = desk.post("/v1/devices", body).text("device_id");
    const QByteArray path = "/v1/devices/" + id.toLatin1();
    return { QStringLiteral("device"),
        id,
        path,
        [&desk, path](const char *name, const http::Header &condition) {
            return desk.patch(path, one("description", name), { condition }).status;
        } };
}

Subject clinician(const Desk &desk)
{
    const QByteArray path = "/v1/clinicians/c-1";
    auto body = one("clinician_id", "c-1");
    body.insert(QStringLiteral("groups"), QJsonArray());
    body.insert(QStringLiteral("products"), QJsonArray());
    desk.post("/v1/clinicians", body);
    return { QStringLiteral("clinician"),
        QStringLiteral("c-1"),
        path,
        [&desk, path](const char *name, const http::Header &condition) {
            return desk.patch(path, one("send_entry_identifier", name), { condition }).status;
        } };
}

using Make = Subject (*)(const Desk &);

} // namespace

Q_DECLARE_METATYPE(Make)

//! If-Match is about what people edit, If-None-Match about everything that is shown (RFC 9110 section 13).
class EntityTagsTest : public QObject {
    Q_OBJECT

private slots:

    void useDoesNotStandInAnEditorsWay_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<Make>("make");
        for (const auto &[name, engine] : { std::pair{ "sqlite", store::Engine::Sqlite },
                 std::pair{ "postgresql", store::Engine::Postgresql } }) {
            QTest::addRow("a phone is used, %s", name) << engine << &patient;
            QTest::addRow("a tablet is used, %s", name) << engine << &tablet;
            QTest::addRow("a clinician signs in, %s", name) << engine << &clinician;
        }
    }

    void useDoesNotStandInAnEditorsWay()
    {
        QFETCH(store::Engine, engine);
        QFETCH(Make, make);
        TestServer server(engine);
        const Desk desk(server);
        const Subject subject = make(desk);
        const auto read = desk.get(subject.path);
        QCOMPARE(read.status, 200);
        use(server, subject);
        const auto later = desk.get(subject.path, { { "If-None-Match", read.header("etag") } });
        QCOMPARE(later.status, 200);
        QVERIFY(later.object() != read.object());
        QCOMPARE(desk.get(subject.path, { { "If-None-Match", later.header("etag") } }).status, 304);
        const http::Header seen{ "If-Match", read.header("etag") };
        QCOMPARE(subject.edit("B", seen), 200);
        QCOMPARE(subject.edit("C", seen), 412);
        QCOMPARE(subject.edit("C", { "If-Match", later.header("etag") }), 412);
    }

    void aTagIsComparedAsAWhole()
    {
        TestServer server(store::Engine::Sqlite);
        const Desk desk(server);
        const Subject subject = patient(desk);
        const QByteArray tag = desk.get(subject.path).header("etag");
        QVERIFY(tag.startsWith('"') && tag.endsWith('"'));
        QCOMPARE(subject.edit("B", { "If-Match", "W/" + tag }), 412);
        QCOMPARE(subject.edit("B", { "If-Match", tag.mid(1) }), 412);
        QCOMPARE(subject.edit("B", { "If-Match", tag.first(20) + '"' }), 412);
        QCOMPARE(subject.edit("B", { "If-Match", "\"other\" , " + tag }), 200);
    }

private:
    static void use(TestServer &server, const Subject &subject)
    {
        auto &uses = server.services().uses;
        uses.record(subject.kind, subject.id, server.clock.now(), QStringLiteral("192.0.2.1"));
        QVERIFY(uses.flush(server.database.connection()).has_value());
    }
};

QTEST_GUILESS_MAIN(EntityTagsTest)
#include "tst_entity_tags.moc"
