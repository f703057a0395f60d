// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>

#ifdef Q_OS_LINUX

#include <array>
#include <atomic>
#include <chrono>
#include <vector>

namespace symbolon::http {

//! An event dispatcher whose cost of a turn does not grow with the number of open sockets, as that of Qt's
//! does, which polls them all. For IO threads: QThread::setEventDispatcher() before start().
class EpollDispatcher final : public QAbstractEventDispatcher {
public:
    EpollDispatcher();
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;
    void wakeUp() override;
    void interrupt() override;

private:
    using Time = std::chrono::steady_clock::time_point;

    //! A descriptor with at most one notifier of each type, and what the kernel was last told about it.
    struct Watch {
        std::array<QSocketNotifier *, 3> notifiers{};
        quint32 wanted = 0;
        quint32 told = 0;
        bool isChanged = false;
    };

    struct Timer {
        int id = 0;
        std::chrono::milliseconds interval{};
        Qt::TimerType type = Qt::CoarseTimer;
        QObject *object = nullptr;
        Time due{};
        bool isRunning = false; //!< its event is being handled
    };

    [[nodiscard]] int waitTime() const;
    void tellKernel();
    void tellKernel(int fd, Watch &watch);
    bool dispatch(int fd, quint32 events);
    bool runTimers();

    const int m_epoll;
    const int m_wakeUp;
    std::atomic<bool> m_isAwake{ false };
    std::atomic<bool> m_isInterrupted{ false };
    std::vector<Watch> m_watches; //!< by descriptor
    std::vector<int> m_changed;
    std::vector<Timer> m_timers;
};

} // namespace symbolon::http

#endif
