// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/daemon.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>

#include <csignal>

namespace symbolon::test {

namespace {

    constexpr int startTimeout = 30000; //!< ms; a loaded machine and a fresh database
    constexpr int stopTimeout = 20000;
    constexpr int callTimeout = 20000;

} // namespace

Daemon::Daemon(QString databaseUrl, QStringList settings)
    : m_databaseUrl(std::move(databaseUrl))
    , m_settings(std::move(settings))
{
}

Daemon::~Daemon()
{
    if (m_process && m_process->state() != QProcess::NotRunning)
        stop();
}

bool Daemon::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    if (!m_environment.isEmpty())
        m_process->setEnvironment(QProcess::systemEnvironment() + m_environment);
    QStringList arguments{ QStringLiteral("serve"),
        QStringLiteral("--data"),
        m_directory.path(),
        QStringLiteral("--listen"),
        QStringLiteral("127.0.0.1:%1").arg(m_port) };
    const QStringList settings = m_settings
        + QStringList{ QStringLiteral("database.url=") + m_databaseUrl,
              QStringLiteral("site.public_url=http://localhost"),
              QStringLiteral("logging.format=json") };
    for (const QString &setting : settings)
        arguments << QStringLiteral("--set") << setting;
    m_process->start(qEnvironmentVariable("SYMBOLON_DAEMON"), arguments);
    if (m_process->waitForStarted() && waitUntilListening())
        return true;
    qWarning("%s", log().constData());
    return false;
}

bool Daemon::waitUntilListening()
{
    QElapsedTimer timer;
    timer.start();
    const qsizetype from = m_log.size();
    while (timer.elapsed() < startTimeout && m_process->state() != QProcess::NotRunning) {
        m_process->waitForReadyRead(100);
        (void)log();
        for (const QByteArray &line : m_log.mid(from).split('\n')) {
            const auto entry = QJsonDocument::fromJson(line).object();
            if (entry.value(QStringLiteral("message")).toString() == u"listening") {
                m_port = entry.value(QStringLiteral("port")).toString().toUShort();
                return m_port != 0;
            }
        }
    }
    return false;
}

void Daemon::signal(int number) const
{
    ::kill(static_cast<pid_t>(m_process->processId()), number);
}

int Daemon::stop()
{
    m_process->terminate();
    if (!m_process->waitForFinished(stopTimeout)) {
        m_process->kill();
        m_process->waitForFinished();
        return -1;
    }
    (void)log();
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

void Daemon::kill()
{
    ::kill(static_cast<pid_t>(m_process->processId()), SIGKILL);
    m_process->waitForFinished();
    (void)log();
}

QString Daemon::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

QByteArray Daemon::log()
{
    if (m_process)
        m_log += m_process->readAll();
    return m_log;
}

QByteArray Daemon::setupToken() const
{
    QFile file(m_directory.filePath(QStringLiteral("setup-token")));
    return file.open(QFile::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

QJsonObject Answer::object() const
{
    return QJsonDocument::fromJson(body).object();
}

Answer Client::call(
    const QByteArray &method, const QByteArray &target, const Headers &headers, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    if (!socket.waitForConnected(callTimeout))
        return {};
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    for (const auto &[name, value] : headers)
        request += name + ": " + value + "\r\n";
    if (!body.isEmpty())
        request +=
            "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket.write(request + "\r\n" + body);
    QByteArray reply;
    while (socket.waitForReadyRead(callTimeout))
        reply += socket.readAll();
    reply += socket.readAll();
    const auto end = reply.indexOf("\r\n\r\n");
    if (end < 0 || !reply.startsWith("HTTP/1.1 "))
        return {};
    return { reply.mid(9, 3).toInt(), reply.mid(end + 4) };
}

} // namespace symbolon::test
