// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QStringList>

namespace symbolon::gui {

//! What the command line says.
struct Options {
    QString server; //!< empty = the one used last
    QString setupTokenFile; //!< the file that the server's installation wrote
    QString page; //!< id of the page to start with, e.g. `activate`
};

//! Reads `arguments` (the first is the program). Code::Invalid with a sentence for the terminal in `detail`.
[[nodiscard]] Result<Options> parseOptions(const QStringList &arguments);
//! The text of `--help`.
[[nodiscard]] QString helpText();
//! The set-up token in `file`: its first line, trimmed.
[[nodiscard]] Result<Secret> readSetupToken(const QString &file);

} // namespace symbolon::gui
