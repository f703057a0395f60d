// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/pages/page.h"

//! Slips on paper and in files, for whatever has codes to hand out.
namespace symbolon::gui {

//! The format that the operator has chosen; several slips of tablets go on common pages where that is A4.
[[nodiscard]] SlipFormat chosenFormat(const Desk &desk, const QList<Slip> &slips);
//! Prints without asking and says so; does nothing when there is nothing left.
void printSlips(const Desk &desk, const QList<Slip> &slips);
//! Asks for a file and writes what `slips` gives then, nothing if there is nothing left.
void savePdf(const Desk &desk, QWidget *parent, std::function<QList<Slip>()> slips);

} // namespace symbolon::gui
