// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/audit_trail.h"

namespace symbolon::app {

namespace {

    constexpr int pageSize = 500;

    std::optional<QByteArray> bytesOrNull(const store::Row &row, const char *column)
    {
        return row.isNull(column) ? std::nullopt : std::optional(row.bytes(column));
    }

    audit::Entry entryOf(const store::Row &row)
    {
        return { .id = row.bigInteger("id"),
            .created = row.instant("created"),
            .kind = row.text("kind"),
            .outcome = row.text("outcome"),
            .actorKind = row.text("actor_kind"),
            .actor = row.text("actor"),
            .subjectKind = row.text("subject_kind"),
            .subject = row.text("subject"),
            .object = row.text("object"),
            .beforeSealed = bytesOrNull(row, "before_sealed"),
            .afterSealed = bytesOrNull(row, "after_sealed"),
            .detail = row.text("detail"),
            .reference = row.textOrNull("reference"),
            .requestId = row.text("request_id"),
            .address = row.text("address"),
            .locationId = row.textOrNull("location_id") };
    }

    Result<QList<audit::Seal>> sealRows(store::Connection &connection, qint64 after, Instant now)
    {
        QList<audit::Seal> seals;
        SYMBOLON_TRY(const auto lock, connection.one(sql::audit_seal::lock));
        if (!lock || !lock->flag("is_ours"))
            return seals;
        std::optional<audit::Seal> last;
        SYMBOLON_TRY(const auto lastRow, connection.one(sql::audit_seal::last));
        if (lastRow)
            last = audit::Seal{ .id = lastRow->bigInteger("id"), .hash = lastRow->bytes("hash") };
        SYMBOLON_TRY(const auto rows,
            connection.all(sql::audit_entry::unsealed, { { "after", after }, { "count", pageSize } }));
        for (const store::Row &row : rows) {
            last = audit::sealAfter(last, entryOf(row));
            SYMBOLON_CHECK(connection.run(sql::audit_seal::insert,
                { { "id", last->id },
                    { "entry_id", last->entryId },
                    { "previous_hash", last->previousHash },
                    { "hash", last->hash },
                    { "sealed_at", now } }));
            seals.append(*last);
        }
        return seals;
    }

    Result<void> walk(store::Connection &connection, const QByteArray &expectedHead, AuditReport &report)
    {
        audit::ChainVerifier verifier;
        report.hasExpectedHead = expectedHead.isEmpty() || expectedHead == audit::chainStart();
        qint64 after = 0;
        while (true) {
            SYMBOLON_TRY(const auto rows,
                connection.all(
                    sql::audit_seal::page_with_entries, { { "after", after }, { "count", pageSize } }));
            for (const store::Row &row : rows) {
                const audit::Seal seal{ row.bigInteger("seal_id"),
                    row.bigInteger("entry_id"),
                    row.bytes("previous_hash"),
                    row.bytes("hash") };
                const auto entry = row.isNull("id") ? std::nullopt : std::optional(entryOf(row));
                report.broken = verifier.next(seal, entry);
                report.links = verifier.count();
                report.begin = verifier.begin();
                report.head = verifier.head();
                if (report.broken)
                    return {};
                report.hasExpectedHead = report.hasExpectedHead || report.head == expectedHead;
                after = seal.id;
            }
            if (rows.size() < pageSize)
                return {};
        }
    }

} // namespace

Result<QList<audit::Seal>> sealCommitted(store::Connection &connection, qint64 after, Instant now)
{
    // A look without a transaction first: mostly there is nothing, and on SQLite a write transaction stops
    // every other.
    SYMBOLON_TRY(const auto waiting,
        connection.one(sql::audit_entry::unsealed, { { "after", after }, { "count", 1 } }));
    if (!waiting)
        return QList<audit::Seal>();
    return store::inTransaction(connection, [&] { return sealRows(connection, after, now); });
}

Result<AuditReport> verifyTrail(store::Connection &connection, const QByteArray &expectedHead)
{
    AuditReport report;
    report.head = audit::chainStart();
    SYMBOLON_CHECK(walk(connection, expectedHead, report));
    SYMBOLON_TRY(const auto tail, connection.one(sql::audit_entry::unsealed_tail));
    if (tail && tail->bigInteger("count") > 0) {
        report.unsealed = tail->bigInteger("count");
        report.firstUnsealed = tail->bigInteger("first");
        report.lastUnsealed = tail->bigInteger("last");
    }
    return report;
}

} // namespace symbolon::app
