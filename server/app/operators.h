// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"

#include "shared/core/random.h"
#include "shared/core/secret.h"
#include "shared/model/roles.h"

namespace symbolon::app {

struct NewOperator {
    QString username;
    QString displayName;
    Secret password;
    QList<model::Role> roles; //!< an administrator is a superuser besides
};

//! Operators' accounts from the command line and from fixtures, each change with its audit entry.
class Operators {
public:
    Operators(store::Connection &connection, Random &random, Instant now);

    //! In a transaction of its own. Code::Conflict when the name is taken, Code::Invalid for a name or a
    //! password that the app would not take either.
    [[nodiscard]] Result<void> add(const NewOperator &wanted);
    //! The same within the caller's transaction.
    [[nodiscard]] Result<void> insert(const NewOperator &wanted);
    //! Also unlocks, enables and signs out everywhere. Code::NotFound.
    [[nodiscard]] Result<void> resetPassword(const QString &username, const Secret &password);
    //! Writes down that a recovery token was made.
    [[nodiscard]] Result<void> noteRecovery();

private:
    [[nodiscard]] Result<void> grant(qint64 account, const model::Grant &grant);
    [[nodiscard]] Result<void> note(const QString &kind, const QString &username);

    store::Connection &m_connection;
    Random &m_random;
    const Instant m_now;
};

} // namespace symbolon::app
