// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/settings.h"

#include <QWidget>

namespace symbolon::gui {

//! Paper and PIN: how slips are printed, kept in the settings.
class SlipOptions final : public QWidget {
    Q_OBJECT

public:
    //! `hasPin` false for tablets, which have none.
    SlipOptions(Settings &settings, bool hasPin, QWidget *parent);
};

} // namespace symbolon::gui
