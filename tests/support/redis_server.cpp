// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/redis_server.h"

#include <QStandardPaths>
#include <QTcpSocket>

#include <csignal>

namespace symbolon::test {

namespace {

    constexpr int startTimeout = 20000; //!< ms
    constexpr int stopTimeout = 10000;

    //! To a client that has not signed in it says NOAUTH.
    bool answers(int port)
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
        if (!socket.waitForConnected(500))
            return false;
        socket.write("PING\r\n");
        return socket.waitForReadyRead(1000) && socket.readAll().startsWith("-NOAUTH");
    }

} // namespace

RedisServer::RedisServer()
    : m_port(freePort())
{
    m_process.own(m_directory.path());
}

RedisServer::~RedisServer()
{
    stop();
}

bool RedisServer::start()
{
    if (QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty()) {
        qWarning("Redis is needed for this test (package redis-server)");
        return false;
    }
    m_pid = m_process.start({ QStringLiteral("redis-server"),
                                QStringLiteral("--bind"),
                                QStringLiteral("127.0.0.1"),
                                QStringLiteral("--port"),
                                QString::number(m_port),
                                QStringLiteral("--dir"),
                                m_directory.path(),
                                QStringLiteral("--save"),
                                QString(),
                                QStringLiteral("--requirepass"),
                                QString::fromLatin1(password()) },
        m_directory.filePath(QStringLiteral("output")),
        true);
    return waitFor([this] { return answers(m_port) || !isRunning(m_pid); }, startTimeout) && isRunning(m_pid);
}

void RedisServer::stop()
{
    if (m_pid != 0)
        endProcess(m_pid, SIGTERM, stopTimeout);
    m_pid = 0;
}

bool RedisServer::command(const QStringList &words) const
{
    return m_process.run(QStringList{ QStringLiteral("redis-cli"),
                             QStringLiteral("-p"),
                             QString::number(m_port),
                             QStringLiteral("--no-auth-warning"),
                             QStringLiteral("-a"),
                             QString::fromLatin1(password()) }
        + words);
}

} // namespace symbolon::test
