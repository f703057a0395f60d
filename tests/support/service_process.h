// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

//! A real server run for tests: PostgreSQL, RabbitMQ.
namespace symbolon::test {

//! A port of 127.0.0.1 that nobody listens on at the moment.
[[nodiscard]] int freePort();

//! A server's command, run as its own unprivileged user when the tests run as root (PostgreSQL refuses root).
class ServiceProcess {
public:
    //! `user` is used if it exists and we are root, else `nobody`.
    explicit ServiceProcess(const QString &user);
    ~ServiceProcess();
    ServiceProcess(const ServiceProcess &) = delete;
    ServiceProcess &operator=(const ServiceProcess &) = delete;

    //! Hands a directory to the user.
    void own(const QString &directory) const;
    //! Runs to the end; false and a message on standard error if it fails.
    [[nodiscard]] bool run(const QStringList &command, const QStringList &environment = {}) const;
    //! Starts without waiting, output to `logFile`; the process number or 0. Ends with us when `withUs`, as
    //! far as the system can do that.
    [[nodiscard]] qint64 start(
        const QStringList &command, const QString &logFile, bool withUs, const QStringList &environment = {});

private:
    void forget();
    void prepare(QProcess &process, QStringList command, const QStringList &environment, bool withUs) const;

    unsigned m_user = 0;
    unsigned m_group = 0;
    bool m_change = false;
    std::unique_ptr<QProcess> m_child;
};

//! Asks `isDone` every 20 ms for at most `timeoutMs`.
[[nodiscard]] bool waitFor(const std::function<bool()> &isDone, int timeoutMs);
//! False for 0, for a process that is gone, and for one that only waits for its parent to notice.
[[nodiscard]] bool isRunning(qint64 pid);
//! Sends `signal` and waits until the process is gone, at last by SIGKILL.
void endProcess(qint64 pid, int signal, int timeoutMs);

} // namespace symbolon::test
