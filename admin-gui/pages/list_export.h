// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/models/keyset_model.h"

class QTableView;

namespace symbolon::gui {

//! The rows `rows` of `table` as tab-separated text for the clipboard: visible columns, guarded against
//! formulas.
[[nodiscard]] QString copiedRows(const QTableView &table, const QList<int> &rows);

//! Writes what a list shows into a CSV file, also the rows that nobody has scrolled to yet: visible columns,
//! UTF-8 with a byte order mark (spreadsheets ask for it), times in UTC, guarded against formulas. Ends
//! itself with finished() or failed(); a list that is filled anew meanwhile ends it without a file.
class ListExport final : public QObject {
    Q_OBJECT

public:
    ListExport(const QTableView &table, KeysetModel &model, QString file, QObject *parent);

    void start();

signals:
    void finished(int rows);
    //! The file cannot be written.
    void failed();
    //! The list changed or broke off before all of it was there.
    void abandoned();

private:
    void goOn();
    void write();

    const QTableView &m_table;
    KeysetModel &m_model;
    const QString m_file;
};

} // namespace symbolon::gui
