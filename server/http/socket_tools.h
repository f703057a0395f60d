// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QHostAddress>
#include <QList>

class QAbstractSocket;

//! What the engine needs of sockets and Qt does not offer; the only file with system calls on them.
namespace symbolon::http {

//! Does the kernel spread connections over several listening sockets of one address?
[[nodiscard]] bool canShareListening();
//! `count` sockets listening on one address and port (0 = a free one); more than one needs
//! canShareListening(). The address must not be in use, not even by a process of ours. Code::Unavailable says
//! what the system said. The caller owns them.
[[nodiscard]] Result<QList<qintptr>> listenOn(const QHostAddress &address, quint16 port, int count);
[[nodiscard]] quint16 localPort(qintptr descriptor);
[[nodiscard]] QHostAddress peerAddress(qintptr descriptor);
//! Sends what fits at once, and closes.
void sendAndClose(qintptr descriptor, const QByteArray &bytes);
void closeSocket(qintptr descriptor);
//! Says that nothing more will be sent; the peer may still send.
void shutDownSending(const QAbstractSocket &socket);
//! Raises the soft limit of open files to `wanted` where the hard limit allows it; returns the limit.
int raiseFileLimit(int wanted);

} // namespace symbolon::http
