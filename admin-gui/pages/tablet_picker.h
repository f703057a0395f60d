// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/models/keyset_model.h"
#include "admin-gui/widgets/dialog.h"

#include "shared/api/devices.h"

class QLabel;
class QLineEdit;
class QTableView;

namespace symbolon::gui {

//! Which tablets shall get a code: search, mark several with Shift and Ctrl, Enter.
class TabletPicker final : public Dialog {
    Q_OBJECT

public:
    TabletPicker(Client &client, QWidget *parent);

signals:
    void chosen(const QStringList &deviceIds);

private:
    void search();
    void updateCount();

    EndpointModel<api::ListKnownDevices> *m_model;
    QLineEdit *m_search;
    QTableView *m_table;
    QLabel *m_count;
};

} // namespace symbolon::gui
