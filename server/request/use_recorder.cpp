// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/use_recorder.h"

#include <QMutexLocker>

namespace symbolon::http {

void UseRecorder::record(const QString &kind, const QString &subject, Instant when, const QString &address)
{
    const QMutexLocker lock(&m_mutex);
    auto &use = m_uses[kind + u'/' + subject];
    use.kind = kind;
    use.subject = subject;
    use.last = when;
    use.address = address;
    ++use.count;
}

Result<void> UseRecorder::flush(store::Connection &db)
{
    QHash<QString, Use> uses;
    {
        const QMutexLocker lock(&m_mutex);
        uses.swap(m_uses);
    }
    auto written = store::inTransaction(db, [&]() -> Result<void> {
        for (const auto &use : std::as_const(uses)) {
            SYMBOLON_CHECK(db.run(sql::credential_use::add,
                { { "kind", use.kind },
                    { "subject", use.subject },
                    { "used_at", use.last },
                    { "use_count", use.count },
                    { "address", use.address } }));
        }
        return {};
    });
    if (!written) {
        const QMutexLocker lock(&m_mutex);
        for (auto it = uses.constBegin(); it != uses.constEnd(); ++it) {
            auto &use = m_uses[it.key()];
            const qint64 count = use.count + it->count;
            if (use.count == 0)
                use = *it;
            use.count = count;
        }
    }
    return written;
}

} // namespace symbolon::http
