// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/io_thread.h"
#include "server/http/qt_compat.h"

#include <QObject>

namespace symbolon::http {

class Listener;

//! What lives in an IO thread: Qt's HTTP server with its listeners, the mailbox, and the ticking of
//! deadlines.
class IoWorker final : public QObject {
    Q_OBJECT

public:
    IoWorker(const EngineCore &core, Census &census, Lanes &lanes, const QList<ListeningSocket> &sockets);
    ~IoWorker() override;

    void setTls(const QList<std::optional<QSslConfiguration>> &tls);
    void drain();
    void abortAll();

    [[nodiscard]] Mailbox &mailbox() { return m_mailbox; }

protected:
    void customEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    //! Hands what Qt parsed to the guard whose message it was.
    class Server final : public CompatHttpServer {
    public:
        explicit Server(IoContext &context)
            : m_context(context)
        {
        }

    protected:
        void received(const QHttpServerRequest &request) override;

    private:
        IoContext &m_context;
    };

    Mailbox m_mailbox;
    IoContext m_context;
    Server m_server;
    QList<Listener *> m_listeners; //!< owned by m_server
};

} // namespace symbolon::http
