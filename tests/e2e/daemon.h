// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace symbolon::test {

//! The real `symbolond serve` as a process of its own, on a free port of 127.0.0.1.
class Daemon {
public:
    //! `databaseUrl` as in the configuration; `settings` are further NAME=VALUE.
    Daemon(QString databaseUrl, QStringList settings = {});
    //! Stops it if it still runs.
    ~Daemon();

    //! Starts and waits until it listens; false, with its log on standard error, when it does not.
    [[nodiscard]] bool start();

    //! Further NAME=VALUE for the processes started from now on.
    void setEnvironment(QStringList environment) { m_environment = std::move(environment); }

    void signal(int number) const;
    //! SIGTERM; the exit code.
    int stop();
    //! SIGKILL.
    void kill();

    [[nodiscard]] quint16 port() const { return m_port; }

    [[nodiscard]] QString dataDirectory() const { return m_directory.path(); }

    [[nodiscard]] QString url() const;
    //! Everything it has written so far, over all its lives.
    [[nodiscard]] QByteArray log();
    [[nodiscard]] QByteArray setupToken() const;

private:
    bool waitUntilListening();

    QString m_databaseUrl;
    QStringList m_settings;
    QStringList m_environment;
    QTemporaryDir m_directory;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};

//! What came back; status 0 when nothing did.
struct Answer {
    int status = 0;
    QByteArray body;

    [[nodiscard]] QJsonObject object() const;

    [[nodiscard]] QString text(const char *key) const
    {
        return object().value(QLatin1String(key)).toString();
    }
};

//! A client that speaks HTTP/1.1 over a socket of its own and blocks; made for one thread.
class Client {
public:
    explicit Client(quint16 port)
        : m_port(port)
    {
    }

    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    Answer call(const QByteArray &method,
        const QByteArray &target,
        const Headers &headers = {},
        const QByteArray &body = {});

private:
    quint16 m_port;
};

} // namespace symbolon::test
