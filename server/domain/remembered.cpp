// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/remembered.h"

#include "shared/crypto/hash.h"

#include <QHash>
#include <QtEndian>

#include <list>
#include <mutex>
#include <utility>

namespace symbolon {

namespace {

    constexpr std::size_t shardCount = 16; //!< more than there are handler threads, so they rarely meet

    //! Each piece with its length before it, so that no two lists of pieces give the same bytes.
    QByteArray joined(std::initializer_list<QByteArrayView> pieces)
    {
        QByteArray bytes;
        for (const QByteArrayView piece : pieces) {
            const auto size = qToBigEndian(static_cast<quint64>(piece.size()));
            bytes.append(reinterpret_cast<const char *>(&size), sizeof size);
            bytes.append(piece);
        }
        return bytes;
    }

} // namespace

//! A part of the subjects with a lock of its own, in the order of last use.
class RememberedCodes::Shard {
public:
    void setCapacity(qsizetype capacity) { m_capacity = capacity; }

    bool contains(const QString &subject, const QByteArray &mark)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_bySubject.find(subject);
        if (found == m_bySubject.end() || !crypto::equal((*found)->second, mark))
            return false;
        m_entries.splice(m_entries.begin(), m_entries, *found);
        return true;
    }

    void insert(const QString &subject, const QByteArray &mark)
    {
        const std::lock_guard lock(m_mutex);
        remove(subject);
        m_entries.emplace_front(subject, mark);
        m_bySubject.insert(subject, m_entries.begin());
        if (m_bySubject.size() > m_capacity) {
            m_bySubject.remove(m_entries.back().first);
            m_entries.pop_back();
        }
    }

    void forget(const QString &subject)
    {
        const std::lock_guard lock(m_mutex);
        remove(subject);
    }

    qsizetype size()
    {
        const std::lock_guard lock(m_mutex);
        return m_bySubject.size();
    }

private:
    using Entries = std::list<std::pair<QString, QByteArray>>;

    void remove(const QString &subject)
    {
        const auto found = m_bySubject.find(subject);
        if (found == m_bySubject.end())
            return;
        m_entries.erase(*found);
        m_bySubject.erase(found);
    }

    std::mutex m_mutex;
    qsizetype m_capacity = 0;
    Entries m_entries;
    QHash<QString, Entries::iterator> m_bySubject;
};

RememberedCodes::RememberedCodes(Random &random, qsizetype capacity)
    : m_key(random.bytes(32))
    , m_shards(std::make_unique<Shard[]>(shardCount))
{
    const auto perShard =
        (capacity + static_cast<qsizetype>(shardCount) - 1) / static_cast<qsizetype>(shardCount);
    for (std::size_t i = 0; i < shardCount; ++i)
        m_shards[i].setCapacity(perShard);
}

RememberedCodes::~RememberedCodes() = default;

bool RememberedCodes::contains(const PresentedCode &presented)
{
    return shardOf(presented.subject).contains(presented.subject, mark(presented));
}

void RememberedCodes::remember(const PresentedCode &presented)
{
    shardOf(presented.subject).insert(presented.subject, mark(presented));
}

void RememberedCodes::forget(const QString &subject)
{
    shardOf(subject).forget(subject);
}

qsizetype RememberedCodes::size() const
{
    qsizetype entries = 0;
    for (std::size_t i = 0; i < shardCount; ++i)
        entries += m_shards[i].size();
    return entries;
}

QByteArray RememberedCodes::mark(const PresentedCode &presented) const
{
    const Secret pieces(joined(
        { presented.subject.toUtf8(), presented.code.reveal(), presented.storedHash, presented.salt }));
    return crypto::hmac(crypto::Digest::Sha256, m_key, pieces.reveal());
}

RememberedCodes::Shard &RememberedCodes::shardOf(const QString &subject) const
{
    return m_shards[qHash(subject) % shardCount];
}

} // namespace symbolon
