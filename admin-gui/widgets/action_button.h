// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QPushButton>

namespace symbolon::gui {

//! A push button for `action`: same text, icon, tool tip and state. A disabled one tells a screen reader why.
class ActionButton final : public QPushButton {
    Q_OBJECT

public:
    explicit ActionButton(QAction *action, QWidget *parent = nullptr);

private:
    void follow();

    QAction *m_action;
};

} // namespace symbolon::gui
