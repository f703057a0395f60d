// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/master_key.h"

#include "shared/crypto/kdf.h"

#include <QFile>

#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace symbolon {

namespace {

    constexpr qsizetype longestFile = 256;

    Failure unusable(const QString &path, const QString &why)
    {
        return fail(Code::Internal, QStringLiteral("master key %1: %2").arg(path, why));
    }

#ifdef Q_OS_UNIX
    //! Looks at the open file, not at the path, so nobody can exchange it in between.
    Result<void> checkPrivate(const QFile &file, bool isPrivateDirectory)
    {
        struct stat status = {};
        if (fstat(file.handle(), &status) != 0 || !S_ISREG(status.st_mode))
            return unusable(file.fileName(), QStringLiteral("not a regular file"));
        if (!isPrivateDirectory && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
            return unusable(file.fileName(),
                QStringLiteral("others than its owner may use it; repair with: chmod 0600 '%1'")
                    .arg(file.fileName()));
        return {};
    }

    bool openNew(QFile &file)
    {
        const int descriptor = ::open(QFile::encodeName(file.fileName()).constData(),
            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
            S_IRUSR | S_IWUSR);
        return descriptor >= 0 && file.open(descriptor, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle);
    }

    bool writeThrough(QFile &file, const QByteArray &text)
    {
        return file.write(text) == text.size() && file.flush() && fsync(file.handle()) == 0;
    }
#else
    //! The installer's access list on the directory guards the file; there is no mode to look at.
    Result<void> checkPrivate(const QFile &, bool)
    {
        return {};
    }

    bool openNew(QFile &file)
    {
        return file.open(
            QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }

    bool writeThrough(QFile &file, const QByteArray &text)
    {
        return file.write(text) == text.size() && file.flush();
    }
#endif

} // namespace

MasterKey::MasterKey(Secret bytes)
    : m_bytes(std::move(bytes))
{
}

Result<MasterKey> MasterKey::fromBytes(Secret bytes)
{
    if (bytes.size() != size)
        return fail(Code::Internal, QStringLiteral("a master key has %1 bytes").arg(size));
    return MasterKey(std::move(bytes));
}

Result<MasterKey> MasterKey::load(const QString &path, bool isPrivateDirectory)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return unusable(path, QStringLiteral("cannot be read: %1").arg(file.errorString()));
    SYMBOLON_CHECK(checkPrivate(file, isPrivateDirectory));
    const Secret text(file.read(longestFile));
    auto decoded = QByteArray::fromBase64Encoding(
        text.reveal().trimmed(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    Secret bytes(decoded ? std::move(decoded.decoded) : QByteArray());
    if (bytes.size() != size)
        return unusable(path, QStringLiteral("not 32 bytes in base64; restore the file from its backup"));
    return MasterKey(std::move(bytes));
}

Result<MasterKey> MasterKey::createFile(const QString &path, Random &random)
{
    QFile file(path);
    if (file.exists())
        return unusable(path, QStringLiteral("exists already and is not overwritten"));
    if (!openNew(file))
        return unusable(path, QStringLiteral("cannot be created: %1").arg(qt_error_string()));
    Secret bytes(random.bytes(size));
    const Secret text(bytes.reveal().toBase64() + '\n');
    if (!writeThrough(file, text.reveal())) {
        file.remove();
        return unusable(path, QStringLiteral("cannot be written: %1").arg(file.errorString()));
    }
    return MasterKey(std::move(bytes));
}

Secret MasterKey::subkey(QByteArrayView purpose) const
{
    return crypto::hkdf(crypto::Digest::Sha256, m_bytes, QByteArrayView("symbolon"), purpose, size);
}

} // namespace symbolon
