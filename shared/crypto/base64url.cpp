// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/crypto/base64url.h"

namespace symbolon::crypto {

namespace {

    constexpr auto urlAlphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

QByteArray toBase64Url(QByteArrayView bytes)
{
    return QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64(urlAlphabet);
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text, Padding padding)
{
    if (padding == Padding::Tolerated && text.endsWith('=')) {
        if (text.size() % 4 != 0)
            return std::nullopt;
        text.chop(text.endsWith("==") ? 2 : 1);
    }
    auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromRawData(text.data(), text.size()),
        urlAlphabet | QByteArray::AbortOnBase64DecodingErrors);
    // Encoding again finds every second spelling: leftover bits, padding, impossible lengths.
    if (!decoded || toBase64Url(decoded.decoded) != text)
        return std::nullopt;
    return std::move(decoded.decoded);
}

} // namespace symbolon::crypto
