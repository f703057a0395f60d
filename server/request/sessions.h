// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

namespace symbolon::http {

//! Loads the operator behind a session id into context.caller: account, scopes as granted now, location.
//! Refused with `refusal` when the session was revoked, is too old or idle, or the account is disabled. Use
//! is written at most once a minute.
[[nodiscard]] Result<void> acceptSession(Context &context, const QString &sessionId, Code refusal);

} // namespace symbolon::http
