// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace symbolon::http {

//! `Not Found` and its like (RFC 9110 section 15).
[[nodiscard]] QString reasonPhrase(int status);

} // namespace symbolon::http
