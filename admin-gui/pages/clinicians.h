// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/pages/list_page.h"

#include "shared/api/clinicians.h"

namespace symbolon::gui {

class FilterBox;

//! The clinicians who sign in on tablets: their badge, groups, products and the end of their contract, which
//! is pointed out 14, 7 and 1 day before.
class CliniciansPage final : public ListPage {
    Q_OBJECT

public:
    CliniciansPage(const Desk &desk, QWidget *parent);

    //! A clinician's number, or subject::endingContracts.
    void show(const QString &subject) override;
    bool escape() override;

protected:
    void search(const QString &text) override;
    void activate(int row) override;

private:
    using Clinicians = QList<api::KnownClinician>;
    using Changes = QList<api::Input<api::ChangeClinician>>;

    void buildActions();
    void updateActions();
    void edit(const api::KnownClinician *clinician);
    void toggleActive();
    void extend();
    //! Sends `changes`, then says `done` and offers to send `undo`, if there is any.
    void change(const Changes &changes, const QString &done, const QString &undone, const Changes &undo);
    void replaceRow(const api::KnownClinician &clinician);
    [[nodiscard]] Clinicians selected() const;

    EndpointModel<api::ListClinicians> *m_model;
    FilterBox *m_filter;
    QAction *m_edit = nullptr;
    QAction *m_toggle = nullptr;
};

} // namespace symbolon::gui
