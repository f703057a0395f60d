// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

#include <string_view>

namespace symbolon::store {

enum class Engine;

//! A statement with its `:name` parameters replaced by positions, in the form the engine wants.
struct CompiledText {
    QByteArray text;
    //! Names by position. PostgreSQL numbers names, so that a name has one type; QSQLITE counts every
    //! occurrence.
    QList<QByteArray> parameters;
    qsizetype names = 0; //!< how many different ones
    bool onlyReads = false; //!< a select without a writing clause: may be sent again after a lost connection
    //! The text says `-- plan: with values`: PostgreSQL is to plan it each time for the values given, because
    //! one plan for all would be a bad one (a list that begins anywhere, with filters that may be absent).
    bool plansWithValues = false;
};

//! Replaces `:name` outside of literals, quoted identifiers and comments; `::type` is a cast and stays.
//! Comments are dropped, because the driver would look for quotes in them.
[[nodiscard]] CompiledText compileSql(std::string_view text, Engine engine);

//! The statements of a script without their semicolons. Knows literals, quoted identifiers, comments, `$tag$`
//! bodies and the `begin … end` of triggers.
[[nodiscard]] QList<QByteArray> splitStatements(std::string_view script);

} // namespace symbolon::store
