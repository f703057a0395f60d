// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>

//! The audit trail as a hash chain: whoever changes, removes, inserts or reorders an entry has to forge every
//! link after it, and the head that was printed or mailed before.
namespace symbolon::audit {

//! One row of the trail. What personal data it holds is sealed under a key per subject, so that erasing a
//! person's key leaves the bytes, and with them the chain, as they are.
struct Entry {
    qint64 id = 0;
    Instant created{};
    QString kind = {};
    QString outcome = {};
    QString actorKind = {};
    QString actor = {};
    QString subjectKind = {};
    QString subject = {};
    QString object = {};
    std::optional<QByteArray> beforeSealed = {};
    std::optional<QByteArray> afterSealed = {};
    QString detail = {};
    std::optional<QString> reference = {};
    QString requestId = {};
    QString address = {};
    std::optional<QString> locationId = {};
};

//! A link: which entry, and the hashes before and after it.
struct Seal {
    qint64 id = 0; //!< place in the chain, from 1, without gaps
    qint64 entryId = 0;
    QByteArray previousHash = {};
    QByteArray hash = {};
};

//! What stands before the first link: 32 zero bytes.
[[nodiscard]] QByteArray chainStart();
//! The bytes that are hashed: a version byte, then every field in the order of Entry with its length before
//! it, so that no two entries have the same bytes.
[[nodiscard]] QByteArray canonicalBytes(const Entry &entry);
//! SHA-256(previous || canonical bytes).
[[nodiscard]] QByteArray chainHash(const QByteArray &previous, const Entry &entry);
//! The link that follows `last`, or the first one.
[[nodiscard]] Seal sealAfter(const std::optional<Seal> &last, const Entry &entry);

//! The first place at which a chain does not hold.
struct Break {
    qint64 sealId = 0;
    qint64 entryId = 0;
    QString reason; //!< in English, for the operator

    bool operator==(const Break &) const = default;
};

//! Walks a chain in order. The first link is taken as given when older ones were removed after their time;
//! `begin()` tells.
class ChainVerifier {
public:
    //! The next link with its entry, or without when the entry is gone. Call in order of Seal::id until it
    //! finds something.
    [[nodiscard]] std::optional<Break> next(const Seal &seal, const std::optional<Entry> &entry);

    [[nodiscard]] qint64 count() const { return m_count; }

    //! Number of the first link seen; more than 1 after removal of old entries. 0 = none.
    [[nodiscard]] qint64 begin() const { return m_begin; }

    //! The last hash that held; chainStart() for an empty chain.
    [[nodiscard]] const QByteArray &head() const { return m_head; }

private:
    qint64 m_count = 0;
    qint64 m_begin = 0;
    qint64 m_lastId = 0;
    QByteArray m_head = chainStart();
};

} // namespace symbolon::audit
