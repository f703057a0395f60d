// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/io_context.h"

#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>

class QSslSocket;

namespace symbolon::http {

//! One listening socket of one IO thread: keeps the limits on connections, shakes hands, and puts a Guard on
//! every socket before Qt's HTTP server gets it.
class Listener final : public QTcpServer {
    Q_OBJECT

public:
    //! Takes over `descriptor`, which is listening. Without `tls` the connections are plain.
    Listener(IoContext &context, qintptr descriptor, std::optional<QSslConfiguration> tls);

    //! For connections to come.
    void setTls(std::optional<QSslConfiguration> tls) { m_tls = std::move(tls); }

    //! Takes what the kernel has accepted already, then listens no more.
    void finish();
    //! Looks at the deadlines of handshakes.
    void tick(Time now);

    //! Qt asks for a connection: puts a guard on it and gives Qt the guard's inlet.
    QTcpSocket *nextPendingConnection() override;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void shakeHands(QSslSocket &socket);

    IoContext &m_context;
    std::optional<QSslConfiguration> m_tls;
    QHash<QSslSocket *, Time> m_handshakes; //!< by when each began
};

} // namespace symbolon::http
