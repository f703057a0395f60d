// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include <QTest>

using namespace symbolon;
using test::Desk;
using test::TestServer;

namespace {

const QString readScope = QStringLiteral("read:gdm_activation");
const QString writeScope = QStringLiteral("write:gdm_activation");

QJsonObject identifier(const QString &type, const QString &value)
{
    return { { QStringLiteral("type"), type }, { QStringLiteral("value"), value } };
}

QJsonObject record(const QString &name, const QJsonArray &identifiers = {})
{
    return { { QStringLiteral("display_name"), name },
        { QStringLiteral("birth_date"), QStringLiteral("1991-02-03") },
        { QStringLiteral("identifiers"), identifiers } };
}

QJsonObject reason()
{
    return { { QStringLiteral("reason"), QStringLiteral("phone stolen") } };
}

} // namespace

//! Patients' records at the desk (decisions 15 and 17; security: attacks 16, 68, 70–72, 77).
class PatientsTest : public QObject {
    Q_OBJECT

private slots:

    void savesAndReadsARecord_data() { test::addEngineRows(); }

    void savesAndReadsARecord()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const auto saved = desk.put("/v1/patients/p-1",
            record(QStringLiteral("Zoë Ångström"),
                { identifier(QStringLiteral("nhs_number"), QStringLiteral("943 476 5919")) }));
        QCOMPARE(saved.status, 200);
        QCOMPARE(saved.text("display_name"), QStringLiteral("Zoë Ångström"));
        QCOMPARE(saved.text("sign_in"), QStringLiteral("never"));
        const auto found = desk.get("/v1/patients/p-1");
        QCOMPARE(found.status, 200);
        QCOMPARE(found.object(), saved.object());
        QCOMPARE(found.object().value(QStringLiteral("identifiers")).toArray(),
            QJsonArray{ identifier(QStringLiteral("nhs_number"), QStringLiteral("9434765919")) });
        QCOMPARE(server.auditKinds(), QStringList{ QStringLiteral("patient.create") });
        QCOMPARE(server.published.last().first, QByteArray("patients"));
    }

    void nothingPersonalIsStoredInClear_data() { test::addEngineRows(); }

    void nothingPersonalIsStoredInClear()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        for (const auto *name : { "Penelope", "Penelope" }) {
            QCOMPARE(desk.put("/v1/patients/p-1",
                             record(QLatin1String(name),
                                 { identifier(QStringLiteral("hospital"), QStringLiteral("MRN-778")) }))
                         .status,
                200);
        }
        for (const auto *table :
            { "patient", "patient_record", "patient_identifier", "audit_entry", "subject_key", "outbox" }) {
            for (const auto &row :
                server.database.query(QStringLiteral("select * from %1").arg(QLatin1String(table)))) {
                for (const auto &value : row) {
                    for (const auto *secret : { "Penelope", "1991", "MRN-778", "mrn-778" })
                        QVERIFY2(!value.toByteArray().contains(secret), table);
                }
            }
        }
    }

    void aPutReplacesTheWholeRecord_data() { test::addEngineRows(); }

    void aPutReplacesTheWholeRecord()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        QCOMPARE(desk.put("/v1/patients/p-1",
                         record(QStringLiteral("First"),
                             { identifier(QStringLiteral("hospital"), QStringLiteral("A1")),
                                 identifier(QStringLiteral("lab"), QStringLiteral("B1")) }))
                     .status,
            200);
        const auto second = desk.put("/v1/patients/p-1",
            { { QStringLiteral("location_id"), QStringLiteral("north") },
                { QStringLiteral("identifiers"),
                    QJsonArray{ identifier(QStringLiteral("lab"), QStringLiteral("B2")) } } });
        QCOMPARE(second.status, 200);
        QVERIFY(!second.object().contains(QStringLiteral("display_name")));
        QVERIFY(!second.object().contains(QStringLiteral("birth_date")));
        QCOMPARE(second.text("location_id"), QStringLiteral("north"));
        QCOMPARE(second.object().value(QStringLiteral("identifiers")).toArray(),
            QJsonArray{ identifier(QStringLiteral("lab"), QStringLiteral("B2")) });
        QCOMPARE(server.auditKinds(),
            (QStringList{ QStringLiteral("patient.create"), QStringLiteral("patient.change") }));
        const auto sealedSides = server.database.query(QStringLiteral(
            "select before_sealed is not null, after_sealed is not null from audit_entry order by id"));
        QVERIFY(!sealedSides.at(0).at(0).toBool());
        QVERIFY(sealedSides.at(1).at(0).toBool() && sealedSides.at(1).at(1).toBool());
    }

    void wrongRecordsAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QJsonObject &body, int status, const char *field) {
            QTest::newRow(name) << body << status << QString::fromLatin1(field);
        };
        const auto with = [](const QString &type, const QString &value) {
            return record(QStringLiteral("N"), { identifier(type, value) });
        };
        const QString nhs = QStringLiteral("nhs_number");
        row("check digit", with(nhs, QStringLiteral("9434765918")), 422, "/identifiers/0/value");
        row("too short", with(nhs, QStringLiteral("943476")), 422, "/identifiers/0/value");
        row("letters", with(nhs, QStringLiteral("943476591X")), 422, "/identifiers/0/value");
        row("blank value", with(QStringLiteral("lab"), QStringLiteral("  ")), 422, "/identifiers/0/value");
        row("empty type", with(QString(), QStringLiteral("1")), 422, "/identifiers/0/type");
        row("type twice",
            record(QStringLiteral("N"),
                { identifier(QStringLiteral("lab"), QStringLiteral("1")),
                    identifier(QStringLiteral("LAB"), QStringLiteral("2")) }),
            422,
            "/identifiers/1/type");
        row("born tomorrow",
            { { QStringLiteral("birth_date"), QStringLiteral("2026-11-26") } },
            422,
            "/birth_date");
        row("no date", { { QStringLiteral("birth_date"), QStringLiteral("soon") } }, 400, "/birth_date");
        row("mass assignment",
            { { QStringLiteral("hashed_authorisation_code"), QStringLiteral("x") } },
            422,
            "/hashed_authorisation_code");
        row("name too long",
            { { QStringLiteral("display_name"), QString(151, u'n') } },
            422,
            "/display_name");
    }

    void wrongRecordsAreRefused()
    {
        QFETCH(QJsonObject, body);
        QFETCH(int, status);
        QFETCH(QString, field);
        TestServer server(store::Engine::Sqlite);
        const Desk desk(server);
        const auto reply = desk.put("/v1/patients/p-1", body);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.text("field"), field);
        QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
        QCOMPARE(server.database.rowCount(QStringLiteral("patient")), 0);
    }

    void anIdentifierBelongsToOnePatient_data() { test::addEngineRows(); }

    void anIdentifierBelongsToOnePatient()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const QJsonArray shared{ identifier(QStringLiteral("ward"), QStringLiteral("7")),
            identifier(QStringLiteral("hospital"), QStringLiteral("MRN 1")) };
        QCOMPARE(desk.put("/v1/patients/p-1", record(QStringLiteral("A"), shared)).status, 200);
        const auto second = desk.put("/v1/patients/p-2",
            record(QStringLiteral("B"),
                { identifier(QStringLiteral("ward"), QStringLiteral("8")),
                    identifier(QStringLiteral("hospital"), QStringLiteral("mrn  1")) }));
        QCOMPARE(second.status, 409);
        QCOMPARE(second.text("field"), QStringLiteral("/identifiers/1/value"));
        QCOMPARE(desk.get("/v1/patients/p-2").status, 404);
    }

    void twoPeopleDoNotOverwriteEachOther_data() { test::addEngineRows(); }

    //! Attack 77.
    void twoPeopleDoNotOverwriteEachOther()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        QCOMPARE(desk.put("/v1/patients/p-1", record(QStringLiteral("A"))).status, 200);
        const http::Header seen{ "If-Match", desk.get("/v1/patients/p-1").header("etag") };
        QCOMPARE(desk.put("/v1/patients/p-1", record(QStringLiteral("B")), { seen }).status, 200);
        QCOMPARE(desk.put("/v1/patients/p-1", record(QStringLiteral("C")), { seen }).status, 412);
        QCOMPARE(desk.get("/v1/patients/p-1").text("display_name"), QStringLiteral("B"));
        QCOMPARE(
            desk.put("/v1/patients/p-2", record(QStringLiteral("D")), { { "If-Match", "*" } }).status, 412);
        QCOMPARE(server.database.rowCount(QStringLiteral("patient")), 1);
    }

    void anotherLocationsPatientsDoNotExist_data() { test::addEngineRows(); }

    //! Attacks 16 and 70: 404 with the same body as for nobody, and the auditor sees who tried.
    void anotherLocationsPatientsDoNotExist()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk everywhere(server);
        const Desk north(server, QStringLiteral("nora"), { readScope, writeScope }, QStringLiteral("north"));
        auto south =
            record(QStringLiteral("S"), { identifier(QStringLiteral("lab"), QStringLiteral("S-1")) });
        south.insert(QStringLiteral("location_id"), QStringLiteral("south"));
        QCOMPARE(everywhere.put("/v1/patients/s-1", south).status, 200);
        QCOMPARE(everywhere.put("/v1/patients/nowhere", record(QStringLiteral("W"))).status, 200);
        QCOMPARE(north.put("/v1/patients/n-1", record(QStringLiteral("N"))).text("location_id"),
            QStringLiteral("north"));

        QCOMPARE(
            test::column(north.all("/v1/patients", 10), "patient_id"), QStringList{ QStringLiteral("n-1") });
        QCOMPARE(north.all("/v1/patients?search=S-1", 10).size(), 0);
        const auto nobody = north.get("/v1/patients/nobody");
        for (const auto *id : { "s-1", "nowhere" }) {
            const auto foreign = north.get(QByteArray("/v1/patients/") + id);
            QCOMPARE(foreign.status, 404);
            QCOMPARE(foreign.body, nobody.body);
            QCOMPARE(north.put(QByteArray("/v1/patients/") + id, record(QStringLiteral("X"))).status, 404);
            QCOMPARE(north.post(QByteArray("/v1/patients/") + id + "/revocation", reason()).status, 404);
        }
        QCOMPARE(everywhere.get("/v1/patients/s-1").text("display_name"), QStringLiteral("S"));
        QCOMPARE(server.auditKinds().count(QStringLiteral("access.deny")), 6);
        QCOMPARE(north.put("/v1/patients/n-1", south).status, 422);
        QCOMPARE(north.put("/v1/patients/n-1", south).text("field"), QStringLiteral("/location_id"));
    }

    void revokingSignsThePhoneOutAtOnce_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("sqlite") << store::Engine::Sqlite << false;
        QTest::newRow("postgres") << store::Engine::Postgresql << false;
        QTest::newRow("tokens without jti and iat") << store::Engine::Sqlite << true;
    }

    void revokingSignsThePhoneOutAtOnce()
    {
        QFETCH(store::Engine, engine);
        QFETCH(bool, isPlain);
        Settings settings = TestServer::defaultSettings();
        settings.jwt.plain = isPlain;
        TestServer server(engine, settings);
        server.patientScope = QStringLiteral("read:gdm_activation");
        const Desk desk(server);
        const auto code = activate(server, "p-1");
        auto token = patientToken(server, "p-1", code);
        QCOMPARE(token.status, 200);
        const auto asPatient = [&] {
            return server
                .call("GET", "/dhos/v1/patient/p-1/activation", { TestServer::bearer(token.text("jwt")) })
                .status;
        };
        QCOMPARE(asPatient(), 200);
        QCOMPARE(desk.get("/v1/patients/p-1").text("sign_in"), QStringLiteral("active"));
        server.clock.advance(std::chrono::seconds(5));
        QCOMPARE(desk.post("/v1/patients/p-1/revocation").status, 400);
        QCOMPARE(desk.post("/v1/patients/p-1/revocation", reason()).status, 204);
        QCOMPARE(asPatient(), 403);
        QCOMPARE(patientToken(server, "p-1", code).status, 404);
        QCOMPARE(desk.get("/v1/patients/p-1").text("sign_in"), QStringLiteral("revoked"));
        QCOMPARE(server.auditKinds().last(), QStringLiteral("patient.token.fail"));
        QVERIFY(server.auditKinds().contains(QStringLiteral("patient.revoke")));
        server.clock.advance(std::chrono::seconds(5));
        const auto again = activate(server, "p-1");
        QCOMPARE(asPatient(), 403);
        token = patientToken(server, "p-1", again);
        QCOMPARE(asPatient(), 200);
        QCOMPARE(desk.get("/v1/patients/p-1").text("sign_in"), QStringLiteral("active"));
        QCOMPARE(desk.post("/v1/patients/nobody/revocation", reason()).status, 404);
    }

    void onlyHoldersOfTheScopeMay()
    {
        TestServer server(store::Engine::Sqlite);
        const Desk reader(server, QStringLiteral("reader"), { readScope });
        const Desk nobody(server, QStringLiteral("nobody"), {});
        QCOMPARE(reader.get("/v1/patients").status, 200);
        QCOMPARE(reader.put("/v1/patients/p", record(QStringLiteral("N"))).status, 403);
        QCOMPARE(nobody.get("/v1/patients").status, 403);
        QCOMPARE(server.call("GET", "/v1/patients").status, 401);
    }

private:
    static QString activate(TestServer &server, const QByteArray &patient)
    {
        const auto issued = server.call(
            "POST", "/dhos/v1/patient/" + patient + "/activation", { server.systemToken(writeScope) });
        return server
            .call("POST",
                "/dhos/v1/activation/" + issued.text("activation_code").toLatin1(),
                {},
                R"({"otp":")" + issued.text("otp").toLatin1() + R"("})")
            .text("authorisation_code");
    }

    static TestServer::Reply patientToken(TestServer &server, const QByteArray &patient, const QString &code)
    {
        return server.call(
            "GET", "/dhos/v1/patient/" + patient + "/jwt", { { "x-authorisation-code", code.toLatin1() } });
    }
};

QTEST_GUILESS_MAIN(PatientsTest)
#include "tst_patients.moc"
