// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/handlers/event_draft.h"
#include "server/store/database.h"

//! A stored auth-event as others see it. Read leniently: old events break rules that new ones keep.
namespace symbolon::handlers {

//! A JSON object in a text column. The old service stored some objects as a text that holds JSON.
[[nodiscard]] QJsonObject storedObject(const QString &text);
[[nodiscard]] QJsonArray storedArray(const QString &text);

[[nodiscard]] EventDraft draftOf(const store::Row &row);
//! What anybody may see (contract 7.6).
[[nodiscard]] api::EventView publicView(const store::Row &row);
//! With everything, for those who edit or view it.
[[nodiscard]] api::EventView fullView(const store::Row &row);

} // namespace symbolon::handlers
