// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/external_keys.h"

#include "server/domain/jwks.h"

#include "shared/core/log.h"

#include <curl/curl.h>

namespace symbolon::app {

using namespace std::chrono_literals;

namespace {

    constexpr auto believedFor = 1h;
    constexpr auto pauseBetweenTries = 60s;
    constexpr std::chrono::milliseconds longestWait = 6s; //!< a little more than a fetch may take
    constexpr qsizetype largestDocument = 256 * 1024;
    const QByteArray redisKey = QByteArrayLiteral("AUTH0_JWKS");

    std::size_t append(char *data, std::size_t size, std::size_t count, void *target)
    {
        auto *document = static_cast<QByteArray *>(target);
        const std::size_t bytes = size * count;
        if (document->size() + qsizetype(bytes) > largestDocument)
            return 0; // anything but `bytes` ends the transfer
        document->append(data, qsizetype(bytes));
        return bytes;
    }

} // namespace

ExternalKeys::ExternalKeys(const JwtSettings &settings, RedisClient &redis, const Clock &clock, Fetch fetch)
    : m_settings(settings)
    , m_redis(redis)
    , m_clock(clock)
    , m_fetch(std::move(fetch))
{
}

Result<std::shared_ptr<const jwt::KeyRing>> ExternalKeys::forKey(const QString &kid)
{
    const auto knowsNone = [&] {
        const std::scoped_lock lock(m_mutex);
        return !m_ring;
    };
    const auto settled = [&] {
        const std::scoped_lock lock(m_mutex);
        return isSettled(kid, m_clock.now());
    };
    if (!settled()) {
        // With an earlier key set at hand nobody waits for whoever fetches; without one there is nothing
        // else.
        const std::unique_lock fetching(m_fetching, knowsNone() ? longestWait : 0ms);
        if (fetching && !settled()) {
            lookInRedis();
            if (!settled())
                fetchOver();
        }
    }
    const std::scoped_lock lock(m_mutex);
    if (!m_ring)
        return fail(Code::Unavailable, QStringLiteral("the external issuer's key set cannot be had"));
    return m_ring;
}

bool ExternalKeys::isSettled(const QString &kid, Instant now) const
{
    const bool isKnown = m_ring && m_ring->byId(kid) && now - m_learntAt < believedFor;
    return isKnown || now - m_triedAt < pauseBetweenTries;
}

void ExternalKeys::learn(const QByteArray &document)
{
    auto ring = jwt::parseKeySet(document);
    if (!ring) {
        logWarning("keys",
            QStringLiteral("the external issuer's key set cannot be read"),
            { { QStringLiteral("reason"), ring.error().detail } });
        return;
    }
    auto shared = std::make_shared<const jwt::KeyRing>(std::move(*ring));
    const std::scoped_lock lock(m_mutex);
    m_ring = std::move(shared);
    m_learntAt = m_clock.now();
}

void ExternalKeys::lookInRedis()
{
    // After an hour the copy in Redis is as old as ours: then only the issuer itself counts.
    {
        const std::scoped_lock lock(m_mutex);
        if (m_ring && m_clock.now() - m_learntAt >= believedFor)
            return;
    }
    if (const auto document = m_redis.get(redisKey))
        learn(*document);
}

void ExternalKeys::fetchOver()
{
    const auto document = m_fetch(m_settings.externalJwksUrl);
    if (document) {
        learn(*document);
        m_redis.set(redisKey, *document);
    } else {
        logWarning("keys",
            QStringLiteral("the external issuer's key set cannot be fetched"),
            { { QStringLiteral("reason"), document.error().detail } });
    }
    // Only now: until then, whoever has no keys at all waits for these.
    const std::scoped_lock lock(m_mutex);
    m_triedAt = m_clock.now();
}

Result<QByteArray> fetchDocument(const QString &url)
{
    const std::unique_ptr<CURL, void (*)(CURL *)> handle(curl_easy_init(), curl_easy_cleanup);
    if (!handle)
        throw std::bad_alloc();
    QByteArray document;
    const QByteArray address = url.toUtf8();
    curl_easy_setopt(handle.get(), CURLOPT_URL, address.constData());
    curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, 5000L);
    curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &document);
    const CURLcode result = curl_easy_perform(handle.get());
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    if (result != CURLE_OK)
        return fail(Code::Unavailable, QString::fromUtf8(curl_easy_strerror(result)));
    if (status != 200)
        return fail(Code::Unavailable, QStringLiteral("HTTP status %1").arg(status));
    return document;
}

} // namespace symbolon::app
