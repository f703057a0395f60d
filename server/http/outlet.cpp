// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/outlet.h"

#include "shared/core/log.h"

#include <QFile>
#include <QScopedValueRollback>
#include <QSslSocket>

namespace symbolon::http {

namespace {

    //! How much of a file waits in memory for a slow reader.
    constexpr qint64 fileChunk = 65'536;
    //! Smaller bodies are joined to their head, so that they leave in one system call.
    constexpr qsizetype joinedBody = 65'536;

    bool prepare(QFile &file)
    {
        return (file.isOpen() || file.open(QIODevice::ReadOnly)) && file.seek(0);
    }

} // namespace

Outlet::Outlet(QTcpSocket &socket, IoContext &context)
    : m_socket(socket)
    , m_context(context)
{
}

Outlet::~Outlet() = default;

quint64 Outlet::expect(Expected expected)
{
    m_line.push_back({ std::move(expected), std::nullopt });
    return m_firstSerial + m_line.size() - 1;
}

void Outlet::answer(quint64 serial, Response response)
{
    if (serial < m_firstSerial || serial >= m_firstSerial + m_line.size())
        return;
    m_line[serial - m_firstSerial].response = std::move(response);
}

void Outlet::advance()
{
    if (m_isAdvancing)
        return;
    const QScopedValueRollback advancing(m_isAdvancing, true);
    while (!m_hasEnded) {
        if (m_file) {
            sendFile();
            if (m_file)
                break;
        } else if (!m_line.empty() && m_line.front().response && !isStreaming()) {
            Exchange exchange = std::move(m_line.front());
            m_line.pop_front();
            ++m_firstSerial;
            begin(std::move(exchange));
        } else {
            break;
        }
    }
    flush();
}

void Outlet::begin(Exchange exchange)
{
    Response &response = *exchange.response;
    const Expected &expected = exchange.expected;
    if (response.file && !prepare(*response.file))
        response = failure(expected.path);
    const bool isStream = response.stream && !expected.isHead && takePlace(response, expected.path);
    Framing framing = framingOf(response, expected);
    if (isStream)
        framing.contentLength.reset();
    const QByteArray head = headOf(response, framing, expected.path);
    const bool hasBody = !expected.isHead && hasContent(response.status);
    if (isStreaming()) {
        write(head);
        ping();
    } else if (hasBody && response.file) {
        write(head);
        beginFile(std::move(response.file), framing);
    } else {
        writeTogether(head, hasBody ? response.body : QByteArray());
        m_hasEnded = !framing.keepsAlive;
    }
}

Framing Outlet::framingOf(const Response &response, const Expected &expected) const
{
    // While draining, the last answer in line is the last of the connection.
    const bool isLast = m_context.isDraining && m_line.empty();
    const bool keepsAlive = expected.keepsAlive && !response.closeConnection && !isLast && !response.stream;
    return { expected.minorVersion,
        expected.isHead,
        keepsAlive,
        response.file ? response.file->size() : response.body.size() };
}

void Outlet::writeTogether(const QByteArray &head, const QByteArray &body)
{
    if (body.size() <= joinedBody) {
        write(head + body);
    } else {
        write(head);
        write(body);
    }
}

QByteArray Outlet::headOf(Response &response, Framing &framing, const QByteArray &path)
{
    if (std::optional<QByteArray> head = serialiseHead(response, framing, m_context.date()))
        return *std::move(head);
    logError("http",
        QStringLiteral("a response has a header that cannot be sent"),
        { { QStringLiteral("route"), QString::fromLatin1(response.routePattern) } });
    m_place.reset();
    response = failure(path);
    framing.contentLength = response.body.size();
    return serialiseHead(response, framing, m_context.date()).value_or(QByteArray());
}

Response Outlet::failure(const QByteArray &path) const
{
    return m_context.core.refuse(Refusal::HandlerFailure, path, "the request could not be completed");
}

void Outlet::beginFile(std::shared_ptr<QFile> file, const Framing &framing)
{
    m_file = std::move(file);
    m_fileLeft = *framing.contentLength;
    m_endsAfterFile = !framing.keepsAlive;
}

bool Outlet::takePlace(Response &response, const QByteArray &path)
{
    std::optional<EventHub::Denial> denial;
    const EventStream stream = *response.stream;
    if (!m_context.isDraining)
        m_place = m_context.core.events.take(stream.subject, denial);
    if (!m_place) {
        const bool isOfSubject = denial == EventHub::Denial::TooManyOfSubject;
        const Refusal refusal = isOfSubject ? Refusal::EventStreamsPerSubject : Refusal::EventStreams;
        response = m_context.core.refuse(refusal, path, "too many event streams are open");
        return false;
    }
    m_topics = stream.topics;
    response.contentType = "text/event-stream";
    response.body.clear();
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    return true;
}

void Outlet::sendFile()
{
    while (m_fileLeft > 0 && pending() < fileChunk) {
        const QByteArray chunk = m_file->read(std::min(fileChunk, m_fileLeft));
        if (chunk.isEmpty()) {
            // The length is promised already: only a broken connection tells the client.
            logError("http", QStringLiteral("a file ended before its length"));
            m_file.reset();
            m_hasEnded = true;
            m_socket.abort();
            return;
        }
        m_fileLeft -= chunk.size();
        write(chunk);
    }
    if (m_fileLeft == 0) {
        m_file.reset();
        m_hasEnded = m_endsAfterFile;
    }
}

void Outlet::publish(const EventHub::Event &event)
{
    if (!isStreaming() || !m_topics.contains(event.topic))
        return;
    if (pending() + event.wire.size() > m_context.core.settings.limits.eventBacklog) {
        m_context.core.counters.count(Refusal::WriteStall);
        m_socket.abort();
        return;
    }
    write(event.wire);
    flush();
}

void Outlet::ping()
{
    write(":\n\n");
    flush();
}

void Outlet::endStream()
{
    m_place.reset();
    m_hasEnded = true;
}

void Outlet::write(const QByteArray &bytes)
{
    m_context.core.counters.bytesSent.fetch_add(quint64(bytes.size()), std::memory_order_relaxed);
    m_socket.write(bytes);
}

void Outlet::flush()
{
    if (m_socket.bytesToWrite() > 0)
        m_socket.flush();
}

qint64 Outlet::pending() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(&m_socket);
    return m_socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

} // namespace symbolon::http
