// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/unit/jwt_tokens.h"

#include <QTest>

//! Rows of attacks on JSON Web Tokens, numbered by kind. Each function adds rows with one column, the token.
namespace attacks {

using namespace tokens;

inline constexpr QByteArrayView plainHeader = R"({"alg":"HS512","typ":"JWT"})";

//! Keys and addresses that the attacker would like us to use.
inline constexpr QByteArrayView headerWithPointers =
    R"({"alg":"HS512","jku":"https://evil.example/","x5u":"https://evil.example/","x5c":["AAAA"],"jwk":{}})";
inline const QByteArray byteOrderMark = QByteArrayLiteral("\xef\xbb\xbf");

inline QByteArray goodToken()
{
    return withHeader(plainHeader);
}

//! The header claims `algorithm`, the signature is an HMAC under something the attacker knows.
inline QByteArray confused(QByteArrayView header, const QByteArray &publicKey, jwt::Algorithm algorithm)
{
    return token(header, json(goodClaims()), sharedKey(Secret(publicKey), algorithm));
}

inline QByteArray withSignature(QByteArrayView header, const QByteArray &signature)
{
    return crypto::toBase64Url(header) + '.' + crypto::toBase64Url(json(goodClaims())) + '.'
        + crypto::toBase64Url(signature);
}

inline QByteArray withPayload(const QByteArray &payload)
{
    return token(plainHeader, payload, sharedKey());
}

//! The good claims' text with something put before its end.
inline QByteArray payloadPlus(QByteArrayView more)
{
    return json(goodClaims()).chopped(1) + ',' + more.toByteArray() + '}';
}

inline QByteArray kid(const QByteArray &jsonValue)
{
    return withHeader(R"({"alg":"HS512","typ":"JWT","kid":)" + jsonValue + '}');
}

//! Our RSA key, as if it made RS512.
inline jwt::Key rsa512()
{
    jwt::Key key = *ring().byId(u"rsa");
    key.algorithms = { jwt::Algorithm::Rs512 };
    return key;
}

//! The same object, one or two members longer until base64url needs padding, and with it.
inline QByteArray padded(QByteArray object)
{
    while (object.size() % 3 == 0)
        object = object.chopped(1) + R"(,"xyz":1})";
    return object.toBase64(QByteArray::Base64UrlEncoding);
}

inline void algorithmRows()
{
    QTest::newRow("36 alg none") << withSignature(R"({"alg":"none"})", {});
    QTest::newRow("36 alg None") << withSignature(R"({"alg":"None"})", {});
    QTest::newRow("36 alg nOnE") << withSignature(R"({"alg":"nOnE"})", {});
    QTest::newRow("36 alg none, well signed") << withHeader(R"({"alg":"none"})");
    QTest::newRow("36 empty signature") << withSignature(plainHeader, {});
    QTest::newRow("36 no alg") << withHeader(R"({"typ":"JWT"})");
    QTest::newRow("36 alg in lower case") << withHeader(R"({"alg":"hs512"})");
    QTest::newRow("36 alg as a list") << withHeader(R"({"alg":["HS512"]})");
    const auto publicKey = key(rfc::rsaPrivatePem).publicKey();
    const QByteArray pem = publicKey.toPem();
    const QByteArray body = pem.mid(27, pem.size() - 27 - 25);
    const QByteArrayView hs256 = R"({"alg":"HS256","kid":"rsa"})";
    QTest::newRow("37 HS256 with the PEM as secret") << confused(hs256, pem, jwt::Algorithm::Hs256);
    QTest::newRow("37 the same without kid") << confused(R"({"alg":"HS256"})", pem, jwt::Algorithm::Hs256);
    QTest::newRow("37 HS512 with the PEM as secret")
        << confused(R"({"alg":"HS512","kid":"rsa"})", pem, jwt::Algorithm::Hs512);
    QTest::newRow("37 HS256 with the DER as secret")
        << confused(hs256, QByteArray::fromBase64(body), jwt::Algorithm::Hs256);
    QTest::newRow("37 HS256 with the JWK as secret")
        << confused(hs256, json(publicKey.toJwk()), jwt::Algorithm::Hs256);
    QTest::newRow("37 HS256 with an empty secret") << confused(hs256, QByteArray(), jwt::Algorithm::Hs256);
    const QByteArray claims = json(goodClaims());
    QTest::newRow("38 RS256 under the kid of an EC key")
        << token(R"({"alg":"RS256","kid":"ec"})", claims, *ring().byId(u"rsa"));
    QTest::newRow("38 header of ES256, signature of RS256")
        << token(R"({"alg":"ES256","kid":"rsa"})", claims, *ring().byId(u"rsa"));
    QTest::newRow("38 RS512, which our RSA key does not make")
        << token(R"({"alg":"RS512","kid":"rsa"})", claims, rsa512());
    QTest::newRow("38 HS256 signature under a header of HS512")
        << token(R"({"alg":"HS512"})", claims, sharedKey(shared, jwt::Algorithm::Hs256));
}

inline void signatureRows()
{
    const QByteArrayView es256 = R"({"alg":"ES256","kid":"ec"})";
    const QByteArrayView rs256 = R"({"alg":"RS256","kid":"rsa"})";
    QTest::newRow("39 r and s zero") << withSignature(es256, QByteArray(64, '\0'));
    QTest::newRow("39 DER instead of r and s")
        << withSignature(es256, QByteArray::fromHex("3006020101020101"));
    QTest::newRow("39 RSA signature of zeros") << withSignature(rs256, QByteArray(256, '\0'));
    QTest::newRow("39 RSA padding garbage") << withSignature(rs256, QByteArray(256, '\x7f'));
    QTest::newRow("39 somebody else's key")
        << token(plainHeader, json(goodClaims()), sharedKey(Secret(QByteArray(64, 'x'))));
}

inline void kidRows()
{
    QTest::newRow("40 a path") << kid(R"("../../dev/null")");
    QTest::newRow("40 SQL") << kid(R"("' OR 1=1--")");
    QTest::newRow("40 %00") << kid(R"("%00")");
    QTest::newRow("40 U+0000") << kid(R"("hs\u0000")");
    QTest::newRow("40 empty") << kid(R"("")");
    QTest::newRow("40 a megabyte") << kid('"' + QByteArray(1 << 20, 'k') + '"');
    QTest::newRow("40 four kilobytes") << kid('"' + QByteArray(4096, 'k') + '"');
    QTest::newRow("40 an array") << kid(R"(["hs"])");
    QTest::newRow("40 a number") << kid("1");
    QTest::newRow("40 null") << kid("null");
    QTest::newRow("40 another key's") << kid(R"("old")");
    const QByteArray claims = json(goodClaims());
    QTest::newRow("40 retired without overlap")
        << token(R"({"alg":"HS512","kid":"gone"})", claims, *ring().byId(u"gone"));
    QTest::newRow("40 retired, overlap over")
        << token(R"({"alg":"HS512","kid":"dead"})", claims, *ring().byId(u"dead"));
    QTest::newRow("40 retired, without kid") << token(plainHeader, claims, *ring().byId(u"gone"));
    QTest::newRow("41 jwk of the attacker, signed by it") << token(
        R"({"alg":"HS512","jwk":{"kty":"oct","k":"eHh4eHh4eHg"}})", claims, sharedKey(Secret("xxxxxxxx")));
    QTest::newRow("54 unknown kid, unknown key")
        << token(R"({"alg":"HS512","kid":"n1"})", claims, sharedKey(Secret("xxxxxxxx")));
}

inline void extensionRows()
{
    QTest::newRow("42 crit") << withHeader(R"({"alg":"HS512","crit":["exp"],"exp":1})");
    QTest::newRow("42 empty crit") << withHeader(R"({"alg":"HS512","crit":[]})");
    QTest::newRow("42 b64 false") << withHeader(R"({"alg":"HS512","b64":false})");
    QTest::newRow("42 zip") << withHeader(R"({"alg":"HS512","zip":"DEF"})");
    QTest::newRow("42 enc in three parts") << withHeader(R"({"alg":"HS512","enc":"A256GCM"})");
    QTest::newRow("42 five parts of JWE") << QByteArray("eyJhbGciOiJkaXIifQ..AAAA.AAAA.AAAA");
    QTest::newRow("46 refresh token by header") << withHeader(R"({"alg":"HS512","typ":"rt+jwt"})");
    QTest::newRow("46 ID token by header") << withHeader(R"({"alg":"HS512","typ":"application/id+JWT"})");
    QTest::newRow("46 refresh token by claim") << withClaim("typ", QStringLiteral("Refresh"));
    QTest::newRow("46 ID token by claim") << withClaim("typ", QStringLiteral("ID"));
    QTest::newRow("46 type that is no text") << withHeader(R"({"alg":"HS512","typ":7})");
}

inline void spellingRows()
{
    const QByteArray good = goodToken();
    const QList<QByteArray> parts = good.split('.');
    QTest::newRow("49 claim twice") << withPayload(payloadPlus(R"("aud":"https://site.example/")"));
    QTest::newRow("49 claim twice, once escaped") << withPayload(payloadPlus(R"("a\u0075d":"evil")"));
    QTest::newRow("49 metadata entry twice") << withPayload(payloadPlus(R"("x":{"a":1,"a":1})"));
    QTest::newRow("49 name twice inside a list") << withPayload(payloadPlus(R"("x":[{"a":1,"a":1}])"));
    QTest::newRow("49 header name twice") << withHeader(R"({"alg":"none","alg":"HS512"})");
    QTest::newRow("49 byte order mark in the header") << withHeader(byteOrderMark + R"({"alg":"HS512"})");
    QTest::newRow("49 byte order mark in the payload") << withPayload(byteOrderMark + json(goodClaims()));
    QTest::newRow("49 bytes after the payload") << withPayload(json(goodClaims()) + "{}");
    QTest::newRow("49 blank after the payload") << withPayload(json(goodClaims()) + ' ');
    QTest::newRow("49 NUL after the payload") << withPayload(json(goodClaims()) + '\0');
    QTest::newRow("49 NUL in a text") << withPayload(payloadPlus(R"("x":"\u0000")"));
    QTest::newRow("49 raw tab in a text") << withPayload(payloadPlus("\"x\":\"\t\""));
    QTest::newRow("49 lone surrogate") << withPayload(payloadPlus(R"("x":"\ud800")"));
    QTest::newRow("49 bad UTF-8") << withPayload(payloadPlus("\"x\":\"\xff\""));
    QTest::newRow("49 an array as payload") << withPayload("[" + json(goodClaims()) + "]");
    QTest::newRow("49 a text as payload") << withPayload("\"text\"");
    QTest::newRow("49 not JSON") << withPayload("{alg:1}");
    QTest::newRow("49 padded payload") << assemble(parts[0], padded(json(goodClaims())), sharedKey());
    QTest::newRow("49 padded header") << assemble(padded(R"({"alg":"HS512"})"), parts[1], sharedKey());
    QTest::newRow("49 leftover bits in the signature")
        << good.chopped(1) + static_cast<char>(good.back() + 1);
    QTest::newRow("49 three padding characters") << good + "===";
    QTest::newRow("49 blank before") << ' ' + good;
    QTest::newRow("49 line break after") << good + '\n';
    QTest::newRow("49 blank after the dot") << parts[0] + ". " + parts[1] + '.' + parts[2];
    QTest::newRow("49 a fourth part") << good + '.';
    QTest::newRow("49 two parts") << parts[0] + '.' + parts[1];
    QTest::newRow("49 empty") << QByteArray();
}

inline void sizeRows()
{
    QTest::newRow("50 a megabyte") << withPayload(payloadPlus("\"x\":\"" + QByteArray(1 << 20, 'x') + '"'));
    QTest::newRow("50 just over 8 KiB") << withPayload(payloadPlus("\"x\":\"" + QByteArray(6200, 'x') + '"'));
    QTest::newRow("50 10,000 levels")
        << withPayload(payloadPlus("\"x\":" + QByteArray(10000, '[') + QByteArray(10000, ']')));
    QTest::newRow("50 2,000 levels") << withPayload(
        payloadPlus("\"x\":" + QByteArray(2000, '[') + QByteArray(2000, ']')));
    QTest::newRow("50 33 levels") << withPayload(
        payloadPlus("\"x\":" + QByteArray(32, '[') + QByteArray(32, ']')));
}

} // namespace attacks
