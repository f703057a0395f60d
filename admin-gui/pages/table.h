// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/pages/page.h"

#include <span>

namespace symbolon::gui {

//! One page of the window: what the navigation shows, who sees it, how it is made.
struct PageEntry {
    const char *id;
    const char *title; //!< source text, of the translation context `Pages`
    const char *icon;
    api::Permission permission; //!< without it the page is not offered
    Page *(*make)(const Desk &desk, QWidget *parent);
};

//! Every page in the order of the navigation; the first nine answer to Ctrl+1 … Ctrl+9.
[[nodiscard]] std::span<const PageEntry> pageTable();
//! The title in the language of the app.
[[nodiscard]] QString pageTitle(const PageEntry &entry);

} // namespace symbolon::gui
