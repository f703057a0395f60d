// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include <QTest>

using namespace symbolon;
using namespace std::chrono_literals;
using test::Desk;
using test::TestServer;

namespace {

QJsonObject clinician(const QString &id, const QString &badge = {})
{
    QJsonObject body{ { QStringLiteral("clinician_id"), id },
        { QStringLiteral("groups"), QJsonArray{ QStringLiteral("SEND Clinician") } },
        { QStringLiteral("products"), QJsonArray{ QStringLiteral("SEND") } } };
    if (!badge.isEmpty())
        body.insert(QStringLiteral("send_entry_identifier"), badge);
    return body;
}

QJsonObject one(const char *key, const QJsonValue &value)
{
    return { { QLatin1String(key), value } };
}

} // namespace

//! Clinicians' records at the desk (security: attacks 71, 72, 77).
class NativeCliniciansTest : public QObject {
    Q_OBJECT

private slots:

    void addsAndReads_data() { test::addEngineRows(); }

    void addsAndReads()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        auto body = clinician(QStringLiteral(" c-1 "), QStringLiteral("badge 1"));
        body.insert(QStringLiteral("contract_end"), QStringLiteral("2027-01-31"));
        const auto added = desk.post("/v1/clinicians", body);
        QCOMPARE(added.status, 201);
        QCOMPARE(added.text("clinician_id"), QStringLiteral("c-1"));
        QCOMPARE(added.text("contract_end"), QStringLiteral("2027-01-31"));
        QVERIFY(added.object().value(QStringLiteral("is_active")).toBool());
        QCOMPARE(added.object().value(QStringLiteral("groups")).toArray(),
            QJsonArray{ QStringLiteral("send clinician") });
        QCOMPARE(desk.get("/v1/clinicians/c-1").object(), added.object());
        QCOMPARE(server.auditKinds(), QStringList{ QStringLiteral("clinician.create") });
        QCOMPARE(server.published.last().first, QByteArray("clinicians"));
        QCOMPARE(desk.get("/v1/clinicians/c-2").status, 404);
    }

    void conflictsNameTheField_data() { test::addEngineRows(); }

    void conflictsNameTheField()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        QCOMPARE(
            desk.post("/v1/clinicians", clinician(QStringLiteral("c-1"), QStringLiteral("b"))).status, 201);
        const auto sameId =
            desk.post("/v1/clinicians", clinician(QStringLiteral("c-1"), QStringLiteral("x")));
        QCOMPARE(sameId.status, 409);
        QCOMPARE(sameId.text("field"), QStringLiteral("/clinician_id"));
        const auto sameBadge =
            desk.post("/v1/clinicians", clinician(QStringLiteral("c-2"), QStringLiteral("b")));
        QCOMPARE(sameBadge.status, 409);
        QCOMPARE(sameBadge.text("field"), QStringLiteral("/send_entry_identifier"));
        QVERIFY(!sameBadge.body.contains("_key"));
        // An inactive one may have the same badge, until it is to be active.
        QCOMPARE(desk.patch("/v1/clinicians/c-1", one("is_active", false)).status, 200);
        QCOMPARE(
            desk.post("/v1/clinicians", clinician(QStringLiteral("c-2"), QStringLiteral("b"))).status, 201);
        const auto back = desk.patch("/v1/clinicians/c-1", one("is_active", true));
        QCOMPARE(back.status, 409);
        QCOMPARE(back.text("field"), QStringLiteral("/send_entry_identifier"));
        QCOMPARE(server.database.rowCount(QStringLiteral("clinician")), 2);
        QVERIFY(!desk.get("/v1/clinicians/c-1").object().value(QStringLiteral("is_active")).toBool());
    }

    void wrongValuesAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QJsonObject &change, int status, const char *field) {
            QTest::newRow(name) << change << status << QString::fromLatin1(field);
        };
        row("blank id", one("clinician_id", QStringLiteral("  ")), 422, "/clinician_id");
        row("long id", one("clinician_id", QString(37, u'c')), 422, "/clinician_id");
        row("blank badge", one("send_entry_identifier", QStringLiteral(" ")), 422, "/send_entry_identifier");
        row("long badge", one("send_entry_identifier", QString(51, u'b')), 422, "/send_entry_identifier");
        row("long group", one("groups", QJsonArray{ QString(21, u'g') }), 422, "/groups/0");
        row("no list", one("groups", QStringLiteral("g")), 400, "/groups");
        row("no date", one("contract_end", QStringLiteral("soon")), 400, "/contract_end");
        row("uuid", one("uuid", QStringLiteral("mine")), 422, "/uuid");
        row("created_by", one("created_by", QStringLiteral("me")), 422, "/created_by");
    }

    void wrongValuesAreRefused()
    {
        QFETCH(QJsonObject, change);
        QFETCH(int, status);
        QFETCH(QString, field);
        TestServer server(store::Engine::Sqlite);
        const Desk desk(server);
        auto body = clinician(QStringLiteral("c-1"));
        for (auto it = change.constBegin(); it != change.constEnd(); ++it)
            body.insert(it.key(), it.value());
        const auto reply = desk.post("/v1/clinicians", body);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.text("field"), field);
        QCOMPARE(server.database.rowCount(QStringLiteral("clinician")), 0);
    }

    void aPatchChangesWhatItNames_data() { test::addEngineRows(); }

    //! Absent is unchanged, null is cleared where that is possible (attack 72).
    void aPatchChangesWhatItNames()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        auto body = clinician(QStringLiteral("c-1"), QStringLiteral("b"));
        body.insert(QStringLiteral("contract_end"), QStringLiteral("2027-01-31"));
        const auto before = desk.post("/v1/clinicians", body).object();
        const auto groups = desk.patch("/v1/clinicians/c-1",
            one("groups", QJsonArray{ QStringLiteral("B"), QStringLiteral("a"), QStringLiteral("A") }));
        QCOMPARE(groups.status, 200);
        auto expected = before;
        expected.insert(QStringLiteral("groups"), QJsonArray{ QStringLiteral("a"), QStringLiteral("b") });
        QCOMPARE(groups.object(), expected);
        QCOMPARE(desk.patch("/v1/clinicians/c-1", one("send_entry_identifier", QJsonValue())).status, 200);
        QCOMPARE(desk.patch("/v1/clinicians/c-1", one("contract_end", QJsonValue())).status, 200);
        expected.remove(QStringLiteral("send_entry_identifier"));
        expected.remove(QStringLiteral("contract_end"));
        QCOMPARE(desk.get("/v1/clinicians/c-1").object(), expected);
        QCOMPARE(desk.patch("/v1/clinicians/c-1", one("is_active", QJsonValue())).status, 400);
        QCOMPARE(desk.patch("/v1/clinicians/c-1", one("groups", QJsonValue())).status, 400);
        QCOMPARE(desk.patch("/v1/clinicians/c-1", {}).status, 200);
        QCOMPARE(desk.get("/v1/clinicians/c-1").object(), expected);
        QCOMPARE(server.auditKinds().count(QStringLiteral("clinician.change")), 3);
        QCOMPARE(server.database
                     .value(QStringLiteral("select count(*) from audit_entry where kind = 'clinician.change' "
                                           "and before_sealed is not null and after_sealed is not null"))
                     .toInt(),
            3);
        QCOMPARE(desk.patch("/v1/clinicians/c-9", {}).status, 404);
    }

    void twoPeopleDoNotOverwriteEachOther_data() { test::addEngineRows(); }

    //! Attack 77.
    void twoPeopleDoNotOverwriteEachOther()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        QCOMPARE(desk.post("/v1/clinicians", clinician(QStringLiteral("c-1"))).status, 201);
        const QByteArray tag = desk.get("/v1/clinicians/c-1").header("etag");
        const auto change = [&](const char *date, const QByteArray &condition) {
            return desk
                .patch("/v1/clinicians/c-1",
                    one("contract_end", QLatin1String(date)),
                    { { "If-Match", condition } })
                .status;
        };
        QCOMPARE(change("2027-01-01", "W/" + tag), 412);
        QCOMPARE(change("2027-01-01", "\"other\", " + tag), 200);
        QCOMPARE(change("2027-01-02", tag), 412);
        QCOMPARE(change("2027-01-03", "*"), 200);
        QCOMPARE(desk.get("/v1/clinicians/c-1").text("contract_end"), QStringLiteral("2027-01-03"));
    }

    void listsAndFilters_data() { test::addEngineRows(); }

    void listsAndFilters()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const auto add = [&](const char *id, const char *badge, const char *end) {
            auto body = clinician(QLatin1String(id), QLatin1String(badge));
            if (*end)
                body.insert(QStringLiteral("contract_end"), QLatin1String(end));
            QCOMPARE(desk.post("/v1/clinicians", body).status, 201);
        };
        add("Anna", "B-1", "2026-11-30");
        add("bert", "b-2", "2026-12-31");
        add("Carl%", "", "");
        QCOMPARE(desk.patch("/v1/clinicians/bert", one("is_active", false)).status, 200);
        const auto list = [&](const QByteArray &query) {
            return test::column(desk.all("/v1/clinicians?" + query, 1), "clinician_id").join(u' ');
        };
        QCOMPARE(list(""), QStringLiteral("Anna bert Carl%"));
        QCOMPARE(list("is_active=true"), QStringLiteral("Anna Carl%"));
        QCOMPARE(list("is_active=false"), QStringLiteral("bert"));
        QCOMPARE(list("search=B"), QStringLiteral("Anna bert"));
        QCOMPARE(list("search=b-2"), QStringLiteral("bert"));
        QCOMPARE(list("search=carl%25"), QStringLiteral("Carl%"));
        QCOMPARE(list("search=%25"), QString());
        QCOMPARE(list("search=_"), QString());
        QCOMPARE(list("search=%27%3B%20drop%20table%20clinician%3B--"), QString());
        QCOMPARE(list("contract_ends_before=2026-12-31"), QStringLiteral("Anna"));
        QCOMPARE(list("contract_ends_from=2026-12-01"), QStringLiteral("bert"));
        QCOMPARE(list("contract_ends_from=2026-11-30&contract_ends_before=2027-01-01&is_active=true"),
            QStringLiteral("Anna"));
        QCOMPARE(desk.get("/v1/clinicians?contract_ends_before=soon").status, 400);
        QCOMPARE(desk.get("/v1/clinicians?is_active=2").status, 400);
        QCOMPARE(list(""), QStringLiteral("Anna bert Carl%"));
    }

    void pagesWithoutGapOrDouble_data() { test::addEngineRows(); }

    //! 450 clinicians while others are added; as many statements for one as for two hundred.
    void pagesWithoutGapOrDouble()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        QStringList expected;
        for (int i = 0; i < 450; ++i) {
            expected.append(QStringLiteral("%1-%2")
                                .arg(i % 2 ? QStringLiteral("c") : QStringLiteral("C"))
                                .arg(i / 2, 3, 10, QChar(u'0')));
            addRow(server, expected.last());
        }
        int added = 0;
        const auto found =
            test::column(desk.all("/v1/clinicians",
                             40,
                             [&] {
                                 addRow(server, QStringLiteral("c-%1x").arg(added * 9, 3, 10, QChar(u'0')));
                                 addRow(server, QStringLiteral("a-%1").arg(added++));
                             }),
                "clinician_id");
        QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), found.size());
        for (const QString &id : expected)
            QVERIFY(found.contains(id));
        const auto list = [&](const char *limit) {
            return test::statementsOf(
                server, [&] { QCOMPARE(desk.get(QByteArray("/v1/clinicians?limit=") + limit).status, 200); });
        };
        QCOMPARE(list("200"), list("1"));
    }

    void deactivatingEndsTheTokens_data() { test::addEngineRows(); }

    void deactivatingEndsTheTokens()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        QCOMPARE(desk.post("/v1/clinicians", clinician(QStringLiteral("c-1"))).status, 201);
        const auto issued = static_cast<qint64>(toUnixSeconds(server.clock.now()));
        const auto jwt = TestServer::bearer(TestServer::signedToken(
            { { QStringLiteral("metadata"),
                  QJsonObject{ { QStringLiteral("clinician_id"), QStringLiteral("c-1") } } },
                { QStringLiteral("iss"), server.settings.jwt.issuer },
                { QStringLiteral("aud"), server.settings.jwt.issuer },
                { QStringLiteral("scope"), QStringLiteral("read:send_device") },
                { QStringLiteral("sub"), QStringLiteral("c-1") },
                { QStringLiteral("jti"), QStringLiteral("1") },
                { QStringLiteral("iat"), issued },
                { QStringLiteral("nbf"), issued },
                { QStringLiteral("exp"), issued + 300 } }));
        QCOMPARE(server.call("GET", "/dhos/v1/device", { jwt }).status, 200);
        server.clock.advance(2s);
        QCOMPARE(desk.patch("/v1/clinicians/c-1", one("is_active", false)).status, 200);
        QCOMPARE(server.call("GET", "/dhos/v1/device", { jwt }).status, 403);
    }

    void onlyHoldersOfTheScopeMay()
    {
        TestServer server(store::Engine::Sqlite);
        const Desk reader(server, QStringLiteral("reader"), { QStringLiteral("read:send_clinician") });
        QCOMPARE(reader.get("/v1/clinicians").status, 200);
        QCOMPARE(reader.post("/v1/clinicians", clinician(QStringLiteral("c"))).status, 403);
        QCOMPARE(server.call("GET", "/v1/clinicians").status, 401);
        QCOMPARE(server.auditKinds(), QStringList{ QStringLiteral("access.deny") });
    }

private:
    static void addRow(TestServer &server, const QString &id)
    {
        const auto added = server.database.connection().run(sql::clinician::insert,
            { { "uuid", randomUuid(server.random) },
                { "created", server.clock.now() },
                { "now", server.clock.now() },
                { "by", QStringLiteral("test") },
                { "clinician_id", id },
                { "login_active", true },
                { "send_entry_identifier", nullptr },
                { "contract_expiry", nullptr } });
        QVERIFY(added.has_value());
    }
};

QTEST_GUILESS_MAIN(NativeCliniciansTest)
#include "tst_native_clinicians.moc"
