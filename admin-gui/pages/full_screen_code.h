// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/secret.h"

#include <QWidget>

namespace symbolon::gui {

//! The code and its QR over the whole screen, for a monitor that is turned to the patient. No PIN, no name.
//! F11, Esc or a click closes it.
class FullScreenCode final : public QWidget {
    Q_OBJECT

public:
    FullScreenCode(const Secret &code, const QString &url, QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
};

} // namespace symbolon::gui
