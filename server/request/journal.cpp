// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/journal.h"

#include "server/request/services.h"
#include "server/request/subject_keys.h"
#include "server/store/outbox.h"

#include "shared/crypto/aead.h"
#include "shared/json/write.h"

namespace symbolon::http {

namespace {

    //! Where the old service's audit messages go (activation contract 6).
    constexpr QStringView auditRoutingKey = u"dhos.34837004";

    //! Actor and subject are searched by, and an index entry has room for so much.
    constexpr qsizetype longestParty = 255;

} // namespace

Journal::Journal(Services &services, const access::Caller &caller)
    : m_services(services)
    , m_caller(caller)
{
}

void Journal::record(AuditRecord record)
{
    m_records.append(std::move(record));
}

void Journal::send(AuditMessage message)
{
    m_messages.append(std::move(message));
}

void Journal::changed(QByteArray topic, QJsonObject what)
{
    m_changes.append({ std::move(topic), std::move(what) });
}

Result<void> Journal::write(store::Connection &db)
{
    for (const auto &record : std::as_const(m_records))
        SYMBOLON_CHECK(insert(db, record));
    m_records.clear();
    if (m_services.settings.audit.publish) {
        for (const auto &message : std::as_const(m_messages)) {
            const QJsonObject body{ { QStringLiteral("event_type"), message.eventType },
                { QStringLiteral("event_data"), message.eventData } };
            SYMBOLON_CHECK(store::outbox::enqueue(db,
                m_services.random,
                now,
                { QString::fromUtf16(store::outbox::amqp),
                    auditRoutingKey.toString(),
                    json::write(body),
                    {},
                    requestId }));
            m_hasSent = true;
        }
    }
    m_messages.clear();
    return {};
}

void Journal::discard()
{
    m_records.clear();
    m_messages.clear();
    m_changes.clear();
}

QList<std::pair<QByteArray, QJsonObject>> Journal::takeChanges()
{
    return std::exchange(m_changes, {});
}

Result<void> Journal::insert(store::Connection &db, const AuditRecord &record)
{
    std::optional<QByteArray> before;
    std::optional<QByteArray> after;
    if (record.before || record.after) {
        SYMBOLON_TRY(
            const Secret key, subjectKey(m_services, db, { record.subjectKind, record.subject }, now));
        const QByteArray bound = record.subjectKind.toUtf8() + '/' + record.subject.toUtf8();
        if (record.before)
            before = crypto::seal(key, json::write(*record.before), bound, m_services.random);
        if (record.after)
            after = crypto::seal(key, json::write(*record.after), bound, m_services.random);
    }
    return db
        .run(sql::audit_entry::insert,
            { { "created", now },
                { "kind", record.kind },
                { "outcome", record.isRefused ? QStringLiteral("refused") : QStringLiteral("done") },
                { "actor_kind", access::name(m_caller.kind) },
                { "actor", m_caller.identity.left(longestParty) },
                { "subject_kind", record.subjectKind },
                { "subject", record.subject.left(longestParty) },
                { "object", record.object },
                { "before_sealed", before },
                { "after_sealed", after },
                { "detail", QString::fromUtf8(json::write(record.detail)) },
                { "reference", record.reference.isEmpty() ? std::nullopt : std::optional(record.reference) },
                { "request_id", requestId },
                { "address", address },
                { "location_id",
                    m_caller.locationId.isEmpty() ? std::nullopt : std::optional(m_caller.locationId) } })
        .andThen([](int) { return Result<void>(); });
}

} // namespace symbolon::http
