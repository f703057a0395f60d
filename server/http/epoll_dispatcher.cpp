// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/epoll_dispatcher.h"

#ifdef Q_OS_LINUX

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <limits>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace symbolon::http {

namespace {

    using std::chrono::milliseconds;

    constexpr std::size_t eventsATurn = 256;
    //! In the order of QSocketNotifier::Type.
    constexpr std::array<quint32, 3> eventOfType{ EPOLLIN, EPOLLOUT, EPOLLPRI };

} // namespace

EpollDispatcher::EpollDispatcher()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wakeUp(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_epoll < 0 || m_wakeUp < 0)
        qFatal("epoll is not available: too many open files?");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_wakeUp;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &event);
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wakeUp);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted.store(false, std::memory_order_relaxed);
    emit awake();
    QCoreApplication::sendPostedEvents();

    const bool waits =
        flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_isInterrupted.load(std::memory_order_relaxed);
    if (waits)
        emit aboutToBlock();
    tellKernel();
    std::array<epoll_event, eventsATurn> events{};
    const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), waits ? waitTime() : 0);
    if (waits)
        emit awake();

    bool hasDone = false;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[std::size_t(i)];
        if (event.data.fd == m_wakeUp) {
            quint64 ignored = 0;
            [[maybe_unused]] const auto size = ::read(m_wakeUp, &ignored, sizeof ignored);
            m_isAwake.store(false, std::memory_order_release);
            hasDone = true;
        } else if (!flags.testFlag(QEventLoop::ExcludeSocketNotifiers)) {
            hasDone = dispatch(event.data.fd, event.events) || hasDone;
        }
    }
    if (!flags.testFlag(QEventLoop::X11ExcludeTimers))
        hasDone = runTimers() || hasDone;
    return hasDone;
}

bool EpollDispatcher::dispatch(int fd, quint32 events)
{
    bool hasDone = false;
    for (std::size_t type = 0; type < eventOfType.size(); ++type) {
        // A hang-up or an error is told to whoever listens. What one notifier does may end the next, hence
        // the look-up anew.
        const bool isMeant = (events & (eventOfType[type] | EPOLLHUP | EPOLLERR)) != 0;
        QSocketNotifier *notifier = m_watches[std::size_t(fd)].notifiers[type];
        if (!isMeant || !notifier)
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        hasDone = true;
    }
    return hasDone;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const auto fd = std::size_t(notifier->socket());
    if (fd >= m_watches.size())
        m_watches.resize(std::max(fd + 1, m_watches.size() * 2));
    Watch &watch = m_watches[fd];
    watch.notifiers[std::size_t(notifier->type())] = notifier;
    watch.wanted |= eventOfType[std::size_t(notifier->type())];
    if (!std::exchange(watch.isChanged, true))
        m_changed.push_back(int(fd));
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto fd = std::size_t(notifier->socket());
    if (fd >= m_watches.size() || m_watches[fd].notifiers[std::size_t(notifier->type())] != notifier)
        return;
    Watch &watch = m_watches[fd];
    watch.notifiers[std::size_t(notifier->type())] = nullptr;
    watch.wanted &= ~eventOfType[std::size_t(notifier->type())];
    // Without a notifier the descriptor may be closed and its number used again before the next turn: the
    // kernel must forget it now. Everything else waits, as most changes are undone within the turn.
    if (watch.wanted == 0)
        tellKernel(int(fd), watch);
    else if (!std::exchange(watch.isChanged, true))
        m_changed.push_back(int(fd));
}

void EpollDispatcher::tellKernel()
{
    for (const int fd : m_changed) {
        Watch &watch = m_watches[std::size_t(fd)];
        watch.isChanged = false;
        tellKernel(fd, watch);
    }
    m_changed.clear();
}

void EpollDispatcher::tellKernel(int fd, Watch &watch)
{
    if (watch.wanted == watch.told)
        return;
    epoll_event event{};
    event.events = watch.wanted;
    event.data.fd = fd;
    const int operation = watch.wanted == 0 ? EPOLL_CTL_DEL : watch.told == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    ::epoll_ctl(m_epoll, operation, fd, &event);
    watch.told = watch.wanted;
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    const milliseconds time(interval);
    m_timers.push_back({ timerId, time, timerType, object, std::chrono::steady_clock::now() + time, false });
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    return std::erase_if(m_timers, [&](const Timer &timer) { return timer.id == timerId; }) > 0;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return std::erase_if(m_timers, [&](const Timer &timer) { return timer.object == object; }) > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> infos;
    for (const Timer &timer : m_timers) {
        if (timer.object == object)
            infos.append(TimerInfo(timer.id, int(timer.interval.count()), timer.type));
    }
    return infos;
}

int EpollDispatcher::remainingTime(int timerId)
{
    for (const Timer &timer : m_timers) {
        if (timer.id == timerId) {
            const auto left = std::chrono::ceil<milliseconds>(timer.due - std::chrono::steady_clock::now());
            return int(std::max<milliseconds::rep>(left.count(), 0));
        }
    }
    return -1;
}

int EpollDispatcher::waitTime() const
{
    if (m_timers.empty())
        return -1;
    const auto next = std::min_element(
        m_timers.begin(), m_timers.end(), [](const Timer &a, const Timer &b) { return a.due < b.due; });
    const auto left = std::chrono::ceil<milliseconds>(next->due - std::chrono::steady_clock::now()).count();
    return int(std::clamp<milliseconds::rep>(left, 0, std::numeric_limits<int>::max()));
}

bool EpollDispatcher::runTimers()
{
    const Time now = std::chrono::steady_clock::now();
    std::vector<int> due;
    for (const Timer &timer : m_timers) {
        if (timer.due <= now && !timer.isRunning)
            due.push_back(timer.id);
    }
    const auto find = [this](int id) {
        return std::find_if(
            m_timers.begin(), m_timers.end(), [&](const Timer &timer) { return timer.id == id; });
    };
    for (const int id : due) {
        // A timer that ran before may have removed this one.
        auto timer = find(id);
        if (timer == m_timers.end())
            continue;
        timer->due = now + timer->interval;
        timer->isRunning = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer->object, &event);
        timer = find(id);
        if (timer != m_timers.end())
            timer->isRunning = false;
    }
    return !due.empty();
}

void EpollDispatcher::wakeUp()
{
    if (m_isAwake.exchange(true, std::memory_order_acq_rel))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const auto size = ::write(m_wakeUp, &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted.store(true, std::memory_order_relaxed);
    wakeUp();
}

} // namespace symbolon::http

#endif
