// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/events.h"

#include "shared/crypto/password.h"

namespace symbolon::test {

QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

qint64 addPerson(TestServer &server, const Person &person)
{
    auto &db = server.database.connection();
    const QString hash = person.password.isEmpty()
        ? QString()
        : crypto::hashPassword(Secret(person.password.toUtf8()), server.random);
    const auto stored = db.run(sql::account::load,
        { { "username", person.username },
            { "password_hash", hash },
            { "is_superuser", person.isSuperuser },
            { "is_active", person.isActive },
            { "email", person.email },
            { "tlf", person.tlf.isEmpty() ? std::nullopt : std::optional(person.tlf) },
            { "metadata", person.metadata },
            { "status", QStringLiteral("act") },
            { "event_id", person.eventId },
            { "created", server.clock.now() },
            { "display_name", QString() },
            { "location_id", std::optional<QString>() } });
    if (!stored)
        qFatal("%s", qPrintable(stored.error().detail + stored.error().where));
    return db.one(sql::account::find, { { "username", person.username } }).value()->bigInteger("id");
}

void addGrant(
    TestServer &server, qint64 accountId, const char *type, const char *permission, const QString &objectId)
{
    const auto stored = server.database.connection().run(sql::acl::grant,
        { { "account_id", accountId },
            { "object_type", QString::fromLatin1(type) },
            { "perm", QString::fromLatin1(permission) },
            { "object_id", objectId },
            { "now", server.clock.now() },
            { "granted_by", nullptr } });
    if (!stored)
        qFatal("%s", qPrintable(stored.error().detail));
}

http::Header authToken(TestServer &server, const QString &username)
{
    return { "Auth", server.services().khmac.issueAuthToken(username, server.clock.now())->reveal() };
}

http::Header addOrganiser(TestServer &server)
{
    const qint64 id = addPerson(server, { QStringLiteral("organiser"), 1, QStringLiteral("o@example.org") });
    addGrant(server, id, "AuthEvent", "create", QStringLiteral("0"));
    addGrant(server, id, "UserData", "edit", QString::number(id));
    return authToken(server, QStringLiteral("organiser"));
}

qint64 addEvent(TestServer &server, const http::Header &owner, const char *body)
{
    const auto reply = server.call("POST", "/api/auth-event/", { owner }, quoted(body));
    if (reply.status != 200)
        qFatal("%s", reply.body.constData());
    return reply.object().value(QStringLiteral("id")).toInteger();
}

QByteArray eventPath(qint64 id, const char *rest)
{
    return "/api/auth-event/" + QByteArray::number(id) + '/' + rest;
}

} // namespace symbolon::test
