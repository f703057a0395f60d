// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

//! How a code is said aloud, in the language of the app.
namespace symbolon::gui::spelling {

//! `K, seven, M; two, Q, X`: for screen readers. Groups of three are separated by semicolons.
[[nodiscard]] QString spelled(const QString &code);
//! `Kilo seven Mike; two Quebec X-ray`: for the telephone.
[[nodiscard]] QString telephone(const QString &code);

} // namespace symbolon::gui::spelling
