// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/load.h"
#include "tests/bench/site.h"

#include <memory>

//! What others do on this machine in the same minute.
namespace symbolon::bench {

//! A server of one process that is killed with this object.
class Peer {
public:
    //! nginx with one worker that answers every request with the body of /running.
    [[nodiscard]] static std::unique_ptr<Peer> nginx();
    //! Our listener and pool with a handler that only runs the prepared select of a token refresh.
    [[nodiscard]] static std::unique_ptr<Peer> pool(const QString &databaseUrl);
    ~Peer();
    Q_DISABLE_COPY_MOVE(Peer)

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    Peer() = default;
    [[nodiscard]] bool launch(const QStringList &command, quint16 port);

    QTemporaryDir m_directory;
    test::ServiceProcess m_process{ QStringLiteral("root") };
    quint16 m_port = 0;
    qint64 m_pid = 0;
};

//! The program behind Peer::pool(); does not return before it is told to end.
int servePool(const QString &databaseUrl, quint16 port);

//! Hashes a second of the contract's scrypt on so many threads at once.
[[nodiscard]] double scryptPerSecond(int threads, std::chrono::milliseconds time);

//! What pgbench reaches with prepared statements on eight connections: a select by key, or an insert and
//! commit.
enum class PgbenchScript { Select, Insert };
[[nodiscard]] double pgbenchPerSecond(const QString &conninfo, PgbenchScript script, int seconds);

//! What wrk reaches with one thread and 64 connections.
[[nodiscard]] double wrkPerSecond(quint16 port, const QString &path, int seconds);

} // namespace symbolon::bench
