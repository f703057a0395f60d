// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/random.h"
#include "shared/core/secret.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace symbolon {

//! A long-lived random code that a subject has presented, and what the database keeps of it.
struct PresentedCode {
    QString subject; //!< with its kind, `patient/…`, so that ids of two kinds do not displace each other
    Secret code;
    QByteArrayView storedHash;
    QByteArrayView salt;
};

//! Remembers that an authorisation code was verified by scrypt, so that the next refresh of a token costs
//! microseconds instead of 35 ms and 16 MiB. It never decides alone: what it remembers is bound to the stored
//! hash and salt that the caller has just read from the database, so a changed or cleared row misses, and a
//! miss means scrypt again. Only for codes of 112 bits and more; never for PINs or passwords. Kept in memory
//! as a hash under a key of this process; bounded, the least recently used go first. Thread-safe.
class RememberedCodes {
public:
    explicit RememberedCodes(Random &random, qsizetype capacity = 50'000);
    ~RememberedCodes();

    //! Whether exactly this was remembered.
    [[nodiscard]] bool contains(const PresentedCode &presented);
    //! Call after scrypt has said yes; replaces what was remembered of the subject.
    void remember(const PresentedCode &presented);
    void forget(const QString &subject);
    [[nodiscard]] qsizetype size() const;

private:
    class Shard;
    [[nodiscard]] QByteArray mark(const PresentedCode &presented) const;
    [[nodiscard]] Shard &shardOf(const QString &subject) const;

    Secret m_key;
    std::unique_ptr<Shard[]> m_shards;
};

} // namespace symbolon
