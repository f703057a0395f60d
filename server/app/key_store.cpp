// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/key_store.h"

#include "shared/core/codes.h"
#include "shared/crypto/aead.h"

#include <algorithm>

namespace symbolon::app {

namespace {

    constexpr qsizetype sharedSecretBytes = 64; // as long as the digest of HS512 (RFC 7518 section 3.2)
    constexpr int sharedIdLength = 16;

    QByteArray boundTo(const QString &id)
    {
        return "signing_key.sealed_private/" + id.toUtf8();
    }

    crypto::KeyType typeFor(jwt::Algorithm algorithm)
    {
        switch (algorithm) {
        case jwt::Algorithm::Es256:
            return crypto::KeyType::P256;
        case jwt::Algorithm::EdDsa:
            return crypto::KeyType::Ed25519;
        case jwt::Algorithm::Rs256:
        case jwt::Algorithm::Rs384:
        case jwt::Algorithm::Rs512:
        case jwt::Algorithm::Hs256:
        case jwt::Algorithm::Hs384:
        case jwt::Algorithm::Hs512:
            break;
        }
        return crypto::KeyType::Rsa;
    }

    bool isShared(jwt::Algorithm algorithm)
    {
        return algorithm == jwt::Algorithm::Hs256 || algorithm == jwt::Algorithm::Hs384
            || algorithm == jwt::Algorithm::Hs512;
    }

    StoredKey storedKey(const store::Row &row)
    {
        return { .id = row.text("kid"),
            .algorithm = jwt::algorithmNamed(row.text("algorithm")).value_or(jwt::Algorithm::Hs512),
            .state = row.text("state"),
            .created = row.instant("created"),
            .activatedAt = row.instantOrNull("activated_at"),
            .notAfter = row.instantOrNull("not_after") };
    }

    jwt::KeyState stateOf(const QString &state)
    {
        if (state == u"signing")
            return jwt::KeyState::Signing;
        return state == u"retiring" ? jwt::KeyState::Retired : jwt::KeyState::Published;
    }

    //! What a fresh key is made of, before it is stored.
    struct Fresh {
        QString id;
        QString publicPem;
        Secret privatePart;
    };

    Result<Fresh> makeKey(jwt::Algorithm algorithm, Random &random)
    {
        if (isShared(algorithm))
            return Fresh{ randomText(random, codes::native, sharedIdLength),
                QString(),
                Secret(random.bytes(sharedSecretBytes)) };
        SYMBOLON_TRY(const auto key, crypto::PrivateKey::generate(typeFor(algorithm)));
        return Fresh{
            key.publicKey().thumbprint(), QString::fromLatin1(key.publicKey().toPem()), key.toPem()
        };
    }

} // namespace

KeyStore::KeyStore(store::Connection &connection, const MasterKey &master, Random &random)
    : m_connection(connection)
    , m_master(master)
    , m_random(random)
{
}

Result<QList<StoredKey>> KeyStore::list()
{
    SYMBOLON_TRY(const auto rows, m_connection.all(sql::signing_key::list));
    QList<StoredKey> keys;
    for (const store::Row &row : rows)
        keys.append(storedKey(row));
    return keys;
}

Result<bool> KeyStore::hasSigning()
{
    SYMBOLON_TRY(const auto keys, list());
    return std::ranges::any_of(keys, [](const StoredKey &key) { return key.state == u"signing"; });
}

Result<void> KeyStore::ensure(jwt::Algorithm algorithm, Instant now)
{
    SYMBOLON_TRY(const bool isThere, hasSigning());
    if (isThere)
        return {};
    return store::inTransaction(m_connection, [&]() -> Result<void> {
        SYMBOLON_CHECK(m_connection.one(sql::signing_key::lock));
        SYMBOLON_TRY(const bool hasCome, hasSigning()); // from another node, while we waited for the lock
        if (!hasCome)
            SYMBOLON_CHECK(insert(algorithm, u"signing", now));
        return {};
    });
}

Result<QString> KeyStore::publish(jwt::Algorithm algorithm, Instant now)
{
    return store::inTransaction(m_connection, [&]() -> Result<QString> {
        SYMBOLON_CHECK(m_connection.one(sql::signing_key::lock));
        return insert(algorithm, u"published", now);
    });
}

Result<QString> KeyStore::insert(jwt::Algorithm algorithm, const char16_t *state, Instant now)
{
    SYMBOLON_TRY(const Fresh fresh, makeKey(algorithm, m_random));
    const bool isSigning = QStringView(state) == u"signing";
    SYMBOLON_CHECK(m_connection.run(sql::signing_key::insert,
        { { "kid", fresh.id },
            { "algorithm", jwt::nameOf(algorithm) },
            { "state", state },
            { "public_key", fresh.publicPem },
            { "sealed_private",
                crypto::seal(m_master.subkey(purpose::signingKey),
                    fresh.privatePart.reveal(),
                    boundTo(fresh.id),
                    m_random) },
            { "created", now },
            { "activated_at", isSigning ? std::optional(now) : std::nullopt } }));
    return fresh.id;
}

Result<bool> KeyStore::advance(Instant now, Instant publishedBefore, std::chrono::seconds overlap)
{
    // A look without the lock first: mostly there is nothing to do.
    SYMBOLON_TRY(const auto keys, list());
    const bool isDue = std::ranges::any_of(keys, [&](const StoredKey &key) {
        return (key.state == u"published" && key.created <= publishedBefore)
            || (key.state == u"retiring" && key.notAfter && *key.notAfter <= now);
    });
    if (!isDue)
        return false;
    return store::inTransaction(m_connection, [&]() -> Result<bool> {
        SYMBOLON_CHECK(m_connection.one(sql::signing_key::lock));
        SYMBOLON_TRY(const int ended, m_connection.run(sql::signing_key::retire_expired, { { "now", now } }));
        SYMBOLON_TRY(const bool hasPromoted, promote(now, publishedBefore, overlap));
        return ended > 0 || hasPromoted;
    });
}

Result<bool> KeyStore::promote(Instant now, Instant publishedBefore, std::chrono::seconds overlap)
{
    SYMBOLON_TRY(const auto keys, list());
    const StoredKey *newest = nullptr; // the list is in order of creation
    for (const StoredKey &key : keys) {
        if (key.state == u"published" && key.created <= publishedBefore)
            newest = &key;
    }
    if (!newest)
        return false;
    SYMBOLON_CHECK(m_connection.run(sql::signing_key::stop_signing,
        { { "successor", newest->id }, { "now", now }, { "not_after", now + overlap } }));
    SYMBOLON_CHECK(m_connection.run(sql::signing_key::sign_with, { { "kid", newest->id }, { "now", now } }));
    return true;
}

Result<void> KeyStore::retire(const QString &id, Instant now)
{
    return store::inTransaction(m_connection, [&]() -> Result<void> {
        SYMBOLON_CHECK(m_connection.one(sql::signing_key::lock));
        SYMBOLON_TRY(
            const int retired, m_connection.run(sql::signing_key::retire, { { "kid", id }, { "now", now } }));
        if (retired == 1)
            return {};
        SYMBOLON_TRY(const auto keys, list());
        const bool isSigning = std::ranges::any_of(
            keys, [&id](const StoredKey &key) { return key.id == id && key.state == u"signing"; });
        return isSigning ? fail(Code::Conflict, QStringLiteral("key %1 signs; rotate first").arg(id))
                         : fail(Code::NotFound, QStringLiteral("there is no key %1 in use").arg(id));
    });
}

Result<Secret> KeyStore::open(const store::Row &row) const
{
    return crypto::open(
        m_master.subkey(purpose::signingKey), row.bytes("sealed_private"), boundTo(row.text("kid")));
}

Result<QList<jwt::Key>> KeyStore::load()
{
    SYMBOLON_TRY(const auto rows, m_connection.all(sql::signing_key::list));
    QList<jwt::Key> keys;
    for (const store::Row &row : rows) {
        const StoredKey stored = storedKey(row);
        if (stored.state == u"retired")
            continue;
        SYMBOLON_TRY(Secret secret, open(row));
        const jwt::KeyState state = stateOf(stored.state);
        if (isShared(stored.algorithm)) {
            keys.append(jwt::sharedKey(stored.id, std::move(secret), state));
        } else {
            SYMBOLON_TRY(auto key, crypto::PrivateKey::fromPem(secret));
            keys.append(jwt::privateKey(stored.id, std::move(key), state));
        }
        keys.last().notAfter = stored.notAfter;
    }
    return keys;
}

} // namespace symbolon::app
