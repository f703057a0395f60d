// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/command.h"

namespace symbolon::app {

//! This process's standard output and error; secrets are asked for on its terminal, or read as one line from
//! standard input where that is no terminal.
[[nodiscard]] Terminal processTerminal();

} // namespace symbolon::app
