// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>

namespace symbolon::gui {

//! The icon `admin-gui/icons/<name>.svg`, drawn in the text colour of the palette in force, sharp at every
//! scale.
[[nodiscard]] QIcon icon(const char *name);
//! The same for a ground of the accent colour: a primary button.
[[nodiscard]] QIcon accentIcon(const char *name);
//! The same in a given colour.
[[nodiscard]] QPixmap iconPixmap(const char *name, int size, const QColor &colour, qreal devicePixelRatio);

} // namespace symbolon::gui
