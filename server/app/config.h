// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/courier/amqp_settings.h"
#include "server/domain/key_ring.h"
#include "server/domain/settings.h"
#include "server/http/engine_settings.h"
#include "server/store/database.h"

#include "shared/core/log.h"
#include "shared/core/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <utility>

//! Configuration: defaults, then files (TOML), then environment, then options; the last one to say something
//! wins.
namespace symbolon::app {

//! Where the server can be reached, and with how many threads it works.
struct ListenSettings {
    QString address = QStringLiteral("127.0.0.1");
    int port = 5000;
    int ioThreads = 0; //!< 0 = one on one processor, else two
    int handlerThreads = 0; //!< 0 = four per processor, at least eight
    int hashingThreads = 0; //!< 0 = one per processor
    int handlerQueue = http::EngineSettings().poolQueue;
    int hashingQueue = http::EngineSettings().hashingQueue;
    QStringList hosts; //!< accepted values of Host; empty = every one
    std::chrono::milliseconds drain{ 10'000 }; //!< how long a stop waits for answers under way
};

//! TLS in process; plain HTTP while `certificateFile` is empty.
struct TlsSettings {
    QString certificateFile; //!< PEM, the server's certificate first, then intermediates
    QString keyFile; //!< PEM
};

//! Where the data is. `url` wins over the parts; with neither it is SQLite in the data directory.
struct DatabaseSettings {
    QString url; //!< `sqlite:///path`, `postgresql://…` or libpq keywords
    QString host;
    int port = 5432;
    QString user;
    Secret password;
    QString name;
    bool migrateOnStart = true;
};

struct LoggingSettings {
    LogEntry::Level level = LogEntry::Level::Info;
    LogFormat format = LogFormat::Json;
};

struct KeySettings {
    Secret master; //!< 32 bytes in base64; empty = `master.key` in the data directory, made when missing
    jwt::Algorithm algorithm = jwt::Algorithm::Hs512; //!< of signing keys that are made
    //! From publishing a new key to signing with it: every node, and everybody who verifies, must have seen
    //! it by then.
    std::chrono::seconds publishTime{ std::chrono::hours(1) };
};

//! Everything that can be set: what handlers see, and what only the composition does. Plain values;
//! `derive()` fills what follows from others.
struct Config : Settings {
    QString dataDirectory;
    ListenSettings listen;
    TlsSettings tls;
    http::EngineLimits http;
    DatabaseSettings database;
    KeySettings keys;
    AmqpSettings amqp;
    RedisSettings redis;
    LoggingSettings logging;

    store::Target target; //!< derived from `database`
};

//! Who said what a setting is. A later kind wins over an earlier one.
struct Origin {
    enum class Kind { Default, File, Credential, Environment, Option, Derived };
    Kind kind = Kind::Default;
    QString place; //!< `/etc/symbolon/server.toml:12`, the variable's name, …

    [[nodiscard]] QString text() const;
};

//! What load() reads. Everything is passed in, so that a test can say what the world looks like.
struct Sources {
    QStringList files; //!< in order, later ones win; each must exist
    QHash<QString, QString> environment;
    QList<std::pair<QString, QString>> options; //!< `--set name=value`
};

struct Loaded {
    Config config;
    QHash<QString, Origin> origins; //!< by setting name; absent = default
    QStringList warnings; //!< to be logged once, in English, without secrets
};

//! Reads every source, checks every value and each combination. The error's `detail` holds all problems, one
//! a line, each with the file and line, variable or option it is in and what to do about it.
[[nodiscard]] Result<Loaded> load(const Sources &sources);

//! The sources of this process: `configFile` (or SYMBOLON_CONFIG, or /etc/symbolon/server.toml where it
//! exists), the `conf.d/*.toml` beside it in order of name, this process's environment, and `options`.
[[nodiscard]] Result<Sources> processSources(
    const QString &configFile, QList<std::pair<QString, QString>> options);

//! `config show`: one line per setting with its value (secrets masked) and origin; `changedOnly` leaves out
//! defaults.
[[nodiscard]] QString show(const Loaded &loaded, bool changedOnly);
//! `docs/configuration.md`, made from the table of settings.
[[nodiscard]] QString documentation();

} // namespace symbolon::app
