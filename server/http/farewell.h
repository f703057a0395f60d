// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/io_context.h"

class QTcpSocket;

namespace symbolon::http {

//! The end of a connection in good order, once its last answer is with the socket. Closing at once could
//! destroy the answer: unread input makes a TCP stack send a reset, on which the peer forgets what it has
//! received (RFC 9112 section 9.6). So we stop sending, discard what still comes, and wait for the peer to
//! close, for a while.
class Farewell {
public:
    Farewell(QTcpSocket &socket, const EngineLimits &limits);

    //! Call when everything has left for the operating system. `hasUnread`: the peer may not have sent its
    //! all.
    void begin(bool hasUnread);

    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }

    //! Discards what has arrived; may be used before begin(). False when it is more than the limit.
    [[nodiscard]] bool discard();
    //! False when the time is over.
    [[nodiscard]] bool tick(Time now);

private:
    QTcpSocket &m_socket;
    const EngineLimits &m_limits;
    bool m_hasBegun = false;
    Time m_began;
    Time m_lastInput;
    qint64 m_discarded = 0;
};

} // namespace symbolon::http
