// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/route.h"

namespace symbolon::http {

//! The API reference for people, in Markdown: every route by surface, made from the same declarations that
//! serve it. `docs/api.md` is this text.
[[nodiscard]] QString apiReference(const Routes &routes);

} // namespace symbolon::http
