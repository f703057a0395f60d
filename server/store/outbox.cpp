// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/outbox.h"

namespace symbolon::store::outbox {

Result<QString> enqueue(Connection &connection, Random &random, Instant now, const Message &message)
{
    const QString id = randomUuid(random);
    const QByteArray headers = QJsonDocument(message.headers).toJson(QJsonDocument::Compact);
    SYMBOLON_CHECK(connection.run(sql::outbox::insert,
        { { "channel", message.channel },
            { "destination", message.destination },
            { "message_id", id },
            { "headers", QString::fromUtf8(headers) },
            { "payload", message.payload },
            { "correlation_id", message.correlationId },
            { "now", now } }));
    return id;
}

} // namespace symbolon::store::outbox
