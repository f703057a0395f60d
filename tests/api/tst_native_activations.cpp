// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace symbolon;
using namespace std::chrono_literals;
using test::Desk;
using test::TestServer;

namespace {

const QString readScope = QStringLiteral("read:gdm_activation");
const QString writeScope = QStringLiteral("write:gdm_activation");

QJsonObject bodyFor(const char *word, const QString &second = {})
{
    QJsonObject body{ { QStringLiteral("purpose"), QLatin1String(word) } };
    if (!second.isEmpty())
        body.insert(QStringLiteral("second_identifier"), second);
    return body;
}

TestServer::Reply redeem(TestServer &server, const QString &code, const QString &pin)
{
    return server.call("POST",
        "/dhos/v1/activation/" + code.toLatin1(),
        { { "X-Phone-Model", "Fairphone 5" } },
        R"({"otp":")" + pin.toLatin1() + R"("})");
}

QByteArray path(const TestServer::Reply &issued)
{
    return "/v1/activations/" + issued.text("activation_id").toLatin1();
}

} // namespace

//! Codes for patients as the desk issues and watches them (decisions 13, 15, 16; security: attacks 3, 4, 16,
//! 17).
class NativeActivationsTest : public QObject {
    Q_OBJECT

private slots:

    void issuesANativeCode_data() { test::addEngineRows(); }

    void issuesANativeCode()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        know(desk, "p-1");
        const auto issued = desk.post("/v1/patients/p-1/activations", bodyFor("in_room"));
        QCOMPARE(issued.status, 201);
        QVERIFY(QRegularExpression(QStringLiteral("^[A-HJ-KMNP-Z2-9]{9}$"))
                    .match(issued.text("code"))
                    .hasMatch());
        QVERIFY(
            QRegularExpression(QStringLiteral("^[a-km-np-z2-9]{4}$")).match(issued.text("pin")).hasMatch());
        QVERIFY(
            issued.text("combined_code").startsWith(QStringLiteral("SRT-") + issued.text("code").left(3)));
        QCOMPARE(issued.text("url"), QStringLiteral("http://localhost/a/#SRT") + issued.text("code"));
        QCOMPARE(issued.text("expires_at"), QStringLiteral("2026-11-25T08:25:00.123Z"));
        QCOMPARE(issued.header("cache-control"), QByteArray("no-cache, no-store, must-revalidate"));
        QVERIFY(issued.header("etag").isEmpty());
        QCOMPARE(server.auditKinds().last(), QStringLiteral("activation.issue"));
        const auto activation = desk.get(path(issued));
        QCOMPARE(activation.status, 200);
        QCOMPARE(activation.text("state"), QStringLiteral("pending"));
        QCOMPARE(activation.text("subject_id"), QStringLiteral("p-1"));
        QCOMPARE(activation.text("issued_by"), QStringLiteral("root"));
        QVERIFY(
            desk.get("/v1/patients/p-1").object().value(QStringLiteral("has_pending_activation")).toBool());
        QVERIFY(!desk.get(path(issued)).body.contains(issued.text("code").toLatin1()));
    }

    void takeHomeCodesEndWithADayOfTheSite_data() { test::addEngineRows(); }

    void takeHomeCodesEndWithADayOfTheSite()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        know(desk, "p-1");
        const auto issued = desk.post("/v1/patients/p-1/activations", bodyFor("take_home"));
        QCOMPARE(issued.status, 201);
        QCOMPARE(issued.text("expires_at"), QStringLiteral("2026-11-30T23:59:59.000Z"));
    }

    void theCombinedCodeIsWhatAPhoneTakes_data() { test::addEngineRows(); }

    void theCombinedCodeIsWhatAPhoneTakes()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        know(desk, "p-1");
        const auto issued = desk.post("/v1/patients/p-1/activations", bodyFor("in_room"));
        const QString typed = QStringLiteral("srt-") + issued.text("code").toLower();
        server.published.clear();
        QCOMPARE(redeem(server, typed, issued.text("pin")).status, 200);
        const QByteArray topic = "activation/" + issued.text("activation_id").toLatin1();
        QCOMPARE(server.published.first().first, topic);
        const auto used = desk.get(path(issued));
        QCOMPARE(used.text("state"), QStringLiteral("used"));
        QCOMPARE(used.text("phone_model"), QStringLiteral("Fairphone 5"));
        QCOMPARE(used.text("used_at"), QStringLiteral("2026-11-25T08:15:00.123Z"));
        QCOMPARE(desk.get("/v1/patients/p-1").text("sign_in"), QStringLiteral("active"));
    }

    void anUnknownPersonNeedsASecondIdentifier_data() { test::addEngineRows(); }

    //! Decision 15: its keyed hash is kept and the audit says so.
    void anUnknownPersonNeedsASecondIdentifier()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const auto refused = desk.post("/v1/patients/p-1/activations", bodyFor("in_room"));
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.text("field"), QStringLiteral("/second_identifier"));
        QCOMPARE(server.database.rowCount(QStringLiteral("patient")), 0);
        QCOMPARE(
            desk.post("/v1/patients/p-1/activations", bodyFor("in_room", QStringLiteral("  "))).status, 422);
        QCOMPARE(
            desk.post("/v1/patients/p-1/activations", bodyFor("in_room", QStringLiteral("MRN 77"))).status,
            201);
        QVERIFY(server.database.value(QStringLiteral("select detail from audit_entry"))
                    .toString()
                    .contains(u"\"second_identifier\":true"));
        for (const auto &row : server.database.query(QStringLiteral("select * from patient_record")))
            for (const auto &value : row)
                QVERIFY(!value.toByteArray().contains("77"));
        QCOMPARE(
            desk.post("/v1/patients/p-1/activations", bodyFor("in_room", QStringLiteral("mrn  77"))).status,
            201);
        const auto other =
            desk.post("/v1/patients/p-1/activations", bodyFor("in_room", QStringLiteral("MRN 78")));
        QCOMPARE(other.status, 422);
        QCOMPARE(other.text("field"), QStringLiteral("/second_identifier"));
        know(desk, "p-1");
        QCOMPARE(desk.post("/v1/patients/p-1/activations", bodyFor("in_room")).status, 201);
        QCOMPARE(
            desk.post("/v1/patients/p-1/activations", bodyFor("in_room", QStringLiteral("LAB-p-1"))).status,
            201);
    }

    void aNameAloneIsNotEnough()
    {
        TestServer server(store::Engine::Sqlite);
        const Desk desk(server);
        QCOMPARE(
            desk.put("/v1/patients/p-1", { { QStringLiteral("display_name"), QStringLiteral("N") } }).status,
            200);
        QCOMPARE(desk.post("/v1/patients/p-1/activations", bodyFor("in_room")).status, 422);
    }

    void aNewCodeKillsTheOldOne_data() { test::addEngineRows(); }

    void aNewCodeKillsTheOldOne()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        know(desk, "p-1");
        const auto first = desk.post("/v1/patients/p-1/activations", bodyFor("in_room"));
        const auto second = desk.post("/v1/patients/p-1/activations", bodyFor("in_room"));
        QVERIFY(first.text("code") != second.text("code"));
        QCOMPARE(desk.get(path(first)).text("state"), QStringLiteral("cancelled"));
        QCOMPARE(desk.get(path(first)).text("cancelled_by"), QStringLiteral("root"));
        QCOMPARE(redeem(server, first.text("code"), first.text("pin")).status, 404);
        QCOMPARE(redeem(server, first.text("code"), second.text("pin")).status, 404);
        QCOMPARE(redeem(server, second.text("code"), second.text("pin")).status, 200);
    }

    void parallelIssuesLeaveOneLiveCode_data() { test::addEngineRows(); }

    void parallelIssuesLeaveOneLiveCode()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        know(desk, "p-1");
        {
            std::vector<std::jthread> running;
            for (int i = 0; i < 6; ++i) {
                running.emplace_back([&] {
                    QCOMPARE(desk.post("/v1/patients/p-1/activations", bodyFor("in_room")).status, 201);
                    server.pool().release();
                });
            }
        }
        QCOMPARE(
            server.database
                .value(QStringLiteral(
                    "select count(*) from patient_activation where used = false and cancelled_at is null"))
                .toInt(),
            1);
    }

    void aNewPinKeepsTheCodeAndTheTries_data() { test::addEngineRows(); }

    //! Attack 4.
    void aNewPinKeepsTheCodeAndTheTries()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.failuresPerSource = 1000;
        TestServer server(engine, settings);
        const Desk desk(server);
        know(desk, "p-1");
        const auto issued = desk.post("/v1/patients/p-1/activations", bodyFor("take_home"));
        for (int i = 0; i < 9; ++i)
            QCOMPARE(redeem(server, issued.text("code"), QStringLiteral("nope")).status, 404);
        const auto renewed = desk.post(path(issued) + "/pin");
        QCOMPARE(renewed.status, 200);
        QCOMPARE(renewed.text("code"), issued.text("code"));
        QVERIFY(renewed.text("pin") != issued.text("pin"));
        QCOMPARE(renewed.text("expires_at"), issued.text("expires_at"));
        QCOMPARE(desk.get(path(issued)).object().value(QStringLiteral("wrong_attempts")).toInt(), 9);
        QCOMPARE(redeem(server, issued.text("code"), QStringLiteral("nope")).status, 404);
        QCOMPARE(desk.get(path(issued)).text("state"), QStringLiteral("exhausted"));
        QCOMPARE(redeem(server, issued.text("code"), renewed.text("pin")).status, 404);
        QCOMPARE(desk.post(path(issued) + "/pin").status, 409);
        QVERIFY(server.auditKinds().contains(QStringLiteral("activation.pin")));
    }

    void theNewPinIsTheOneThatCounts_data() { test::addEngineRows(); }

    void theNewPinIsTheOneThatCounts()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        know(desk, "p-1");
        const auto issued = desk.post("/v1/patients/p-1/activations", bodyFor("in_room"));
        const auto renewed = desk.post(path(issued) + "/pin");
        QCOMPARE(redeem(server, issued.text("code"), issued.text("pin")).status, 404);
        QCOMPARE(redeem(server, issued.text("code"), renewed.text("pin")).status, 200);
        QCOMPARE(desk.post(path(issued) + "/pin").status, 409);
    }

    void cancellingEndsACode_data() { test::addEngineRows(); }

    void cancellingEndsACode()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        know(desk, "p-1");
        const auto issued = desk.post("/v1/patients/p-1/activations", bodyFor("in_room"));
        QCOMPARE(desk.remove(path(issued)).status, 204);
        QCOMPARE(desk.remove(path(issued)).status, 204);
        QCOMPARE(server.auditKinds().count(QStringLiteral("activation.cancel")), 1);
        QCOMPARE(desk.get(path(issued)).text("state"), QStringLiteral("cancelled"));
        QCOMPARE(redeem(server, issued.text("code"), issued.text("pin")).status, 404);
        const auto second = desk.post("/v1/patients/p-1/activations", bodyFor("in_room"));
        QCOMPARE(redeem(server, second.text("code"), second.text("pin")).status, 200);
        QCOMPARE(desk.remove(path(second)).status, 409);
        QCOMPARE(desk.remove("/v1/activations/unknown").status, 404);
    }

    void listsByState_data() { test::addEngineRows(); }

    void listsByState()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.activation.maxAttempts = 1;
        TestServer server(engine, settings);
        const Desk desk(server);
        QHash<QByteArray, TestServer::Reply> issued;
        for (const auto *id : { "expired", "used", "exhausted", "cancelled", "pending" }) {
            know(desk, id);
            issued.insert(id,
                desk.post(QByteArray("/v1/patients/") + id + "/activations",
                    bodyFor(qstrcmp(id, "expired") == 0 ? "in_room" : "take_home")));
            server.clock.advance(1s);
        }
        QCOMPARE(redeem(server, issued["used"].text("code"), issued["used"].text("pin")).status, 200);
        QCOMPARE(redeem(server, issued["exhausted"].text("code"), QStringLiteral("nope")).status, 404);
        QCOMPARE(desk.remove(path(issued["cancelled"])).status, 204);
        server.clock.advance(10min);
        for (const auto *state : { "expired", "used", "exhausted", "cancelled", "pending" }) {
            QCOMPARE(test::column(desk.all(QByteArray("/v1/activations?state=") + state, 10), "subject_id"),
                QStringList{ QLatin1String(state) });
        }
        QCOMPARE(test::column(desk.all("/v1/activations", 2), "subject_id"),
            (QStringList{ QStringLiteral("pending"),
                QStringLiteral("cancelled"),
                QStringLiteral("exhausted"),
                QStringLiteral("used"),
                QStringLiteral("expired") }));
        QCOMPARE(test::column(desk.all("/v1/activations?patient_id=used", 2), "state"),
            QStringList{ QStringLiteral("used") });
        QCOMPARE(desk.all("/v1/activations?patient_id=used&state=pending", 2).size(), 0);
        QCOMPARE(desk.all("/v1/activations?patient_id=%27%20or%201%3D1", 2).size(), 0);
        QCOMPARE(desk.all("/v1/activations?used_since=2026-11-25T08:00:00Z", 2).size(), 1);
        QCOMPARE(desk.all("/v1/activations?used_since=2026-11-25T08:16:00Z", 2).size(), 0);
        QCOMPARE(desk.get("/v1/activations?state=lost").status, 400);
    }

    void anotherLocationsCodesDoNotExist_data() { test::addEngineRows(); }

    //! Attacks 16 and 70.
    void anotherLocationsCodesDoNotExist()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk north(server, QStringLiteral("nora"), { readScope, writeScope }, QStringLiteral("north"));
        const Desk south(server, QStringLiteral("sam"), { readScope, writeScope }, QStringLiteral("south"));
        const auto issued =
            south.post("/v1/patients/s-1/activations", bodyFor("in_room", QStringLiteral("id")));
        QCOMPARE(issued.status, 201);
        QCOMPARE(north.get(path(issued)).status, 404);
        QCOMPARE(north.get(path(issued)).body, north.get("/v1/activations/unknown").body);
        QCOMPARE(north.post(path(issued) + "/pin").status, 404);
        QCOMPARE(north.remove(path(issued)).status, 404);
        QCOMPARE(
            north.post("/v1/patients/s-1/activations", bodyFor("in_room", QStringLiteral("id"))).status, 404);
        QCOMPARE(north.all("/v1/activations", 10).size(), 0);
        QCOMPARE(north.all("/v1/activations?patient_id=s-1", 10).size(), 0);
        QCOMPARE(south.get(path(issued)).text("state"), QStringLiteral("pending"));
        QVERIFY(server.auditKinds().contains(QStringLiteral("access.deny")));
        QCOMPARE(redeem(server, issued.text("code"), issued.text("pin")).status, 200);
    }

    void oneCallerCannotIssueWithoutEnd_data() { test::addEngineRows(); }

    //! Attack 17.
    void oneCallerCannotIssueWithoutEnd()
    {
        QFETCH(store::Engine, engine);
        auto settings = TestServer::defaultSettings();
        settings.protection.issuesPerOperator = 3;
        TestServer server(engine, settings);
        const Desk desk(server);
        know(desk, "p-1");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(desk.post("/v1/patients/p-1/activations", bodyFor("in_room")).status, 201);
        const auto refused = desk.post("/v1/patients/p-1/activations", bodyFor("in_room"));
        QCOMPARE(refused.status, 429);
        QVERIFY(!refused.header("retry-after").isEmpty());
    }

private:
    static void know(const Desk &desk, const QByteArray &patient)
    {
        const QJsonObject lab{ { QStringLiteral("type"), QStringLiteral("lab") },
            { QStringLiteral("value"), QStringLiteral("LAB-") + QString::fromLatin1(patient) } };
        QCOMPARE(desk.put("/v1/patients/" + patient,
                         { { QStringLiteral("display_name"), QStringLiteral("Name") },
                             { QStringLiteral("birth_date"), QStringLiteral("1990-01-01") },
                             { QStringLiteral("identifiers"), QJsonArray{ lab } } })
                     .status,
            200);
    }
};

QTEST_GUILESS_MAIN(NativeActivationsTest)
#include "tst_native_activations.moc"
