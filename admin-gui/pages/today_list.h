// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/models/keyset_model.h"
#include "admin-gui/pages/page.h"

#include "shared/api/desk.h"
#include "shared/api/patients.h"

class QLabel;
class QTableView;

namespace symbolon::gui {

//! The rows behind one of Today's numbers that no other page lists: codes that wait, codes used today,
//! today's failures with their true causes. Enter on a row goes to the patient, tablet or clinician.
class TodayList final : public QWidget {
    Q_OBJECT

public:
    TodayList(const Desk &desk, QWidget *parent);

    void showWaiting();
    void showRedeemed(Instant since);
    void showFailures(Instant since);
    //! Hides it. False when it was hidden already.
    bool close();

private:
    using Activations = EndpointModel<api::ListActivations>;
    using Failures = EndpointModel<api::ListAudit>;

    void present(KeysetModel *model, const QString &title, const QString &emptyText);
    void open(int row);

    const Desk m_desk;
    Activations *m_waiting;
    Activations *m_redeemed;
    Failures *m_failures;
    QLabel *m_title;
    QLabel *m_state;
    QTableView *m_table;
    QString m_emptyText;
};

} // namespace symbolon::gui
