// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/widgets/slip.h"

#include <span>

namespace symbolon::gui {

//! Tablets on one A4 page of SlipFormat::Sheet.
inline constexpr int slipsOnSheet = 8;

//! Draws up to slipsOnSheet slips as a grid with lines to cut along: what each is for, its code, its square
//! (38 mm), and until when they hold. For tablets: a PIN has no place here.
void paintSheet(QPainter &painter, QPagedPaintDevice &device, std::span<const Slip> slips);

} // namespace symbolon::gui
