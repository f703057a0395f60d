// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/access.h"

#include "shared/api/event_access.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"

#include <QJsonValue>

//! Small conventions of the auth-events surface that several of its handlers share.
namespace symbolon::handlers {

//! What the old service's language takes for true: everything but null, false, 0 and what is empty.
[[nodiscard]] bool isTruthy(const QJsonValue &value);

//! An object id of any JSON type as the text that tokens and rows hold: absent is `0`, null is empty. Code::
//! Invalid for lists, objects, fractions and texts with a separator.
[[nodiscard]] Result<access::Object> objectOf(const QString &type, const std::optional<QJsonValue> &id);

//! `2026-11-25T08:15:00.123456+00:00`.
[[nodiscard]] QString isoTime(Instant instant);

//! One page of an old list, by number.
class OffsetPage {
public:
    //! What cannot be read counts as not given; a page beyond the last is the last.
    OffsetPage(const std::optional<QString> &page, const std::optional<QString> &size, qint64 total);

    [[nodiscard]] qint64 offset() const;

    [[nodiscard]] int size() const { return m_size; }

    void fill(api::PageNumbers &numbers) const;

private:
    int m_page = 1;
    int m_size;
    int m_last = 1;
    qint64 m_total;
};

//! `order` if it is one of `allowed`, with or without `-` before it; else empty (weakness W12).
[[nodiscard]] QString allowedOrder(const std::optional<QString> &order, const QStringList &allowed);

} // namespace symbolon::handlers
