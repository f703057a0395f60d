// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/service_process.h"

#include <QTemporaryDir>

namespace symbolon::test {

//! A Redis server of our own on 127.0.0.1, with a password, that keeps nothing.
class RedisServer {
public:
    RedisServer();
    ~RedisServer(); //!< ends it
    Q_DISABLE_COPY_MOVE(RedisServer)

    //! False, with the reason on standard error, when there is no Redis.
    [[nodiscard]] bool start();
    void stop();
    //! Runs one command by redis-cli, for what the client under test does not do.
    [[nodiscard]] bool command(const QStringList &words) const;

    [[nodiscard]] int port() const { return m_port; }

    [[nodiscard]] static QByteArray password() { return "keep-out"; }

private:
    ServiceProcess m_process{ QStringLiteral("redis") };
    QTemporaryDir m_directory;
    int m_port = 0;
    qint64 m_pid = 0;
};

} // namespace symbolon::test
