// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/audit_trail.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace symbolon::app {

//! The thread that links committed audit entries into the chain, at most a second after their commit
//! (decisions: audit). Several nodes may run one each; only one seals at a time.
class Sealer {
public:
    Sealer(store::Target target, std::chrono::milliseconds pause, const Clock &clock);
    ~Sealer(); //!< stops
    Q_DISABLE_COPY_MOVE(Sealer)

    void start();
    //! Seals what is there once more and ends.
    void stop();

private:
    void run(const std::stop_token &stop);
    [[nodiscard]] Result<void> round();
    void moveWindow(Instant now);

    const store::Target m_target;
    const std::chrono::milliseconds m_pause;
    const Clock &m_clock;
    std::unique_ptr<store::Connection> m_connection;
    //! Where to look from. An entry can be committed after one with a higher id was sealed, but not minutes
    //! later.
    qint64 m_after = 0;
    qint64 m_sealed = 0; //!< highest entry id sealed here
    qint64 m_mark = 0; //!< m_sealed as it was at m_markedAt
    Instant m_markedAt{};
    Instant m_lookedAtAll{};
    bool m_hasFailed = false;
    std::mutex m_mutex;
    std::condition_variable_any m_wait;
    std::jthread m_thread;
};

} // namespace symbolon::app
