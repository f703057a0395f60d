// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/events.h"
#include "admin-gui/pages/page.h"
#include "admin-gui/widgets/slip.h"

#include "shared/api/devices.h"

class QGridLayout;
class QLabel;
class QScrollArea;

namespace symbolon::gui {

class CodeView;
class Countdown;

//! The codes of one tablet or of a whole trolley, each with its live state; one slip for each when printed.
//! Codes are hidden and wiped as those of patients are.
class TabletSheet final : public QWidget {
    Q_OBJECT

public:
    TabletSheet(const Desk &desk, QWidget *parent);

    void begin(const QList<api::IssuedDeviceActivation> &issued);
    void conceal();
    void reveal();
    void end();

    [[nodiscard]] bool isActive() const { return !m_rows.isEmpty(); }

    //! Is there a code that a tablet could still use?
    [[nodiscard]] bool hasLiveCode() const;

    void print();
    void savePdf();
    void tick();

signals:
    void stateChanged();

private:
    struct Row {
        api::IssuedDeviceActivation issued;
        CodeView *code;
        QLabel *state;
        api::ActivationState value;
    };

    void addRow(const api::IssuedDeviceActivation &issued);
    void refreshStates();
    void showState(const api::Activation &activation);
    void updateTitle();
    [[nodiscard]] QList<Slip> slips() const;

    const Desk m_desk;
    Events m_events;
    QTimer m_ticker;
    QList<Row> m_rows;
    Instant m_revealedAt{};
    bool m_isSingle = true;
    QLabel *m_title;
    Countdown *m_countdown;
    QScrollArea *m_scroll;
    QGridLayout *m_grid = nullptr;
};

} // namespace symbolon::gui
