// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/setting_kinds.h"

// What the server talks to: database, broker, Redis.
namespace symbolon::app {

using namespace kinds;

namespace {

    //! `sqlite:///…` or `postgresql://…`; shown without its password.
    Kind databaseUrl()
    {
        Kind kind = text(At{ &Config::database, &DatabaseSettings::url },
            QStringLiteral("database URL"),
            needsDatabaseUrl);
        kind.get = [](const Config &config) { return withoutPassword(config.database.url); };
        return kind;
    }

    //! RABBITMQ_COMPRESSION: `bzip2`, or empty for none.
    Kind compression()
    {
        Kind kind;
        kind.type = QStringLiteral("bzip2 or empty");
        kind.set = [](Config &config, const QString &value) -> Result<void> {
            if (!value.isEmpty() && value.compare(u"bzip2", Qt::CaseInsensitive) != 0)
                return fail(Code::Invalid, QStringLiteral("%1 is neither bzip2 nor empty").arg(value));
            config.amqp.compress = !value.isEmpty();
            return {};
        };
        kind.get = [](const Config &config) {
            return config.amqp.compress ? QStringLiteral("bzip2") : QString();
        };
        return kind;
    }

    QList<Setting> database()
    {
        return {
            { QStringLiteral("database.url"),
                databaseUrl(),
                QStringLiteral(
                    "Where the data is: `sqlite:///path`, `postgresql://user@host/name` or libpq keywords "
                    "(several "
                    "hosts give fail-over). By default `symbolon.sqlite` in the data directory.") },
            { QStringLiteral("database.host"),
                text(At{ &Config::database, &DatabaseSettings::host }),
                QStringLiteral("PostgreSQL server, as an alternative to `database.url`."),
                { QStringLiteral("DATABASE_HOST") } },
            { QStringLiteral("database.port"),
                integer(At{ &Config::database, &DatabaseSettings::port }, 1, 65535),
                QStringLiteral("Port of the PostgreSQL server."),
                { QStringLiteral("DATABASE_PORT") } },
            { QStringLiteral("database.user"),
                text(At{ &Config::database, &DatabaseSettings::user }),
                QStringLiteral("Name to sign in to PostgreSQL with."),
                { QStringLiteral("DATABASE_USER") } },
            { QStringLiteral("database.password"),
                secret(At{ &Config::database, &DatabaseSettings::password }),
                QStringLiteral("Password to sign in to PostgreSQL with."),
                { QStringLiteral("DATABASE_PASSWORD") } },
            { QStringLiteral("database.name"),
                text(At{ &Config::database, &DatabaseSettings::name }),
                QStringLiteral("PostgreSQL database."),
                { QStringLiteral("DATABASE_NAME") } },
            { QStringLiteral("database.migrate_on_start"),
                boolean(At{ &Config::database, &DatabaseSettings::migrateOnStart }),
                QStringLiteral("Bring the database's schema up to date when the server starts; otherwise "
                               "`symbolond migrate` has "
                               "to.") },
            { QStringLiteral("keys.master"),
                secret(At{ &Config::keys, &KeySettings::master }),
                QStringLiteral(
                    "Key that seals everything stored, 32 bytes in base64. Without it `master.key` in the "
                    "data "
                    "directory is used, made when missing; every node of one database needs the same.") },
            { QStringLiteral("keys.algorithm"),
                choice(At{ &Config::keys, &KeySettings::algorithm },
                    QList<std::pair<QString, jwt::Algorithm>>{
                        { QStringLiteral("HS512"), jwt::Algorithm::Hs512 },
                        { QStringLiteral("RS256"), jwt::Algorithm::Rs256 },
                        { QStringLiteral("ES256"), jwt::Algorithm::Es256 },
                        { QStringLiteral("EdDSA"), jwt::Algorithm::EdDsa } }),
                QStringLiteral("Algorithm of signing keys that the server makes; all but HS512 are published "
                               "for others to verify with.") },
            { QStringLiteral("keys.publish_time"),
                duration(At{ &Config::keys, &KeySettings::publishTime }, 10, 2'592'000),
                QStringLiteral("From publishing a new signing key to signing with it.") },
        };
    }

    QList<Setting> amqp()
    {
        return {
            { QStringLiteral("amqp.enabled"),
                boolean(At{ &Config::amqp, &AmqpSettings::enabled }),
                QStringLiteral("Publish audit messages, if a host is set."),
                { QStringLiteral("!RABBITMQ_DISABLED") } },
            { QStringLiteral("amqp.host"),
                text(At{ &Config::amqp, &AmqpSettings::host }),
                QStringLiteral("Broker (AMQP 0-9-1); empty means no audit messages."),
                { QStringLiteral("RABBITMQ_HOST") } },
            { QStringLiteral("amqp.port"),
                integer(At{ &Config::amqp, &AmqpSettings::port }, 1, 65535),
                QStringLiteral("Port of the broker."),
                { QStringLiteral("RABBITMQ_PORT") } },
            { QStringLiteral("amqp.virtual_host"),
                text(At{ &Config::amqp, &AmqpSettings::virtualHost }),
                QStringLiteral("Virtual host on the broker.") },
            { QStringLiteral("amqp.username"),
                text(At{ &Config::amqp, &AmqpSettings::username }),
                QStringLiteral("Name to sign in to the broker with."),
                { QStringLiteral("RABBITMQ_USERNAME") } },
            { QStringLiteral("amqp.password"),
                secret(At{ &Config::amqp, &AmqpSettings::password }),
                QStringLiteral("Password to sign in to the broker with."),
                { QStringLiteral("RABBITMQ_PASSWORD") } },
            { QStringLiteral("amqp.compression"),
                compression(),
                QStringLiteral("How message bodies are compressed."),
                { QStringLiteral("RABBITMQ_COMPRESSION") },
                true },
            { QStringLiteral("amqp.tls"),
                boolean(At{ &Config::amqp, &AmqpSettings::tls }),
                QStringLiteral("Speak TLS to the broker; its certificate and name are verified.") },
            { QStringLiteral("amqp.ca_file"),
                text(At{ &Config::amqp, &AmqpSettings::caFile }, QStringLiteral("path")),
                QStringLiteral("PEM file of the authorities that may certify the broker.") },
            { QStringLiteral("amqp.timeout"),
                duration(At{ &Config::amqp, &AmqpSettings::timeout }, 100, 60'000),
                QStringLiteral("Time to connect, and to wait for a confirmation.") },
            { QStringLiteral("amqp.retry_least"),
                duration(At{ &Config::amqp, &AmqpSettings::retryLeast }, 10, 60'000),
                QStringLiteral("Pause after a first failure; it doubles with each further one.") },
            { QStringLiteral("amqp.retry_most"),
                duration(At{ &Config::amqp, &AmqpSettings::retryMost }, 10, 3'600'000),
                QStringLiteral("Longest pause between tries.") },
        };
    }

    QList<Setting> redis()
    {
        return {
            { QStringLiteral("redis.enabled"),
                boolean(At{ &Config::redis, &RedisSettings::enabled }),
                QStringLiteral("Ask Redis for token scopes and the external key set, if a host is set."),
                { QStringLiteral("REDIS_INSTALLED") } },
            { QStringLiteral("redis.host"),
                text(At{ &Config::redis, &RedisSettings::host }),
                QStringLiteral("Redis server; empty means none."),
                { QStringLiteral("REDIS_HOST") } },
            { QStringLiteral("redis.port"),
                integer(At{ &Config::redis, &RedisSettings::port }, 1, 65535),
                QStringLiteral("Port of the Redis server."),
                { QStringLiteral("REDIS_PORT") } },
            { QStringLiteral("redis.password"),
                secret(At{ &Config::redis, &RedisSettings::password }),
                QStringLiteral("Password of the Redis server."),
                { QStringLiteral("REDIS_PASSWORD") } },
            { QStringLiteral("redis.timeout"),
                durationInSeconds(At{ &Config::redis, &RedisSettings::timeout }, 100, 60'000),
                QStringLiteral("Time to connect and for each answer."),
                { QStringLiteral("REDIS_TIMEOUT") } },
            { QStringLiteral("redis.tls"),
                boolean(At{ &Config::redis, &RedisSettings::tls }),
                QStringLiteral("Speak TLS to the Redis server."),
                { QStringLiteral("REDIS_USE_SSL") } },
            { QStringLiteral("redis.remember"),
                duration(At{ &Config::redis, &RedisSettings::remember }, 0, 3600),
                QStringLiteral("How long an answer, or that there is none, is kept.") },
        };
    }

} // namespace

QList<Setting> connectionSettings()
{
    return database() + amqp() + redis();
}

} // namespace symbolon::app
