// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"

namespace symbolon::http {

//! This thread's database connection, asked for when first needed: an endpoint that touches no data answers
//! even while the database is away. Errors are Connection's.
class LazyConnection {
public:
    explicit LazyConnection(store::Pool &pool)
        : m_pool(pool)
    {
    }

    [[nodiscard]] Result<store::Connection *> get() { return m_pool.connection(); }

    [[nodiscard]] Result<store::Rows> all(const sql::Statement &statement, const store::Binds &binds = {})
    {
        SYMBOLON_TRY(auto *const connection, get());
        return connection->all(statement, binds);
    }

    [[nodiscard]] Result<std::optional<store::Row>> one(
        const sql::Statement &statement, const store::Binds &binds = {})
    {
        SYMBOLON_TRY(auto *const connection, get());
        return connection->one(statement, binds);
    }

    [[nodiscard]] Result<int> run(const sql::Statement &statement, const store::Binds &binds = {})
    {
        SYMBOLON_TRY(auto *const connection, get());
        return connection->run(statement, binds);
    }

private:
    store::Pool &m_pool;
};

} // namespace symbolon::http
