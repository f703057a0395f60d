// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <memory>

namespace symbolon::test {

//! Both engines, for tests that loop over them.
[[nodiscard]] QList<store::Engine> engines();
//! `sqlite`, `postgresql`.
[[nodiscard]] QString engineName(store::Engine engine);
//! For a `_data` function: adds the column `engine` (store::Engine) and one row per engine.
void addEngineRows();

//! A real database made for one test and removed with it. Aborts the test program, with the reason, when the
//! engine is not there: a test that is skipped proves nothing.
class TestDatabase {
public:
    enum class Content { Migrated, Empty };

    explicit TestDatabase(store::Engine engine, Content content = Content::Migrated);
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    [[nodiscard]] const store::Target &target() const { return m_target; }

    //! As it would stand in a configuration: `sqlite:///…` or `postgresql://…`.
    [[nodiscard]] QString url() const;
    //! A connection of the test's own, opened when first asked for; belongs to the thread that asked.
    [[nodiscard]] store::Connection &connection();

    //! Runs a script of any statements; aborts the test on an error.
    void execute(const QString &script);
    //! The rows of a query, as the driver gives them.
    [[nodiscard]] QList<QVariantList> query(const QString &sql);
    //! The first column of the first row; invalid if there is none.
    [[nodiscard]] QVariant value(const QString &sql);
    [[nodiscard]] int rowCount(const QString &table);

private:
    store::Target m_target;
    QString m_name; //!< of the PostgreSQL database
    std::unique_ptr<store::Connection> m_connection;
};

} // namespace symbolon::test
