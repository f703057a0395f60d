// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/in_process/server.h"

//! An operator at the desk, for tests of the native endpoints.
namespace symbolon::test {

//! A signed-in operator with an account of its own in the server's database.
class Desk {
public:
    //! `scopes` as granted; `location` restricts what is seen.
    Desk(
        TestServer &server, const QString &username, const QStringList &scopes, const QString &location = {});
    //! One that may do everything.
    explicit Desk(TestServer &server);

    TestServer::Reply get(const QByteArray &target, const TestServer::Headers &headers = {}) const;
    TestServer::Reply post(const QByteArray &target, const QJsonObject &body = {}) const;
    TestServer::Reply put(
        const QByteArray &target, const QJsonObject &body, const TestServer::Headers &headers = {}) const;
    TestServer::Reply patch(
        const QByteArray &target, const QJsonObject &body, const TestServer::Headers &headers = {}) const;
    TestServer::Reply remove(const QByteArray &target) const;

    //! Every item of a list, page by page; `between` runs after each page. Aborts when a page is no page.
    QJsonArray all(
        const QByteArray &target, int pageSize, const std::function<void()> &between = [] {}) const;

    [[nodiscard]] const http::Header &authorization() const { return m_authorization; }

private:
    TestServer::Reply send(const QByteArray &method,
        const QByteArray &target,
        const TestServer::Headers &headers,
        const QByteArray &body) const;

    TestServer &m_server;
    http::Header m_authorization;
};

//! The values of one member of every object.
[[nodiscard]] QStringList column(const QJsonArray &items, const char *key);

//! How many statements `act` runs on this thread's connection.
[[nodiscard]] qint64 statementsOf(TestServer &server, const std::function<void()> &act);

} // namespace symbolon::test
