// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/engine_settings.h"
#include "server/http/statistics.h"

#include <QHash>
#include <QObject>

#include <condition_variable>
#include <mutex>
#include <optional>

namespace symbolon::http {

//! Who is connected, over all IO threads: keeps the limits on connections in all and per client. Thread-safe.
class Census {
public:
    explicit Census(const EngineSettings &settings)
        : m_settings(settings)
    {
    }

    Q_DISABLE_COPY_MOVE(Census)

    //! Counts one more connection of `peer`, or says why there may be none.
    [[nodiscard]] std::optional<Refusal> enter(const QHostAddress &peer);
    void leave(const QHostAddress &peer);
    [[nodiscard]] int connections() const;
    //! True when the last connection ended within `time`.
    [[nodiscard]] bool waitUntilEmpty(std::chrono::milliseconds time);

private:
    const EngineSettings &m_settings;
    mutable std::mutex m_mutex;
    std::condition_variable m_isEmpty;
    int m_connections = 0;
    QHash<QString, int> m_byClient;
};

//! A connection's entry in the census; a child of its socket, so that handshakes and whatever fails early
//! count as well.
class Lease final : public QObject {
public:
    Lease(Census &census, const QHostAddress &peer, QObject *socket)
        : QObject(socket)
        , m_census(census)
        , m_peer(peer)
    {
    }

    ~Lease() override { m_census.leave(m_peer); }

private:
    Census &m_census;
    QHostAddress m_peer;
};

} // namespace symbolon::http
