// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"

#include "shared/core/random.h"

#include <QJsonObject>

//! Messages that leave the building after the transaction that wrote them has committed.
namespace symbolon::store::outbox {

//! AMQP audit messages (activation contract section 6); the courier drains them in order.
inline constexpr const char16_t *amqp = u"amqp";

struct Message {
    QString channel; //!< who delivers it: outbox::amqp
    QString destination; //!< AMQP: the routing key
    QByteArray payload; //!< plain bytes; a channel may compress them on the way
    QJsonObject headers; //!< channel-specific additions; text values
    QString correlationId; //!< the request id
};

//! Writes `message` within the caller's transaction and returns its message id (UUID v4), which stays the
//! same however often delivery is tried. Wake the courier once the transaction has committed.
[[nodiscard]] Result<QString> enqueue(
    Connection &connection, Random &random, Instant now, const Message &message);

} // namespace symbolon::store::outbox
