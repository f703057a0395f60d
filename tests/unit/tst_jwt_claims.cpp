// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/jwt.h"
#include "tests/unit/jwt_tokens.h"

#include <QJsonArray>
#include <QTest>

using namespace symbolon;
using namespace tokens;
using access::SubjectKind;

namespace {

constexpr QJsonValue::Type absent = QJsonValue::Undefined;

qint64 seconds(qint64 fromNow)
{
    return toUnixSeconds(now) + fromNow;
}

QJsonObject object(const char *name, const QJsonValue &value)
{
    return { { QLatin1String(name), value } };
}

jwt::Claims claimsOf(const QJsonObject &metadata, QJsonObject payload = {})
{
    payload.insert(u"metadata", metadata);
    return jwt::readClaims(payload).value();
}

} // namespace

//! The claim rules of the activation contract, section 4.3, and the stricter ones of the native surface.
class JwtClaimsTest : public QObject {
    Q_OBJECT

private slots:

    void judgesClaims_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isNative");
        QTest::addColumn<bool>("isActivation");
        timeRows();
        audienceRows();
        identityRows();
        callerRows();
    }

    void judgesClaims()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isNative);
        QFETCH(bool, isActivation);
        const auto strict = jwt::verify(text, ring(), native());
        QCOMPARE(strict.has_value(), isNative);
        if (!strict)
            QCOMPARE(strict.error().code, Code::Unauthenticated);
        const auto compatible = jwt::verify(text, ring(), activation());
        QCOMPARE(compatible.has_value(), isActivation);
        if (!compatible)
            QCOMPARE(compatible.error().code, Code::Forbidden);
    }

    void mayDoWithoutExpAndAud()
    {
        auto options = activation();
        options.acceptWithoutExp = true;
        QVERIFY(jwt::verify(withClaim("exp", absent), ring(), options));
        QVERIFY(!jwt::verify(withClaim("aud", absent), ring(), options));
        options.acceptWithoutAud = true;
        QVERIFY(jwt::verify(withClaim("aud", absent), ring(), options));
        QVERIFY2(!jwt::verify(withClaim("exp", QJsonValue::Null), ring(), options), "null is not absent");
        QVERIFY2(!jwt::verify(withClaim("aud", QJsonValue::Null), ring(), options), "null is not absent");
    }

    void tellsHowFarOffTheClocksAre()
    {
        const auto detail = [](const char *name, qint64 value) {
            return jwt::verify(withClaim(name, value), ring(), native()).error().detail;
        };
        QVERIFY(detail("exp", seconds(-90)).contains(QStringLiteral("90 s ago")));
        QVERIFY(detail("nbf", seconds(75)).contains(QStringLiteral("in 75 s")));
        QVERIFY(detail("iat", seconds(125)).contains(QStringLiteral("125 s in the future")));
    }

    void toleratesLeewayIfGiven()
    {
        auto options = native();
        options.leeway = std::chrono::seconds(60);
        QVERIFY(jwt::verify(withClaim("exp", seconds(-60)), ring(), options));
        QVERIFY(!jwt::verify(withClaim("exp", seconds(-61)), ring(), options));
        QVERIFY(jwt::verify(withClaim("nbf", seconds(60)), ring(), options));
        QVERIFY(!jwt::verify(withClaim("nbf", seconds(61)), ring(), options));
    }

    //! `exp` is compared in whole seconds, so the last one counts in full.
    void exactlyNowIsStillValid()
    {
        auto options = native();
        options.now = now + std::chrono::milliseconds(999);
        QVERIFY(jwt::verify(withClaim("exp", seconds(0)), ring(), options));
        options.now = now + std::chrono::milliseconds(1000);
        QVERIFY(!jwt::verify(withClaim("exp", seconds(0)), ring(), options));
    }

    //! Activation contract 4.3: an internal token's kid was ignored, so a system that sets its own goes on
    //! working.
    void activationIgnoresAForeignKid()
    {
        const QByteArray text = withHeader(R"({"alg":"HS512","kid":"their-key.1"})");
        QVERIFY(jwt::verify(text, ring(), activation()));
        QVERIFY(!jwt::verify(text, ring(), native()));
        const QByteArray signedByRsa =
            token(R"({"alg":"RS256","kid":"their-key.1"})", json(goodClaims()), *ring().byId(u"rsa"));
        QVERIFY(!jwt::verify(signedByRsa, ring(), activation()));
    }

    void readsExternalTokens()
    {
        jwt::VerifyOptions options = native();
        options.requireKid = true;
        options.isExternal = true;
        options.names = { QStringLiteral("https://ns.example/metadata"),
            QStringLiteral("https://ns.example/scope") };
        QJsonObject payload = goodClaims();
        payload.insert(u"kind", QStringLiteral("operator"));
        payload.insert(u"https://ns.example/metadata", object("clinician_id", QStringLiteral("c1")));
        payload.insert(u"https://ns.example/scope", QStringLiteral("read:one"));
        const QByteArray text = token(R"({"alg":"RS256","kid":"rsa"})", json(payload), *ring().byId(u"rsa"));
        const auto claims = jwt::verify(text, ring(), options);
        QVERIFY(claims);
        QCOMPARE(claims->scopes, QStringList{ QStringLiteral("read:one") });
        QCOMPARE(jwt::callerOf(*claims), QStringLiteral("c1"));
        QVERIFY(
            !jwt::verify(token(R"({"alg":"RS256"})", json(payload), *ring().byId(u"rsa")), ring(), options));
        payload.remove(u"https://ns.example/metadata");
        payload.insert(u"sub", QStringLiteral("root"));
        const auto other = jwt::verify(
            token(R"({"alg":"RS256","kid":"rsa"})", json(payload), *ring().byId(u"rsa")), ring(), options);
        QVERIFY2(jwt::kindOf(*other) == SubjectKind::Anonymous, "nobody else can speak for our operators");
        QCOMPARE(jwt::callerOf(*other), QStringLiteral("unknown"));
    }

    void splitsScopes()
    {
        const auto claims = jwt::readClaims(object("scope", QStringLiteral("read:a write:b"))).value();
        QVERIFY(claims.hasScope(QStringLiteral("read:a")));
        QVERIFY(!claims.hasScope(QStringLiteral("read:")));
        QVERIFY(!claims.hasScope(QStringLiteral("read:a write:b")));
        QVERIFY(!jwt::readClaims(object("scope", QString())).value().hasScope(QString()));
    }

    void collectsLocations()
    {
        const auto claims = claimsOf(object("locations",
            QJsonArray{ object("id", QStringLiteral("l1")), object("id", QStringLiteral("l2")) }));
        QCOMPARE(claims.locationIds, QStringList({ QStringLiteral("l1"), QStringLiteral("l2") }));
    }

    void knowsWhoAsks_data()
    {
        QTest::addColumn<QJsonObject>("metadata");
        QTest::addColumn<QJsonObject>("payload");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("caller");
        const auto row = [](const char *name,
                             const char *metadata,
                             const char *payload,
                             SubjectKind kind,
                             const char *caller) {
            QTest::newRow(name) << QJsonDocument::fromJson(metadata).object()
                                << QJsonDocument::fromJson(payload).object() << int(kind)
                                << QString::fromLatin1(caller);
        };
        row("patient", R"({"patient_id":"p1"})", "{}", SubjectKind::Patient, "p1");
        row("device", R"({"device_id":"d1"})", "{}", SubjectKind::Device, "d1");
        row("clinician",
            R"({"clinician_id":"c1","referring_device_id":"d1"})",
            "{}",
            SubjectKind::Clinician,
            "c1");
        row("system", R"({"system_id":"s1"})", "{}", SubjectKind::System, "s1");
        row("the first of several",
            R"({"system_id":"s1","device_id":"d1"})",
            "{}",
            SubjectKind::Device,
            "d1");
        row("null does not count",
            R"({"patient_id":null,"system_id":"s1"})",
            "{}",
            SubjectKind::System,
            "s1");
        row("a list has no one name", R"({"patient_id":["p1","p2"]})", "{}", SubjectKind::Patient, "unknown");
        row("operator", "{}", R"({"kind":"operator","sub":"ada"})", SubjectKind::Operator, "ada");
        row("operator with a patient's id",
            R"({"patient_id":"p1"})",
            R"({"kind":"operator","sub":"ada"})",
            SubjectKind::Patient,
            "p1");
        row("a subject alone", "{}", R"({"sub":"ada"})", SubjectKind::Anonymous, "unknown");
        row("nothing", "{}", "{}", SubjectKind::Anonymous, "unknown");
    }

    void knowsWhoAsks()
    {
        QFETCH(QJsonObject, metadata);
        QFETCH(QJsonObject, payload);
        QFETCH(int, kind);
        QFETCH(QString, caller);
        const auto claims = claimsOf(metadata, payload);
        QCOMPARE(int(jwt::kindOf(claims)), kind);
        QCOMPARE(jwt::callerOf(claims), caller);
    }

private:
    static void row(const char *name, const QByteArray &text, bool isNative, bool isActivation)
    {
        QTest::newRow(name) << text << isNative << isActivation;
    }

    static void timeRows()
    {
        row("43 exp past", withClaim("exp", seconds(-1)), false, false);
        row("43 exp now", withClaim("exp", seconds(0)), true, true);
        row("43 exp missing", withClaim("exp", absent), false, false);
        row("43 exp null", withClaim("exp", QJsonValue::Null), false, false);
        row("43 exp as digits", withClaim("exp", QString::number(seconds(5))), true, true);
        row("43 exp as text", withClaim("exp", QStringLiteral("tomorrow")), false, false);
        row("43 exp as signed digits",
            withClaim("exp", QLatin1Char('+') + QString::number(seconds(5))),
            false,
            false);
        row("43 exp in Arabic digits", withClaim("exp", QString::fromUtf8("١٨٠٠٠٠٠٣٠٠")), false, false);
        row("43 exp with a fraction", withClaim("exp", static_cast<double>(seconds(5)) + 0.5), true, true);
        row("43 exp true", withClaim("exp", true), false, false);
        row("43 exp in a list", withClaim("exp", QJsonArray{ seconds(5) }), false, false);
        row("43 exp negative", withClaim("exp", -1), false, false);
        row("43 exp zero", withClaim("exp", 0), false, false);
        row("43 exp 1e300", withClaim("exp", 1e300), false, false);
        row("43 exp 2^63", withClaim("exp", 9.3e18), false, false);
        row("43 exp beyond a double",
            token(R"({"alg":"HS512"})", json(goodClaims()).chopped(1) + R"(,"x":1e400})", sharedKey()),
            false,
            false);
        row("43 exp in the year 9999", withClaim("exp", qint64{ 253'402'300'799 }), false, false);
        row("43 exp in thirteen digits", withClaim("exp", QStringLiteral("1800000300000")), false, false);
        row("44 nbf past", withClaim("nbf", seconds(-5)), true, true);
        row("44 nbf now", withClaim("nbf", seconds(0)), true, true);
        row("44 nbf in the future", withClaim("nbf", seconds(1)), false, false);
        row("44 nbf as text", withClaim("nbf", QStringLiteral("now")), false, false);
        row("44 iat a minute ahead", withClaim("iat", seconds(60)), true, true);
        row("44 iat further ahead", withClaim("iat", seconds(61)), false, true);
        row("44 iat as text", withClaim("iat", QStringLiteral("now")), false, false);
        row("44 iat null", withClaim("iat", QJsonValue::Null), false, false);
    }

    static void audienceRows()
    {
        const QString other = QStringLiteral("https://other.example/");
        row("45 iss other", withClaim("iss", other), false, false);
        row("45 iss without the slash", withClaim("iss", issuer.chopped(1)), false, false);
        row("45 iss missing", withClaim("iss", absent), false, false);
        row("45 iss null", withClaim("iss", QJsonValue::Null), false, false);
        row("45 iss a list", withClaim("iss", QJsonArray{ issuer }), false, false);
        row("45 aud other", withClaim("aud", other), false, false);
        row("45 aud a list of us", withClaim("aud", QJsonArray{ issuer }), true, true);
        row("45 aud us and others", withClaim("aud", QJsonArray{ other, issuer }), false, true);
        row("45 aud a list of others", withClaim("aud", QJsonArray{ other }), false, false);
        row("45 aud an empty list", withClaim("aud", QJsonArray()), false, false);
        row("45 aud a list with a number", withClaim("aud", QJsonArray{ issuer, 1 }), false, false);
        row("45 aud missing", withClaim("aud", absent), false, false);
        row("45 aud null", withClaim("aud", QJsonValue::Null), false, false);
    }

    static void identityRows()
    {
        row("sub a text", withClaim("sub", QStringLiteral("me")), true, true);
        row("sub a number", withClaim("sub", 7), false, false);
        row("sub null", withClaim("sub", QJsonValue::Null), false, false);
        row("jti a text", withClaim("jti", QStringLiteral("1")), true, true);
        row("jti a number", withClaim("jti", 7), false, false);
    }

    static void callerRows()
    {
        row("no metadata", withClaim("metadata", absent), true, true);
        row("metadata a text", withClaim("metadata", QStringLiteral("x")), false, false);
        row("metadata a list", withClaim("metadata", QJsonArray()), false, false);
        row("metadata null", withClaim("metadata", QJsonValue::Null), false, false);
        row("locations a text",
            withClaim("metadata", object("locations", QStringLiteral("l1"))),
            false,
            false);
        row("locations of texts",
            withClaim("metadata", object("locations", QJsonArray{ QStringLiteral("l1") })),
            false,
            false);
        row("no scope", withClaim("scope", absent), true, true);
        row("scope null", withClaim("scope", QJsonValue::Null), false, false);
        row("scope a list", withClaim("scope", QJsonArray{ QStringLiteral("read:a") }), false, false);
    }
};

QTEST_GUILESS_MAIN(JwtClaimsTest)
#include "tst_jwt_claims.moc"
