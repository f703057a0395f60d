// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/inlet.h"

#include <algorithm>
#include <cstring>

namespace symbolon::http {

Inlet::Inlet(const QTcpSocket &peer)
{
    QIODevice::open(QIODevice::ReadWrite);
    setPeerAddress(peer.peerAddress());
    setPeerPort(peer.peerPort());
    setLocalAddress(peer.localAddress());
    setLocalPort(peer.localPort());
    setSocketState(QAbstractSocket::ConnectedState);
}

bool Inlet::deliver(const QByteArray &head, const QByteArray &body)
{
    m_head = head;
    m_body = body;
    m_position = 0;
    m_hasFailed = false;
    emit readyRead();
    const bool isConsumed = !m_hasFailed && bytesAvailable() == 0;
    m_head = {};
    m_body = {};
    m_position = 0;
    return isConsumed;
}

void Inlet::retire()
{
    setSocketState(QAbstractSocket::UnconnectedState);
    emit disconnected();
}

qint64 Inlet::bytesAvailable() const
{
    return QTcpSocket::bytesAvailable() + m_head.size() + m_body.size() - m_position;
}

//! Only Qt's parser calls this, when it cannot read a message.
void Inlet::disconnectFromHost()
{
    m_hasFailed = true;
}

qint64 Inlet::readData(char *data, qint64 maxSize)
{
    qsizetype copied = 0;
    while (copied < maxSize) {
        const bool isInHead = m_position < m_head.size();
        const QByteArrayView part = isInHead ? QByteArrayView(m_head).sliced(m_position)
                                             : QByteArrayView(m_body).sliced(m_position - m_head.size());
        const qsizetype size = std::min<qsizetype>(part.size(), maxSize - copied);
        if (size == 0)
            break;
        std::memcpy(data + copied, part.data(), std::size_t(size));
        copied += size;
        m_position += size;
    }
    return copied;
}

qint64 Inlet::writeData(const char *, qint64 size)
{
    return size;
}

} // namespace symbolon::http
