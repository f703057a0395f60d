// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

//! This process and whoever supervises it.
namespace symbolon::app::process {

//! Lets all threads together use as many arenas of memory as there are processors, and at least two. The C
//! library would make eight times as many and keep in each what one thread needed once. Call before any
//! thread is started.
void limitArenas();

//! Keeps secrets out of core dumps and away from other processes of the same user, makes new files private,
//! and lets a broken connection be an error instead of a signal. Call before any secret is read.
void harden();

//! Gives memory that is free back to the system, where the C library would keep it: every memory-hard hash
//! leaves 16 MiB in the arena of its thread. Takes a millisecond; to be called now and then, because taking
//! the memory anew for every hash would make it a quarter slower.
void releaseFreeMemory();

//! Sends `state` (`READY=1`, `WATCHDOG=1`, `STOPPING=1`) to the service manager, as sd_notify(3) defines it;
//! does nothing where there is none.
void notify(const QByteArray &state);
//! How often the service manager wants to hear WATCHDOG=1: half of WATCHDOG_USEC; nothing when it does not.
[[nodiscard]] std::optional<std::chrono::milliseconds> watchdogInterval();

//! What the signals of a service mean.
struct SignalActions {
    std::function<void()> stop; //!< SIGTERM, SIGINT
    std::function<void()> reload; //!< SIGHUP
};

//! Calls the actions on the event loop of the thread that makes it, never inside a signal handler. One per
//! process.
class Signals : public QObject {
    Q_OBJECT

public:
    explicit Signals(SignalActions actions);
    ~Signals() override;

private:
    void read();

    SignalActions m_actions;
};

} // namespace symbolon::app::process
