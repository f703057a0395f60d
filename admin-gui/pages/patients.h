// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/pages/list_page.h"

#include "shared/api/patients.h"

namespace symbolon::gui {

//! Patients: find, add, change, sign out, and on to a new code.
class PatientsPage final : public ListPage {
    Q_OBJECT

public:
    PatientsPage(const Desk &desk, QWidget *parent);

    void show(const QString &patientId) override;

protected:
    void search(const QString &text) override;
    void activate(int row) override;

private:
    void edit(const api::Patient *patient);
    void signOut(const api::Patient &patient);
    void showHistory(const api::Patient &patient);

    EndpointModel<api::ListPatients> *m_model;
};

} // namespace symbolon::gui
