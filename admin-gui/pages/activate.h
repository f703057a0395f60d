// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/pages/page.h"

#include "shared/api/devices.h"

class QHBoxLayout;
class QStackedWidget;

namespace symbolon::gui {

class IssuedView;
class PatientEntry;
class TabletSheet;

//! The heart of the app: number, Enter, check the two identifiers, Enter, the code. The same for one tablet
//! or a trolley of them.
class ActivatePage final : public Page {
    Q_OBJECT

public:
    ActivatePage(const Desk &desk, QWidget *parent);

    void enter() override;
    //! A patient's number, or `devices:` and the ids of tablets with commas between.
    void show(const QString &subject) override;
    bool escape() override;
    void conceal() override;

private:
    void buildActions();
    QWidget *buildButtons();
    void issue(const api::Patient &patient, const api::IssueActivation::Body &body);
    void chooseTablets();
    void issueTablets(const QStringList &deviceIds);
    void startOver();
    void updateActions();

    QStackedWidget *m_steps;
    PatientEntry *m_entry;
    IssuedView *m_issued;
    TabletSheet *m_tablets;
    QWidget *m_buttons = nullptr;
    QList<QAction *> m_codeActions; //!< need a patient's code
    QList<QAction *> m_slipActions; //!< need any code
};

} // namespace symbolon::gui
