// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/master_key_file.h"

#include "shared/core/log.h"
#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"

#include <QDir>

namespace symbolon::app {

namespace {

    const QString checkName = QStringLiteral("keys.master_check");

} // namespace

Result<MasterKey> masterKeyFor(const Config &config, Random &random)
{
    if (!config.keys.master.isEmpty())
        return MasterKey::fromBytes(Secret(QByteArray::fromBase64(config.keys.master.reveal())));
    const QString path = QDir(config.dataDirectory).absoluteFilePath(QStringLiteral("master.key"));
    if (QFileInfo::exists(path))
        return MasterKey::load(path);
    auto made = MasterKey::createFile(path, random);
    if (made)
        logWarning("keys",
            QStringLiteral(
                "a new master key was made: keep a copy apart from the database, without it nothing that is "
                "sealed can be read again"),
            { { QStringLiteral("file"), path } });
    return made;
}

Result<void> checkMasterKey(store::Connection &connection, const MasterKey &key, Instant now)
{
    const QByteArray tag = crypto::hmac(crypto::Digest::Sha256, key.subkey("master key check"), "symbolon");
    const QString mark = QString::fromLatin1(crypto::toBase64Url(tag));
    SYMBOLON_CHECK(connection.run(sql::setting::insert_if_absent,
        { { "name", checkName }, { "value", mark }, { "now", now }, { "by", QStringLiteral("symbolond") } }));
    SYMBOLON_TRY(const auto row, connection.one(sql::setting::value, { { "name", checkName } }));
    if (!row || row->text("value") != mark)
        return fail(Code::Conflict,
            QStringLiteral(
                "this database was made with another master key; set keys.master, or put the right "
                "master.key into the data directory"));
    return {};
}

Result<void> makeDataDirectory(const Config &config)
{
    const QDir directory(config.dataDirectory);
    if (directory.exists())
        return {};
    if (!QDir().mkpath(directory.absolutePath())
        || !QFile::setPermissions(
            directory.absolutePath(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return fail(Code::Invalid,
            QStringLiteral("%1: the data directory cannot be made").arg(directory.absolutePath()));
    return {};
}

Result<void> writeSecretFile(const QString &path, const Secret &secret)
{
    QFile::remove(path);
    QFile file(path);
    const QByteArray line = secret.reveal() + '\n';
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        || file.write(line) != line.size() || !file.flush())
        return fail(Code::Invalid, QStringLiteral("%1: cannot be written: %2").arg(path, file.errorString()));
    return {};
}

} // namespace symbolon::app
