// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/database_error.h"
#include "tests/support/database.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::test;
using store::Engine;

namespace {

const auto fixture = QStringLiteral(
    "insert into patient (uuid, created, modified, created_by_, modified_by_, patient_id)"
    " values ('p1', '2026-01-01', '2026-01-01', 'x', 'x', 'P-1'), ('p2', '2026-01-01', '2026-01-01', 'x', "
    "'x', 'P-2');"
    "insert into patient_activation (uuid, created, modified, created_by_, modified_by_, patient_id, code, "
    "hashed_otp,"
    " used, attempts_max, purpose, issued_at, expires_at) values"
    " ('a1', '2026-01-01', '2026-01-01', 'x', 'x', 'P-1', 'C1', '', false, 10, 'in_room', '2026-01-01', "
    "'2026-01-02'),"
    " ('a2', '2026-01-01', '2026-01-01', 'x', 'x', 'P-2', 'C2', '', false, 10, 'in_room', '2026-01-01', "
    "'2026-01-02');"
    "insert into \"group\" (uuid, created, modified, created_by_, modified_by_, name)"
    " values ('g1', '2026-01-01', '2026-01-01', 'x', 'x', 'nurse');"
    "insert into clinician (uuid, created, modified, created_by_, modified_by_, clinician_id, login_active,"
    " send_entry_identifier) values"
    " ('c1', '2026-01-01', '2026-01-01', 'x', 'x', 'C-1', true, '321'),"
    " ('c2', '2026-01-01', '2026-01-01', 'x', 'x', 'C-2', false, '321'),"
    " ('c3', '2026-01-01', '2026-01-01', 'x', 'x', 'C-3', true, ''),"
    " ('c4', '2026-01-01', '2026-01-01', 'x', 'x', 'C-4', true, '');"
    "insert into clinician_group (group_id, clinician_id) values ('g1', 'c1');"
    "insert into account (username, event_id, created) values ('ann', 1, '2026-01-01');"
    "insert into acl (account_id, object_type, perm, created)"
    " select id, 'AuthEvent', 'create', created from account where username = 'ann'");

} // namespace

class ConstraintsTest : public QObject {
    Q_OBJECT

private slots:

    void initTestCase()
    {
        for (const auto engine : engines()) {
            m_databases.push_back(std::make_unique<TestDatabase>(engine));
            m_databases.back()->execute(fixture);
        }
    }

    void cleanupTestCase() { m_databases.clear(); }

    void nameOfABrokenConstraintIsTheSameOnBothEngines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("conflict");
        const auto row = [](const char *label, const char *text, const char16_t *name, bool conflict) {
            QTest::newRow(label) << QByteArray(text) << QString::fromUtf16(name) << conflict;
        };
        row("unique",
            "update patient set patient_id = 'P-1' where uuid = 'p2'",
            u"patient_patient_id_key",
            true);
        row("unique among the live: patient",
            "update patient_activation set patient_id = 'P-1' where uuid = 'a2'",
            u"patient_activation_patient_id_key",
            true);
        row("unique among the live: code",
            "update patient_activation set code = 'C1' where uuid = 'a2'",
            u"patient_activation_code_key",
            true);
        row("one active clinician per badge",
            "update clinician set login_active = true where uuid = 'c2'",
            u"clinician_send_entry_identifier_key",
            true);
        row("primary key", "update patient set uuid = 'p1' where uuid = 'p2'", u"patient_pkey", true);
        row("integer primary key",
            "insert into auth_event (id, auth_method, created) values (1, 'email', '2026-01-01')",
            u"auth_event_pkey",
            true);
        row("primary key of a pair",
            "insert into clinician_group (group_id, clinician_id) values ('g1', 'c1')",
            u"clinician_group_pkey",
            true);
        row("unique over several columns",
            "insert into acl (account_id, object_type, perm, created)"
            " select account_id, object_type, perm, created from acl",
            u"acl_account_id_object_type_perm_object_id_key",
            true);
        row("length",
            "update clinician set send_entry_identifier = "
            "'123456789012345678901234567890123456789012345678901'"
            " where uuid = 'c1'",
            u"clinician_send_entry_identifier_check",
            false);
        row("value",
            "update patient_activation set purpose = 'other'",
            u"patient_activation_purpose_check",
            false);
        row("quoted table",
            "update \"group\" set name = '123456789012345678901'",
            u"group_name_check",
            false);
        row("missing value", "update patient set created = null", u"patient_created_not_null", false);
        row("first of two foreign keys",
            "insert into clinician_group (group_id, clinician_id) values ('g9', 'c1')",
            u"clinician_group_group_id_fkey",
            true);
        row("second of two foreign keys",
            "insert into clinician_group (group_id, clinician_id) values ('g1', 'c9')",
            u"clinician_group_clinician_id_fkey",
            true);
        row("foreign key, rows returned",
            "insert into device_activation (uuid, created, modified, created_by_, modified_by_, device_id, "
            "code, used,"
            " issued_at, expires_at) values ('d', '2026-01-01', '2026-01-01', 'x', 'x', 'none', 'C', false,"
            " '2026-01-01', '2026-01-01') returning uuid",
            u"device_activation_device_id_fkey",
            true);
        row("deleting what is pointed at",
            "delete from patient where uuid = 'p1'",
            u"patient_activation_patient_id_fkey",
            true);
    }

    void nameOfABrokenConstraintIsTheSameOnBothEngines()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, name);
        QFETCH(bool, conflict);
        const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
        const sql::Statement statement{ "t/statement", view, view };
        for (auto &database : m_databases) {
            auto &c = database->connection();
            const auto refused = c.one(statement);
            QVERIFY(!refused);
            QCOMPARE(refused.error().where, name);
            QVERIFY(refused.error().code == (conflict ? Code::Conflict : Code::Invalid));
            QVERIFY2(!refused.error().detail.contains(u"P-1"), qPrintable(refused.error().detail));

            // inside a transaction, where the statement's own undoing must not touch what came before
            QVERIFY(c.begin());
            QVERIFY(c.run(m_touch, {}));
            const auto again = attempt(c, [&] { return c.one(statement); });
            QCOMPARE(again.error().where, name);
            QVERIFY(c.commit());
            QCOMPARE(database->rowCount(QStringLiteral("patient")), 2);
        }
    }

    void foreignKeysStillHoldAfterOneWasBroken()
    {
        for (auto &database : m_databases) {
            auto &c = database->connection();
            QVERIFY(c.begin());
            const auto broken = [&] { return c.run(m_breakKey, {}); };
            QVERIFY(!attempt(c, broken));
            QCOMPARE(attempt(c, broken).error().where, QStringLiteral("clinician_group_group_id_fkey"));
            QVERIFY(c.commit());
        }
    }

    void cascadesWhereTheOwnerGoes()
    {
        for (auto &database : m_databases) {
            auto &c = database->connection();
            QVERIFY(c.run(m_deleteAccount, {}));
            QCOMPARE(database->rowCount(QStringLiteral("acl")), 0);
        }
    }

    void mapsWhatCannotBeProvokedCheaply_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("lost");
        const auto row = [](Engine engine, const char16_t *state, Code code, bool lost) {
            const auto text = QString::fromUtf16(state);
            QTest::addRow("%s %s", qPrintable(engineName(engine)), qPrintable(text))
                << engine << text << static_cast<int>(code) << lost;
        };
        row(Engine::Sqlite, u"5", Code::Unavailable, false);
        row(Engine::Sqlite, u"517", Code::Unavailable, false);
        row(Engine::Sqlite, u"6", Code::Unavailable, false);
        row(Engine::Sqlite, u"13", Code::Unavailable, false);
        row(Engine::Sqlite, u"1", Code::Internal, false);
        row(Engine::Postgresql, u"57014", Code::Unavailable, false);
        row(Engine::Postgresql, u"40P01", Code::Unavailable, false);
        row(Engine::Postgresql, u"53300", Code::Unavailable, false);
        row(Engine::Postgresql, u"57P01", Code::Unavailable, true);
        row(Engine::Postgresql, u"25006", Code::Unavailable, true);
        row(Engine::Postgresql, u"08006", Code::Unavailable, true);
        row(Engine::Postgresql, u"22001", Code::Invalid, false);
        row(Engine::Postgresql, u"42703", Code::Internal, false);
    }

    void mapsWhatCannotBeProvokedCheaply()
    {
        QFETCH(Engine, engine);
        QFETCH(QString, state);
        QFETCH(int, code);
        QFETCH(bool, lost);
        const QSqlError error(
            QString(), QStringLiteral("text\nDETAIL: secret"), QSqlError::StatementError, state);
        const auto mapped = store::databaseError(engine, error, QStringLiteral("t/x"));
        QCOMPARE(static_cast<int>(mapped.error.code), code);
        QCOMPARE(mapped.lost, lost);
        QVERIFY(!mapped.error.detail.contains(u"secret"));
        QCOMPARE(mapped.error.retryAfter, mapped.error.code == Code::Unavailable ? 1 : 0);
    }

    void findsTheNameInEveryLanguage()
    {
        const QSqlError german(QString(),
            QStringLiteral(
                "FEHLER:  doppelter Schlüsselwert verletzt Unique-Constraint »device_activation_code_key«\n"
                "DETAIL:  Schlüssel »(code)=(other_key)« existiert bereits."),
            QSqlError::StatementError,
            QStringLiteral("23505"));
        const auto mapped = store::databaseError(Engine::Postgresql, german, QStringLiteral("t/x"));
        QCOMPARE(mapped.error.where, QStringLiteral("device_activation_code_key"));
    }

private:
    const sql::Statement m_touch{ "t/touch",
        "update patient set modified_by_ = 'y' where uuid = 'p1'",
        "update patient set modified_by_ = 'y' where uuid = 'p1'" };
    const sql::Statement m_breakKey{ "t/break",
        "insert into clinician_group (group_id, clinician_id) values ('g9', 'c1')",
        "insert into clinician_group (group_id, clinician_id) values ('g9', 'c1')" };
    const sql::Statement m_deleteAccount{
        "t/delete", "delete from account where username = 'ann'", "delete from account where username = 'ann'"
    };
    std::vector<std::unique_ptr<TestDatabase>> m_databases;
};

QTEST_GUILESS_MAIN(ConstraintsTest)
#include "tst_constraints.moc"
