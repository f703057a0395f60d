// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/lanes.h"

#include "server/http/mailbox.h"

#include <algorithm>

namespace symbolon::http {

namespace {

    constexpr int hashingNiceness = 10;

    int cores()
    {
        return std::max(1, int(std::thread::hardware_concurrency()));
    }

    WorkerPool::Options poolOptions(const EngineSettings &settings)
    {
        const int threads = settings.poolThreads > 0 ? settings.poolThreads : std::max(8, 4 * cores());
        return { "http-pool", threads, settings.poolQueue, 0, settings.onThreadEnd };
    }

    WorkerPool::Options hashingOptions(const EngineSettings &settings)
    {
        const int threads = settings.hashingThreads > 0 ? settings.hashingThreads : cores();
        return { "http-hashing", threads, settings.hashingQueue, hashingNiceness, settings.onThreadEnd };
    }

} // namespace

Lanes::Lanes(const EngineCore &core)
    : m_core(core)
    , m_hashing(hashingOptions(core.settings), [this](Job job) { work(std::move(job), Lane::Hashing); })
    , m_pool(poolOptions(core.settings), [this](Job job) { work(std::move(job), Lane::Pool); })
{
}

std::optional<Refusal> Lanes::submit(Lane lane, Job &job)
{
    if (lane == Lane::Hashing)
        return m_hashing.submit(job) ? std::nullopt : std::optional(Refusal::HashingQueue);
    return m_pool.submit(job) ? std::nullopt : std::optional(Refusal::PoolQueue);
}

std::optional<Refusal> Lanes::reroute(Lane lane, Job &job)
{
    if (job.isRerouted || lane == Lane::Inline)
        return Refusal::HandlerFailure;
    job.isRerouted = true;
    return submit(lane, job);
}

void Lanes::stop()
{
    m_pool.stop();
    m_hashing.stop();
}

void Lanes::work(Job job, Lane lane)
{
    Response response = m_core.handle(job.request, lane);
    if (response.reroute) {
        const std::optional<Refusal> refusal = reroute(*response.reroute, job);
        if (!refusal)
            return;
        response = m_core.refuse(*refusal, job.request.path, "the request cannot be worked on now");
    }
    Mailbox &mailbox = *job.mailbox;
    Letter letter{ job.guard, job.serial, std::move(response) };
    {
        // What the request holds is free before its client can know that it is over.
        const Job ended = std::move(job);
    }
    mailbox.post(std::move(letter));
}

} // namespace symbolon::http
