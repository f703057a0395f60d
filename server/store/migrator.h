// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"

#include "shared/core/clock.h"

#include <span>

namespace symbolon::store {

//! Brings a database to the schema of this program: forward only, one transaction per migration, under a
//! lock, so that several nodes may start at once.
//!
//! Errors: Code::Conflict when the database is newer than the program (the detail names both numbers), or
//! when a migration that was applied is no longer the one in the program; besides these, those of Connection.
class Migrator {
public:
    //! `migrations` in order of number; number 0 creates the list of migrations and is not listed itself.
    explicit Migrator(Connection &connection, std::span<const sql::Migration> migrations = sql::migrations());

    //! What is to be applied, in order. Changes nothing.
    [[nodiscard]] Result<QList<sql::Migration>> plan();
    //! Applies it; returns how many there were. `clock` gives applied_at.
    [[nodiscard]] Result<int> migrate(const Clock &clock);
    //! The number of the newest migration applied; 0 for an empty database.
    [[nodiscard]] Result<int> version();

private:
    [[nodiscard]] Result<Rows> applied();
    [[nodiscard]] Result<void> compare(const Rows &rows) const;
    [[nodiscard]] Result<bool> applyNext(const Clock &clock);
    [[nodiscard]] Result<void> createList();

    Connection &m_connection;
    std::span<const sql::Migration> m_migrations;
};

} // namespace symbolon::store
