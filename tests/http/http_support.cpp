// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http_support.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QTest>

namespace symbolon::http {

namespace {

    constexpr int patienceMs = 10'000;

    Response text(int status, const QByteArray &body)
    {
        Response response;
        response.status = status;
        response.contentType = "text/plain";
        response.body = body;
        return response;
    }

    Response rerouted(Lane lane)
    {
        Response response;
        response.reroute = lane;
        return response;
    }

    QByteArray laneName(Lane lane)
    {
        switch (lane) {
        case Lane::Inline:
            return "inline";
        case Lane::Pool:
            return "pool";
        case Lane::Hashing:
            return "hashing";
        }
        Q_UNREACHABLE();
    }

} // namespace

Dispatcher::Admission TestDispatcher::admit(QByteArrayView, QByteArrayView path) const
{
    if (path.startsWith("/fast") || path == "/reroute/inline" || path == "/file" || path == "/events")
        return { Lane::Inline, 1 << 20 };
    if (path.startsWith("/hash"))
        return { Lane::Hashing, 1 << 20 };
    if (path.startsWith("/small"))
        return { Lane::Pool, 10 };
    return { Lane::Pool, 1 << 20 };
}

Response TestDispatcher::handle(const Request &request, Lane lane)
{
    ++handled;
    const QByteArray &path = request.path;
    if (path.startsWith("/wait") || path.startsWith("/hash/wait")) {
        entered.release();
        waiting.acquire();
        return text(200, path);
    }
    if (path == "/throw")
        throw std::runtime_error("a secret of the inside");
    if (path == "/throw/odd")
        throw 42; // NOLINT(hicpp-exception-baseclass): handlers may do even that
    if (path.startsWith("/reroute") && (lane != Lane::Hashing || path == "/reroute/forever"))
        return rerouted(path == "/reroute/back" ? Lane::Inline : Lane::Hashing);
    if (path == "/inspect")
        last = request;
    if (path == "/echo")
        return text(200, request.body);
    if (path == "/large")
        return text(200, QByteArray(8 << 20, 'x'));
    if (path == "/injection") {
        Response response = text(200, "x");
        response.setHeader("X-Name", "a\r\nSet-Cookie: b");
        return response;
    }
    if (path == "/nothing")
        return text(204, "must not be sent");
    if (path == "/unchanged")
        return text(304, "must not be sent");
    if (path == "/close") {
        Response response = text(200, "bye");
        response.closeConnection = true;
        return response;
    }
    if (path == "/file") {
        Response response = text(200, {});
        response.file = file;
        return response;
    }
    if (path == "/events") {
        Response response;
        response.stream = EventStream{ { "news" }, request.query };
        return response;
    }
    if (path == "/fast" && request.method != "GET" && request.method != "HEAD") {
        Response response = text(request.method == "OPTIONS" ? 204 : 405, {});
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
        return response;
    }
    return text(200, path.startsWith("/fast") ? path : laneName(lane));
}

Response TestDispatcher::refuse(int status, QByteArrayView, const QString &why) const
{
    Response response = text(status, why.toUtf8());
    response.contentType = "application/problem+json";
    return response;
}

QByteArray Reply::header(QByteArrayView name) const
{
    for (const Header &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

RawClient::RawClient(quint16 port, const QHostAddress &address)
    : m_socket(std::make_unique<QTcpSocket>())
{
    m_socket->connectToHost(address, port);
    m_socket->waitForConnected(patienceMs);
}

RawClient &RawClient::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
    while (m_socket->bytesToWrite() > 0 && m_socket->waitForBytesWritten(patienceMs)) { }
    return *this;
}

bool RawClient::readMore()
{
    if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(patienceMs)
        && m_socket->bytesAvailable() == 0)
        return false;
    m_input += m_socket->readAll();
    return true;
}

Reply RawClient::read(bool isHead)
{
    qsizetype end = -1;
    while ((end = m_input.indexOf("\r\n\r\n")) < 0) {
        if (!readMore())
            return {};
    }
    Reply reply;
    reply.raw = m_input.left(end + 4);
    m_input.remove(0, end + 4);
    const QList<QByteArray> lines = reply.raw.left(end).split('\n');
    reply.status = lines.first().mid(9, 3).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        reply.headers.append({ line.left(colon), line.mid(colon + 1).trimmed() });
    }
    const QByteArray length = reply.header("Content-Length");
    const bool hasBody = !isHead && reply.status >= 200 && reply.status != 204 && reply.status != 304;
    if (!hasBody)
        return reply;
    while (length.isEmpty() || m_input.size() < length.toLongLong()) {
        if (!readMore())
            break;
    }
    const qsizetype size = length.isEmpty() ? m_input.size() : length.toLongLong();
    reply.body = m_input.left(size);
    m_input.remove(0, size);
    return reply;
}

QList<Reply> RawClient::readAll()
{
    QList<Reply> replies;
    while (true) {
        Reply reply = read();
        if (reply.status == 0)
            return replies;
        replies.append(reply);
    }
}

bool RawClient::isClosed()
{
    const QDeadlineTimer deadline(patienceMs);
    while (m_socket->state() != QAbstractSocket::UnconnectedState && !deadline.hasExpired()) {
        m_socket->waitForReadyRead(50);
        m_input += m_socket->readAll();
    }
    return m_socket->state() == QAbstractSocket::UnconnectedState && m_input.isEmpty();
}

bool RawClient::waitFor(const QByteArray &text)
{
    qsizetype at = -1;
    while ((at = m_input.indexOf(text)) < 0) {
        if (!readMore())
            return false;
    }
    m_input.remove(0, at + text.size());
    return true;
}

QByteArray get(const QByteArray &path, const QByteArray &moreHeaders)
{
    return "GET " + path + " HTTP/1.1\r\nHost: test\r\n" + moreHeaders + "\r\n";
}

QByteArray post(const QByteArray &path, const QByteArray &headers, const QByteArray &body)
{
    return "POST " + path + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n" + body;
}

TestServer::TestServer(EngineSettings settings)
    : engine(std::move(settings), clock)
{
    const Result<void> started = engine.start(dispatcher);
    if (!started)
        qFatal("%s", qUtf8Printable(started.error().detail));
    port = engine.ports().first();
}

EngineSettings TestServer::testSettings()
{
    EngineSettings settings;
    settings.listen = { ListenAddress{ QHostAddress::LocalHost, 0, false, false } };
    settings.limits.tick = std::chrono::milliseconds(20);
    settings.limits.lingerTime = std::chrono::milliseconds(2000);
    return settings;
}

quint64 TestServer::refused(Refusal refusal) const
{
    return engine.statistics().refused.value(refusalName(refusal));
}

} // namespace symbolon::http
