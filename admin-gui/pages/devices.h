// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/pages/list_page.h"

#include "shared/api/devices.h"

class QLineEdit;

namespace symbolon::gui {

class FilterBox;

//! The tablets: where they are, which are in use, when each was last seen. Adding, moving, codes for one or a
//! whole trolley, switching off and on, and what to do when one is lost.
class DevicesPage final : public ListPage {
    Q_OBJECT

public:
    DevicesPage(const Desk &desk, QWidget *parent);

    //! A device id, or subject::unseenDevices.
    void show(const QString &subject) override;
    bool escape() override;

protected:
    void search(const QString &text) override;
    void activate(int row) override;

private:
    void buildFilters();
    void buildActions();
    void updateActions();
    void edit(const api::KnownDevice *device);
    void issueCodes();
    void toggleState();
    void changeState(const QList<api::KnownDevice> &devices, api::DeviceState state, bool isUndo);
    void reportLost();
    void replaceRow(const api::KnownDevice &device);
    [[nodiscard]] QList<api::KnownDevice> selected() const;

    EndpointModel<api::ListKnownDevices> *m_model;
    FilterBox *m_state;
    QLineEdit *m_location;
    QTimer m_locationDelay;
    QAction *m_edit = nullptr;
    QAction *m_toggle = nullptr;
    QAction *m_lost = nullptr;
};

} // namespace symbolon::gui
