// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/config_derive.h"

#include <QDir>
#include <QFileInfo>

namespace symbolon::app {

namespace {

    constexpr qsizetype hsKeyLeast =
        32; // RFC 7518 section 3.2 asks for the length of the hash; 32 bytes is its smallest

#ifdef SYMBOLON_HAVE_DEVELOPMENT_ENDPOINTS
    constexpr bool hasDevelopmentLibrary = true;
#else
    constexpr bool hasDevelopmentLibrary = false;
#endif

    Origin::Kind kindOf(const Loaded &loaded, const char16_t *name)
    {
        return loaded.origins.value(QString::fromUtf16(name)).kind;
    }

    void say(Loaded &loaded, const char16_t *name, const char16_t *from)
    {
        loaded.origins.insert(QString::fromUtf16(name), { Origin::Kind::Derived, QString::fromUtf16(from) });
    }

    void deriveDirectory(Loaded &loaded, const QHash<QString, QString> &environment)
    {
        if (!loaded.config.dataDirectory.isEmpty())
            return;
        const QString state = environment.value(QStringLiteral("STATE_DIRECTORY")).section(u':', 0, 0);
        QString base = environment.value(QStringLiteral("XDG_DATA_HOME"));
        if (base.isEmpty())
            base =
                environment.value(QStringLiteral("HOME"), QDir::homePath()) + QStringLiteral("/.local/share");
        loaded.config.dataDirectory = state.isEmpty() ? base + QStringLiteral("/symbolon") : state;
        say(loaded, u"data.directory", state.isEmpty() ? u"XDG_DATA_HOME" : u"STATE_DIRECTORY");
    }

    void deriveAddresses(Loaded &loaded)
    {
        Config &config = loaded.config;
        // The old service listened everywhere; its variable means that still.
        if (kindOf(loaded, u"listen.address") == Origin::Kind::Default
            && loaded.origins.value(QStringLiteral("listen.port")).place
                == u"environment variable SERVER_PORT") {
            config.listen.address = QStringLiteral("0.0.0.0");
            say(loaded, u"listen.address", u"SERVER_PORT");
        }
        if (config.site.publicUrl.isEmpty()) {
            config.site.publicUrl = QStringLiteral("%1://127.0.0.1:%2")
                                        .arg(config.tls.certificateFile.isEmpty() ? QStringLiteral("http")
                                                                                  : QStringLiteral("https"))
                                        .arg(config.listen.port);
            say(loaded, u"site.public_url", u"listen.port");
        }
        config.jwt.issuer = config.site.publicUrl + u'/';
    }

    void deriveExternalIssuer(Loaded &loaded)
    {
        JwtSettings &jwt = loaded.config.jwt;
        if (jwt.externalScopeClaim.isEmpty()) {
            const qsizetype slash = jwt.externalMetadataClaim.lastIndexOf(u'/');
            jwt.externalScopeClaim = jwt.externalMetadataClaim.left(slash + 1) + QStringLiteral("scope");
            say(loaded, u"jwt.external_scope_claim", u"jwt.external_metadata_claim");
        }
        if (jwt.externalJwksUrl.isEmpty() && !jwt.externalIssuer.isEmpty()) {
            jwt.externalJwksUrl = jwt.externalIssuer
                + (jwt.externalIssuer.endsWith(u'/') ? QString() : QStringLiteral("/"))
                + QStringLiteral(".well-known/jwks.json");
            say(loaded, u"jwt.external_jwks_url", u"jwt.external_issuer");
        }
    }

    //! The old service's two switches and the static identities are endpoints of the development library; who
    //! asks for one has opted into it.
    void deriveDevelopment(Loaded &loaded)
    {
        EnvironmentSettings &environment = loaded.config.environment;
        if (kindOf(loaded, u"development.endpoints") != Origin::Kind::Default
            || environment.developmentEndpoints)
            return;
        const std::pair<bool, const char16_t *> switches[] = {
            { environment.allowDropData, u"development.allow_drop_data" },
            { environment.staticIdentities, u"development.static_identities" },
            { loaded.config.jwt.ignoreValidation, u"development.ignore_jwt_validation" },
        };
        for (const auto &[isOn, name] : switches) {
            if (!isOn)
                continue;
            environment.developmentEndpoints = true;
            say(loaded, u"development.endpoints", name);
            return;
        }
    }

    //! One libpq keyword with its value in quotes (PostgreSQL manual, section "Connection Strings").
    QString keyword(QLatin1String name, QString value)
    {
        value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
        return QStringLiteral("%1='%2' ").arg(name, value);
    }

    store::Target targetOfParts(const DatabaseSettings &database)
    {
        QString conninfo = keyword(QLatin1String("host"), database.host)
            + keyword(QLatin1String("port"), QString::number(database.port));
        if (!database.user.isEmpty())
            conninfo += keyword(QLatin1String("user"), database.user);
        if (!database.password.isEmpty())
            conninfo += keyword(QLatin1String("password"), QString::fromUtf8(database.password.reveal()));
        if (!database.name.isEmpty())
            conninfo += keyword(QLatin1String("dbname"), database.name);
        return { .engine = store::Engine::Postgresql, .file = {}, .conninfo = conninfo.trimmed() };
    }

    void deriveTarget(Loaded &loaded, QStringList &problems)
    {
        Config &config = loaded.config;
        const bool hasUrl = !config.database.url.isEmpty();
        const bool hasHost = !config.database.host.isEmpty();
        const auto urlKind = kindOf(loaded, u"database.url");
        const auto hostKind = kindOf(loaded, u"database.host");
        if (hasUrl && hasHost && urlKind == hostKind) {
            problems.append(QStringLiteral("%1: database.host and database.url are both set; remove one")
                                .arg(loaded.origins.value(QStringLiteral("database.host")).text()));
        } else if (hasHost && (!hasUrl || hostKind > urlKind)) {
            config.target = targetOfParts(config.database);
        } else if (hasUrl) {
            // The value was checked when it was read.
            if (auto target = store::Target::parse(config.database.url))
                config.target = std::move(*target);
        } else {
            config.target = { .engine = store::Engine::Sqlite,
                .file = QDir(config.dataDirectory).absoluteFilePath(QStringLiteral("symbolon.sqlite")),
                .conninfo = {} };
        }
    }

    void checkEnvironment(Loaded &loaded, QStringList &problems)
    {
        const Config &config = loaded.config;
        const std::pair<bool, const char16_t *> dangerous[] = {
            { config.jwt.ignoreValidation, u"development.ignore_jwt_validation" },
            { config.environment.allowDropData, u"development.allow_drop_data" },
            { config.environment.developmentEndpoints, u"development.endpoints" },
            { config.environment.staticIdentities, u"development.static_identities" },
        };
        for (const auto &[isOn, name] : dangerous) {
            if (isOn && config.environment.production)
                problems.append(
                    QStringLiteral("%1: %2: must not be on in production (environment.name is %3)")
                        .arg(loaded.origins.value(QString::fromUtf16(name)).text(),
                            QString::fromUtf16(name),
                            config.environment.name));
        }
        if (config.jwt.ignoreValidation && !hasDevelopmentLibrary)
            problems.append(
                QStringLiteral("%1: development.ignore_jwt_validation: this program verifies every "
                               "token; only one built with SYMBOLON_DEVELOPMENT_ENDPOINTS can do "
                               "without")
                    .arg(loaded.origins.value(QStringLiteral("development.ignore_jwt_validation")).text()));
        if (config.environment.production && config.environment.name != u"PRODUCTION")
            loaded.warnings.append(QStringLiteral(
                "environment.name %1 is none of DEMO, DEVELOPMENT, STAGING, TRAINING and TEST, "
                "so this is production")
                                       .arg(config.environment.name));
    }

    void checkKeys(Loaded &loaded, QStringList &problems)
    {
        const Config &config = loaded.config;
        const qsizetype size = config.jwt.hsKey.size();
        if (size > 0 && size < hsKeyLeast) {
            const QString text =
                QStringLiteral("%1: jwt.hs_key: has %2 bytes where %3 are needed to be safe; make one with: "
                               "openssl rand -base64 48")
                    .arg(loaded.origins.value(QStringLiteral("jwt.hs_key")).text())
                    .arg(size)
                    .arg(hsKeyLeast);
            if (config.environment.production && !config.jwt.allowShortHsKey)
                problems.append(text + QStringLiteral(", or set jwt.allow_short_hs_key"));
            else
                loaded.warnings.append(text);
        }
        if (const qsizetype shared = config.events.sharedSecret.size(); shared > 0 && shared < hsKeyLeast) {
            const QString text =
                QStringLiteral("%1: events.shared_secret: has %2 bytes where %3 are needed to be "
                               "safe; make one with: openssl rand -base64 48")
                    .arg(loaded.origins.value(QStringLiteral("events.shared_secret")).text())
                    .arg(shared)
                    .arg(hsKeyLeast);
            (config.environment.production ? problems : loaded.warnings).append(text);
        }
        if (config.jwt.externalAudience.isEmpty() != config.jwt.externalIssuer.isEmpty())
            loaded.warnings.append(
                QStringLiteral("external tokens are refused: jwt.external_audience and jwt.external_issuer "
                               "must both be set"));
        if (!config.keys.master.isEmpty()) {
            const auto decoded = QByteArray::fromBase64Encoding(
                config.keys.master.reveal(), QByteArray::AbortOnBase64DecodingErrors);
            if (!decoded || decoded.decoded.size() != 32)
                problems.append(QStringLiteral(
                    "%1: keys.master: is not 32 bytes in base64; make one with: openssl rand -base64 32")
                                    .arg(loaded.origins.value(QStringLiteral("keys.master")).text()));
        }
    }

    void checkTls(const Config &config, QStringList &problems)
    {
        if (config.tls.certificateFile.isEmpty() != config.tls.keyFile.isEmpty())
            problems.append(QStringLiteral("tls.certificate_file and tls.key_file need each other"));
        if (config.tls.keyFile.isEmpty())
            return;
        if (QFile::permissions(config.tls.keyFile)
            & (QFile::ReadOther | QFile::WriteOther | QFile::WriteGroup))
            problems.append(
                QStringLiteral("tls.key_file: others may use %1; run: chmod 640 %1").arg(config.tls.keyFile));
    }

    void checkPairs(const Config &config, QStringList &problems)
    {
        const std::tuple<bool, const char16_t *, const char16_t *> pairs[] = {
            { config.limits.pageSize <= config.limits.maxPageSize,
                u"limits.page_size",
                u"limits.max_page_size" },
            { config.sessions.idle <= config.sessions.absolute, u"session.idle", u"session.absolute" },
            { config.protection.banTime <= config.protection.banTimeMax,
                u"protection.ban_time",
                u"protection.ban_time_max" },
            { config.amqp.retryLeast <= config.amqp.retryMost, u"amqp.retry_least", u"amqp.retry_most" },
        };
        for (const auto &[isGood, less, more] : pairs) {
            if (!isGood)
                problems.append(QStringLiteral("%1 is more than %2")
                                    .arg(QString::fromUtf16(less), QString::fromUtf16(more)));
        }
    }

} // namespace

void derive(Loaded &loaded, const QHash<QString, QString> &environment, QStringList &problems)
{
    deriveDirectory(loaded, environment);
    deriveAddresses(loaded);
    deriveExternalIssuer(loaded);
    deriveTarget(loaded, problems);
    deriveDevelopment(loaded);
    loaded.config.audit.publish = loaded.config.amqp.isUsed();
}

void check(Loaded &loaded, QStringList &problems)
{
    checkEnvironment(loaded, problems);
    checkKeys(loaded, problems);
    checkTls(loaded.config, problems);
    checkPairs(loaded.config, problems);
}

} // namespace symbolon::app
