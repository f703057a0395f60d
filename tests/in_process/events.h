// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/in_process/server.h"

//! People and events that the tests of the auth-events surface start from.
namespace symbolon::test {

//! The paths' common start.
inline constexpr const char *eventsRoot = "/api/";

//! JSON written with ' for ".
[[nodiscard]] QByteArray quoted(const char *text);

struct Person {
    QString username;
    qint64 eventId = 1;
    QString email = {};
    QString tlf = {};
    QString password = {};
    QString metadata = QStringLiteral("{}");
    bool isActive = true;
    bool isSuperuser = false;
};

//! Stores the person as it is; the account's number.
qint64 addPerson(TestServer &server, const Person &person);
void addGrant(
    TestServer &server, qint64 accountId, const char *type, const char *permission, const QString &objectId);
//! A fresh auth-token of that name, in the header `Auth`.
[[nodiscard]] http::Header authToken(TestServer &server, const QString &username);
//! A person of event 1 called `organiser` who may create events; the header with its token.
http::Header addOrganiser(TestServer &server);

//! An event made through the API by `owner`; its number.
qint64 addEvent(TestServer &server, const http::Header &owner, const char *body);
[[nodiscard]] QByteArray eventPath(qint64 id, const char *rest = "");

} // namespace symbolon::test
