// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/worker_pool.h"

namespace symbolon::http {

//! The handler pool and the hashing pool, and the way between them.
class Lanes {
public:
    explicit Lanes(const EngineCore &core);
    Q_DISABLE_COPY_MOVE(Lanes)

    //! Queues a job on Lane::Pool or Lane::Hashing; when that lane is full, why not, with `job` untouched.
    [[nodiscard]] std::optional<Refusal> submit(Lane lane, Job &job);
    //! The same for a request whose handler asked for another lane, which it may once.
    [[nodiscard]] std::optional<Refusal> reroute(Lane lane, Job &job);
    //! Forgets what waits, and returns when every handler that runs has returned.
    void stop();

    [[nodiscard]] int poolQueue() const { return m_pool.queued(); }

    [[nodiscard]] int hashingQueue() const { return m_hashing.queued(); }

private:
    void work(Job job, Lane lane);

    const EngineCore &m_core;
    WorkerPool m_hashing;
    WorkerPool m_pool;
};

} // namespace symbolon::http
