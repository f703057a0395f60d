// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/jwks.h"

#include "server/domain/strict_object.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace symbolon::jwt {

namespace {

    constexpr qsizetype longestDocument = 262144;
    constexpr qsizetype longestKid = 256;
    constexpr qsizetype mostKeys = 64;

    //! Nothing for an entry that cannot check tokens here.
    std::optional<Key> readKey(const QJsonObject &jwk)
    {
        const QString kid = jwk.value(u"kid").toString();
        if (kid.isEmpty() || kid.size() > longestKid || jwk.value(u"use") != QStringLiteral("sig"))
            return std::nullopt;
        const QJsonValue name = jwk.value(u"alg");
        const auto algorithm = algorithmNamed(name.toString());
        if (!name.isUndefined() && !algorithm)
            return std::nullopt;
        auto key = crypto::PublicKey::fromJwk(jwk);
        if (!key)
            return std::nullopt;
        return publicKey(kid, std::move(*key), algorithm);
    }

} // namespace

Result<KeyRing> parseKeySet(QByteArrayView document)
{
    if (document.size() > longestDocument)
        return fail(Code::Malformed, QStringLiteral("the key set is too long"));
    SYMBOLON_TRY(const QJsonObject set, parseStrictObject(document.trimmed()));
    const QJsonValue entries = set.value(u"keys");
    if (!entries.isArray())
        return fail(Code::Malformed, QStringLiteral("the key set has no list of keys"));
    QList<Key> keys;
    QStringList seen;
    for (const QJsonValue entry : entries.toArray()) {
        auto key = readKey(entry.toObject());
        if (!key || seen.contains(key->id) || keys.size() == mostKeys)
            continue;
        seen.append(key->id);
        keys.append(std::move(*key));
    }
    return KeyRing::make(std::move(keys));
}

QByteArray keySetDocument(const KeyRing &keys, Instant now)
{
    QJsonArray entries;
    for (const Key &key : keys.keys()) {
        const crypto::PublicKey *published = key.publicKey();
        if (published == nullptr || !key.isUsable(now))
            continue;
        QJsonObject jwk = published->toJwk();
        jwk.insert(u"kid", key.id);
        jwk.insert(u"use", QStringLiteral("sig"));
        jwk.insert(u"alg", nameOf(key.algorithms.first()));
        entries.append(jwk);
    }
    return QJsonDocument(QJsonObject{ { QStringLiteral("keys"), entries } }).toJson(QJsonDocument::Compact);
}

} // namespace symbolon::jwt
