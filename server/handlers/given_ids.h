// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

//! Identifiers that a non-production caller may choose itself (activation contract 5.6).
namespace symbolon::handlers {

struct GivenIds {
    QString uuid;
    Instant created{};
};

//! `uuid` and `created` of the body in non-production, fresh ones otherwise. Code::Invalid for values that
//! cannot be stored, and for created_by and modified_by, which nobody may set.
[[nodiscard]] Result<GivenIds> givenIds(const http::Context &context);

} // namespace symbolon::handlers
