// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/process.h"

#include <QSocketNotifier>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace symbolon::app::process {

namespace {

    int pipeEnds[2] = { -1, -1 };

    //! Async-signal-safe: the number of the signal goes into the pipe.
    void onSignal(int number)
    {
        const auto byte = static_cast<unsigned char>(number);
        [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
    }

    constexpr int handled[] = { SIGTERM, SIGINT, SIGHUP };

} // namespace

void harden()
{
    ::umask(S_IRWXG | S_IRWXO);
    std::signal(SIGPIPE, SIG_IGN);
    const rlimit none{ 0, 0 };
    ::setrlimit(RLIMIT_CORE, &none);
    // LeakSanitizer has to be able to trace its own process.
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

void limitArenas()
{
#ifdef __GLIBC__
    ::mallopt(M_ARENA_MAX, std::max(2, int(std::thread::hardware_concurrency())));
#endif
}

void releaseFreeMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

void notify(const QByteArray &state)
{
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (path.isEmpty() || path.size() >= qsizetype(sizeof address.sun_path))
        return;
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0'; // the abstract namespace
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(path.size()));
    ::sendto(socket,
        state.constData(),
        std::size_t(state.size()),
        MSG_NOSIGNAL,
        reinterpret_cast<const sockaddr *>(&address),
        length);
    ::close(socket);
}

std::optional<std::chrono::milliseconds> watchdogInterval()
{
    bool isNumber = false;
    const qlonglong microseconds = qgetenv("WATCHDOG_USEC").toLongLong(&isNumber);
    const QByteArray pid = qgetenv("WATCHDOG_PID");
    if (!isNumber || microseconds <= 0 || (!pid.isEmpty() && pid.toLongLong() != ::getpid()))
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(microseconds / 2));
}

Signals::Signals(SignalActions actions)
    : m_actions(std::move(actions))
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("no pipe for signals");
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Signals::read);

    struct sigaction action { };

    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (const int number : handled)
        ::sigaction(number, &action, nullptr);
}

Signals::~Signals()
{
    for (const int number : handled)
        std::signal(number, SIG_DFL);
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

void Signals::read()
{
    unsigned char number = 0;
    while (::read(pipeEnds[0], &number, 1) == 1) {
        if (number == SIGHUP)
            m_actions.reload();
        else
            m_actions.stop();
    }
}

} // namespace symbolon::app::process
