// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include <QTest>

using namespace symbolon;
using namespace std::chrono_literals;
using test::Desk;
using test::TestServer;

namespace {

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

} // namespace

//! Searching and paging at the desk: keyset pages, prefixes, whole identifiers, text as data (security:
//! attack 70).
class PatientListsTest : public QObject {
    Q_OBJECT

private slots:

    void findsByNumberAndByIdentifier_data() { test::addEngineRows(); }

    void findsByNumberAndByIdentifier()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        for (const auto *id : { "MRN-1", "mrn-2", "Other" })
            QCOMPARE(desk.put(QByteArray("/v1/patients/") + id, record(QLatin1String(id))).status, 200);
        QCOMPARE(desk.put("/v1/patients/x",
                         record(QStringLiteral("x"),
                             { identifier(QStringLiteral("nhs_number"), QStringLiteral("9434765919")),
                                 identifier(QStringLiteral("lab"), QStringLiteral("MRN-1")) }))
                     .status,
            200);
        const auto search = [&](const QByteArray &text) {
            return test::column(desk.all("/v1/patients?search=" + text, 1), "patient_id");
        };
        QCOMPARE(search(""),
            (QStringList{ QStringLiteral("MRN-1"),
                QStringLiteral("mrn-2"),
                QStringLiteral("Other"),
                QStringLiteral("x") }));
        QCOMPARE(search("mrn"), (QStringList{ QStringLiteral("MRN-1"), QStringLiteral("mrn-2") }));
        QCOMPARE(search("MRN-1"), (QStringList{ QStringLiteral("MRN-1"), QStringLiteral("x") }));
        QCOMPARE(search("943%20476%205919"), QStringList{ QStringLiteral("x") });
        QCOMPARE(search("943476591"), QStringList());
        QCOMPARE(search("ther"), QStringList());
    }

    void searchedTextIsData_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<QByteArray>("text");
        for (const auto engine : test::engines()) {
            for (const auto *text :
                { "%25", "_", "%27%20or%20%271%27%3D%271", "%5C", "%2a", "%22", "%3B--", "%f4%8f%bf%bf" }) {
                QTest::addRow("%s on %s", text, qPrintable(test::engineName(engine)))
                    << engine << QByteArray(text);
            }
        }
    }

    void searchedTextIsData()
    {
        QFETCH(store::Engine, engine);
        QFETCH(QByteArray, text);
        TestServer server(engine);
        const Desk desk(server);
        QCOMPARE(desk.put("/v1/patients/plain", record(QStringLiteral("P"))).status, 200);
        const auto none = desk.get("/v1/patients?search=" + text);
        QCOMPARE(none.status, 200);
        QCOMPARE(none.object().value(QStringLiteral("items")).toArray().size(), 0);
        if (text.startsWith("%f4"))
            return;
        QCOMPARE(desk.put("/v1/patients/" + text + "x", record(QStringLiteral("Q"))).status, 200);
        QCOMPARE(
            desk.get("/v1/patients?search=" + text).object().value(QStringLiteral("items")).toArray().size(),
            1);
    }

    void pagesPatientsWithoutGapOrDouble_data() { test::addEngineRows(); }

    //! 450 patients, some of whom differ in letter case only, while others arrive.
    void pagesPatientsWithoutGapOrDouble()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        QStringList expected;
        for (int i = 0; i < 450; ++i) {
            const QString id = QStringLiteral("%1-%2")
                                   .arg(i % 2 ? QStringLiteral("p") : QStringLiteral("P"))
                                   .arg(i / 2, 4, 10, QChar(u'0'));
            expected.append(id);
            addPatient(server, id);
        }
        int added = 0;
        const auto found = test::column(desk.all("/v1/patients",
                                            37,
                                            [&] {
                                                addPatient(server, QStringLiteral("a-%1").arg(added));
                                                addPatient(server, QStringLiteral("p-00%1x").arg(added++));
                                            }),
            "patient_id");
        QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), found.size());
        for (const QString &id : expected)
            QVERIFY2(found.contains(id), qPrintable(id));
        QStringList sorted = found;
        std::stable_sort(sorted.begin(), sorted.end(), [](const QString &a, const QString &b) {
            return a.toLower() < b.toLower();
        });
        QCOMPARE(found, sorted);
    }

    void badCursorsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        QTest::newRow("not base64url") << QByteArray("cursor=%25") << 422;
        QTest::newRow("empty") << QByteArray("cursor=") << 422;
        QTest::newRow("made up") << QByteArray("cursor=W10WyJhIiwiYiJdW10WyJhIiwiYiJd") << 422;
        QTest::newRow("huge") << QByteArray("cursor=") + QByteArray(400, 'A') << 422;
        QTest::newRow("limit zero") << QByteArray("limit=0") << 422;
        QTest::newRow("limit high") << QByteArray("limit=201") << 422;
        QTest::newRow("limit text") << QByteArray("limit=x") << 400;
        QTest::newRow("unknown") << QByteArray("page=2") << 400;
    }

    void badCursorsAreRefused()
    {
        QFETCH(QByteArray, query);
        QFETCH(int, status);
        TestServer server(store::Engine::Sqlite);
        const Desk desk(server);
        const auto reply = desk.get("/v1/patients?" + query);
        QCOMPARE(reply.status, status);
        if (query.startsWith("cursor"))
            QCOMPARE(reply.text("field"), QStringLiteral("cursor"));
    }

    void aCursorBelongsToItsList()
    {
        TestServer server(store::Engine::Sqlite);
        const Desk desk(server);
        addPatient(server, QStringLiteral("a"));
        addPatient(server, QStringLiteral("b"));
        const QByteArray cursor = desk.get("/v1/patients?limit=1").text("next").toLatin1();
        QVERIFY(!cursor.isEmpty());
        QCOMPARE(desk.get("/v1/patients?limit=1&cursor=" + cursor).status, 200);
        QCOMPARE(desk.get("/v1/activations?limit=1&cursor=" + cursor).status, 422);
    }

    void aListCostsTheSameHoweverLong_data() { test::addEngineRows(); }

    void aListCostsTheSameHoweverLong()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const auto list = [&] { QCOMPARE(desk.get("/v1/patients?limit=100").status, 200); };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(desk.put("/v1/patients/p" + QByteArray::number(i),
                             record(QStringLiteral("N"),
                                 { identifier(QStringLiteral("lab"), QString::number(i)) }))
                         .status,
                200);
        const auto few = test::statementsOf(server, list);
        for (int i = 3; i < 60; ++i)
            QCOMPARE(desk.put("/v1/patients/p" + QByteArray::number(i),
                             record(QStringLiteral("N"),
                                 { identifier(QStringLiteral("lab"), QString::number(i)) }))
                         .status,
                200);
        QCOMPARE(test::statementsOf(server, list), few);
    }

    void pagesActivationsWithoutGapOrDouble_data() { test::addEngineRows(); }

    //! 450 activations, many of them of one moment, while others are issued.
    void pagesActivationsWithoutGapOrDouble()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        for (int i = 0; i < 450; ++i) {
            if (i % 9 == 0)
                server.clock.advance(1s);
            addActivation(server, i);
        }
        int added = 450;
        const auto found = test::column(desk.all("/v1/activations",
                                            40,
                                            [&] {
                                                server.clock.advance(1s);
                                                addActivation(server, added++);
                                            }),
            "subject_id");
        QCOMPARE(found.size(), 450);
        QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), 450);
        const auto list = [&] { QCOMPARE(desk.get("/v1/activations?limit=200").status, 200); };
        const auto shortList = [&] { QCOMPARE(desk.get("/v1/activations?limit=1").status, 200); };
        QCOMPARE(test::statementsOf(server, list), test::statementsOf(server, shortList));
    }

private:
    static void addPatient(TestServer &server, const QString &id)
    {
        const auto made = server.database.connection().run(sql::patient::ensure,
            { { "uuid", randomUuid(server.random) },
                { "now", server.clock.now() },
                { "by", QStringLiteral("test") },
                { "patient_id", id } });
        QVERIFY(made.has_value());
    }

    static void addActivation(TestServer &server, int i)
    {
        auto &db = server.database.connection();
        const QString patient = QStringLiteral("p-%1").arg(i);
        const QString by = QStringLiteral("test");
        QVERIFY(db.run(sql::patient::ensure,
                      { { "uuid", randomUuid(server.random) },
                          { "now", server.clock.now() },
                          { "by", by },
                          { "patient_id", patient } })
                    .has_value());
        QVERIFY(db.one(sql::patient_activation::issue,
                      { { "uuid", randomUuid(server.random) },
                          { "now", server.clock.now() },
                          { "by", by },
                          { "patient_id", patient },
                          { "code", QStringLiteral("code-%1").arg(i) },
                          { "code_sealed", QByteArray("x") },
                          { "hashed_otp", QByteArray("x") },
                          { "otp_salt", QStringLiteral("x") },
                          { "attempts_max", 10 },
                          { "purpose", QStringLiteral("take_home") },
                          { "expires_at", server.clock.now() + 24h } })
                    .has_value());
    }
};

QTEST_GUILESS_MAIN(PatientListsTest)
#include "tst_patient_lists.moc"
