// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/server.h"

#include "server/app/clock_watch.h"
#include "server/app/external_keys.h"
#include "server/app/housekeeper.h"
#include "server/app/key_service.h"
#include "server/app/master_key_file.h"
#include "server/app/process.h"
#include "server/app/sealer.h"
#include "server/app/setup.h"
#include "server/app/token_scopes.h"
#include "server/courier/amqp_channel.h"
#include "server/domain/khmac.h"
#include "server/domain/remembered.h"
#include "server/handlers/routes.h"
#include "server/http/engine.h"
#include "server/http/hashing_gate.h"
#include "server/request/metrics.h"
#include "server/request/router.h"
#include "server/request/use_recorder.h"
#include "server/store/migrator.h"

#include "shared/core/log.h"

#ifdef SYMBOLON_HAVE_DEVELOPMENT_ENDPOINTS
#include "server/development/development.h"
#endif

#include <QLockFile>

namespace symbolon::app {

using namespace std::chrono_literals;

namespace {

    Result<QList<http::Subnet>> subnets(const QStringList &texts)
    {
        QList<http::Subnet> list;
        for (const QString &text : texts) {
            SYMBOLON_TRY(auto subnet, http::Subnet::parse(text));
            list.append(std::move(subnet));
        }
        return list;
    }

    QList<QByteArray> lowered(const QStringList &hosts)
    {
        QList<QByteArray> list;
        for (const QString &host : hosts)
            list.append(host.toLower().toUtf8());
        return list;
    }

    http::EngineSettings engineSettings(
        const Config &config, const QList<http::Subnet> &proxies, store::Pool &pool)
    {
        const bool isTls = !config.tls.certificateFile.isEmpty();
        http::EngineSettings settings;
        settings.listen = { { .address = QHostAddress(config.listen.address),
            .port = quint16(config.listen.port),
            .isTls = isTls } };
        settings.ioThreads = config.listen.ioThreads;
        settings.poolThreads = config.listen.handlerThreads;
        settings.hashingThreads = config.listen.hashingThreads;
        settings.poolQueue = config.listen.handlerQueue;
        settings.hashingQueue = config.listen.hashingQueue;
        settings.limits = config.http;
        if (isTls)
            settings.tls = http::TlsFiles{ config.tls.certificateFile, config.tls.keyFile };
        settings.trustedProxies = proxies;
        settings.allowedHosts = lowered(config.listen.hosts);
        settings.onThreadEnd = [&pool] { pool.release(); };
        return settings;
    }

    //! What third parties know too, if they were given a secret; sessions hang on their random id besides.
    Secret khmacKey(const Config &config, const MasterKey &masterKey)
    {
        const auto &shared = config.events.sharedSecret;
        return shared.isEmpty() ? masterKey.subkey(purpose::sessionToken) : shared;
    }

} // namespace

//! In the order in which each part needs the ones before it.
struct Server::Private {
    Private(const Config &given,
        Clock &clockToUse,
        Random &randomToUse,
        MasterKey key,
        QList<http::Subnet> proxies,
        QList<http::Subnet> exempt)
        : config(given)
        , clock(clockToUse)
        , random(randomToUse)
        , masterKey(std::move(key))
        , trustedProxies(std::move(proxies))
        , neverBanned(std::move(exempt))
        , pool(config.target)
        , khmac({ { khmacKey(config, masterKey), {} } })
        , remembered(random)
        , gate(config.listen.hashingThreads)
        , redis(config.redis, clock)
        , scopes(config, redis, pool, clock)
        , externalKeys(config.jwt, redis, clock, fetchDocument)
        , engine(engineSettings(config, trustedProxies, pool), clock)
        , sealer(config.target, config.audit.sealEvery, clock)
        , clockWatch(clock, metrics)
        , housekeeper(config.target, chores())
    {
    }

    Q_DISABLE_COPY_MOVE(Private)

    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] QList<Chore> chores();
    void compose();
    [[nodiscard]] http::Routes routes() const;
    void showFigures();

    const Config config;
    Clock &clock;
    Random &random;
    const MasterKey masterKey;
    const QList<http::Subnet> trustedProxies;
    const QList<http::Subnet> neverBanned;
    std::unique_ptr<QLockFile> lock; //!< of an SQLite file
    store::Pool pool;
    khmac::Authority khmac;
    RememberedCodes remembered;
    http::HashingGate gate;
    http::Metrics metrics;
    http::UseRecorder uses;
    RedisClient redis;
    TokenScopes scopes;
    ExternalKeys externalKeys;
    std::unique_ptr<KeyService> keys;
    std::unique_ptr<http::Services> services;
    std::unique_ptr<http::Router> router;
    http::Engine engine;
    std::unique_ptr<courier::Courier> amqp; //!< null without a broker
    Sealer sealer;
    ClockWatch clockWatch;
    Housekeeper housekeeper;
    bool isRunning = false;
};

QList<Chore> Server::Private::chores()
{
    return {
        { "keys",
            5s,
            [this](store::Connection &connection) { return keys->refresh(connection, clock.now()); } },
        { "token files",
            1s,
            [this](store::Connection &connection) {
                return removeUsedTokenFiles(connection, config, clock.now());
            } },
        { "clock", 5s, [this](store::Connection &connection) { return clockWatch.look(connection); } },
        { "uses", 60s, [this](store::Connection &connection) { return uses.flush(connection); } },
        { "expired rows",
            10min,
            [this](store::Connection &connection) { return removeExpired(connection, clock.now()); } },
        { "figures",
            5s,
            [this](store::Connection &) {
                showFigures();
                return Result<void>();
            } },
        { "memory",
            15s,
            [](store::Connection &) {
                process::releaseFreeMemory();
                return Result<void>();
            } },
    };
}

//! What the engine and the courier know, for the next scrape.
void Server::Private::showFigures()
{
    const http::EngineStatistics figures = engine.statistics();
    metrics.gauge("symbolon_connections", "Open connections", figures.connections);
    metrics.gauge("symbolon_requests_in_flight", "Requests being worked on or waiting", figures.inFlight);
    metrics.gauge("symbolon_pool_queue", "Requests waiting for a handler thread", figures.poolQueue);
    metrics.gauge("symbolon_hashing_queue", "Requests waiting for a memory-hard hash", figures.hashingQueue);
    metrics.gauge("symbolon_event_streams", "Event streams held open", figures.eventStreams);
    if (amqp) {
        const courier::Status status = amqp->status();
        metrics.gauge("symbolon_amqp_delivering",
            "1 while audit messages reach the broker",
            status.isDelivering ? 1 : 0);
        metrics.gauge(
            "symbolon_amqp_delivered", "Audit messages delivered since start", double(status.delivered));
        metrics.gauge("symbolon_amqp_dead", "Audit messages set aside since start", double(status.dead));
    }
}

Result<void> Server::Private::prepare()
{
    if (config.target.engine == store::Engine::Sqlite) {
        lock = std::make_unique<QLockFile>(config.target.file + QStringLiteral(".lock"));
        lock->setStaleLockTime(0);
        if (!lock->tryLock())
            return fail(
                Code::Conflict, QStringLiteral("%1 is in use by another server").arg(config.target.file));
    }
    SYMBOLON_TRY(auto *const connection, pool.connection());
    store::Migrator migrator(*connection);
    SYMBOLON_TRY(const auto pending, migrator.plan());
    if (!pending.isEmpty() && !config.database.migrateOnStart)
        return fail(Code::Conflict,
            QStringLiteral("the database lacks %1 migrations; run: symbolond migrate").arg(pending.size()));
    SYMBOLON_TRY(const int applied, migrator.migrate(clock));
    if (applied > 0)
        logInfo("store",
            QStringLiteral("the database was brought up to date"),
            { { QStringLiteral("migrations"), QString::number(applied) } });
    SYMBOLON_CHECK(checkMasterKey(*connection, masterKey, clock.now()));
    SYMBOLON_TRY(keys, KeyService::make(config, masterKey, random));
    SYMBOLON_CHECK(keys->refresh(*connection, clock.now()));
    return renewSetupToken(*connection, config, random, clock.now());
}

http::Routes Server::Private::routes() const
{
    auto routes = handlers::routes();
#ifdef SYMBOLON_HAVE_DEVELOPMENT_ENDPOINTS
    if (development::isEnabled(config))
        development::addRoutes(routes);
#endif
    return routes;
}

void Server::Private::compose()
{
    services.reset(new http::Services{ .settings = config,
        .pool = pool,
        .clock = clock,
        .random = random,
        .masterKey = masterKey,
        .khmac = khmac,
        .remembered = remembered,
        .gate = gate,
        .metrics = metrics,
        .uses = uses,
        .trustedProxies = trustedProxies,
        .neverBanned = neverBanned,
        .keyRing = [this] { return keys->ring(); },
        .externalKeys = {},
        .scope = [this](http::ScopeKind kind) { return scopes.of(kind); },
        .publish = [this](const QByteArray &topic,
                       const QByteArray &event,
                       const QByteArray &data) { engine.events().publish(topic, event, data); },
        .wakeCourier = {} });
    if (config.jwt.acceptsExternal())
        services->externalKeys = [this](const QString &kid) { return externalKeys.forKey(kid); };
    if (config.amqp.isUsed()) {
        amqp = std::make_unique<courier::Courier>(
            config.target, courier::amqpChannel(config.amqp), courier::amqpPace(config.amqp), clock);
        services->wakeCourier = [this] { amqp->wake(); };
    }
#ifdef SYMBOLON_HAVE_DEVELOPMENT_ENDPOINTS
    if (development::isEnabled(config) && config.environment.staticIdentities)
        services->staticIdentities = development::staticIdentities();
    services->believeToken = development::tokenBelief(config);
#endif
    router = std::make_unique<http::Router>(*services, routes());
}

Server::Server(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

Server::~Server()
{
    stop();
    d->pool.release();
}

Result<std::unique_ptr<Server>> Server::make(const Config &config, Clock &clock, Random &random)
{
    SYMBOLON_CHECK(makeDataDirectory(config));
    SYMBOLON_TRY(auto masterKey, masterKeyFor(config, random));
    SYMBOLON_TRY(auto proxies, subnets(config.protection.trustedProxies));
    SYMBOLON_TRY(auto exempt, subnets(config.protection.neverBanned));
    auto made = std::make_unique<Private>(
        config, clock, random, std::move(masterKey), std::move(proxies), std::move(exempt));
    SYMBOLON_CHECK(made->prepare());
    made->compose();
    return std::unique_ptr<Server>(new Server(std::move(made)));
}

Result<void> Server::start()
{
    SYMBOLON_CHECK(d->engine.start(*d->router));
    d->isRunning = true;
    if (d->amqp)
        d->amqp->start();
    d->sealer.start();
    d->housekeeper.start();
    return {};
}

QList<quint16> Server::ports() const
{
    return d->engine.ports();
}

void Server::stop()
{
    if (!d->isRunning)
        return;
    d->isRunning = false;
    d->engine.stop(d->config.listen.drain);
    if (d->amqp)
        d->amqp->stop();
    d->housekeeper.stop();
    d->sealer.stop();
}

Result<void> Server::reloadCertificate()
{
    return d->engine.reloadCertificate();
}

} // namespace symbolon::app
