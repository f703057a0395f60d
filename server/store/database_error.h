// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"

#include <QSqlError>

namespace symbolon::store {

//! What a driver's error means.
struct DatabaseError {
    Error error;
    bool lost = false; //!< the connection is gone, or belongs to a server that no longer writes
    bool notRun = false; //!< lost, and the server said that it ran nothing (or undid it)
    bool unnamedForeignKey = false; //!< SQLite says that a foreign key is broken, but not which
};

//! Maps SQLSTATE and SQLite's extended result codes to the closed set. `what` names the statement for the
//! log. The driver's text is kept only where it cannot repeat data.
[[nodiscard]] DatabaseError databaseError(Engine engine, const QSqlError &error, const QString &what);

} // namespace symbolon::store
