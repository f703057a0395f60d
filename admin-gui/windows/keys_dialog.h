// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/widgets/dialog.h"

namespace symbolon::gui {

//! F1: what the keys do here.
class KeysDialog final : public Dialog {
    Q_OBJECT

public:
    KeysDialog(const QList<QAction *> &actions, QWidget *parent);
};

} // namespace symbolon::gui
