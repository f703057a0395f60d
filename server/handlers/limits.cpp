// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/limits.h"

#include "server/http/address.h"
#include "server/request/metrics.h"

#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"

#include <algorithm>

namespace symbolon::handlers {

using namespace std::chrono;

namespace {

    //! While too much fails everywhere, a source has this fraction of its failures.
    constexpr int brakedFraction = 10;
    //! A ward's worth of tablets may fail to the full at once.
    constexpr int tabletsPerSource = 50;
    //! Doubling ends here; any first ban has reached any longest one by then.
    constexpr int mostDoublings = 30;

    //! A bucket is a key of its table and must fit into an index: a long one is known by its hash.
    constexpr qsizetype longestBucket = 250;

    QString keyOf(const QString &bucket)
    {
        if (bucket.size() <= longestBucket)
            return bucket;
        return bucket.section(u':', 0, 0) + u'#'
            + QString::fromLatin1(crypto::toBase64Url(crypto::hash(crypto::Digest::Sha256, bucket.toUtf8())));
    }

    Failure tooMany(seconds retryAfter, const Limit &limit)
    {
        Error error{ Code::TooMany,
            QStringLiteral("limit reached: %1").arg(limit.bucket.section(u':', 0, 0)) };
        error.retryAfter = static_cast<int>(std::max<seconds::rep>(1, retryAfter.count()));
        error.commits = true;
        return Failure(std::move(error));
    }

    QLatin1String nameOf(Guess guess)
    {
        switch (guess) {
        case Guess::Code:
            return QLatin1String("code");
        case Guess::Authorisation:
            return QLatin1String("token");
        case Guess::Badge:
            return QLatin1String("clinician");
        case Guess::Password:
            break;
        }
        return QLatin1String("password");
    }

    //! A phone, a tablet or a ward behind the source of somebody who guesses shall not be without service
    //! for long: what cannot be guessed in practice (155 bits), or needs a tablet's token, earns no ban.
    bool earnsBans(Guess guess)
    {
        return guess == Guess::Code || guess == Guess::Password;
    }

    //! Who has a tablet's token is that tablet, however many stand behind one address.
    QString guesser(const http::Context &context, Guess guess)
    {
        return guess == Guess::Badge ? context.caller.deviceId : http::bucketOf(context.client);
    }

    Limit failuresOfSource(const http::Context &context, Guess guess)
    {
        const auto &protection = context.services.settings.protection;
        return { QStringLiteral("failures-%1:%2").arg(nameOf(guess), guesser(context, guess)),
            protection.failuresPerSource,
            protection.failureWindow };
    }

    //! Unknown badges from all tablets behind one address.
    Limit badgesOfSource(const http::Context &context)
    {
        const auto &protection = context.services.settings.protection;
        return { QStringLiteral("failures-badges:%1").arg(http::bucketOf(context.client)),
            protection.failuresPerSource * tabletsPerSource,
            protection.failureWindow };
    }

    //! Wrong codes from everywhere in a minute.
    Limit failuresOverall(const http::Context &context)
    {
        return { QStringLiteral("failures-overall:"),
            context.services.settings.protection.failuresOverall,
            minutes(1) };
    }

    bool isExempt(const http::Context &context)
    {
        const auto &networks = context.services.neverBanned;
        return std::any_of(networks.begin(), networks.end(), [&](const http::Subnet &network) {
            return network.contains(context.client);
        });
    }

    struct Standing {
        int count = 0; //!< 0 when the window is over
        seconds left{}; //!< of the window
    };

    Result<Standing> standing(http::Context &context, const Limit &limit)
    {
        SYMBOLON_TRY(
            const auto row, context.db.one(sql::limit_counter::find, { { "bucket", keyOf(limit.bucket) } }));
        if (!row)
            return Standing{};
        const auto over = row->instant("window_start") + limit.window;
        if (over <= context.now())
            return Standing{};
        return Standing{ row->integer("count"), ceil<seconds>(over - context.now()) };
    }

    Result<void> checkBan(http::Context &context, const Limit &limit)
    {
        SYMBOLON_TRY(const auto row,
            context.db.one(
                sql::source_ban::find, { { "bucket", keyOf(limit.bucket) }, { "now", context.now() } }));
        if (!row)
            return {};
        return tooMany(ceil<seconds>(row->instant("banned_until") - context.now()), limit);
    }

    //! The first strike costs the rest of the window, the second the first ban, every further one twice the
    //! ban before.
    seconds banOf(const ProtectionSettings &protection, int strikes)
    {
        if (strikes < 2)
            return {};
        const auto longest = std::max(protection.banTime, protection.banTimeMax);
        seconds ban = protection.banTime;
        for (int i = 2; i < std::min(strikes, mostDoublings) && ban < longest; ++i)
            ban *= 2;
        return std::min(ban, longest);
    }

    //! The source has used up its failures of a window.
    Result<void> strike(http::Context &context, const Limit &limit)
    {
        const auto &protection = context.services.settings.protection;
        const auto remembered =
            protection.failureWindow + 2 * std::max(protection.banTime, protection.banTimeMax);
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::source_ban::strike,
                { { "bucket", keyOf(limit.bucket) },
                    { "now", context.now() },
                    { "forgotten_at", context.now() + remembered } }));
        const int strikes = row ? row->integer("strikes") : 1;
        const seconds ban = banOf(protection, strikes);
        if (ban == seconds::zero())
            return {};
        const Instant until = context.now() + ban;
        SYMBOLON_CHECK(
            context.db.run(sql::source_ban::ban, { { "bucket", keyOf(limit.bucket) }, { "until", until } }));
        context.services.metrics.event("ban");
        context.journal().record({ QStringLiteral("source.ban"),
            QStringLiteral("source"),
            limit.bucket.section(u':', 1),
            { { QStringLiteral("for"), limit.bucket.section(u':', 0, 0) },
                { QStringLiteral("times"), strikes },
                { QStringLiteral("until"), toRfc3339(until) } } });
        return {};
    }

    //! Counts a wrong code for everywhere; the first one too many is told.
    Result<void> failOverall(http::Context &context)
    {
        const Limit overall = failuresOverall(context);
        SYMBOLON_TRY(const int count, countOne(context, overall));
        if (count != overall.most)
            return {};
        context.services.metrics.event("brake");
        context.journal().record({ QStringLiteral("source.brake"),
            QStringLiteral("source"),
            QStringLiteral("*"),
            { { QStringLiteral("failures_per_minute"), count } } });
        return {};
    }

} // namespace

Result<void> checkSource(http::Context &context, Guess guess)
{
    if (isExempt(context))
        return {};
    const Limit limit = failuresOfSource(context, guess);
    if (earnsBans(guess))
        SYMBOLON_CHECK(checkBan(context, limit));
    SYMBOLON_TRY(const Standing source, standing(context, limit));
    if (source.count >= limit.most)
        return tooMany(source.left, limit);
    if (guess == Guess::Badge)
        return checkLimit(context, badgesOfSource(context));
    if (guess != Guess::Code || source.count < std::max(1, limit.most / brakedFraction))
        return {};
    const Limit overall = failuresOverall(context);
    SYMBOLON_TRY(const Standing everywhere, standing(context, overall));
    return everywhere.count >= overall.most ? tooMany(source.left, limit) : Result<void>();
}

Result<void> failSource(http::Context &context, Guess guess)
{
    if (isExempt(context))
        return {};
    const Limit limit = failuresOfSource(context, guess);
    SYMBOLON_TRY(const int count, countOne(context, limit));
    if (guess == Guess::Badge)
        SYMBOLON_CHECK(countOne(context, badgesOfSource(context)));
    if (guess == Guess::Code)
        SYMBOLON_CHECK(failOverall(context));
    return count == limit.most && earnsBans(guess) ? strike(context, limit) : Result<void>();
}

Limit vainTriesOfSource(const http::Context &context)
{
    return { QStringLiteral("vain-tries:%1").arg(http::bucketOf(context.client)),
        context.services.settings.protection.failuresPerSource,
        context.services.settings.protection.failureWindow };
}

Limit failuresOfPatient(const http::Context &context, const QString &patientId)
{
    return { QStringLiteral("wrong-pins:%1").arg(patientId),
        context.services.settings.activation.failureBudgetPerDay,
        hours(24) };
}

Limit issuesOfCaller(const http::Context &context)
{
    const auto &protection = context.services.settings.protection;
    const auto kind = context.caller.kind;
    const bool isSystem = kind == access::SubjectKind::System || kind == access::SubjectKind::Anonymous;
    return { QStringLiteral("issues:%1").arg(context.caller.identity),
        isSystem ? protection.issuesPerSystem : protection.issuesPerOperator,
        hours(1) };
}

Result<void> checkLimit(http::Context &context, const Limit &limit)
{
    SYMBOLON_TRY(const Standing now, standing(context, limit));
    return now.count >= limit.most ? tooMany(now.left, limit) : Result<void>();
}

Result<int> countOne(http::Context &context, const Limit &limit)
{
    SYMBOLON_TRY(const auto row,
        context.db.one(sql::limit_counter::add,
            { { "bucket", keyOf(limit.bucket) },
                { "now", context.now() },
                { "window_end", context.now() - limit.window } }));
    return row ? row->integer("count") : 0;
}

Result<void> spend(http::Context &context, const Limit &limit)
{
    SYMBOLON_TRY(const int count, countOne(context, limit));
    if (count > limit.most)
        return tooMany(limit.window, limit);
    return {};
}

} // namespace symbolon::handlers
