// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/auth_events.h"
#include "shared/core/result.h"
#include "shared/model/auth_method.h"

#include <QJsonArray>

//! From what an organiser sends to an auth-event that may be stored (auth-events contract 7.4, 7.5).
namespace symbolon::handlers {

struct EventDraft {
    QString name = {};
    const model::AuthMethod *method = nullptr;
    QJsonObject config = {};
    QJsonObject pipeline = {};
    QJsonArray extraFields = {};
    QString census = QStringLiteral("close");
    bool isReal = false;
    std::optional<qint64> basedIn = std::nullopt;
    int loginsAllowed = 0; //!< 0 or less: as many as one likes

    //! `{"config": …, "pipeline": …}`, as it is stored and shown.
    [[nodiscard]] QJsonObject methodConfig() const;
};

//! The event that a new one shall be based in, if the request names one.
struct Base {
    bool isNamed = false;
    qint64 id = 0; //!< 0 when what is named is no number
};

[[nodiscard]] Base baseOf(const api::EventRequest &request);

//! A new event. Everything wrong is said in one message, in the contract's order; `mayBase`: the caller edits
//! the event of baseOf(). Code::Invalid with the contract's codename.
[[nodiscard]] Result<EventDraft> newEvent(const api::EventRequest &request, bool mayBase);

//! `stored` with what the request changes. The method is mandatory; what is left out stays. With another
//! method, its defaults take the place of the old one's configuration and pipelines.
[[nodiscard]] Result<EventDraft> changedEvent(const api::EventRequest &request, EventDraft stored);

} // namespace symbolon::handlers
