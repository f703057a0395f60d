// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/dpop_client.h"

#include <QJsonDocument>
#include <QTest>

using namespace symbolon;
using namespace std::chrono_literals;
using test::DpopClient;

namespace {

//! The proofs printed in RFC 9449, figures 2 and 12, and what is said of them there.
constexpr auto tokenProof =
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpD"
    "a0"
    "RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6Il"
    "At"
    "MjU2In19."
    "eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3"
    "Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-"
    "FNyJK70n"
    "fbV37xRZT3Lg";
constexpr auto resourceProof =
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpD"
    "a0"
    "RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6Il"
    "At"
    "MjU2In19."
    "eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy"
    "9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0"
    "NB"
    "cWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";
constexpr auto accessToken = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";
const QString thumbprint = QStringLiteral("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");

const Instant now = fromUnixSeconds(1'800'000'000);
const QString url = QStringLiteral("https://site.example/dhos/v1/clinician/jwt");

} // namespace

//! Proofs of possession (RFC 9449, thumbprints of RFC 7638).
class DpopTest : public QObject {
    Q_OBJECT

private slots:

    void thumbprintIsTheOneOfRfc7638()
    {
        const auto key = crypto::PublicKey::fromJwk({ { QStringLiteral("kty"), QStringLiteral("RSA") },
            { QStringLiteral("e"), QStringLiteral("AQAB") },
            { QStringLiteral("n"),
                QStringLiteral(
                    "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_"
                    "BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_"
                    "FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-"
                    "bFTWhAI4"
                    "vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw") } });
        QCOMPARE(key.value().thumbprint(), QStringLiteral("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));
    }

    void acceptsTheProofsOfRfc9449()
    {
        const auto first = dpop::verify(tokenProof,
            { "POST", QStringLiteral("https://server.example.com/token"), fromUnixSeconds(1562262616) });
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        QCOMPARE(first->thumbprint, thumbprint);
        const auto second = dpop::verify(resourceProof,
            { "GET",
                QStringLiteral("https://resource.example.org/protectedresource"),
                fromUnixSeconds(1562262618),
                QByteArray(accessToken) });
        QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
        QVERIFY(first->useHash != second->useHash);
        QVERIFY(!dpop::verify(resourceProof,
            { "GET",
                QStringLiteral("https://resource.example.org/protectedresource"),
                fromUnixSeconds(1562262618),
                QByteArray("another token") }));
    }

    void acceptsEveryAsymmetricAlgorithm_data()
    {
        QTest::addColumn<crypto::KeyType>("type");
        QTest::newRow("ES256") << crypto::KeyType::P256;
        QTest::newRow("EdDSA") << crypto::KeyType::Ed25519;
        QTest::newRow("RS256") << crypto::KeyType::Rsa;
    }

    void acceptsEveryAsymmetricAlgorithm()
    {
        QFETCH(crypto::KeyType, type);
        DpopClient client(type);
        const auto proof = dpop::verify(client.proof("GET", url, now), { "GET", url, now });
        QVERIFY2(proof, proof ? "" : qPrintable(proof.error().detail));
        QCOMPARE(proof->thumbprint, client.key.publicKey().thumbprint());
        QVERIFY(proof->goodUntil == now + dpop::window);
    }

    void comparesUrlsAsUrls()
    {
        DpopClient client;
        for (const auto *same : { "HTTPS://SITE.example:443/dhos/v1/clinician/jwt",
                 "https://site.example/dhos/v1/clinician/jwt?send_entry_identifier=x",
                 "https://site.example/dhos/v1/./clinician/jwt#there" })
            QVERIFY2(dpop::verify(client.proof("GET", QLatin1String(same), now), { "GET", url, now }), same);
    }

    void refuses_data()
    {
        QTest::addColumn<QJsonObject>("header");
        QTest::addColumn<QJsonObject>("claims");
        const auto row = [](const char *name, const QJsonObject &header, const QJsonObject &claims) {
            QTest::newRow(name) << header << claims;
        };
        const auto text = [](const char *value) { return QJsonValue(QLatin1String(value)); };
        const auto at = [](Instant when) { return QJsonValue(static_cast<qint64>(toUnixSeconds(when))); };
        const auto in = [](const char *member, const QJsonValue &value) {
            return QJsonObject{ { QLatin1String(member), value } };
        };
        row("an access token", in("typ", text("JWT")), {});
        row("no typ", in("typ", QJsonValue::Null), {});
        row("none", in("alg", text("none")), {});
        row("symmetric", in("alg", text("HS256")), {});
        row("algorithm of another key", in("alg", text("RS256")), {});
        row("no key", in("jwk", QJsonValue::Null), {});
        row("another's key", in("jwk", DpopClient().key.publicKey().toJwk()), {});
        row("critical", in("crit", QJsonArray{ QStringLiteral("exp") }), {});
        row("another method", {}, in("htm", text("POST")));
        row("the method in another case", {}, in("htm", text("get")));
        row("no method", {}, in("htm", QJsonValue::Null));
        row("another path", {}, in("htu", text("https://site.example/dhos/v1/device")));
        row("another host", {}, in("htu", text("https://other.example/dhos/v1/clinician/jwt")));
        row("another port", {}, in("htu", text("https://site.example:8443/dhos/v1/clinician/jwt")));
        row("another scheme", {}, in("htu", text("http://site.example/dhos/v1/clinician/jwt")));
        row("only a path", {}, in("htu", text("/dhos/v1/clinician/jwt")));
        row("old", {}, in("iat", at(now - 61s)));
        row("from the future", {}, in("iat", at(now + 61s)));
        row("date as text", {}, in("iat", text("1800000000")));
        row("no date", {}, in("iat", QJsonValue::Null));
        row("no id", {}, in("jti", QJsonValue::Null));
        row("a long id", {}, in("jti", QString(257, u'x')));
    }

    void refuses()
    {
        QFETCH(QJsonObject, header);
        QFETCH(QJsonObject, claims);
        DpopClient client;
        const auto with = [](QJsonObject base, const QJsonObject &changes) {
            for (auto it = changes.begin(); it != changes.end(); ++it) {
                if (it.value().isNull())
                    base.remove(it.key());
                else
                    base.insert(it.key(), it.value());
            }
            return base;
        };
        const auto proof =
            client.signedProof(with(client.header(), header), with(client.claims("GET", url, now), claims));
        const auto refused = dpop::verify(proof, { "GET", url, now });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Unauthenticated);
    }

    void refusesAKeyWithItsPrivatePart()
    {
        DpopClient client;
        QJsonObject header = client.header();
        QJsonObject jwk = header.value(u"jwk").toObject();
        jwk.insert(QStringLiteral("d"), QStringLiteral("AAAA"));
        header.insert(QStringLiteral("jwk"), jwk);
        const auto refused =
            dpop::verify(client.signedProof(header, client.claims("GET", url, now)), { "GET", url, now });
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(u"private"));
    }

    void refusesWhatIsNoToken()
    {
        DpopClient client;
        const QByteArray good = client.proof("GET", url, now);
        for (const QByteArray &bad :
            { QByteArray(), QByteArray("."), good + '.', good + ' ', good.chopped(4) + "AAAA" })
            QVERIFY(!dpop::verify(bad, { "GET", url, now }));
    }

    void readsTheKeyATokenIsBoundTo()
    {
        jwt::Claims claims;
        QCOMPARE(dpop::boundKey(claims).value(), QString());
        claims.payload = { { QStringLiteral("cnf"), QJsonObject{ { QStringLiteral("jkt"), thumbprint } } } };
        QCOMPARE(dpop::boundKey(claims).value(), thumbprint);
        claims.payload = { { QStringLiteral("cnf"), QJsonObject{ { QStringLiteral("jkt"), 1 } } } };
        QVERIFY(!dpop::boundKey(claims));
    }
};

QTEST_GUILESS_MAIN(DpopTest)
#include "tst_dpop.moc"
