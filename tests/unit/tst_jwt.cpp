// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/jwt.h"
#include "tests/unit/jwt_attacks.h"

#include "shared/crypto/hash.h"

#include <QElapsedTimer>
#include <QTest>

using namespace symbolon;
using namespace attacks;

//! Attacks on JSON Web Tokens: every one must be refused, and only because of the attack.
class JwtTest : public QObject {
    Q_OBJECT

private slots:

    void acceptsWhatOurKeysSigned_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray claims = json(goodClaims());
        const auto &keys = ring();
        QTest::newRow("HS512") << goodToken();
        QTest::newRow("HS384") << token(
            R"({"alg":"HS384"})", claims, sharedKey(shared, jwt::Algorithm::Hs384));
        QTest::newRow("HS256") << token(
            R"({"alg":"HS256"})", claims, sharedKey(shared, jwt::Algorithm::Hs256));
        QTest::newRow("RS256") << token(R"({"alg":"RS256"})", claims, *keys.byId(u"rsa"));
        QTest::newRow("ES256") << token(R"({"alg":"ES256"})", claims, *keys.byId(u"ec"));
        QTest::newRow("EdDSA with kid") << token(R"({"alg":"EdDSA","kid":"ed"})", claims, *keys.byId(u"ed"));
        QTest::newRow("retired key in its overlap")
            << token(R"({"alg":"HS512","kid":"old"})", claims, *keys.byId(u"old"));
        QTest::newRow("padding after the signature") << goodToken() + "==";
        QTest::newRow("type of RFC 9068") << withHeader(R"({"alg":"HS512","typ":"at+jwt"})");
        QTest::newRow("blanks between names, as RFC 7515 writes")
            << withHeader("{\"typ\":\"JWT\",\r\n \"alg\":\"HS512\"}");
        QTest::newRow("41 pointers to keys are not followed") << withHeader(headerWithPointers);
    }

    void acceptsWhatOurKeysSigned()
    {
        QFETCH(QByteArray, text);
        const auto claims = jwt::verify(text, ring(), native());
        QVERIFY2(claims, qPrintable(claims ? QString() : claims.error().detail));
        QVERIFY(claims->hasScope(QStringLiteral("write:send_device")));
        QVERIFY(jwt::verify(text, ring(), activation()));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        algorithmRows();
        signatureRows();
        kidRows();
        extensionRows();
        spellingRows();
        sizeRows();
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        const auto strict = jwt::verify(text, ring(), native());
        QVERIFY(!strict);
        QCOMPARE(strict.error().code, Code::Unauthenticated);
        QVERIFY2(timer.elapsed() < 100, "a refusal must be cheap");
        const auto compatible = jwt::verify(text, ring(), activation());
        QVERIFY(!compatible);
        QCOMPARE(compatible.error().code, Code::Forbidden);
        // Nothing of the token may reach the log.
        QVERIFY(text.size() < 20 || !strict.error().detail.contains(QString::fromLatin1(text.first(20))));
    }

    void refusesEachTouchedByte()
    {
        const QByteArray good = goodToken();
        const auto &keys = ring();
        for (qsizetype i = 0; i < good.size(); ++i) {
            QByteArray touched = good;
            touched[i] = touched[i] == 'A' ? 'B' : 'A';
            if (touched != good)
                QVERIFY2(!jwt::verify(touched, keys, native()), qPrintable(QString::number(i)));
            QVERIFY(!jwt::verify(good.first(i), keys, native()));
        }
    }

    //! RFC 7515 appendix A.1.
    void verifiesTheRfcsExample()
    {
        const auto secret = crypto::fromBase64Url(
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
        const auto keys =
            jwt::KeyRing::make({ jwt::sharedKey(QString(), Secret(*secret), jwt::KeyState::Signing) })
                .value();
        const QByteArray text = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + rfc::payload.toByteArray()
            + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        const jwt::VerifyOptions options{ .expectedIssuer = QStringLiteral("joe"),
            .now = fromUnixSeconds(1300819380),
            .acceptWithoutAud = true };
        QVERIFY(jwt::verify(text, keys, options));
    }

    //! The activation surface's second check needs no key (contract 3.3).
    void parsesWithoutVerifying()
    {
        const auto parsed = jwt::parseUnverified(goodToken().chopped(5) + "AAAAA");
        QVERIFY(parsed);
        QCOMPARE(parsed->payload.value(u"iss").toString(), issuer);
        QCOMPARE(jwt::parseUnverified("a.b.c", Code::Forbidden).error().code, Code::Forbidden);
        QVERIFY(!jwt::parseUnverified(""));
        QVERIFY(!jwt::parseUnverified(".."));
    }
};

QTEST_GUILESS_MAIN(JwtTest)
#include "tst_jwt.moc"
