// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"
#include "server/store/sql_text.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <optional>
#include <string>
#include <unordered_map>

namespace symbolon::store {

//! A statement as the server knows it, with what is remembered about it.
struct Prepared {
    std::string source; //!< what it was made from
    CompiledText compiled;
    QSqlQuery query;
    std::shared_ptr<const QHash<QByteArray, int>> columns; //!< known after the first run
};

//! Looks strings up by views.
struct StringHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

//! One open QSqlDatabase with its prepared statements. Does not outlive its thread.
class Session {
public:
    explicit Session(Target target);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    [[nodiscard]] const Target &target() const { return m_target; }

    [[nodiscard]] bool isOpen() const { return m_database.has_value(); }

    [[nodiscard]] Result<void> open();
    //! Forgets everything; the next open() starts anew.
    void close();

    [[nodiscard]] QSqlDatabase &database() { return *m_database; }

    //! The statement out of the cache, prepared if need be. Null with the driver's error in `error`.
    [[nodiscard]] Prepared *prepared(const sql::Statement &statement, QSqlError &error);
    //! Runs a prepared statement with what is bound to it; false with the error in the query.
    [[nodiscard]] bool run(Prepared &prepared);
    //! Runs one statement that is not worth preparing.
    [[nodiscard]] QSqlError execute(const QString &text);

private:
    [[nodiscard]] Result<void> openSqlite();
    [[nodiscard]] Result<void> openPostgresql();
    [[nodiscard]] Result<void> switchToWal();
    [[nodiscard]] Result<void> connect();

    Target m_target;
    QString m_name; //!< of the QSqlDatabase
    std::optional<QSqlDatabase> m_database;
    //! By the statement's name.
    std::unordered_map<std::string, std::unique_ptr<Prepared>, StringHash, std::equal_to<>> m_prepared;
};

} // namespace symbolon::store
