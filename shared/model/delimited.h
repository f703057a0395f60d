// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QList>
#include <QStringList>

//! Tables as text: CSV (RFC 4180) for files, the same with tabs for the clipboard.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab, a line end or a full-width form of
//! the signs for a formula. Such cells are written with an apostrophe before them (ASVS 1.2.10), and read()
//! takes it away again: what is exported can be imported without a change.
namespace symbolon::delimited {

inline constexpr QChar comma = u',';
inline constexpr QChar semicolon = u';';
inline constexpr QChar tab = u'\t';

//! `text` as it may stand in a spreadsheet: behind an apostrophe if it could be taken for a formula.
[[nodiscard]] QString guarded(const QString &text);
//! What guarded() was given.
[[nodiscard]] QString unguarded(const QString &text);
//! Rows of guarded cells, each row ended by CR LF, cells quoted where they must be.
[[nodiscard]] QString write(const QList<QStringList> &rows, QChar delimiter = comma);
//! The rows of `text`, unguarded; a byte order mark and empty lines are passed over. Takes every kind of
//! line end. Code::Invalid for a quote that is never closed, with `/LINE` as its place (the first line is 1).
[[nodiscard]] Result<QList<QStringList>> read(QStringView text, QChar delimiter = comma);
//! The delimiter of `text`: whichever of tab, semicolon and comma its first line has most of outside quotes.
[[nodiscard]] QChar delimiterOf(QStringView text);

} // namespace symbolon::delimited
