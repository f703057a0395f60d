// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

class QTableView;

namespace symbolon::gui {

class Settings;

//! Which columns of a list are shown: a menu with a tick for each, remembered for every server. The last one
//! that is shown cannot be taken away.
class ListColumns final : public QMenu {
    Q_OBJECT

public:
    //! `table` has its model; `page` is the list's name in the settings.
    ListColumns(QTableView &table, Settings &settings, QString server, QString page, QWidget *parent);

private:
    void build();
    void restore();
    void apply(int column, bool isShown);
    //! Says at the last tick why it stays.
    void keepOne();

    QTableView &m_table;
    Settings &m_settings;
    const QString m_server;
    const QString m_page;
};

} // namespace symbolon::gui
