// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/farewell.h"

#include "server/http/socket_tools.h"

#include <QSslSocket>

#include <algorithm>

namespace symbolon::http {

Farewell::Farewell(QTcpSocket &socket, const EngineLimits &limits)
    : m_socket(socket)
    , m_limits(limits)
    , m_began(steadyNow())
    , m_lastInput(m_began)
{
}

void Farewell::begin(bool hasUnread)
{
    m_hasBegun = true;
    m_began = steadyNow();
    m_lastInput = m_began;
    // TLS has no half-closing: with our closing alert the connection is over. So we say it when the peer is
    // quiet.
    if (!qobject_cast<QSslSocket *>(&m_socket))
        shutDownSending(m_socket);
    else if (!hasUnread)
        m_socket.disconnectFromHost();
}

bool Farewell::discard()
{
    const qint64 size = m_socket.skip(m_socket.bytesAvailable());
    m_lastInput = steadyNow();
    m_discarded += std::max<qint64>(size, 0);
    return m_discarded <= m_limits.lingerBytes;
}

bool Farewell::tick(Time now)
{
    if (now - m_began > m_limits.lingerTime)
        return false;
    if (qobject_cast<QSslSocket *>(&m_socket) && now - m_lastInput >= m_limits.tick)
        m_socket.disconnectFromHost();
    return true;
}

} // namespace symbolon::http
