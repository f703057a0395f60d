// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/database.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::test;

class QueriesTest : public QObject {
    Q_OBJECT

private slots:

    void initTestCase()
    {
        for (const auto engine : engines())
            m_databases.push_back(std::make_unique<TestDatabase>(engine));
    }

    void everyStatementIsUnderstoodByBothEngines_data()
    {
        QTest::addColumn<int>("database");
        QTest::addColumn<int>("statement");
        const auto statements = sql::all();
        for (std::size_t i = 0; i < statements.size(); ++i) {
            for (std::size_t j = 0; j < m_databases.size(); ++j) {
                const auto name = QByteArray(
                    statements[i]->name.data(), static_cast<qsizetype>(statements[i]->name.size()));
                QTest::addRow(
                    "%s on %s", name.constData(), qPrintable(engineName(m_databases[j]->target().engine)))
                    << static_cast<int>(j) << static_cast<int>(i);
            }
        }
    }

    void everyStatementIsUnderstoodByBothEngines()
    {
        QFETCH(int, database);
        QFETCH(int, statement);
        auto &connection = m_databases[static_cast<std::size_t>(database)]->connection();
        const auto checked = connection.check(*sql::all()[static_cast<std::size_t>(statement)]);
        QVERIFY2(checked.has_value(), checked ? "" : qPrintable(checked.error().detail));
    }

    void cleanupTestCase() { m_databases.clear(); }

private:
    std::vector<std::unique_ptr<TestDatabase>> m_databases;
};

QTEST_GUILESS_MAIN(QueriesTest)
#include "tst_queries.moc"
