// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "sql/sql.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>

namespace symbolon::store {

enum class Engine { Sqlite, Postgresql };

//! Where the data is.
struct Target {
    Engine engine = Engine::Sqlite;
    QString file; //!< SQLite
    QString conninfo; //!< PostgreSQL: libpq keywords or a `postgresql://` URL

    //! Reads `sqlite:///path`, `postgresql://…` or libpq keywords (`host=… dbname=…`).
    [[nodiscard]] static Result<Target> parse(const QString &text);
};

//! A value bound to a parameter. Implicit on purpose: `{ "code", code }` in a list of binds.
class Value {
public:
    Value(std::nullptr_t) { } // NOLINT(google-explicit-constructor): reads as a literal in a bind list

    Value(const QString &text); // NOLINT(google-explicit-constructor)
    Value(const char16_t *text); // NOLINT(google-explicit-constructor)
    Value(const QByteArray &blob); // NOLINT(google-explicit-constructor)
    Value(int number); // NOLINT(google-explicit-constructor)
    Value(qint64 number); // NOLINT(google-explicit-constructor)
    Value(bool flag); // NOLINT(google-explicit-constructor)
    Value(Instant instant); // NOLINT(google-explicit-constructor): stored as toStored()
    Value(Date date); // NOLINT(google-explicit-constructor)

    template <typename T>
    Value(const std::optional<T> &value) // NOLINT(google-explicit-constructor): nullopt is NULL
        : Value(value ? Value(*value) : Value(nullptr))
    {
    }

    [[nodiscard]] const QVariant &variant() const { return m_variant; }

private:
    QVariant m_variant;
};

//! `:name` and what stands for it.
struct Bind {
    const char *name;
    Value value;
};

using Binds = QList<Bind>;

//! One row of a result, columns by name. Asking for a column that the statement does not select is a
//! programming error (asserted). Timestamps have to be selected as `cast(x as text) as x`, because drivers
//! lose microseconds.
class Row {
public:
    [[nodiscard]] bool isNull(const char *column) const;
    [[nodiscard]] QString text(const char *column) const;
    [[nodiscard]] QByteArray bytes(const char *column) const;
    [[nodiscard]] int integer(const char *column) const;
    [[nodiscard]] qint64 bigInteger(const char *column) const;
    [[nodiscard]] bool flag(const char *column) const;
    [[nodiscard]] Instant instant(const char *column) const; //!< must not be null
    [[nodiscard]] Date date(const char *column) const; //!< must not be null
    [[nodiscard]] std::optional<QString> textOrNull(const char *column) const;
    [[nodiscard]] std::optional<Instant> instantOrNull(const char *column) const;
    [[nodiscard]] std::optional<Date> dateOrNull(const char *column) const;

    //! Used by Connection.
    Row(std::shared_ptr<const QHash<QByteArray, int>> columns, QList<QVariant> values);

private:
    [[nodiscard]] const QVariant &at(const char *column) const;
    std::shared_ptr<const QHash<QByteArray, int>> m_columns;
    QList<QVariant> m_values;
};

using Rows = QList<Row>;

//! One connection with its prepared statements; belongs to one thread.
//!
//! Errors: a broken unique, check or foreign key constraint is Code::Conflict (check: Code::Invalid) with
//! `where` = the constraint's name in the form `<table>_<column>_key|_check|_fkey` on both engines
//! (`<table>_pkey` for a primary key); a missing value is Code::Invalid with `<table>_<column>_not_null`,
//! U+0000 in a text Code::Invalid with the parameter's name; a lost or unreachable database is
//! Code::Unavailable; a lock or statement time-out is Code::Unavailable with retryAfter 1; anything else
//! Code::Internal.
//!
//! After a lost connection a statement outside a transaction is tried once more, if it only reads or the
//! server said that it did not run it; begin() always is.
//!
//! A statement that fails breaks its transaction, on both engines: only rollback() is left. Where a failure
//! is expected and survived (insert or find out that it exists), use attempt().
class Connection {
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const Target &target);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Engine engine() const;
    [[nodiscard]] Result<Rows> all(const sql::Statement &statement, const Binds &binds = {});
    [[nodiscard]] Result<std::optional<Row>> one(const sql::Statement &statement, const Binds &binds = {});
    //! Number of rows changed.
    [[nodiscard]] Result<int> run(const sql::Statement &statement, const Binds &binds = {});
    //! Several statements given as text, e.g. a migration; no parameters, not prepared.
    [[nodiscard]] Result<void> script(std::string_view text);
    //! Prepares without running; for the test that proves every query file.
    [[nodiscard]] Result<void> check(const sql::Statement &statement);

    //! Write transactions are BEGIN IMMEDIATE on SQLite (a read that later writes would fail at once).
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();
    void rollback();
    [[nodiscard]] bool inTransaction() const;

    //! A part of the transaction that can be undone by itself; use attempt(). Parts nest.
    [[nodiscard]] Result<void> beginPart();
    [[nodiscard]] Result<void> endPart();
    void undoPart();

    //! How many statements this connection has run since it was opened, begin and commit not counted: for
    //! tests that pin the cost of a request.
    [[nodiscard]] qint64 statementCount() const;

private:
    struct Private;
    explicit Connection(std::unique_ptr<Private> opened);
    std::unique_ptr<Private> m_d;
};

//! Runs `act` in one write transaction: a value or a refusal commits, a failure rolls back.
template <typename Act>
auto inTransaction(Connection &connection, Act &&act) -> std::invoke_result_t<Act>
{
    SYMBOLON_CHECK(connection.begin());
    auto result = act();
    if (!result && !result.error().commits) {
        connection.rollback();
        return result;
    }
    if (auto committed = connection.commit(); !committed)
        return Failure(std::move(committed.error()));
    return result;
}

//! Runs `act` as a part of the transaction: a value or a refusal stays, a failure is undone and the
//! transaction goes on.
template <typename Act>
auto attempt(Connection &connection, Act &&act) -> std::invoke_result_t<Act>
{
    SYMBOLON_CHECK(connection.beginPart());
    auto result = act();
    if (!result && !result.error().commits) {
        connection.undoPart();
        return result;
    }
    SYMBOLON_CHECK(connection.endPart());
    return result;
}

//! A connection per thread, opened when first asked for. Threads that use it must not outlive it.
class Pool {
public:
    explicit Pool(Target target);
    ~Pool();
    [[nodiscard]] const Target &target() const;
    //! This thread's connection; Code::Unavailable when the database cannot be reached.
    [[nodiscard]] Result<Connection *> connection();
    //! Closes this thread's connection. Pool threads call it before they end.
    void release();

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace symbolon::store
