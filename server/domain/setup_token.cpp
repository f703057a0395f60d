// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/setup_token.h"

#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"

namespace symbolon::setup {

namespace {

    constexpr qsizetype tokenBytes = 24;

    QByteArrayView prefixOf(Purpose purpose)
    {
        switch (purpose) {
        case Purpose::FirstOperator:
            return "first:";
        case Purpose::Recovery:
            return "recovery:";
        }
        Q_UNREACHABLE();
    }

} // namespace

Secret makeToken(Random &random)
{
    return Secret(crypto::toBase64Url(random.bytes(tokenBytes)));
}

QString storedForm(const Secret &token, Purpose purpose)
{
    // A token has more than 112 bits, so a plain hash is enough (OWASP ASVS 6.5.2).
    const QByteArray hash = crypto::hash(crypto::Digest::Sha256, token.reveal().trimmed());
    return QString::fromLatin1(prefixOf(purpose).toByteArray() + crypto::toBase64Url(hash));
}

} // namespace symbolon::setup
