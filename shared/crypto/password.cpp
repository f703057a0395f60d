// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/crypto/password.h"

#include "shared/crypto/hash.h"
#include "shared/crypto/kdf.h"

#include <QStringList>

#include <argon2.h>

#include <new>
#include <optional>

namespace symbolon::crypto {

namespace {

    constexpr qsizetype saltSize = 16;
    constexpr qsizetype hashSize = 32;
    //! What a stored text may ask for; more would be a way to exhaust the server through an import.
    constexpr Argon2Cost highestCost{ 262144, 16, 16 };
    constexpr uint highestIterations = 5'000'000;

    constexpr auto phcAlphabet = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;

    //! A stored password taken apart.
    struct Stored {
        enum class Form { Argon2id, DjangoPbkdf2 };
        Form form = Form::Argon2id;
        Argon2Cost cost = {};
        int iterations = 0;
        QByteArray salt = {};
        QByteArray hash = {};
    };

    //! A plain decimal number from 1 to `highest`: no sign, blank or leading zero.
    std::optional<uint> number(QStringView text, uint highest)
    {
        bool isNumber = false;
        const uint value = text.toUInt(&isNumber);
        if (!isNumber || value == 0 || value > highest || text != QString::number(value))
            return std::nullopt;
        return value;
    }

    //! The number in `m=19456` for the name `m=`.
    std::optional<uint> parameter(QStringView text, QStringView name, uint highest)
    {
        return text.startsWith(name) ? number(text.sliced(name.size()), highest) : std::nullopt;
    }

    std::optional<QByteArray> bytesOf(QStringView text)
    {
        auto decoded = QByteArray::fromBase64Encoding(
            text.toUtf8(), phcAlphabet | QByteArray::AbortOnBase64DecodingErrors);
        return decoded ? std::optional(std::move(decoded.decoded)) : std::nullopt;
    }

    std::optional<Stored> readArgon2(const QStringList &parts)
    {
        if (parts.size() != 6 || !parts[0].isEmpty() || parts[2] != u"v=19")
            return std::nullopt;
        const QStringList costs = parts[3].split(u',');
        if (costs.size() != 3)
            return std::nullopt;
        const auto memory = parameter(costs[0], u"m=", highestCost.memoryKiB);
        const auto passes = parameter(costs[1], u"t=", highestCost.passes);
        const auto lanes = parameter(costs[2], u"p=", highestCost.lanes);
        auto salt = bytesOf(parts[4]);
        auto hash = bytesOf(parts[5]);
        if (!memory || !passes || !lanes || *memory < 8 * *lanes || !salt || salt->size() < 8
            || salt->size() > 64 || !hash || hash->size() < 16 || hash->size() > 64)
            return std::nullopt;
        return Stored{
            .cost = { *memory, *passes, *lanes }, .salt = std::move(*salt), .hash = std::move(*hash)
        };
    }

    std::optional<Stored> readDjango(const QStringList &parts)
    {
        if (parts.size() != 4)
            return std::nullopt;
        const auto iterations = number(parts[1], highestIterations);
        auto hash = bytesOf(parts[3]);
        if (!iterations || !hash || hash->size() != hashSize)
            return std::nullopt;
        return Stored{ .form = Stored::Form::DjangoPbkdf2,
            .iterations = static_cast<int>(*iterations),
            .salt = parts[2].toUtf8(),
            .hash = std::move(*hash) };
    }

    std::optional<Stored> read(const QString &stored)
    {
        const QStringList parts = stored.split(u'$');
        if (parts.size() > 1 && parts[1] == u"argon2id")
            return readArgon2(parts);
        return parts[0] == u"pbkdf2_sha256" ? readDjango(parts) : std::nullopt;
    }

    QByteArray compute(const Secret &password, const Stored &stored)
    {
        return stored.form == Stored::Form::Argon2id
            ? argon2id(password, stored.salt, stored.cost, stored.hash.size())
            : pbkdf2(Digest::Sha256, password, stored.salt, stored.iterations, stored.hash.size());
    }

    //! The interface is not const, but without the flags that clear inputs it only reads them.
    std::uint8_t *readOnly(QByteArrayView bytes)
    {
        return reinterpret_cast<std::uint8_t *>(const_cast<char *>(bytes.data()));
    }

} // namespace

QByteArray argon2id(
    const Secret &password, QByteArrayView salt, Argon2Cost cost, qsizetype length, const Argon2Extra &extra)
{
    Q_ASSERT(salt.size() >= ARGON2_MIN_SALT_LENGTH && length >= ARGON2_MIN_OUTLEN);
    QByteArray result(length, Qt::Uninitialized);
    argon2_context context{};
    context.out = reinterpret_cast<std::uint8_t *>(result.data());
    context.outlen = static_cast<std::uint32_t>(result.size());
    context.pwd = readOnly(password.reveal());
    context.pwdlen = static_cast<std::uint32_t>(password.size());
    context.salt = readOnly(salt);
    context.saltlen = static_cast<std::uint32_t>(salt.size());
    context.secret = readOnly(extra.secret);
    context.secretlen = static_cast<std::uint32_t>(extra.secret.size());
    context.ad = readOnly(extra.associated);
    context.adlen = static_cast<std::uint32_t>(extra.associated.size());
    context.t_cost = cost.passes;
    context.m_cost = cost.memoryKiB;
    context.lanes = cost.lanes;
    context.threads = 1;
    context.version = ARGON2_VERSION_13;
    context.flags = ARGON2_DEFAULT_FLAGS;
    const int status = argon2id_ctx(&context);
    if (status == ARGON2_MEMORY_ALLOCATION_ERROR)
        throw std::bad_alloc();
    if (status != ARGON2_OK)
        qFatal("Argon2 cannot be used: %s", argon2_error_message(status));
    return result;
}

QString hashPassword(const Secret &password, Random &random)
{
    constexpr Argon2Cost cost;
    const QByteArray salt = random.bytes(saltSize);
    const QByteArray hash = argon2id(password, salt, cost, hashSize);
    return QStringLiteral("$argon2id$v=19$m=%1,t=%2,p=%3$")
               .arg(cost.memoryKiB)
               .arg(cost.passes)
               .arg(cost.lanes)
        + QString::fromLatin1(salt.toBase64(phcAlphabet)) + u'$'
        + QString::fromLatin1(hash.toBase64(phcAlphabet));
}

bool verifyPassword(const Secret &password, const QString &stored)
{
    const auto parsed = read(stored);
    if (!parsed) {
        spendPasswordTime(password);
        return false;
    }
    return equal(compute(password, *parsed), parsed->hash);
}

void spendPasswordTime(const Secret &password)
{
    const QByteArray unused = argon2id(password, QByteArray(saltSize, '\0'));
    Q_UNUSED(unused)
}

bool needsRehash(const QString &stored)
{
    const auto parsed = read(stored);
    return !parsed || parsed->form != Stored::Form::Argon2id || parsed->cost != Argon2Cost{}
    || parsed->salt.size() < saltSize || parsed->hash.size() != hashSize;
}

} // namespace symbolon::crypto
