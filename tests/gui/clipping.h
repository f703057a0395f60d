// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QWidget;

namespace symbolon::test {

//! The visible labels, buttons and choices below `root` whose text does not fit into them, one line each.
[[nodiscard]] QStringList clippedTexts(const QWidget &root);
//! The visible texts below `root` that did not come through the translator.
[[nodiscard]] QStringList untranslatedTexts(const QWidget &root, const QStringList &outside);
//! The widgets below `root` that take the focus but have no name for screen readers.
[[nodiscard]] QStringList namelessWidgets(const QWidget &root);

} // namespace symbolon::test
