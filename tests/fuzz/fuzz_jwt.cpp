// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/jwt.h"
#include "server/domain/strict_object.h"
#include "tests/fuzz/fuzz.h"

#include "shared/crypto/base64url.h"

#include <QJsonDocument>

using namespace symbolon;

namespace {

const jwt::KeyRing &keys()
{
    static const auto ring = jwt::KeyRing::make(
        { jwt::sharedKey(QStringLiteral("hs"), Secret(QByteArray(64, 'k')), jwt::KeyState::Signing) });
    return *ring;
}

//! What was taken apart must be what was signed: encoding it again gives the same bytes.
void checkParsed(const jwt::ParsedToken &parsed, QByteArrayView token)
{
    fuzz::require(token.startsWith(parsed.signingInput), "the signing input is the token's start");
    fuzz::require(parsed.signingInput.count('.') == 1, "the signing input has two parts");
    const QByteArrayView signature = token.sliced(parsed.signingInput.size() + 1);
    fuzz::require(signature.startsWith(crypto::toBase64Url(parsed.signature)), "the signature is canonical");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input = fuzz::view(data, size);
    const auto parsed = jwt::parseUnverified(input);
    if (parsed)
        checkParsed(*parsed, input);
    const jwt::VerifyOptions options{ .expectedIssuer = QStringLiteral("i"),
        .audience = { QStringLiteral("i") },
        .now = fromUnixSeconds(1'800'000'000) };
    fuzz::require(
        !jwt::verify(input, keys(), options) || parsed, "nothing is verified that cannot be parsed");
    if (const auto object = parseStrictObject(input)) {
        const QByteArray text = QJsonDocument(*object).toJson(QJsonDocument::Compact);
        fuzz::require(parseStrictObject(text) == *object, "an object written is read as the same");
    }
    return 0;
}
