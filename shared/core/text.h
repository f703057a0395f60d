// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

namespace symbolon {

//! Characters as both databases count them: one beyond U+FFFF is one, although QString needs two units for
//! it. Every limit that a column has as well is in this measure.
[[nodiscard]] qsizetype characterCount(QStringView text);

} // namespace symbolon
