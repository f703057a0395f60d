// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/in_process/server.h"

//! What a tablet and those who look after it ask on the old service's paths (activation contract 7.5
//! to 7.13).
namespace symbolon::test {

struct Tablet {
    QString id;
    QString token; //!< JWT
};

[[nodiscard]] http::Header tabletWriter(TestServer &server);
[[nodiscard]] http::Header clinicianWriter(TestServer &server);

TestServer::Reply createTablet(TestServer &server, const QByteArray &location = "ward");
TestServer::Reply patchTablet(TestServer &server, const QString &id, const QByteArray &body);
TestServer::Reply issueTabletCode(TestServer &server, const QString &id);
TestServer::Reply validateTabletCode(TestServer &server, const QString &code);
TestServer::Reply tabletToken(TestServer &server, const QString &id, const QString &code);
//! One that has its JWT.
[[nodiscard]] Tablet activatedTablet(TestServer &server);

//! `more` are further members of the body, as JSON without braces.
TestServer::Reply createClinician(TestServer &server, const QByteArray &id, const QByteArray &more);
TestServer::Reply clinicianToken(TestServer &server, const QString &token, const QByteArray &badge);

//! The claims of a JWT.
[[nodiscard]] QJsonObject payloadOf(const QString &jwt);
//! `event_data` of the newest message in the outbox.
[[nodiscard]] QJsonObject lastEvent(TestServer &server);

} // namespace symbolon::test
