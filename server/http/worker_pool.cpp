// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/worker_pool.h"

#ifdef Q_OS_LINUX
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace symbolon::http {

namespace {

    void setUpThread([[maybe_unused]] const char *name, [[maybe_unused]] int niceness)
    {
#ifdef Q_OS_LINUX
        ::pthread_setname_np(::pthread_self(), name);
        // On Linux a nice value belongs to the thread, unlike POSIX has it; see setpriority(2).
        if (niceness > 0)
            ::setpriority(PRIO_PROCESS, id_t(::gettid()), ::getpriority(PRIO_PROCESS, 0) + niceness);
#endif
    }

} // namespace

WorkerPool::WorkerPool(Options options, std::function<void(Job)> work)
    : m_options(std::move(options))
    , m_work(std::move(work))
    , m_idle(m_options.threads)
{
    for (int i = 0; i < m_options.threads; ++i)
        m_threads.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool()
{
    stop();
}

bool WorkerPool::submit(Job &job)
{
    {
        const std::lock_guard lock(m_mutex);
        // A job that an idle thread is about to take does not wait.
        if (m_isStopping || int(m_queue.size()) >= m_options.queue + m_idle)
            return false;
        m_queue.push_back(std::move(job));
    }
    m_hasWork.notify_one();
    return true;
}

void WorkerPool::stop()
{
    std::deque<Job> forgotten;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        forgotten.swap(m_queue);
    }
    m_hasWork.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

int WorkerPool::queued() const
{
    const std::lock_guard lock(m_mutex);
    return std::max(int(m_queue.size()) - m_idle, 0);
}

void WorkerPool::run()
{
    setUpThread(m_options.name, m_options.niceness);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_hasWork.wait(lock, [this] { return m_isStopping || !m_queue.empty(); });
        if (m_isStopping)
            break;
        --m_idle;
        Job job = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        m_work(std::move(job));
        lock.lock();
        ++m_idle;
    }
    lock.unlock();
    if (m_options.onThreadEnd)
        m_options.onThreadEnd();
}

} // namespace symbolon::http
