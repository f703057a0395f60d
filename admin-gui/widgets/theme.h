// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>

class QApplication;
class QWidget;
class QPushButton;

//! How the app looks: one grid, one set of colours for light and one for dark.
namespace symbolon::gui::theme {

//! Every distance is a multiple of this many device-independent pixels.
inline constexpr int unit = 4;
inline constexpr int gap = 2 * unit; //!< between things that belong together
inline constexpr int space = 4 * unit; //!< between groups
inline constexpr int margin = 6 * unit; //!< around a page
inline constexpr int iconSize = 5 * unit;
//! A line longer than this many pixels tires the eye.
inline constexpr int readableWidth = 640;

enum class Appearance { System, Light, Dark };

//! `system`, `light` or `dark`, as the settings keep it.
[[nodiscard]] Appearance appearanceFromText(const QString &text);

//! Colours beyond those of QPalette. Text colours have at least 4.5:1 on window and base.
struct Colours {
    QColor window, base, raised, text, muted, border, accent, onAccent, positive, warning, danger, tint;
};

//! The colours in force.
[[nodiscard]] const Colours &colours();
[[nodiscard]] bool isDark();
//! Sets style, palette and style sheet; may be called again at any time. With Appearance::System it follows
//! the desktop, and leaves a high-contrast desktop's own colours alone.
void apply(QApplication &app, Appearance appearance);

//! The page's heading.
[[nodiscard]] QFont titleFont(const QFont &base);
//! Text that must not be misread: codes, PINs.
[[nodiscard]] QFont codeFont(double points);
//! Marks the one button that a page is about.
void makePrimary(QPushButton *button);
//! Marks a button whose effect cannot be taken back.
void makeDangerous(QPushButton *button);
//! Shows `label`'s text in the muted colour.
void makeMuted(QWidget *label);

} // namespace symbolon::gui::theme
