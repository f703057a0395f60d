// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/http_stub.h"

#include <QTcpSocket>

#include <optional>

namespace symbolon::test {

namespace {

    //! The body of a chunked message, once it is complete (RFC 9112 section 7.1; trailers are dropped).
    std::optional<QByteArray> unchunk(const QByteArray &data)
    {
        QByteArray body;
        for (qsizetype at = 0;;) {
            const auto end = data.indexOf("\r\n", at);
            if (end < 0)
                return std::nullopt;
            const auto size = data.mid(at, end - at).split(';').first().trimmed().toLongLong(nullptr, 16);
            if (size == 0)
                return data.indexOf("\r\n", end + 2) < 0 ? std::nullopt : std::optional(body);
            if (data.size() < end + 2 + size + 2)
                return std::nullopt;
            body += data.mid(end + 2, size);
            at = end + 2 + size + 2;
        }
    }

    //! The request, once it is complete.
    std::optional<ReceivedRequest> parse(const QByteArray &data)
    {
        const auto end = data.indexOf("\r\n\r\n");
        if (end < 0)
            return std::nullopt;
        auto lines = data.left(end).split('\n');
        const auto words = lines.takeFirst().trimmed().split(' ');
        ReceivedRequest request{ words.value(0), words.value(1), {}, {} };
        for (const auto &line : lines) {
            const auto colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const auto rest = data.mid(end + 4);
        if (request.headers.value("transfer-encoding").toLower() == "chunked") {
            const auto body = unchunk(rest);
            if (!body)
                return std::nullopt;
            request.body = *body;
            return request;
        }
        const auto length = request.headers.value("content-length").toLongLong();
        if (rest.size() < length)
            return std::nullopt;
        request.body = rest.left(length);
        return request;
    }

    QByteArray bytesOf(const StubReply &reply)
    {
        QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status)
            + " Stub\r\nConnection: close\r\nContent-Type: " + reply.contentType
            + "\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
        for (const auto &header : reply.headers)
            bytes += header + "\r\n";
        return bytes + "\r\n" + reply.body;
    }

} // namespace

//! One client; a child of its socket.
class HttpConversation : public QObject {
public:
    HttpConversation(HttpStub &stub, QTcpSocket *socket)
        : QObject(socket)
        , m_stub(stub)
        , m_socket(*socket)
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
    }

private:
    void read()
    {
        m_data += m_socket.readAll();
        if (m_answered)
            return;
        if (!m_continued && m_data.toLower().contains("expect: 100-continue")
            && m_data.contains("\r\n\r\n")) {
            m_continued = true;
            m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        const auto request = parse(m_data);
        if (!request)
            return;
        m_answered = true;
        m_stub.m_requests += *request;
        const auto reply = m_stub.m_reply ? m_stub.m_reply(*request) : StubReply();
        emit m_stub.received(*request);
        if (reply.silent)
            return;
        if (!reply.hangUp)
            m_socket.write(bytesOf(reply));
        m_socket.disconnectFromHost();
    }

    HttpStub &m_stub;
    QTcpSocket &m_socket;
    QByteArray m_data;
    bool m_continued = false;
    bool m_answered = false;
};

HttpStub::HttpStub(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &HttpStub::serve);
    m_server.listen(QHostAddress::LocalHost, 0);
}

int HttpStub::port() const
{
    return m_server.serverPort();
}

QUrl HttpStub::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port()).arg(path));
}

void HttpStub::serve()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        new HttpConversation(*this, socket);
    }
}

} // namespace symbolon::test
