// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"
#include "tests/support/postgres_server.h"
#include "tests/support/service_process.h"

#include <QTemporaryDir>

#include <memory>

namespace symbolon::bench {

//! What a process has used so far.
struct Usage {
    double cpuSeconds = 0; //!< user and system
    double rssMiB = 0;
};

[[nodiscard]] Usage usageOf(qint64 pid);

//! One complete installation: a database with 100,000 tablets, 10,000 phones and a few people, and the real
//! symbolond on it with its ordinary settings, except that limits meant for strangers do not apply,
//! connections may be many, and audit messages wait for a broker that is away.
class Site {
public:
    //! `program` is symbolond. PostgreSQL is one of our own that keeps what it commits (fsync).
    Site(store::Engine engine, QString program);
    ~Site();
    Q_DISABLE_COPY_MOVE(Site)

    //! Makes the database and fills it. False, with the reason on standard error, when that fails.
    [[nodiscard]] bool prepare();
    //! Starts symbolond and waits until it answers; the milliseconds that took, negative when it did not.
    [[nodiscard]] double start();
    void stop();
    //! Gets the tokens below; the server has to run.
    [[nodiscard]] bool signIn();

    [[nodiscard]] store::Engine engine() const { return m_engine; }

    [[nodiscard]] quint16 port() const { return m_port; }

    [[nodiscard]] qint64 pid() const { return m_pid; }

    [[nodiscard]] QString databaseUrl() const { return m_url; }

    //! For pgbench; empty on SQLite.
    [[nodiscard]] QString conninfo() const;
    //! Empties the server's log, which grows by a line a request.
    void clearLog();

    //! Header lines of an operator and of a tablet.
    [[nodiscard]] const QByteArray &operatorHeaders() const { return m_operator; }

    [[nodiscard]] const QByteArray &deviceHeaders() const { return m_device; }

    //! What every phone and tablet here presents.
    static constexpr auto authorisationCode = "ABCDEFGHIJKLMNOPQRSTUVWXYZ2345";
    static constexpr int phones = 16; //!< phone-0 …
    static constexpr int manyPhones = 10'000; //!< many-1 …
    static constexpr int tablets = 16; //!< tablet-0 …
    static constexpr int clinicians = 16; //!< with badge-0 …

private:
    [[nodiscard]] QStringList arguments(const QString &command) const;
    [[nodiscard]] bool run(const QString &command, const QString &argument = {}) const;
    [[nodiscard]] bool writeFixture() const;
    [[nodiscard]] bool seed() const;

    const store::Engine m_engine;
    const QString m_program;
    QTemporaryDir m_directory;
    std::unique_ptr<test::PrivatePostgres> m_postgres;
    test::ServiceProcess m_process{ QStringLiteral("root") };
    QString m_url;
    QString m_database;
    QByteArray m_operator;
    QByteArray m_device;
    quint16 m_port = 0;
    qint64 m_pid = 0;
};

//! Sends one request and waits for the body of the answer; empty when it is not 200.
[[nodiscard]] QByteArray ask(quint16 port, const QByteArray &request);

} // namespace symbolon::bench
