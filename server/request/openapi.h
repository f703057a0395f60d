// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/route.h"

namespace symbolon::http {

//! The OpenAPI 3.1 document of every route, made from the same declarations that serve it.
[[nodiscard]] QJsonObject openApiDocument(
    const std::vector<std::unique_ptr<Route>> &routes, const QString &version);

} // namespace symbolon::http
