// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/jwks.h"
#include "server/domain/jwt_issuer.h"
#include "tests/unit/jwt_tokens.h"

#include <QJsonArray>
#include <QTest>

using namespace symbolon;
using namespace tokens;

namespace {

//! The same bytes for ever, so that a token can be compared whole.
class Constant final : public Random {
public:
    QByteArray bytes(qsizetype count) override { return QByteArray(count, '\x11'); }
};

jwt::TokenRequest patient()
{
    return { .kind = access::SubjectKind::Patient,
        .metadata = { { QStringLiteral("patient_id"), QStringLiteral("p1") } },
        .scope = QStringLiteral("read:gdm_message write:gdm_message"),
        .lifetime = std::chrono::seconds(900),
        .subject = QStringLiteral("p1") };
}

std::shared_ptr<const jwt::KeyRing> signedBy(jwt::Key key)
{
    return std::make_shared<const jwt::KeyRing>(jwt::KeyRing::make({ std::move(key) }).value());
}

std::shared_ptr<const jwt::KeyRing> sharedRing()
{
    return signedBy(jwt::sharedKey(QStringLiteral("hs1"), shared, jwt::KeyState::Signing));
}

//! JSON written with single quotes, which is easier to read here.
QByteArray doubled(QByteArray text)
{
    return text.replace('\'', '"');
}

//! Header and payload of a token as the JSON texts that were signed.
QByteArray readable(const Secret &token)
{
    const QList<QByteArray> parts = token.reveal().split('.');
    return crypto::fromBase64Url(parts[0]).value() + ' ' + crypto::fromBase64Url(parts[1]).value();
}

QJsonObject entry(const QByteArray &kid, QJsonObject jwk, const QByteArray &more = "{}")
{
    jwk.insert(u"kid", QString::fromLatin1(kid));
    jwk.insert(u"use", QStringLiteral("sig"));
    const QJsonObject others = QJsonDocument::fromJson(more).object();
    for (auto it = others.begin(); it != others.end(); ++it)
        jwk.insert(it.key(), it.value());
    return jwk;
}

QByteArray document(const QJsonArray &entries)
{
    return json({ { QStringLiteral("keys"), entries } });
}

const QJsonObject rsaJwk{ { QStringLiteral("kty"), QStringLiteral("RSA") },
    { QStringLiteral("n"), QString::fromLatin1(rfc::rsaModulus) },
    { QStringLiteral("e"), QStringLiteral("AQAB") } };

} // namespace

//! Issuing, rings of keys, and key sets.
class JwtKeysTest : public QObject {
    Q_OBJECT

private slots:

    //! Activation contract 4.7, to the byte.
    void issuesTheOldServicesTokens()
    {
        Constant random;
        const jwt::Issuer plain(sharedRing(), issuer, true);
        const auto issued = plain.issue(patient(), now, random).value();
        QCOMPARE(readable(issued.token),
            doubled("{'alg':'HS512','typ':'JWT'} "
                    "{'metadata':{'patient_id':'p1'},'iss':'ISSUER','aud':'ISSUER',"
                    "'scope':'read:gdm_message write:gdm_message','exp':1800000900}")
                .replace("ISSUER", issuer.toLatin1()));
        QVERIFY(issued.token.reveal().startsWith("ey"));
        QCOMPARE(issued.expiresAt, now + std::chrono::seconds(900));
        QVERIFY(issued.id.isEmpty());
    }

    void addsOurClaimsAfterTheirs()
    {
        Constant random;
        const jwt::Issuer ours(sharedRing(), QStringLiteral("i"));
        const auto issued = ours.issue(patient(), now, random).value();
        QCOMPARE(readable(issued.token),
            doubled("{'alg':'HS512','typ':'JWT','kid':'hs1'} "
                    "{'metadata':{'patient_id':'p1'},'iss':'i','aud':'i',"
                    "'scope':'read:gdm_message write:gdm_message','exp':1800000900,"
                    "'iat':1800000000,'nbf':1800000000,"
                    "'jti':'11111111-1111-4111-9111-111111111111','sub':'p1'}"));
        QCOMPARE(issued.id, QStringLiteral("11111111-1111-4111-9111-111111111111"));
    }

    void keepsTheOrderOfMetadataAndWritesNoScopeAsNull()
    {
        Constant random;
        jwt::TokenRequest request;
        request.metadata = { { QStringLiteral("clinician_id"), QStringLiteral("c1") },
            { QStringLiteral("referring_device_id"), QStringLiteral("d1") } };
        const auto issued = jwt::Issuer(sharedRing(), QStringLiteral("i"), true).issue(request, now, random);
        QVERIFY(readable(issued->token)
                    .contains(doubled("{'metadata':{'clinician_id':'c1','referring_device_id':'d1'},'iss':'i'"
                                      ",'aud':'i','scope':null,")));
    }

    void escapesWhatOthersChose()
    {
        Constant random;
        jwt::TokenRequest request;
        request.metadata = { { QStringLiteral("patient_id"), QStringLiteral("a\"b\\c\n\u00e9\U0001f600") } };
        const auto issued = jwt::Issuer(sharedRing(), QStringLiteral("i"), true).issue(request, now, random);
        QVERIFY(readable(issued->token).contains(doubled("'a\\'b\\\\c\\u000a\\u00e9\\ud83d\\ude00'")));
        QCOMPARE(jwt::parseUnverified(issued->token.reveal())
                     ->payload.value(u"metadata")
                     .toObject()
                     .value(u"patient_id")
                     .toString(),
            request.metadata.first().second);
    }

    void operatorsAlwaysHaveAnIdentity()
    {
        Constant random;
        jwt::TokenRequest request{ .kind = access::SubjectKind::Operator,
            .subject = QStringLiteral("ada"),
            .sessionId = QStringLiteral("s9") };
        const auto issued = jwt::Issuer(sharedRing(), QStringLiteral("i"), true).issue(request, now, random);
        const auto parsed = jwt::parseUnverified(issued->token.reveal()).value();
        QVERIFY(parsed.header.contains(u"kid"));
        const jwt::Claims claims{ .payload = parsed.payload };
        QCOMPARE(jwt::kindOf(claims), access::SubjectKind::Operator);
        QCOMPARE(jwt::callerOf(claims), QStringLiteral("ada"));
        QCOMPARE(claims.sessionId(), QStringLiteral("s9"));
        QCOMPARE(claims.tokenId(), issued->id);
    }

    void verifiesWhatEachTypeOfKeyIssued_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<QString>("algorithm");
        QTest::newRow("RSA") << rfc::rsaPrivatePem.toByteArray() << QStringLiteral("RS256");
        QTest::newRow("P-256") << rfc::p256PrivatePem.toByteArray() << QStringLiteral("ES256");
        QTest::newRow("Ed25519") << rfc::ed25519PrivatePem.toByteArray() << QStringLiteral("EdDSA");
    }

    void verifiesWhatEachTypeOfKeyIssued()
    {
        QFETCH(QByteArray, pem);
        QFETCH(QString, algorithm);
        Constant random;
        const auto keys = signedBy(jwt::privateKey(QStringLiteral("k"), key(pem), jwt::KeyState::Signing));
        for (const bool isPlain : { false, true }) {
            const auto issued = jwt::Issuer(keys, issuer, isPlain).issue(patient(), now, random).value();
            QCOMPARE(jwt::parseUnverified(issued.token.reveal())->header.value(u"alg").toString(), algorithm);
            QVERIFY(jwt::verify(issued.token.reveal(), *keys, native()));
            // Whoever fetches our key set can verify it as well.
            const auto published = jwt::parseKeySet(jwt::keySetDocument(*keys, now)).value();
            QVERIFY(jwt::verify(issued.token.reveal(), published, native()));
        }
    }

    void refusesContradictingRings()
    {
        const auto one = jwt::sharedKey(QStringLiteral("a"), shared, jwt::KeyState::Signing);
        const auto two = jwt::sharedKey(QStringLiteral("b"), shared, jwt::KeyState::Signing);
        QVERIFY(!jwt::KeyRing::make({ one, two }));
        QVERIFY(!jwt::KeyRing::make({ one, one }));
        QVERIFY(
            !jwt::KeyRing::make({ jwt::sharedKey(QStringLiteral("a"), Secret(), jwt::KeyState::Signing) }));
        auto foreign = jwt::publicKey(QStringLiteral("a"), key(rfc::rsaPrivatePem).publicKey(), {});
        foreign.state = jwt::KeyState::Signing;
        QVERIFY(!jwt::KeyRing::make({ foreign }));
        QVERIFY(jwt::KeyRing::make({ one }));
        Constant random;
        const jwt::Issuer keyless(std::make_shared<const jwt::KeyRing>(), issuer);
        QCOMPARE(keyless.issue(patient(), now, random).error().code, Code::Unavailable);
    }

    void publishesPublicKeysOnly()
    {
        const QByteArray text = jwt::keySetDocument(ring(), now);
        QStringList ids;
        for (const QJsonValue published : QJsonDocument::fromJson(text).object().value(u"keys").toArray()) {
            const QJsonObject jwk = published.toObject();
            ids.append(jwk.value(u"kid").toString());
            QCOMPARE(jwk.value(u"use").toString(), QStringLiteral("sig"));
            for (const QStringView secret : { QStringView(u"d"), QStringView(u"k"), QStringView(u"p") })
                QVERIFY(!jwk.contains(secret));
        }
        QCOMPARE(ids, QStringList({ QStringLiteral("rsa"), QStringLiteral("ec"), QStringLiteral("ed") }));
        auto retired = jwt::privateKey(QStringLiteral("r"), key(rfc::rsaPrivatePem), jwt::KeyState::Retired);
        retired.notAfter = now;
        const auto keys = signedBy(retired);
        QVERIFY(jwt::keySetDocument(*keys, now).contains("\"r\""));
        QVERIFY(!jwt::keySetDocument(*keys, now + std::chrono::seconds(1)).contains("\"r\""));
    }

    void readsForeignKeySets()
    {
        const auto keys = jwt::parseKeySet('\n'
            + document({ entry("good", rsaJwk, doubled("{'alg':'RS256','x5t':'ignored'}")),
                entry("any", rsaJwk),
                entry("enc", rsaJwk, doubled("{'use':'enc'}")),
                entry("nouse", rsaJwk, doubled("{'use':null}")),
                entry("hmac", rsaJwk, doubled("{'kty':'oct','k':'c2VjcmV0'}")),
                entry("alg", rsaJwk, doubled("{'alg':'PS256'}")),
                entry("weak", rsaJwk, doubled("{'e':'Aw'}")),
                entry("", rsaJwk),
                entry("good", rsaJwk, doubled("{'alg':'RS512'}")),
                QJsonObject() }));
        QVERIFY(keys);
        QCOMPARE(keys->keys().size(), 2);
        QCOMPARE(keys->byId(u"good")->algorithms, QList{ jwt::Algorithm::Rs256 });
        QVERIFY2(keys->byId(u"any")->algorithms.contains(jwt::Algorithm::Rs512), "activation contract 4.4");
        QVERIFY(keys->signingKey() == nullptr);
    }

    //! A key set must not turn an asymmetric key into a shared secret.
    void neverTakesAnAlgorithmThatDoesNotFitTheKey()
    {
        const auto keys =
            jwt::parseKeySet(document({ entry("k", rsaJwk, doubled("{'alg':'HS256'}")) })).value();
        const QByteArray forged = token(doubled("{'alg':'HS256','kid':'k'}"),
            json(goodClaims()),
            sharedKey(Secret(key(rfc::rsaPrivatePem).publicKey().toPem()), jwt::Algorithm::Hs256));
        QVERIFY(!jwt::verify(forged, keys, native()));
    }

    void refusesWhatIsNoKeySet_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no keys") << QByteArray("{}");
        QTest::newRow("keys not a list") << doubled("{'keys':{}}");
        QTest::newRow("a web page") << QByteArray("<html></html>");
        QTest::newRow("keys twice") << doubled("{'keys':[],'keys':[]}");
        QTest::newRow("too long") << QByteArray(
            doubled("{'keys':[],'x':'") + QByteArray(262144, 'x') + "\"}");
    }

    void refusesWhatIsNoKeySet()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(jwt::parseKeySet(text).error().code, Code::Malformed);
    }
};

QTEST_GUILESS_MAIN(JwtKeysTest)
#include "tst_jwt_keys.moc"
