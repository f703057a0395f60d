// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/listener.h"

#include "server/http/guard.h"
#include "server/http/socket_tools.h"

#include <QSslSocket>

#include <limits>

namespace symbolon::http {

Listener::Listener(IoContext &context, qintptr descriptor, std::optional<QSslConfiguration> tls)
    : m_context(context)
    , m_tls(std::move(tls))
{
    // The census keeps the limit. Qt's own would count handshakes, so that silent clients could shut out
    // others.
    setMaxPendingConnections(std::numeric_limits<int>::max());
    if (!setSocketDescriptor(descriptor))
        closeSocket(descriptor);
}

void Listener::incomingConnection(qintptr descriptor)
{
    const QHostAddress peer = peerAddress(descriptor);
    if (const std::optional<Refusal> refusal = m_context.census.enter(peer)) {
        Response response = m_context.core.refuse(*refusal, {}, "too many connections");
        const Framing framing{ 1, false, false, response.body.size() };
        const auto head = serialiseHead(response, framing, m_context.date());
        sendAndClose(descriptor, m_tls || !head ? QByteArray() : *head + response.body);
        return;
    }
    QTcpSocket *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    new Lease(m_context.census, peer, socket);
    if (!socket->setSocketDescriptor(descriptor)) {
        closeSocket(descriptor);
        delete socket;
        return;
    }
    if (auto *tls = qobject_cast<QSslSocket *>(socket))
        shakeHands(*tls);
    else
        addPendingConnection(socket);
}

void Listener::shakeHands(QSslSocket &socket)
{
    m_handshakes.insert(&socket, steadyNow());
    connect(&socket, &QSslSocket::encrypted, this, [this, &socket] {
        m_handshakes.remove(&socket);
        disconnect(&socket, nullptr, this, nullptr);
        addPendingConnection(&socket);
    });
    // Failed, given up or timed out: there is no guard yet that would see to the end.
    connect(&socket, &QAbstractSocket::disconnected, this, [this, &socket] {
        m_handshakes.remove(&socket);
        socket.deleteLater();
    });
    socket.setSslConfiguration(*m_tls);
    socket.startServerEncryption();
}

QTcpSocket *Listener::nextPendingConnection()
{
    QTcpSocket *socket = QTcpServer::nextPendingConnection();
    if (!socket)
        return nullptr;
    auto *guard = new Guard(*socket, m_context);
    // What came with the end of the handshake is announced by nobody.
    if (socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(guard, &Guard::pump, Qt::QueuedConnection);
    return guard->inlet();
}

void Listener::tick(Time now)
{
    const auto limit = m_context.core.settings.limits.handshakeTime;
    const QHash<QSslSocket *, Time> handshakes = m_handshakes;
    for (auto entry = handshakes.begin(); entry != handshakes.end(); ++entry) {
        if (now - entry.value() > limit) {
            m_context.core.counters.count(Refusal::HandshakeTimeout);
            entry.key()->abort();
        }
    }
    // Accepting pauses itself when the process has no descriptor left.
    if (isListening())
        resumeAccepting();
}

void Listener::finish()
{
    while (isListening() && waitForNewConnection(0)) { }
    close();
    const QList<QSslSocket *> handshakes = m_handshakes.keys();
    for (QSslSocket *socket : handshakes)
        socket->abort();
}

} // namespace symbolon::http
