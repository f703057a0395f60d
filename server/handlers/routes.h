// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/route.h"

namespace symbolon::handlers {

//! Every endpoint with its handler: the one table of them.
[[nodiscard]] http::Routes routes();

} // namespace symbolon::handlers
