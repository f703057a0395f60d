// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include "server/request/authenticate.h"

#include "shared/json/write.h"

namespace symbolon::test {

using namespace std::chrono;

namespace {

    constexpr hours sessionLife{ 12 };

    qint64 addOperator(TestServer &server, const QString &username, const QString &location, bool isSuperuser)
    {
        auto &db = server.database.connection();
        const auto row = db.one(sql::account::insert_operator,
            { { "username", username },
                { "password_hash", QString() },
                { "is_superuser", isSuperuser },
                { "now", server.clock.now() },
                { "display_name", username } });
        const qint64 account = row.value()->bigInteger("id");
        if (!location.isEmpty())
            server.database.execute(QStringLiteral("update account set location_id = '%1' where id = %2")
                                        .arg(location)
                                        .arg(account));
        return account;
    }

    http::Header signIn(TestServer &server, const QString &username, qint64 account)
    {
        const QString sessionId = randomUuid(server.random);
        const auto begun = server.database.connection().run(sql::session::insert,
            { { "sid_hash", http::sessionHash(sessionId) },
                { "account_id", account },
                { "now", server.clock.now() },
                { "expires_at", server.clock.now() + sessionLife },
                { "absolute_expires_at", server.clock.now() + sessionLife },
                { "address", QStringLiteral("127.0.0.1") },
                { "user_agent", QStringLiteral("test") } });
        Q_ASSERT(begun);
        const auto token = server.services().khmac.issueSession(username, sessionId, server.clock.now());
        return { "Authorization", token.value().reveal() };
    }

    http::Header signedIn(
        TestServer &server, const QString &username, const QStringList &scopes, const QString &location)
    {
        const qint64 account = addOperator(server, username, location, false);
        for (const QString &scope : scopes) {
            const auto granted = server.database.connection().run(sql::acl::grant,
                { { "account_id", account },
                    { "object_type", QStringLiteral("Scope") },
                    { "perm", scope },
                    { "object_id", QStringLiteral("0") },
                    { "now", server.clock.now() },
                    { "granted_by", nullptr } });
            Q_ASSERT(granted);
        }
        return signIn(server, username, account);
    }

} // namespace

Desk::Desk(TestServer &server, const QString &username, const QStringList &scopes, const QString &location)
    : m_server(server)
    , m_authorization(signedIn(server, username, scopes, location))
{
}

Desk::Desk(TestServer &server)
    : m_server(server)
    , m_authorization(signIn(
          server, QStringLiteral("root"), addOperator(server, QStringLiteral("root"), QString(), true)))
{
}

TestServer::Reply Desk::send(const QByteArray &method,
    const QByteArray &target,
    const TestServer::Headers &headers,
    const QByteArray &body) const
{
    TestServer::Headers all{ m_authorization };
    all.append(headers);
    return m_server.call(method, target, all, body);
}

TestServer::Reply Desk::get(const QByteArray &target, const TestServer::Headers &headers) const
{
    return send("GET", target, headers, {});
}

TestServer::Reply Desk::post(const QByteArray &target, const QJsonObject &body) const
{
    return send("POST", target, {}, json::write(body));
}

TestServer::Reply Desk::put(
    const QByteArray &target, const QJsonObject &body, const TestServer::Headers &headers) const
{
    return send("PUT", target, headers, json::write(body));
}

TestServer::Reply Desk::patch(
    const QByteArray &target, const QJsonObject &body, const TestServer::Headers &headers) const
{
    return send("PATCH", target, headers, json::write(body));
}

TestServer::Reply Desk::remove(const QByteArray &target) const
{
    return send("DELETE", target, {}, {});
}

QJsonArray Desk::all(const QByteArray &target, int pageSize, const std::function<void()> &between) const
{
    const QByteArray base =
        target + (target.contains('?') ? '&' : '?') + "limit=" + QByteArray::number(pageSize);
    QJsonArray items;
    QByteArray cursor;
    do {
        const auto reply = get(cursor.isEmpty() ? base : base + "&cursor=" + cursor);
        if (reply.status != 200)
            qFatal("%s: %s", base.constData(), reply.body.constData());
        const QJsonObject page = reply.object();
        for (const auto &item : page.value(QStringLiteral("items")).toArray())
            items.append(item);
        cursor = page.value(QStringLiteral("next")).toString().toLatin1();
        between();
    } while (!cursor.isEmpty());
    return items;
}

QStringList column(const QJsonArray &items, const char *key)
{
    QStringList values;
    for (const auto &item : items)
        values.append(item.toObject().value(QLatin1String(key)).toString());
    return values;
}

qint64 statementsOf(TestServer &server, const std::function<void()> &act)
{
    const auto *const db = server.pool().connection().value();
    const qint64 before = db->statementCount();
    act();
    return db->statementCount() - before;
}

} // namespace symbolon::test
