// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/phones.h"

namespace symbolon::test {

TestServer::Reply issueCode(TestServer &server, const QByteArray &patient)
{
    return server.call("POST",
        "/dhos/v1/patient/" + patient + "/activation",
        { server.systemToken(QStringLiteral("write:gdm_activation")) });
}

QByteArray pinBody(const QString &otp)
{
    return R"({"otp":")" + otp.toLatin1() + R"("})";
}

TestServer::Reply validateCode(
    TestServer &server, const QString &code, const QString &otp, const TestServer::Headers &headers)
{
    return server.call("POST", "/dhos/v1/activation/" + code.toLatin1(), headers, pinBody(otp));
}

TestServer::Reply phoneToken(TestServer &server, const QByteArray &patient, const QString &code)
{
    return server.call(
        "GET", "/dhos/v1/patient/" + patient + "/jwt", { { "x-authorisation-code", code.toLatin1() } });
}

QString activatePhone(TestServer &server, const QByteArray &patient)
{
    const auto issued = issueCode(server, patient);
    return validateCode(server, issued.text("activation_code"), issued.text("otp"))
        .text("authorisation_code");
}

} // namespace symbolon::test
