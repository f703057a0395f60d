// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

//! What staff are told behind a uniform failure: the server's words for true causes, as sentences.
namespace symbolon::gui::labels {

struct Cause {
    QString happened; //!< what happened, in one sentence
    QString remedy; //!< what to do about it
};

//! The sentences for a cause such as `wrong_pin`. A word that this app does not know is shown as it is.
[[nodiscard]] Cause cause(QLatin1String word);
//! Is `word` one that has sentences of its own?
[[nodiscard]] bool knowsCause(QLatin1String word);

} // namespace symbolon::gui::labels
