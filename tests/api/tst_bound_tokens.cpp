// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"
#include "tests/support/dpop_client.h"

#include <QTest>

using namespace symbolon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::DpopClient;
using test::TestServer;

//! Tokens that are bound to the key of the tablet they were issued to (RFC 9449).
class BoundTokensTest : public QObject {
    Q_OBJECT

private slots:

    void nothingIsBoundWithoutAProof()
    {
        TestServer server(store::Engine::Sqlite);
        const Tablet tablet = makeTablet(server);
        const auto reply = deviceToken(server, tablet, {});
        QCOMPARE(reply.status, 200);
        QVERIFY(!payload(reply).contains(u"cnf"_s));
    }

    void anotherTabletCannotUseTheToken_data() { test::addEngineRows(); }

    //! Attack 48.
    void anotherTabletCannotUseTheToken()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        server.clinicianScope = u"read:send_device"_s;
        makeClinician(server);
        DpopClient first;
        DpopClient second;
        const QByteArray token = clinicianToken(server, first, boundTo(server, first));
        QCOMPARE(payload(token).value(u"cnf"_s).toObject().value(u"jkt"_s).toString(),
            first.key.publicKey().thumbprint());

        QCOMPARE(use(server, token, first).status, 200);
        QCOMPARE(use(server, token, second).status, 403);
        QCOMPARE(server.call("GET", listPath, { TestServer::bearer(token) }).status, 403);
        QCOMPARE(server.call("GET", listPath, { { "Authorization", "DPoP " + token } }).status, 403);
    }

    void aProofIsGoodOnce_data() { test::addEngineRows(); }

    void aProofIsGoodOnce()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        server.deviceScope = u"read:send_device"_s;
        DpopClient client;
        const QByteArray token = boundTo(server, client);
        const QByteArray proof = client.proof("GET", url(listPath), server.clock.now(), token);
        QCOMPARE(present(server, listPath, token, proof).status, 200);
        QCOMPARE(present(server, listPath, token, proof).status, 403);

        const Tablet tablet = makeTablet(server);
        const QByteArray path = tokenPath(tablet);
        const QByteArray issuing = client.proof("GET", url(path), server.clock.now());
        QCOMPARE(deviceToken(server, tablet, issuing).status, 200);
        const auto replayed = deviceToken(server, tablet, issuing);
        QCOMPARE(replayed.status, 400);
        QVERIFY(replayed.text("detail").contains(u"used before"_s));
    }

    void aProofIsForThisRequest()
    {
        TestServer server(store::Engine::Sqlite);
        server.deviceScope = u"read:send_device"_s;
        DpopClient client;
        const QByteArray token = boundTo(server, client);
        const auto status =
            [&](const QByteArray &method, const QString &target, Instant when, const QByteArray &ath) {
                return present(server, listPath, token, client.proof(method, target, when, ath)).status;
            };
        const Instant now = server.clock.now();
        QCOMPARE(status("GET", url(listPath), now, token), 200);
        QCOMPARE(status("POST", url(listPath), now, token), 403);
        QCOMPARE(status("GET", url("/dhos/v1/clinician"), now, token), 403);
        QCOMPARE(status("GET", url(listPath), now - 61s, token), 403);
        QCOMPARE(status("GET", url(listPath), now, {}), 403);
        QCOMPARE(status("GET", url(listPath), now, "other"), 403);
    }

    void aBadProofGetsNoToken()
    {
        TestServer server(store::Engine::Sqlite);
        const Tablet tablet = makeTablet(server);
        DpopClient client;
        const auto elsewhere = client.proof("GET", url(listPath), server.clock.now());
        QCOMPARE(deviceToken(server, tablet, elsewhere).status, 400);
        QCOMPARE(deviceToken(server, tablet, "nonsense").status, 400);
        const auto good = client.proof("GET", url(tokenPath(tablet)), server.clock.now());
        QCOMPARE(deviceToken(server, tablet, good).status, 200);
    }

    void anUnboundTokenDoesNotClaimTheScheme()
    {
        TestServer server(store::Engine::Sqlite);
        server.deviceScope = u"read:send_device"_s;
        DpopClient client;
        const QByteArray token = deviceToken(server, makeTablet(server), {}).text("jwt").toLatin1();
        QCOMPARE(server.call("GET", listPath, { TestServer::bearer(token) }).status, 200);
        QCOMPARE(use(server, token, client).status, 403);
    }

    void patientsMayBindTheirTokens()
    {
        TestServer server(store::Engine::Sqlite);
        DpopClient client;
        const auto issued = server.call(
            "POST", "/dhos/v1/patient/p/activation", { server.systemToken(u"write:gdm_activation"_s) });
        const auto code = server.call("POST",
            "/dhos/v1/activation/" + issued.text("activation_code").toLatin1(),
            {},
            "{\"otp\":\"" + issued.text("otp").toLatin1() + "\"}");
        const QByteArray path = "/dhos/v1/patient/p/jwt";
        const auto reply = server.call("GET",
            path,
            { { "x-authorisation-code", code.text("authorisation_code").toLatin1() },
                { "DPoP", client.proof("GET", url(path), server.clock.now()) } });
        QCOMPARE(reply.status, 200);
        QVERIFY(payload(reply).contains(u"cnf"_s));
    }

    void unboundTabletsCanBeRefused()
    {
        auto settings = TestServer::defaultSettings();
        settings.jwt.requireDpop = true;
        TestServer server(store::Engine::Sqlite, settings);
        server.deviceScope = u"read:send_device"_s;
        const Tablet tablet = makeTablet(server);
        QCOMPARE(deviceToken(server, tablet, {}).status, 400);
        DpopClient client;
        QCOMPARE(use(server, boundTo(server, client), client).status, 200);

        const QByteArray unbound =
            TestServer::signedToken({ { u"metadata"_s, QJsonObject{ { u"device_id"_s, tablet.id } } },
                { u"iss"_s, settings.jwt.issuer },
                { u"aud"_s, settings.jwt.issuer },
                { u"scope"_s, u"read:send_device"_s },
                { u"exp"_s, static_cast<qint64>(toUnixSeconds(server.clock.now()) + 300) } });
        QCOMPARE(server.call("GET", listPath, { TestServer::bearer(unbound) }).status, 403);
        QCOMPARE(server.call("GET", listPath, { server.systemToken(u"read:send_device"_s) }).status, 200);
    }

private:
    struct Tablet {
        QString id;
        QByteArray authorisation;
    };

    static constexpr auto listPath = "/dhos/v1/device";

    static QString url(const QByteArray &path) { return u"http://localhost"_s + QString::fromLatin1(path); }

    static QByteArray tokenPath(const Tablet &tablet)
    {
        return "/dhos/v1/device/" + tablet.id.toLatin1() + "/jwt";
    }

    static Tablet makeTablet(TestServer &server)
    {
        const auto made = server.call("POST",
            "/dhos/v1/device",
            { server.systemToken(u"write:send_device"_s) },
            "{\"location_id\":\"ward\",\"description\":\"tablet\"}");
        const auto issued = server.call("POST",
            "/dhos/v1/device/" + made.text("uuid").toLatin1() + "/activation",
            { server.systemToken(u"write:send_device"_s) });
        const auto code =
            server.call("POST", "/dhos/v1/activation/" + issued.text("code").toLatin1() + "?type=send_entry");
        return { made.text("uuid"), code.text("authorisation_code").toLatin1() };
    }

    static TestServer::Reply deviceToken(TestServer &server, const Tablet &tablet, const QByteArray &proof)
    {
        TestServer::Headers headers{ { "x-authorisation-code", tablet.authorisation } };
        if (!proof.isEmpty())
            headers.append({ "DPoP", proof });
        return server.call("GET", tokenPath(tablet), headers);
    }

    //! A device token of a new tablet with this key.
    static QByteArray boundTo(TestServer &server, DpopClient &client)
    {
        const Tablet tablet = makeTablet(server);
        const auto proof = client.proof("GET", url(tokenPath(tablet)), server.clock.now());
        return deviceToken(server, tablet, proof).text("jwt").toLatin1();
    }

    static void makeClinician(TestServer &server)
    {
        const auto made = server.call("POST",
            "/dhos/v1/clinician",
            { server.systemToken(u"write:send_clinician"_s) },
            "{\"clinician_id\":\"c\",\"login_active\":true,\"send_entry_identifier\":\"badge\","
            "\"groups\":[\"SEND Clinician\"],\"products\":[],\"contract_expiry_eod_date\":null}");
        if (made.status >= 300)
            qFatal("no clinician: %s", made.body.constData());
    }

    static QByteArray clinicianToken(TestServer &server, DpopClient &client, const QByteArray &device)
    {
        const auto reply = present(server,
            "/dhos/v1/clinician/jwt?send_entry_identifier=badge",
            device,
            client.proof("GET", url("/dhos/v1/clinician/jwt"), server.clock.now(), device));
        if (reply.status != 200)
            qFatal("no clinician token: %s", reply.body.constData());
        return reply.text("jwt").toLatin1();
    }

    static TestServer::Reply present(
        TestServer &server, const QByteArray &target, const QByteArray &token, const QByteArray &proof)
    {
        return server.call("GET", target, { { "Authorization", "DPoP " + token }, { "DPoP", proof } });
    }

    static TestServer::Reply use(TestServer &server, const QByteArray &token, DpopClient &client)
    {
        return present(
            server, listPath, token, client.proof("GET", url(listPath), server.clock.now(), token));
    }

    static QJsonObject payload(const QByteArray &token)
    {
        return QJsonDocument::fromJson(
            QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding))
            .object();
    }

    static QJsonObject payload(const TestServer::Reply &reply)
    {
        return payload(reply.text("jwt").toLatin1());
    }
};

QTEST_GUILESS_MAIN(BoundTokensTest)
#include "tst_bound_tokens.moc"
