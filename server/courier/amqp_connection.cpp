// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/courier/amqp_connection.h"

#include "server/courier/amqp_library.h"
#include "server/courier/bzip2.h"

#include "shared/core/log.h"

#include <array>

namespace symbolon::courier {

namespace {

    constexpr amqp_channel_t publishing = 1;
    constexpr amqp_channel_t declaring = 2;
    constexpr int heartbeatSeconds = 30;
    constexpr int largestFrame = 131072;
    constexpr const char *exchange = "dhos";

    amqp_bytes_t bytesOf(const QByteArray &bytes)
    {
        return { std::size_t(bytes.size()), const_cast<char *>(bytes.constData()) };
    }

    QString textOf(amqp_bytes_t bytes)
    {
        return QString::fromUtf8(static_cast<const char *>(bytes.bytes), qsizetype(bytes.len));
    }

    timeval timeOf(std::chrono::milliseconds duration)
    {
        return { .tv_sec = duration.count() / 1000, .tv_usec = duration.count() % 1000 * 1000 };
    }

    //! Why the broker closed a channel or the connection; empty for any other method.
    QString closingWords(const amqp_method_t &method)
    {
        if (method.id == AMQP_CHANNEL_CLOSE_METHOD)
            return textOf(static_cast<const amqp_channel_close_t *>(method.decoded)->reply_text);
        if (method.id == AMQP_CONNECTION_CLOSE_METHOD)
            return textOf(static_cast<const amqp_connection_close_t *>(method.decoded)->reply_text);
        return {};
    }

    Failure unavailable(const QString &what, const QString &why)
    {
        return fail(Code::Unavailable, QStringLiteral("AMQP: %1: %2").arg(what, why));
    }

    Result<void> replied(const QString &what, const amqp_rpc_reply_t &reply)
    {
        switch (reply.reply_type) {
        case AMQP_RESPONSE_NORMAL:
            return {};
        case AMQP_RESPONSE_SERVER_EXCEPTION:
            return unavailable(what, closingWords(reply.reply));
        case AMQP_RESPONSE_LIBRARY_EXCEPTION:
            return unavailable(what, QString::fromUtf8(amqp_error_string2(reply.library_error)));
        case AMQP_RESPONSE_NONE:
            break;
        }
        return unavailable(what, QStringLiteral("no answer"));
    }

    amqp_table_entry_t entry(const char *key, const char *value)
    {
        amqp_table_entry_t made{};
        made.key = amqp_cstring_bytes(key);
        made.value.kind = AMQP_FIELD_KIND_UTF8;
        made.value.value.bytes = amqp_cstring_bytes(value);
        return made;
    }

    amqp_table_entry_t entry(const char *key, qint32 value)
    {
        amqp_table_entry_t made{};
        made.key = amqp_cstring_bytes(key);
        made.value.kind = AMQP_FIELD_KIND_I32;
        made.value.value.i32 = value;
        return made;
    }

    //! An exchange, and the queue bound to it with an empty key (activation contract section 6).
    struct Declaration {
        const char *exchange;
        const char *type;
        const char *queue; //!< or null
        std::span<amqp_table_entry_t> arguments; //!< of the queue
    };

} // namespace

struct AmqpConnection::Private {
    explicit Private(AmqpSettings given)
        : settings(std::move(given))
    {
    }

    ~Private()
    {
        if (isOpen)
            amqp_connection_close(state, AMQP_REPLY_SUCCESS);
        amqp_destroy_connection(state);
    }

    Q_DISABLE_COPY_MOVE(Private)

    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> signIn();
    [[nodiscard]] Result<void> declareAll();
    [[nodiscard]] Result<void> declare(const Declaration &declaration);
    [[nodiscard]] Result<void> tryDeclare(const Declaration &declaration);
    [[nodiscard]] Result<void> startConfirming();
    [[nodiscard]] Result<void> awaitConfirmation(std::chrono::steady_clock::time_point deadline);

    const AmqpSettings settings;
    amqp_connection_state_t state = amqp_new_connection();
    bool isOpen = false; //!< and can be closed with good manners
};

Result<void> AmqpConnection::Private::connect()
{
    amqp_socket_t *socket = settings.tls ? amqp_ssl_socket_new(state) : amqp_tcp_socket_new(state);
    if (!socket)
        throw std::bad_alloc();
    if (settings.tls) {
        amqp_ssl_socket_set_verify_peer(socket, 1);
        amqp_ssl_socket_set_verify_hostname(socket, 1);
        const QByteArray file = settings.caFile.toLocal8Bit();
        const int loaded = amqp_ssl_socket_set_cacert(socket, file.constData());
        if (loaded != AMQP_STATUS_OK)
            return unavailable(QStringLiteral("authorities"), QString::fromUtf8(amqp_error_string2(loaded)));
    }
    const timeval timeout = timeOf(settings.timeout);
    const int opened =
        amqp_socket_open_noblock(socket, settings.host.toUtf8().constData(), settings.port, &timeout);
    if (opened != AMQP_STATUS_OK)
        return unavailable(QStringLiteral("%1:%2").arg(settings.host).arg(settings.port),
            QString::fromUtf8(amqp_error_string2(opened)));
    return {};
}

Result<void> AmqpConnection::Private::signIn()
{
    const timeval timeout = timeOf(settings.timeout);
    amqp_set_handshake_timeout(state, &timeout);
    amqp_set_rpc_timeout(state, &timeout);
    const QByteArray virtualHost = settings.virtualHost.toUtf8();
    const QByteArray username = settings.username.toUtf8();
    SYMBOLON_CHECK(replied(QStringLiteral("sign in"),
        amqp_login(state,
            virtualHost.constData(),
            0,
            largestFrame,
            heartbeatSeconds,
            AMQP_SASL_METHOD_PLAIN,
            username.constData(),
            settings.password.reveal().constData())));
    isOpen = true;
    return {};
}

Result<void> AmqpConnection::Private::declareAll()
{
    std::array retry{ entry("x-message-ttl", 60000),
        entry("x-dead-letter-exchange", exchange),
        entry("x-queue-mode", "default") };
    const Declaration besides[] = { { "dhos-dlx", "fanout", "errors", {} },
        { "dhos-retry", "fanout", "retry", retry } };
    SYMBOLON_CHECK(tryDeclare({ exchange, "topic", nullptr, {} }));
    for (const Declaration &declaration : besides) {
        const auto declared = tryDeclare(declaration);
        // Somebody else's retry queue with other arguments is no reason to keep messages back.
        if (!declared && declared.error().code == Code::Conflict)
            logWarning("courier",
                QStringLiteral("the broker has an exchange or queue of that name with other properties"),
                { { QStringLiteral("reason"), declared.error().detail } });
        else
            SYMBOLON_CHECK(declared);
    }
    return {};
}

//! On a channel of its own, because the broker closes a channel over a declaration that differs from what it
//! has. That is Code::Conflict, and the connection stays good.
Result<void> AmqpConnection::Private::tryDeclare(const Declaration &declaration)
{
    amqp_channel_open(state, declaring);
    SYMBOLON_CHECK(replied(QStringLiteral("open channel"), amqp_get_rpc_reply(state)));
    auto declared = declare(declaration);
    const amqp_rpc_reply_t reply = amqp_get_rpc_reply(state);
    if (!declared && reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION
        && reply.reply.id == AMQP_CHANNEL_CLOSE_METHOD) {
        amqp_channel_close_ok_t accepted{};
        amqp_send_method(state, declaring, AMQP_CHANNEL_CLOSE_OK_METHOD, &accepted);
        declared.error().code = Code::Conflict;
        return declared;
    }
    SYMBOLON_CHECK(declared);
    return replied(QStringLiteral("close channel"), amqp_channel_close(state, declaring, AMQP_REPLY_SUCCESS));
}

Result<void> AmqpConnection::Private::declare(const Declaration &declaration)
{
    const QString name = QString::fromLatin1(declaration.exchange);
    const amqp_bytes_t exchangeName = amqp_cstring_bytes(declaration.exchange);
    amqp_exchange_declare(
        state, declaring, exchangeName, amqp_cstring_bytes(declaration.type), 0, 1, 0, 0, amqp_empty_table);
    SYMBOLON_CHECK(replied(QStringLiteral("declare exchange %1").arg(name), amqp_get_rpc_reply(state)));
    if (!declaration.queue)
        return {};
    const amqp_bytes_t queueName = amqp_cstring_bytes(declaration.queue);
    const amqp_table_t arguments{ int(declaration.arguments.size()), declaration.arguments.data() };
    amqp_queue_declare(state, declaring, queueName, 0, 1, 0, 0, arguments);
    SYMBOLON_CHECK(replied(QStringLiteral("declare the queue of %1").arg(name), amqp_get_rpc_reply(state)));
    amqp_queue_bind(state, declaring, queueName, exchangeName, amqp_empty_bytes, amqp_empty_table);
    return replied(QStringLiteral("bind the queue of %1").arg(name), amqp_get_rpc_reply(state));
}

Result<void> AmqpConnection::Private::startConfirming()
{
    amqp_channel_open(state, publishing);
    SYMBOLON_CHECK(replied(QStringLiteral("open channel"), amqp_get_rpc_reply(state)));
    amqp_confirm_select(state, publishing);
    return replied(QStringLiteral("confirm"), amqp_get_rpc_reply(state));
}

Result<void> AmqpConnection::Private::awaitConfirmation(std::chrono::steady_clock::time_point deadline)
{
    const QString what = QStringLiteral("publish");
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        const timeval timeout = timeOf(std::max(left, std::chrono::milliseconds(0)));
        amqp_frame_t frame{};
        const int status = amqp_simple_wait_frame_noblock(state, &frame, &timeout);
        if (status != AMQP_STATUS_OK) {
            isOpen = false;
            return unavailable(what, QString::fromUtf8(amqp_error_string2(status)));
        }
        if (frame.frame_type != AMQP_FRAME_METHOD)
            continue;
        const amqp_method_t &method = frame.payload.method;
        if (method.id == AMQP_BASIC_ACK_METHOD)
            return {};
        if (method.id == AMQP_BASIC_NACK_METHOD)
            return unavailable(what, QStringLiteral("the broker would not take the message"));
        if (method.id == AMQP_CONNECTION_CLOSE_METHOD)
            return unavailable(what, closingWords(method));
        if (method.id == AMQP_CHANNEL_CLOSE_METHOD)
            return fail(Code::Conflict, QStringLiteral("AMQP: %1: %2").arg(what, closingWords(method)));
    }
}

AmqpConnection::AmqpConnection(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

AmqpConnection::~AmqpConnection() = default;

Result<std::unique_ptr<AmqpConnection>> AmqpConnection::open(const AmqpSettings &settings)
{
    auto made = std::make_unique<Private>(settings);
    SYMBOLON_CHECK(made->connect());
    SYMBOLON_CHECK(made->signIn());
    if (auto declared = made->declareAll(); !declared) {
        declared.error().code = Code::Unavailable; // it is the broker that is the trouble, not the message
        return Failure(std::move(declared.error()));
    }
    SYMBOLON_CHECK(made->startConfirming());
    return std::unique_ptr<AmqpConnection>(new AmqpConnection(std::move(made)));
}

Result<void> AmqpConnection::publish(const Outgoing &message)
{
    const QByteArray body = d->settings.compress ? bzip2(message.payload) : message.payload;
    const QByteArray routingKey = message.destination.toUtf8();
    const QByteArray messageId = message.messageId.toUtf8();
    const QByteArray correlationId = message.correlationId.toUtf8();
    std::array headers{ entry("compression", "application/x-bz2") };

    amqp_basic_properties_t properties{};
    properties._flags = AMQP_BASIC_CONTENT_TYPE_FLAG | AMQP_BASIC_CONTENT_ENCODING_FLAG
        | AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_PRIORITY_FLAG | AMQP_BASIC_TIMESTAMP_FLAG
        | AMQP_BASIC_CORRELATION_ID_FLAG | AMQP_BASIC_MESSAGE_ID_FLAG;
    properties.content_type = amqp_cstring_bytes("application/text");
    properties.content_encoding = amqp_cstring_bytes("utf-8");
    properties.delivery_mode = AMQP_DELIVERY_PERSISTENT;
    properties.priority = 0;
    properties.timestamp = std::uint64_t(toUnixSeconds(message.created));
    properties.correlation_id = bytesOf(correlationId);
    properties.message_id = bytesOf(messageId);
    if (d->settings.compress) {
        properties._flags |= AMQP_BASIC_HEADERS_FLAG;
        properties.headers = { int(headers.size()), headers.data() };
    }
    const auto deadline = std::chrono::steady_clock::now() + d->settings.timeout;
    const int sent = amqp_basic_publish(d->state,
        publishing,
        amqp_cstring_bytes(exchange),
        bytesOf(routingKey),
        0,
        0,
        &properties,
        bytesOf(body));
    if (sent != AMQP_STATUS_OK) {
        d->isOpen = false;
        return unavailable(QStringLiteral("publish"), QString::fromUtf8(amqp_error_string2(sent)));
    }
    auto confirmed = d->awaitConfirmation(deadline);
    amqp_maybe_release_buffers(d->state);
    return confirmed;
}

bool AmqpConnection::serve()
{
    const timeval atOnce{};
    amqp_frame_t frame{};
    const int status = amqp_simple_wait_frame_noblock(d->state, &frame, &atOnce);
    amqp_maybe_release_buffers(d->state);
    // Nothing is consumed and nothing waits for confirmation: whatever method comes now announces an end.
    if (status == AMQP_STATUS_TIMEOUT)
        return true;
    d->isOpen = false;
    return false;
}

} // namespace symbolon::courier
