// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace symbolon::test {

//! A message as it lay in a queue, with every property that was set.
struct ReceivedMessage {
    QByteArray body; //!< as sent, perhaps compressed
    QString contentType;
    QString contentEncoding;
    QString correlationId;
    QString messageId;
    int deliveryMode = -1;
    int priority = -1;
    qint64 timestamp = -1;
    QMap<QString, QString> headers;

    //! The body, uncompressed if its header says so.
    [[nodiscard]] QByteArray text() const;
    [[nodiscard]] QJsonObject json() const;
};

//! A receiver of audit messages as the activation contract's section 1 #3 has it: declares the topic exchange
//! `dhos` and a durable queue named like the routing key, bound to it. Aborts the test when the broker says
//! no.
class AmqpReader {
public:
    explicit AmqpReader(int port, const QString &routingKey = QStringLiteral("dhos.34837004"));
    ~AmqpReader();
    Q_DISABLE_COPY_MOVE(AmqpReader)

    //! The next message, waiting for it; it is gone from the queue then.
    [[nodiscard]] std::optional<ReceivedMessage> take(
        std::chrono::milliseconds wait = std::chrono::seconds(20));
    //! Messages in the queue.
    [[nodiscard]] int count();
    void purge();
    //! Whether an exchange of that name and type, durable, is there.
    [[nodiscard]] bool hasExchange(const QByteArray &name, const QByteArray &type);
    [[nodiscard]] bool hasQueue(const QByteArray &name);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace symbolon::test
