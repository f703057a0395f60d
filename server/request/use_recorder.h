// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/database.h"

#include <QHash>
#include <QMutex>

namespace symbolon::http {

//! Counts successful uses of credentials in memory, so that a token refresh writes nothing; somebody flushes
//! it once a minute (decisions: audit and use). A lost minute costs a figure, never a decision. Thread-safe.
class UseRecorder {
public:
    void record(const QString &kind, const QString &subject, Instant when, const QString &address);
    //! Writes and forgets what has been counted; what could not be written is counted again.
    [[nodiscard]] Result<void> flush(store::Connection &db);

private:
    struct Use {
        QString kind;
        QString subject;
        Instant last{};
        QString address;
        qint64 count = 0;
    };

    QMutex m_mutex;
    QHash<QString, Use> m_uses;
};

} // namespace symbolon::http
