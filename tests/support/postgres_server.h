// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <memory>

namespace symbolon::test {

//! A PostgreSQL cluster of our own, with a migrated template database. Its default collation is a language's
//! and its time zone is far from UTC, as at a real site, so that code that relies on either shows.
class PostgresServer {
public:
    //! The cluster that ctest's fixture started (SYMBOLON_POSTGRES_STATE), else one that is started now and
    //! ends with this process. Null, with the reason on standard error, if there is no PostgreSQL.
    [[nodiscard]] static PostgresServer *shared();

    //! Starts a cluster that outlives this process, and writes where it is to `stateFile`.
    [[nodiscard]] static bool startFixture(const QString &stateFile);
    //! Ends the one in `stateFile` and removes its data.
    static bool stopFixture(const QString &stateFile);

    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    //! Connection string for a database, by socket.
    [[nodiscard]] QString conninfo(const QString &database) const;
    //! The same as a URL over TCP.
    [[nodiscard]] QString url(const QString &database) const;
    [[nodiscard]] int port() const;

    //! A new database with the newest schema (or empty); drop it when done.
    [[nodiscard]] QString createDatabase(bool migrated);
    void dropDatabase(const QString &name);

    //! Ends the server as if the power had failed, and starts it again on the same data and port. Only for a
    //! server that belongs to this process.
    void crash();
    [[nodiscard]] bool restart();

private:
    struct Private;
    explicit PostgresServer(std::unique_ptr<Private> server);
    friend class PrivatePostgres;
    std::unique_ptr<Private> m_d;
};

//! A cluster for one test alone, for tests that stop it, and for measurements: `settings` (NAME=VALUE) are
//! added to those of a cluster that may lose everything.
class PrivatePostgres {
public:
    explicit PrivatePostgres(const QStringList &settings = {});
    ~PrivatePostgres();

    [[nodiscard]] PostgresServer *operator->() const { return m_server.get(); }

    [[nodiscard]] explicit operator bool() const { return m_server != nullptr; }

private:
    std::unique_ptr<PostgresServer> m_server;
};

} // namespace symbolon::test
