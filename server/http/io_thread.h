// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/io_context.h"

#include <QSslConfiguration>
#include <QThread>

#include <optional>
#include <semaphore>

namespace symbolon::http {

class IoWorker;

//! A listening socket with what its connections are encrypted with.
struct ListeningSocket {
    qintptr descriptor = -1;
    std::optional<QSslConfiguration> tls;
};

//! One thread that owns sockets. Its members may be called from the engine's thread.
class IoThread final : public QThread {
public:
    //! Takes over the sockets.
    IoThread(const EngineCore &core, Census &census, Lanes &lanes, QList<ListeningSocket> sockets);
    ~IoThread() override;

    //! Starts, and returns once the thread listens.
    void launch();
    //! New TLS configurations, in the order of the sockets.
    void setTls(const QList<std::optional<QSslConfiguration>> &tls);
    void drain();
    //! Ends every connection at once.
    void abortAll();
    //! Returns when the thread has ended.
    void finish();

    [[nodiscard]] Mailbox &mailbox() { return *m_mailbox; }

protected:
    void run() override;

private:
    const EngineCore &m_core;
    Census &m_census;
    Lanes &m_lanes;
    const QList<ListeningSocket> m_sockets;
    IoWorker *m_worker = nullptr;
    Mailbox *m_mailbox = nullptr;
    std::counting_semaphore<> m_isListening{ 0 };
};

} // namespace symbolon::http
