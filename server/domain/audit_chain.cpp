// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/audit_chain.h"

#include "shared/crypto/hash.h"

#include <QtEndian>

namespace symbolon::audit {

namespace {

    constexpr char formVersion = 1;

    void append(QByteArray &bytes, qint64 number)
    {
        const qint64 ordered = qToBigEndian(number);
        bytes.append(reinterpret_cast<const char *>(&ordered), sizeof ordered);
    }

    void append(QByteArray &bytes, const QByteArray &field)
    {
        append(bytes, qint64(field.size()));
        bytes.append(field);
    }

    void append(QByteArray &bytes, const QString &field)
    {
        append(bytes, field.toUtf8());
    }

    //! Absent is not the same as empty.
    template <typename T>
    void append(QByteArray &bytes, const std::optional<T> &field)
    {
        bytes.append(field ? '\1' : '\0');
        if (field)
            append(bytes, *field);
    }

} // namespace

QByteArray chainStart()
{
    return QByteArray(crypto::digestSize(crypto::Digest::Sha256), '\0');
}

QByteArray canonicalBytes(const Entry &entry)
{
    QByteArray bytes(1, formVersion);
    append(bytes, entry.id);
    append(bytes, qint64(entry.created.time_since_epoch().count()));
    append(bytes, entry.kind);
    append(bytes, entry.outcome);
    append(bytes, entry.actorKind);
    append(bytes, entry.actor);
    append(bytes, entry.subjectKind);
    append(bytes, entry.subject);
    append(bytes, entry.object);
    append(bytes, entry.beforeSealed);
    append(bytes, entry.afterSealed);
    append(bytes, entry.detail);
    append(bytes, entry.reference);
    append(bytes, entry.requestId);
    append(bytes, entry.address);
    append(bytes, entry.locationId);
    return bytes;
}

QByteArray chainHash(const QByteArray &previous, const Entry &entry)
{
    return crypto::hash(crypto::Digest::Sha256, previous + canonicalBytes(entry));
}

Seal sealAfter(const std::optional<Seal> &last, const Entry &entry)
{
    Seal seal{
        .id = last ? last->id + 1 : 1, .entryId = entry.id, .previousHash = last ? last->hash : chainStart()
    };
    seal.hash = chainHash(seal.previousHash, entry);
    return seal;
}

std::optional<Break> ChainVerifier::next(const Seal &seal, const std::optional<Entry> &entry)
{
    const auto broken = [&seal](const QString &reason) { return Break{ seal.id, seal.entryId, reason }; };
    if (m_count == 0) {
        m_begin = seal.id;
        m_lastId = seal.id - 1;
        if (seal.id > 1)
            m_head = seal.previousHash;
    }
    if (seal.id != m_lastId + 1)
        return broken(QStringLiteral("the link before it, number %1, is missing").arg(seal.id - 1));
    if (seal.previousHash != m_head)
        return broken(QStringLiteral("it does not follow the link before it"));
    if (!entry)
        return broken(QStringLiteral("the entry is missing"));
    if (chainHash(seal.previousHash, *entry) != seal.hash)
        return broken(QStringLiteral("the entry was changed"));
    m_head = seal.hash;
    m_lastId = seal.id;
    ++m_count;
    return std::nullopt;
}

} // namespace symbolon::audit
