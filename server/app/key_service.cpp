// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/key_service.h"

#include <algorithm>

namespace symbolon::app {

namespace {

    //! PEM as environments carry it: perhaps with `\n` written out.
    Secret withLineBreaks(const Secret &pem)
    {
        QByteArray text = pem.reveal();
        return Secret(text.contains('\n') ? text : text.replace("\\n", "\n"));
    }

} // namespace

Result<QList<jwt::Key>> givenKeys(const JwtSettings &settings)
{
    QList<jwt::Key> keys;
    const bool hasRsa = !settings.rsaPrivateKey.isEmpty();
    if (!settings.hsKey.isEmpty())
        keys.append(jwt::sharedKey(QStringLiteral("hs"),
            settings.hsKey,
            hasRsa ? jwt::KeyState::Published : jwt::KeyState::Signing));
    if (hasRsa) {
        auto key = crypto::PrivateKey::fromPem(withLineBreaks(settings.rsaPrivateKey));
        if (!key || key->type() != crypto::KeyType::Rsa)
            return fail(Code::Invalid,
                QStringLiteral(
                    "jwt.rsa_private_key: is no RSA private key in PEM of 2048 bits or more; make one "
                    "with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072"));
        const QString id = key->publicKey().thumbprint();
        keys.append(jwt::privateKey(id, std::move(*key), jwt::KeyState::Signing));
    }
    return keys;
}

std::chrono::seconds longestLifetime(const JwtSettings &settings)
{
    return std::max({ settings.patientLifetime,
        settings.deviceLifetime,
        settings.clinicianLifetime,
        settings.operatorLifetime });
}

KeyService::KeyService(const Config &config, const MasterKey &master, Random &random, QList<jwt::Key> given)
    : m_settings(config.keys)
    , m_master(master)
    , m_random(random)
    , m_given(std::move(given))
    , m_overlap(longestLifetime(config.jwt))
    , m_ring(std::make_shared<const jwt::KeyRing>())
{
}

Result<std::unique_ptr<KeyService>> KeyService::make(
    const Config &config, const MasterKey &master, Random &random)
{
    SYMBOLON_TRY(auto given, givenKeys(config.jwt));
    return std::unique_ptr<KeyService>(new KeyService(config, master, random, std::move(given)));
}

std::shared_ptr<const jwt::KeyRing> KeyService::ring() const
{
    const std::scoped_lock lock(m_mutex);
    return m_ring;
}

Result<void> KeyService::refresh(store::Connection &connection, Instant now)
{
    KeyStore keyStore(connection, m_master, m_random);
    if (m_given.isEmpty())
        SYMBOLON_CHECK(keyStore.ensure(m_settings.algorithm, now));
    SYMBOLON_CHECK(keyStore.advance(now, now - m_settings.publishTime, m_overlap));
    SYMBOLON_TRY(auto stored, keyStore.load());
    QList<jwt::Key> keys = m_given;
    for (jwt::Key &key : stored) {
        if (!m_given.isEmpty() && key.state == jwt::KeyState::Signing)
            key.state = jwt::KeyState::Published;
        keys.append(std::move(key));
    }
    SYMBOLON_TRY(auto ring, jwt::KeyRing::make(std::move(keys)));
    auto shared = std::make_shared<const jwt::KeyRing>(std::move(ring));
    const std::scoped_lock lock(m_mutex);
    m_ring = std::move(shared);
    return {};
}

} // namespace symbolon::app
