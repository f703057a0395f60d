// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include <QTest>

using namespace symbolon;
using namespace std::chrono_literals;
using test::Desk;
using test::TestServer;

namespace {

const QString gdm = QStringLiteral("read:gdm_activation");
const QString gdmWrite = QStringLiteral("write:gdm_activation");
const QString audit = QStringLiteral("read:audit");

QJsonObject inRoom()
{
    return { { QStringLiteral("purpose"), QStringLiteral("in_room") },
        { QStringLiteral("second_identifier"), QStringLiteral("id") } };
}

TestServer::Reply redeem(TestServer &server, const QString &code, const QString &pin)
{
    return server.call(
        "POST", "/dhos/v1/activation/" + code.toLatin1(), {}, R"({"otp":")" + pin.toLatin1() + R"("})");
}

QStringList kinds(const Desk &desk, const QByteArray &query)
{
    return test::column(desk.all("/v1/audit?" + query, 2), "kind");
}

} // namespace

//! Today's figures, references, the audit trail and live topics (security: attacks 70 and 99, idea 2).
class DeskTest : public QObject {
    Q_OBJECT

private slots:

    void countsWhatTheListsShow_data() { test::addEngineRows(); }

    void countsWhatTheListsShow()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const auto figure = [](const Desk &who, const char *name) {
            return who.get("/v1/today").object().value(QLatin1String(name)).toInt(-1);
        };
        for (const auto *name : { "codes_waiting",
                 "redeemed_today",
                 "failures_today",
                 "devices_unseen",
                 "contracts_ending",
                 "messages_stuck" })
            QCOMPARE(figure(desk, name), 0);
        const auto used = desk.post("/v1/patients/p-1/activations", inRoom());
        QCOMPARE(redeem(server, used.text("code"), QStringLiteral("nope")).status, 404);
        QCOMPARE(redeem(server, used.text("code"), used.text("pin")).status, 200);
        QCOMPARE(desk.post("/v1/patients/p-2/activations", inRoom()).status, 201);
        server.database.execute(QStringLiteral(
            "insert into device (uuid, created, modified, created_by_, modified_by_, location_id, "
            "description,"
            " hashed_authorisation_code, last_seen_at) values"
            " ('d1', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'x', 'x', 'w', 'never', 'a', null),"
            " ('d2', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'x', 'x', 'w', 'long ago', 'b', "
            "'2026-11-18 08:00:00'),"
            " ('d3', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'x', 'x', 'w', 'lately', 'c', '2026-11-18 "
            "09:00:00'),"
            " ('d4', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'x', 'x', 'w', 'used lately', 'd', null),"
            " ('d5', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'x', 'x', 'w', 'not activated', null, "
            "null);"
            "insert into credential_use (subject_kind, subject, last_used_at) values ('device', 'd4', "
            "'2026-11-25');"
            "insert into clinician (uuid, created, modified, created_by_, modified_by_, clinician_id, "
            "login_active,"
            " contract_expiry_eod_date) values"
            " ('c1', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'x', 'x', 'today', true, '2026-11-25'),"
            " ('c2', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'x', 'x', 'last day', true, '2026-12-09'),"
            " ('c3', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'x', 'x', 'later', true, '2026-12-10'),"
            " ('c4', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'x', 'x', 'over', true, '2026-11-24'),"
            " ('c5', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'x', 'x', 'inactive', false, "
            "'2026-11-26');"
            "insert into outbox (channel, destination, message_id, payload, created, state, next_attempt_at) "
            "values"
            " ('amqp', '', '1', 'x', '2026-11-25 08:00:00', 'queued', '2026-11-25'),"
            " ('amqp', '', '2', 'x', '2026-11-25 08:14:00', 'queued', '2026-11-25'),"
            " ('amqp', '', '3', 'x', '2026-11-25 08:14:00', 'dead', '2026-11-25'),"
            " ('amqp', '', '4', 'x', '2026-11-25 08:00:00', 'delivered', '2026-11-25')"));
        QCOMPARE(figure(desk, "codes_waiting"), 1);
        QCOMPARE(figure(desk, "redeemed_today"), 1);
        QCOMPARE(figure(desk, "failures_today"), 1);
        QCOMPARE(figure(desk, "devices_unseen"), 2);
        QCOMPARE(figure(desk, "contracts_ending"), 2);
        QCOMPARE(figure(desk, "messages_stuck"), 2);
        QCOMPARE(desk.all("/v1/activations?state=pending", 5).size(), 1);
        QCOMPARE(desk.all("/v1/activations?used_since=2026-11-25T00:00:00Z", 5).size(), 1);
        QCOMPARE(desk.all("/v1/audit?outcome=refused&since=2026-11-25T00:00:00Z", 5).size(), 1);
        QCOMPARE(test::column(desk.all("/v1/devices?unseen_since=2026-11-18T08:15:00Z", 5), "device_id"),
            (QStringList{ QStringLiteral("d2"), QStringLiteral("d1") }));
        const Desk north(server, QStringLiteral("nora"), {}, QStringLiteral("north"));
        for (const auto *name : { "codes_waiting", "redeemed_today", "failures_today", "devices_unseen" })
            QCOMPARE(figure(north, name), 0);
        server.clock.advance(16h);
        const Desk tomorrow(server, QStringLiteral("tom"), {});
        QCOMPARE(figure(tomorrow, "redeemed_today"), 0);
        QCOMPARE(figure(tomorrow, "failures_today"), 0);
        QCOMPARE(figure(tomorrow, "codes_waiting"), 0);
        QCOMPARE(server.call("GET", "/v1/today", { server.systemToken(gdm) }).status, 403);
    }

    void explainsAReference_data() { test::addEngineRows(); }

    void explainsAReference()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server, QStringLiteral("anna"), { gdm, gdmWrite });
        const auto issued = desk.post("/v1/patients/p-1/activations", inRoom());
        QCOMPARE(redeem(server, issued.text("code"), QStringLiteral("nope")).status, 404);
        const QString reference = lastReference(server);
        const auto found = desk.get("/v1/references/" + reference.toLower().toLatin1());
        QCOMPARE(found.status, 200);
        QCOMPARE(found.text("reference"), reference);
        QCOMPARE(found.text("cause"), QStringLiteral("wrong_pin"));
        const auto entry = found.object().value(QStringLiteral("entry")).toObject();
        QCOMPARE(entry.value(QStringLiteral("kind")).toString(), QStringLiteral("activation.fail"));
        QCOMPARE(entry.value(QStringLiteral("subject")).toString(), QStringLiteral("p-1"));
        QCOMPARE(redeem(server, QStringLiteral("KKKKKKKKK"), QStringLiteral("abcd")).status, 404);
        const QByteArray unknown = lastReference(server).toLatin1();
        QCOMPARE(desk.get("/v1/references/" + unknown).text("cause"), QStringLiteral("unknown_code"));
        QCOMPARE(desk.get("/v1/references/ZZZZZZ").status, 404);
        QCOMPARE(desk.get("/v1/references/%27or%271%3D1").status, 404);
        QCOMPARE(desk.get("/v1/references/short").status, 422);
        const Desk nobody(server, QStringLiteral("nobody"), { gdmWrite });
        QCOMPARE(nobody.get("/v1/references/" + unknown).status, 404);
        server.clock.advance(25h);
        const Desk tomorrow(server, QStringLiteral("tom"), { gdm });
        QCOMPARE(tomorrow.get("/v1/references/" + reference.toLatin1()).status, 404);
    }

    void aReferenceStaysAtItsLocation_data() { test::addEngineRows(); }

    void aReferenceStaysAtItsLocation()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk north(server, QStringLiteral("nora"), { gdm, gdmWrite }, QStringLiteral("north"));
        const Desk south(server, QStringLiteral("sam"), { gdm }, QStringLiteral("south"));
        const auto issued = north.post("/v1/patients/p-1/activations", inRoom());
        QCOMPARE(redeem(server, issued.text("code"), QStringLiteral("nope")).status, 404);
        const QByteArray path = "/v1/references/" + lastReference(server).toLatin1();
        QCOMPARE(north.get(path).status, 200);
        QCOMPARE(south.get(path).status, 404);
        QCOMPARE(redeem(server, QStringLiteral("KKKKKKKKK"), QStringLiteral("abcd")).status, 404);
        QCOMPARE(south.get("/v1/references/" + lastReference(server).toLatin1()).status, 200);
    }

    void listsTheTrailNewestFirst_data() { test::addEngineRows(); }

    void listsTheTrailNewestFirst()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        QCOMPARE(desk.post("/v1/patients/p-1/activations", inRoom()).status, 201);
        server.clock.advance(1min);
        const Desk anna(server, QStringLiteral("anna"), { gdm });
        QCOMPARE(anna.put("/v1/patients/p-1", {}).status, 403);
        QCOMPARE(desk.put("/v1/patients/p-1", { { QStringLiteral("display_name"), QStringLiteral("Nell") } })
                     .status,
            200);
        QCOMPARE(kinds(desk, ""),
            (QStringList{ QStringLiteral("patient.change"),
                QStringLiteral("access.deny"),
                QStringLiteral("activation.issue") }));
        QCOMPARE(kinds(desk, "subject=p-1"),
            (QStringList{ QStringLiteral("patient.change"), QStringLiteral("activation.issue") }));
        QCOMPARE(kinds(desk, "actor=anna"), QStringList{ QStringLiteral("access.deny") });
        QCOMPARE(kinds(desk, "actor=anna&subject=p-1"), QStringList());
        QCOMPARE(kinds(desk, "actor=root&subject=p-1&kind=patient."),
            QStringList{ QStringLiteral("patient.change") });
        QCOMPARE(kinds(desk, "kind=a"),
            (QStringList{ QStringLiteral("access.deny"), QStringLiteral("activation.issue") }));
        QCOMPARE(kinds(desk, "kind=%25"), QStringList());
        QCOMPARE(kinds(desk, "kind=_ctivation"), QStringList());
        QCOMPARE(kinds(desk, "outcome=refused"), QStringList{ QStringLiteral("access.deny") });
        QCOMPARE(kinds(desk, "since=2026-11-25T08:16:00Z"),
            (QStringList{ QStringLiteral("patient.change"), QStringLiteral("access.deny") }));
        QCOMPARE(kinds(desk, "subject=%27%20or%201%3D1--"), QStringList());
        server.database.execute(QStringLiteral("insert into audit_seal (entry_id, previous_hash, hash, "
                                               "sealed_at) values (1, 'a', 'b', '2026-11-25')"));
        const auto entries = desk.all("/v1/audit", 10);
        QVERIFY(entries.last().toObject().value(QStringLiteral("is_sealed")).toBool());
        QVERIFY(!entries.first().toObject().value(QStringLiteral("is_sealed")).toBool());
        QCOMPARE(anna.get("/v1/audit").status, 403);
    }

    void showsBothSidesOfAChangeToWhoMayReadTheRecord_data() { test::addEngineRows(); }

    void showsBothSidesOfAChangeToWhoMayReadTheRecord()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        for (const auto *name : { "Nell", "Nelly" })
            QCOMPARE(desk.put("/v1/patients/p-1", { { QStringLiteral("display_name"), QLatin1String(name) } })
                         .status,
                200);
        const auto detail = [&](const Desk &who) {
            return who.all("/v1/audit?kind=patient.change", 5)
                .first()
                .toObject()
                .value(QStringLiteral("detail"))
                .toObject();
        };
        QCOMPARE(detail(desk)
                     .value(QStringLiteral("before"))
                     .toObject()
                     .value(QStringLiteral("display_name"))
                     .toString(),
            QStringLiteral("Nell"));
        QCOMPARE(detail(desk)
                     .value(QStringLiteral("after"))
                     .toObject()
                     .value(QStringLiteral("display_name"))
                     .toString(),
            QStringLiteral("Nelly"));
        const Desk auditor(server, QStringLiteral("audrey"), { audit });
        QVERIFY(!detail(auditor).contains(QStringLiteral("after")));
        server.database.execute(
            QStringLiteral("update subject_key set sealed_key = null, erased_at = '2026-11-25'"));
        QVERIFY(!detail(desk).contains(QStringLiteral("after")));
        QVERIFY(!desk.get("/v1/patients/p-1").object().contains(QStringLiteral("display_name")));
        QCOMPARE(desk.put("/v1/patients/p-1", { { QStringLiteral("display_name"), QStringLiteral("New") } })
                     .text("display_name"),
            QStringLiteral("New"));
        QVERIFY(!server.database.query(QStringLiteral("select sealed_key from subject_key")).isEmpty());
    }

    void theTrailStaysAtItsLocation_data() { test::addEngineRows(); }

    void theTrailStaysAtItsLocation()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk everywhere(server);
        const Desk north(server, QStringLiteral("nora"), { gdm, gdmWrite, audit }, QStringLiteral("north"));
        QCOMPARE(everywhere.post("/v1/patients/s-1/activations", inRoom()).status, 201);
        QCOMPARE(north.post("/v1/patients/n-1/activations", inRoom()).status, 201);
        QCOMPARE(test::column(north.all("/v1/audit", 5), "subject"), QStringList{ QStringLiteral("n-1") });
        QCOMPARE(north.all("/v1/audit?subject=s-1", 5).size(), 0);
        QCOMPARE(north.all("/v1/audit?actor=root", 5).size(), 0);
        QCOMPARE(test::column(everywhere.all("/v1/audit", 5), "subject"),
            (QStringList{ QStringLiteral("n-1"), QStringLiteral("s-1") }));
    }

    void pagesWithoutGapOrDouble_data() { test::addEngineRows(); }

    void pagesWithoutGapOrDouble()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const auto addRows = [&](int many) {
            QStringList values;
            for (int i = 0; i < many; ++i)
                values.append(QStringLiteral("('2026-11-25 00:00:00', 'test.kind', 'done')"));
            server.database.execute(QStringLiteral("insert into audit_entry (created, kind, outcome) values ")
                + values.join(u','));
        };
        addRows(450);
        const auto entries = desk.all("/v1/audit", 40, [&] { addRows(3); });
        QSet<qint64> ids;
        for (const auto &entry : entries)
            ids.insert(entry.toObject().value(QStringLiteral("entry_id")).toInteger());
        QCOMPARE(entries.size(), 450);
        QCOMPARE(ids.size(), 450);
        const auto list = [&](const char *limit) {
            return test::statementsOf(
                server, [&] { QCOMPARE(desk.get(QByteArray("/v1/audit?limit=") + limit).status, 200); });
        };
        QCOMPARE(list("200"), list("1"));
    }

    void followsWhatTheScopesAllow_data() { test::addEngineRows(); }

    void followsWhatTheScopesAllow()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk north(server, QStringLiteral("nora"), { gdm, gdmWrite }, QStringLiteral("north"));
        const Desk south(server, QStringLiteral("sam"), { gdm }, QStringLiteral("south"));
        const QByteArray topic = "activation/"
            + north.post("/v1/patients/n-1/activations", inRoom()).text("activation_id").toLatin1();
        const auto follow = [&](const Desk &who, const QByteArray &query) {
            http::Request request;
            request.method = "GET";
            request.path = "/v1/events";
            request.query = query;
            request.headers = { who.authorization() };
            return server.router().handle(request, http::Lane::Pool);
        };
        const auto opened = follow(north, "topics=patients," + topic + ",patients");
        QCOMPARE(opened.status, 200);
        QVERIFY(opened.stream.has_value());
        QCOMPARE(opened.stream->topics, (QList<QByteArray>{ "patients", topic }));
        QVERIFY(!opened.stream->subject.isEmpty());
        QCOMPARE(follow(north, "topics=devices").status, 403);
        QCOMPARE(follow(north, "topics=clinicians").status, 403);
        QCOMPARE(follow(north, "topics=device-activation/x").status, 403);
        QCOMPARE(follow(north, "topics=activation/x").status, 404);
        QCOMPARE(follow(south, "topics=" + topic).status, 404);
        QCOMPARE(follow(north, "topics=everything").status, 422);
        QCOMPARE(follow(north, "topics=").status, 422);
        QCOMPARE(follow(north, "topics=patients,").status, 422);
        QCOMPARE(follow(north, "").status, 400);
        QByteArray many = "topics=patients";
        for (int i = 0; i < 20; ++i)
            many += ",activation/" + QByteArray::number(i);
        QCOMPARE(follow(north, many).status, 422);
        const Desk root(server);
        QCOMPARE(follow(root, "topics=patients,devices,device-activations,clinicians," + topic)
                     .stream->topics.size(),
            5);
        QCOMPARE(server.call("GET", "/v1/events?topics=patients", { server.systemToken(gdm) }).status, 403);
    }

private:
    static QString lastReference(TestServer &server)
    {
        return server.database
            .value(QStringLiteral(
                "select reference from audit_entry where reference is not null order by id desc limit 1"))
            .toString();
    }
};

QTEST_GUILESS_MAIN(DeskTest)
#include "tst_desk.moc"
