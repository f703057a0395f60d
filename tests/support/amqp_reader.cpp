// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/amqp_reader.h"

#include "server/courier/amqp_library.h"
#include "server/courier/bzip2.h"

#include <QJsonDocument>

#include <thread>

namespace symbolon::test {

namespace {

    constexpr amqp_channel_t ours = 1;

    QString textOf(amqp_bytes_t bytes)
    {
        return QString::fromUtf8(static_cast<const char *>(bytes.bytes), qsizetype(bytes.len));
    }

    amqp_bytes_t bytesOf(const QByteArray &bytes)
    {
        return { std::size_t(bytes.size()), const_cast<char *>(bytes.constData()) };
    }

    void must(const char *what, amqp_rpc_reply_t reply)
    {
        if (reply.reply_type != AMQP_RESPONSE_NORMAL)
            qFatal("AMQP: %s: refused (%d)", what, int(reply.reply_type));
    }

    ReceivedMessage received(const amqp_message_t &message)
    {
        const amqp_basic_properties_t &from = message.properties;
        const auto has = [&from](amqp_flags_t flag) { return (from._flags & flag) != 0; };
        ReceivedMessage to;
        to.body = QByteArray(static_cast<const char *>(message.body.bytes), qsizetype(message.body.len));
        if (has(AMQP_BASIC_CONTENT_TYPE_FLAG))
            to.contentType = textOf(from.content_type);
        if (has(AMQP_BASIC_CONTENT_ENCODING_FLAG))
            to.contentEncoding = textOf(from.content_encoding);
        if (has(AMQP_BASIC_CORRELATION_ID_FLAG))
            to.correlationId = textOf(from.correlation_id);
        if (has(AMQP_BASIC_MESSAGE_ID_FLAG))
            to.messageId = textOf(from.message_id);
        if (has(AMQP_BASIC_DELIVERY_MODE_FLAG))
            to.deliveryMode = from.delivery_mode;
        if (has(AMQP_BASIC_PRIORITY_FLAG))
            to.priority = from.priority;
        if (has(AMQP_BASIC_TIMESTAMP_FLAG))
            to.timestamp = qint64(from.timestamp);
        for (int i = 0; has(AMQP_BASIC_HEADERS_FLAG) && i < from.headers.num_entries; ++i) {
            const amqp_table_entry_t &entry = from.headers.entries[i];
            if (entry.value.kind == AMQP_FIELD_KIND_UTF8)
                to.headers.insert(textOf(entry.key), textOf(entry.value.value.bytes));
        }
        return to;
    }

} // namespace

struct AmqpReader::Private {
    amqp_connection_state_t state = amqp_new_connection();
    QByteArray queue;
    amqp_channel_t probing = ours;
};

QByteArray ReceivedMessage::text() const
{
    if (headers.value(QStringLiteral("compression")) != u"application/x-bz2")
        return body;
    return bunzip2(body, 1 << 20).value();
}

QJsonObject ReceivedMessage::json() const
{
    return QJsonDocument::fromJson(text()).object();
}

AmqpReader::AmqpReader(int port, const QString &routingKey)
    : d(std::make_unique<Private>())
{
    d->queue = routingKey.toUtf8();
    amqp_socket_t *socket = amqp_tcp_socket_new(d->state);
    if (amqp_socket_open(socket, "127.0.0.1", port) != AMQP_STATUS_OK)
        qFatal("AMQP: no broker on port %d", port);
    must("sign in", amqp_login(d->state, "/", 0, 131072, 0, AMQP_SASL_METHOD_PLAIN, "guest", "guest"));
    amqp_channel_open(d->state, ours);
    must("channel", amqp_get_rpc_reply(d->state));
    const amqp_bytes_t exchange = amqp_cstring_bytes("dhos");
    amqp_exchange_declare(
        d->state, ours, exchange, amqp_cstring_bytes("topic"), 0, 1, 0, 0, amqp_empty_table);
    must("exchange", amqp_get_rpc_reply(d->state));
    amqp_queue_declare(d->state, ours, bytesOf(d->queue), 0, 1, 0, 0, amqp_empty_table);
    must("queue", amqp_get_rpc_reply(d->state));
    amqp_queue_bind(d->state, ours, bytesOf(d->queue), exchange, bytesOf(d->queue), amqp_empty_table);
    must("binding", amqp_get_rpc_reply(d->state));
}

AmqpReader::~AmqpReader()
{
    amqp_connection_close(d->state, AMQP_REPLY_SUCCESS);
    amqp_destroy_connection(d->state);
}

std::optional<ReceivedMessage> AmqpReader::take(std::chrono::milliseconds wait)
{
    const auto deadline = std::chrono::steady_clock::now() + wait;
    while (true) {
        const auto reply = amqp_basic_get(d->state, ours, bytesOf(d->queue), 1);
        must("get", reply);
        if (reply.reply.id == AMQP_BASIC_GET_OK_METHOD) {
            amqp_message_t message{};
            must("read", amqp_read_message(d->state, ours, &message, 0));
            ReceivedMessage taken = received(message);
            amqp_destroy_message(&message);
            amqp_maybe_release_buffers(d->state);
            return taken;
        }
        if (std::chrono::steady_clock::now() >= deadline)
            return std::nullopt;
        std::this_thread::sleep_for(std::chrono::milliseconds(10)); // basic.get has no waiting form
    }
}

int AmqpReader::count()
{
    const auto *declared =
        amqp_queue_declare(d->state, ours, bytesOf(d->queue), 0, 1, 0, 0, amqp_empty_table);
    must("count", amqp_get_rpc_reply(d->state));
    return int(declared->message_count);
}

void AmqpReader::purge()
{
    amqp_queue_purge(d->state, ours, bytesOf(d->queue));
    must("purge", amqp_get_rpc_reply(d->state));
}

//! A channel of its own each time, because the broker closes one over a difference.
bool AmqpReader::hasExchange(const QByteArray &name, const QByteArray &type)
{
    amqp_channel_open(d->state, ++d->probing);
    must("channel", amqp_get_rpc_reply(d->state));
    amqp_exchange_declare(d->state, d->probing, bytesOf(name), bytesOf(type), 1, 1, 0, 0, amqp_empty_table);
    if (amqp_get_rpc_reply(d->state).reply_type != AMQP_RESPONSE_NORMAL)
        return false;
    amqp_exchange_declare(d->state, d->probing, bytesOf(name), bytesOf(type), 0, 1, 0, 0, amqp_empty_table);
    return amqp_get_rpc_reply(d->state).reply_type == AMQP_RESPONSE_NORMAL;
}

bool AmqpReader::hasQueue(const QByteArray &name)
{
    amqp_channel_open(d->state, ++d->probing);
    must("channel", amqp_get_rpc_reply(d->state));
    amqp_queue_declare(d->state, d->probing, bytesOf(name), 1, 1, 0, 0, amqp_empty_table);
    return amqp_get_rpc_reply(d->state).reply_type == AMQP_RESPONSE_NORMAL;
}

} // namespace symbolon::test
