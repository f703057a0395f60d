// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include <QTest>

using namespace symbolon;
using test::Desk;
using test::TestServer;

namespace {

QByteArray payload(const QJsonObject &scopes, const QString &issuer, Instant now)
{
    QJsonObject claims = scopes;
    claims.insert(QStringLiteral("iss"), issuer);
    claims.insert(QStringLiteral("aud"), issuer);
    claims.insert(QStringLiteral("exp"), static_cast<qint64>(toUnixSeconds(now) + 300));
    return TestServer::signedToken(claims);
}

} // namespace

//! What the native surface asks of a caller beyond the scope.
class NativeRightsTest : public QObject {
    Q_OBJECT

private slots:

    void aNativeListIsNotForPhones_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("status");
        QTest::newRow("clinician") << QStringLiteral("clinician_id") << 403;
        QTest::newRow("tablet") << QStringLiteral("device_id") << 403;
        QTest::newRow("phone") << QStringLiteral("patient_id") << 403;
        QTest::newRow("system") << QStringLiteral("system_id") << 200;
    }

    //! The badge is all that a clinician signs in with: who holds a clinician's, tablet's or phone's token
    //! must not read everybody's, whatever its scope.
    void aNativeListIsNotForPhones()
    {
        QFETCH(QString, key);
        QFETCH(int, status);
        TestServer server(store::Engine::Sqlite);
        const QJsonObject claims{ { QStringLiteral("metadata"),
                                      QJsonObject{ { key, QStringLiteral("somebody") } } },
            { QStringLiteral("scope"),
                QStringLiteral("read:send_clinician read:send_device read:gdm_activation read:audit") } };
        const auto token =
            TestServer::bearer(payload(claims, server.settings.jwt.issuer, server.clock.now()));
        for (const auto *list : { "/v1/clinicians", "/v1/devices", "/v1/patients", "/v1/audit" })
            QCOMPARE(server.call("GET", list, { token }).status, status);
        // The old paths go on as their contract says.
        QCOMPARE(server.call("GET", "/dhos/v1/device", { token }).status, 200);
    }

    void aReferenceAsksForItsSubjectsScope_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<int>("ofDevice");
        QTest::addColumn<int>("ofPatient");
        QTest::newRow("device manager") << QStringLiteral("read:send_device") << 200 << 404;
        QTest::newRow("activation desk") << QStringLiteral("read:gdm_activation") << 404 << 200;
        QTest::newRow("auditor") << QStringLiteral("read:audit") << 200 << 200;
        QTest::newRow("nobody") << QStringLiteral("read:other") << 404 << 404;
    }

    void aReferenceAsksForItsSubjectsScope()
    {
        QFETCH(QString, scope);
        TestServer server(store::Engine::Sqlite);
        const Desk desk(server, QStringLiteral("dana"), { scope });
        const auto device = server.call("POST", "/dhos/v1/activation/123456789?type=send_entry");
        const auto patient =
            server.call("POST", "/dhos/v1/activation/" + QByteArray(30, 'A'), {}, R"({"otp":"abcd"})");
        QTEST(desk.get("/v1/references/" + device.header("x-reference")).status, "ofDevice");
        QTEST(desk.get("/v1/references/" + patient.header("x-reference")).status, "ofPatient");
        QCOMPARE(server
                     .call("GET",
                         "/v1/references/" + device.header("x-reference"),
                         { server.systemToken(QStringLiteral("read:send_device read:gdm_activation")) })
                     .status,
            403);
    }
};

QTEST_GUILESS_MAIN(NativeRightsTest)
#include "tst_native_rights.moc"
