// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"

#include "shared/core/clock.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace symbolon::app {

//! Something to be done again and again, with the housekeeper's own connection.
struct Chore {
    const char *name;
    std::chrono::milliseconds every;
    std::function<Result<void>(store::Connection &)> act;
};

//! A thread that does small regular work; a chore that fails is logged once and tried again at its next time.
class Housekeeper {
public:
    Housekeeper(store::Target target, QList<Chore> chores);
    ~Housekeeper(); //!< stops
    Q_DISABLE_COPY_MOVE(Housekeeper)

    void start();
    //! Does every chore once more, so that nothing counted is lost, and ends.
    void stop();

private:
    struct Due {
        Chore chore;
        std::chrono::steady_clock::time_point next;
        bool hasFailed = false;
    };

    void run(const std::stop_token &stop);
    void perform(Due &due);

    const store::Target m_target;
    QList<Due> m_chores;
    std::unique_ptr<store::Connection> m_connection;
    std::mutex m_mutex;
    std::condition_variable_any m_wait;
    std::jthread m_thread;
};

//! Removes what is over: answers kept for lost responses, revocations of expired tokens, old counters,
//! forgotten bans, used proofs, ended sessions, messages delivered a month ago.
[[nodiscard]] Result<void> removeExpired(store::Connection &connection, Instant now);

} // namespace symbolon::app
