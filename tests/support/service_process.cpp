// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/service_process.h"

#include <QFile>
#include <QHostAddress>
#include <QTcpServer>
#include <QThread>

#include <csignal>
#include <pwd.h>
#include <unistd.h>

namespace symbolon::test {

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

ServiceProcess::ServiceProcess(const QString &user)
{
    if (geteuid() != 0)
        return;
    const auto *entry = getpwnam(user.toLocal8Bit().constData());
    if (entry == nullptr)
        entry = getpwnam("nobody");
    if (entry == nullptr)
        return;
    m_user = entry->pw_uid;
    m_group = entry->pw_gid;
    m_change = true;
}

ServiceProcess::~ServiceProcess()
{
    forget();
}

//! Takes note of an end that has happened already, or QProcess complains.
void ServiceProcess::forget()
{
    if (m_child)
        m_child->waitForFinished(1000);
    m_child.reset();
}

void ServiceProcess::own(const QString &directory) const
{
    if (m_change && chown(QFile::encodeName(directory).constData(), m_user, m_group) != 0)
        qWarning("cannot give %s away", qPrintable(directory));
}

void ServiceProcess::prepare(
    QProcess &process, QStringList command, const QStringList &environment, bool withUs) const
{
    if (m_change || withUs) {
        QStringList wrapper{ QStringLiteral("setpriv") };
        if (withUs)
            wrapper += { QStringLiteral("--pdeathsig"), QStringLiteral("QUIT") };
        if (m_change)
            wrapper += { QStringLiteral("--reuid=%1").arg(m_user),
                QStringLiteral("--regid=%1").arg(m_group),
                QStringLiteral("--clear-groups") };
        command = wrapper + command;
    }
    auto variables = QProcessEnvironment::systemEnvironment();
    for (const auto &variable : environment)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(variables);
    process.setWorkingDirectory(QStringLiteral("/"));
    process.setProgram(command.takeFirst());
    process.setArguments(command);
}

bool ServiceProcess::run(const QStringList &command, const QStringList &environment) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    prepare(process, command, environment, false);
    process.start();
    const bool ended = process.waitForFinished(120000);
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return true;
    qWarning("%s failed: %s", qPrintable(command.join(u' ')), process.readAll().constData());
    return false;
}

qint64 ServiceProcess::start(
    const QStringList &command, const QString &logFile, bool withUs, const QStringList &environment)
{
    auto process = std::make_unique<QProcess>();
    prepare(*process, command, environment, withUs);
    process->setStandardOutputFile(logFile);
    process->setStandardErrorFile(logFile, QIODevice::Append);
    qint64 pid = 0;
    if (!withUs)
        return process->startDetached(&pid) ? pid : 0;
    forget();
    m_child = std::move(process);
    m_child->start();
    return m_child->waitForStarted() ? m_child->processId() : 0;
}

bool waitFor(const std::function<bool()> &isDone, int timeoutMs)
{
    constexpr int step = 20;
    for (int waited = 0; waited < timeoutMs; waited += step) {
        if (isDone())
            return true;
        QThread::msleep(step);
    }
    return isDone();
}

bool isRunning(qint64 pid)
{
    if (pid <= 0)
        return false;
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return kill(static_cast<pid_t>(pid), 0) == 0;
    const auto stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1) != "Z";
}

void endProcess(qint64 pid, int signal, int timeoutMs)
{
    const auto isGone = [pid] { return !isRunning(pid); };
    if (isGone())
        return;
    kill(static_cast<pid_t>(pid), signal);
    if (waitFor(isGone, timeoutMs))
        return;
    kill(static_cast<pid_t>(pid), SIGKILL);
    if (!waitFor(isGone, timeoutMs))
        qWarning("process %lld does not end", static_cast<long long>(pid));
}

} // namespace symbolon::test
