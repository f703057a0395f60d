// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/tablets.h"

#include "tests/in_process/events.h"

namespace symbolon::test {

using namespace Qt::StringLiterals;

http::Header tabletWriter(TestServer &server)
{
    return server.systemToken(u"write:send_device"_s);
}

http::Header clinicianWriter(TestServer &server)
{
    return server.systemToken(u"write:send_clinician"_s);
}

TestServer::Reply createTablet(TestServer &server, const QByteArray &location)
{
    return server.call("POST",
        "/dhos/v1/device",
        { tabletWriter(server) },
        quoted("{'location_id':'") + location + quoted("','description':'tablet'}"));
}

TestServer::Reply patchTablet(TestServer &server, const QString &id, const QByteArray &body)
{
    return server.call("PATCH", "/dhos/v1/device/" + id.toLatin1(), { tabletWriter(server) }, body);
}

TestServer::Reply issueTabletCode(TestServer &server, const QString &id)
{
    return server.call("POST", "/dhos/v1/device/" + id.toLatin1() + "/activation", { tabletWriter(server) });
}

TestServer::Reply validateTabletCode(TestServer &server, const QString &code)
{
    return server.call("POST", "/dhos/v1/activation/" + code.toLatin1() + "?type=send_entry");
}

TestServer::Reply tabletToken(TestServer &server, const QString &id, const QString &code)
{
    return server.call(
        "GET", "/dhos/v1/device/" + id.toLatin1() + "/jwt", { { "x-authorisation-code", code.toLatin1() } });
}

Tablet activatedTablet(TestServer &server)
{
    const auto id = createTablet(server).text("uuid");
    const auto issued = issueTabletCode(server, id).text("code");
    const auto code = validateTabletCode(server, issued).text("authorisation_code");
    return { id, tabletToken(server, id, code).text("jwt") };
}

TestServer::Reply createClinician(TestServer &server, const QByteArray &id, const QByteArray &more)
{
    QByteArray body = quoted("{'clinician_id':'") + id + quoted("','products':['SEND'],");
    if (!more.contains("login_active"))
        body += quoted("'login_active':true,");
    return server.call("POST", "/dhos/v1/clinician", { clinicianWriter(server) }, body + more + "}");
}

TestServer::Reply clinicianToken(TestServer &server, const QString &token, const QByteArray &badge)
{
    return server.call(
        "GET", "/dhos/v1/clinician/jwt?send_entry_identifier=" + badge, { TestServer::bearer(token) });
}

QJsonObject payloadOf(const QString &jwt)
{
    return QJsonDocument::fromJson(
        QByteArray::fromBase64(jwt.section(u'.', 1, 1).toLatin1(), QByteArray::Base64UrlEncoding))
        .object();
}

QJsonObject lastEvent(TestServer &server)
{
    const auto rows = server.database.query(u"select payload from outbox order by id desc limit 1"_s);
    return QJsonDocument::fromJson(rows.first().first().toByteArray())
        .object()
        .value(u"event_data"_s)
        .toObject();
}

} // namespace symbolon::test
