// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/engine_core.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace symbolon::http {

class Mailbox;

//! A request that waits for a thread, and where its answer goes.
struct Job {
    Request request;
    Ticket ticket;
    Mailbox *mailbox = nullptr;
    quint64 guard = 0;
    quint64 serial = 0;
    bool isRerouted = false;
};

//! Threads that take jobs from a bounded queue. They never expire, so that what a thread keeps (a database
//! connection, prepared statements) is made once.
class WorkerPool {
public:
    struct Options {
        const char *name = ""; //!< of its threads, at most 15 bytes
        int threads = 1;
        int queue = 0; //!< jobs that may wait
        int niceness = 0; //!< beyond the process's own, on Linux
        std::function<void()> onThreadEnd;
    };

    WorkerPool(Options options, std::function<void(Job)> work);
    ~WorkerPool();
    Q_DISABLE_COPY_MOVE(WorkerPool)

    //! Queues `job` and leaves it empty; false, with `job` untouched, when as many wait as may.
    [[nodiscard]] bool submit(Job &job);
    //! Forgets what waits and returns when every thread has ended.
    void stop();
    [[nodiscard]] int queued() const;

private:
    void run();

    const Options m_options;
    const std::function<void(Job)> m_work;
    mutable std::mutex m_mutex;
    std::condition_variable m_hasWork;
    std::deque<Job> m_queue;
    int m_idle; //!< threads that wait for a job, or have not begun to
    bool m_isStopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace symbolon::http
