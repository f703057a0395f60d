// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"
#include "server/request/entity_tag.h"

#include "shared/json/write.h"

namespace symbolon::handlers {

//! If-Match (RFC 9110 section 13.1.1): Code::PreconditionFailed unless the header is absent or names
//! `current` with what is edited of it as it is just now. Within the transaction that changes it, with the
//! row locked.
template <typename T>
[[nodiscard]] Result<void> requireMatch(const http::Context &context, const std::optional<T> &current)
{
    const QByteArray condition = context.request.header("if-match");
    if (condition.isNull())
        return {};
    if (current && http::matches(condition, { json::encode(*current).toObject(), T::edited }))
        return {};
    return fail(Code::PreconditionFailed);
}

} // namespace symbolon::handlers
