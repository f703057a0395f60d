// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/setup.h"

#include "server/app/master_key_file.h"

#include "shared/core/log.h"

#include <QDir>

namespace symbolon::app {

namespace {

    QString fileIn(const Config &config, const QString &name)
    {
        return QDir(config.dataDirectory).absoluteFilePath(name);
    }

    Result<void> insertToken(
        store::Connection &connection, const Config &config, const QString &stored, Instant now)
    {
        SYMBOLON_CHECK(connection.run(sql::setup_token::delete_unused));
        SYMBOLON_CHECK(connection.run(sql::setup_token::insert,
            { { "hash", stored },
                { "created", now },
                { "expires_at", now + config.sessions.setupTokenLifetime } }));
        return {};
    }

    //! The file first: a token that nobody can read is harmless, one that is only in the database is a
    //! riddle.
    Result<void> issueToken(store::Connection &connection,
        const Config &config,
        setup::Purpose purpose,
        const QString &file,
        Random &random,
        Instant now)
    {
        const Secret token = setup::makeToken(random);
        SYMBOLON_CHECK(writeSecretFile(file, token));
        return store::inTransaction(connection,
            [&] { return insertToken(connection, config, setup::storedForm(token, purpose), now); });
    }

} // namespace

QString setupTokenFile(const Config &config)
{
    return fileIn(config, QStringLiteral("setup-token"));
}

QString recoveryTokenFile(const Config &config)
{
    return fileIn(config, QStringLiteral("recovery-token"));
}

Result<void> renewSetupToken(store::Connection &connection, const Config &config, Random &random, Instant now)
{
    SYMBOLON_TRY(const auto anyone, connection.one(sql::account::any_operator));
    if (anyone) {
        QFile::remove(setupTokenFile(config));
        return {};
    }
    SYMBOLON_CHECK(
        issueToken(connection, config, setup::Purpose::FirstOperator, setupTokenFile(config), random, now));
    logInfo("setup",
        QStringLiteral(
            "there is no operator yet: make the first one in the app with the one-time token in this file"),
        { { QStringLiteral("file"), setupTokenFile(config) } });
    return {};
}

Result<QString> writeRecoveryToken(
    store::Connection &connection, const Config &config, Random &random, Instant now)
{
    SYMBOLON_CHECK(makeDataDirectory(config));
    SYMBOLON_CHECK(
        issueToken(connection, config, setup::Purpose::Recovery, recoveryTokenFile(config), random, now));
    return recoveryTokenFile(config);
}

Result<void> removeUsedTokenFiles(store::Connection &connection, const Config &config, Instant now)
{
    if (!QFileInfo::exists(setupTokenFile(config)) && !QFileInfo::exists(recoveryTokenFile(config)))
        return {};
    SYMBOLON_TRY(const auto open, connection.one(sql::setup_token::any_open, { { "now", now } }));
    if (!open) {
        QFile::remove(setupTokenFile(config));
        QFile::remove(recoveryTokenFile(config));
    }
    return {};
}

} // namespace symbolon::app
