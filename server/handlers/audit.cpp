// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/desk.h"
#include "server/handlers/locations.h"
#include "server/handlers/paging.h"
#include "server/request/subject_keys.h"

#include "shared/core/codes.h"
#include "shared/crypto/aead.h"
#include "shared/json/parse.h"

namespace symbolon::handlers {

namespace {

    //! How long a reference can be looked up (security: idea 2).
    constexpr std::chrono::hours referenceLife{ 24 };

    //! Who may read a subject's record may read what it was before and after a change.
    QString scopeToRead(const QString &subjectKind)
    {
        static const QHash<QString, QString> scopes{
            { QStringLiteral("patient"), QStringLiteral("read:gdm_activation") },
            { QStringLiteral("device"), QStringLiteral("read:send_device") },
            { QStringLiteral("clinician"), QStringLiteral("read:send_clinician") },
        };
        return scopes.value(subjectKind);
    }

    bool mayExplain(const http::Context &context, const QString &subjectKind)
    {
        const QString scope = scopeToRead(subjectKind);
        const auto holds = [&](const QString &wanted) {
            return access::explainScope(context.caller, wanted).isAllowed;
        };
        return scope.isEmpty() || holds(scope) || holds(QStringLiteral("read:audit"));
    }

    //! Opens a sealed side of a change; nothing once the subject was erased.
    std::optional<QJsonValue> opened(const http::Context &context, const store::Row &row, const char *column)
    {
        if (row.isNull(column) || row.isNull("sealed_key"))
            return std::nullopt;
        const http::KeySubject subject{ row.text("subject_kind"), row.text("subject") };
        const QByteArray bound = subject.kind.toUtf8() + '/' + subject.id.toUtf8();
        const auto value =
            http::openSubjectKey(context.services, subject, row.bytes("sealed_key"))
                .andThen([&](const Secret &key) { return crypto::open(key, row.bytes(column), bound); })
                .andThen([](const Secret &plain) { return json::parse(plain.reveal()); });
        return value ? std::optional(*value) : std::nullopt;
    }

    QJsonObject detailOf(const http::Context &context, const store::Row &row)
    {
        const auto stored = json::parse(row.text("detail").toUtf8());
        QJsonObject detail = stored ? stored->toObject() : QJsonObject();
        const QString scope = scopeToRead(row.text("subject_kind"));
        if (scope.isEmpty() || !access::explainScope(context.caller, scope).isAllowed)
            return detail;
        if (const auto before = opened(context, row, "before_sealed"))
            detail.insert(QStringLiteral("before"), *before);
        if (const auto after = opened(context, row, "after_sealed"))
            detail.insert(QStringLiteral("after"), *after);
        return detail;
    }

    api::AuditEntry fromRow(const http::Context &context, const store::Row &row)
    {
        return { row.bigInteger("id"),
            row.instant("created"),
            row.text("kind"),
            row.text("outcome"),
            row.text("actor_kind"),
            row.text("actor"),
            row.text("subject_kind"),
            row.text("subject"),
            detailOf(context, row),
            row.textOrNull("reference"),
            row.text("request_id"),
            row.text("address"),
            row.flag("is_sealed") };
    }

    //! The statement whose index serves the filters.
    const sql::Statement &statementFor(const api::ListAudit::Query &query)
    {
        if (query.subject)
            return sql::audit_entry::page_of_subject;
        return query.actor ? sql::audit_entry::page_of_actor : sql::audit_entry::page;
    }

} // namespace

Result<api::ExplainReference::Response> explainReference(
    http::Context &context, const api::Input<api::ExplainReference> &input)
{
    const QString reference = codes::normaliseNative(input.path.reference);
    SYMBOLON_TRY(const auto row,
        context.db.one(sql::audit_entry::by_reference,
            { { "reference", reference },
                { "since", context.now() - referenceLife },
                { "location", locationOf(context) } }));
    if (reference.isEmpty() || !row || !mayExplain(context, row->text("subject_kind")))
        return fail(Code::NotFound);
    auto entry = fromRow(context, *row);
    const QString cause = entry.detail.value(QStringLiteral("cause")).toString(entry.kind);
    return api::ExplainReference::Response{ reference, cause, std::move(entry) };
}

Result<api::ListAudit::Response> listAudit(http::Context &context, const api::Input<api::ListAudit> &input)
{
    const auto &query = input.query;
    Paging paging(context, "audit", { QString::number(std::numeric_limits<qint64>::max()) });
    SYMBOLON_CHECK(paging.read(query.cursor, query.limit));
    store::Binds binds{ { "after", paging.after(0).toLongLong() },
        { "kind", query.kind.value_or(QString()) },
        { "outcome", query.outcome },
        { "ever", !query.since.has_value() },
        { "since", query.since.value_or(Instant()) },
        { "location", locationOf(context) },
        { "count", paging.count() } };
    if (query.subject)
        binds.append({ "subject", *query.subject });
    if (query.subject || query.actor)
        binds.append({ "actor", query.actor });
    SYMBOLON_TRY(auto rows, context.db.all(statementFor(query), binds));
    api::ListAudit::Response page;
    page.next = paging.cut(rows, { "id" });
    for (const auto &row : rows)
        page.items.append(fromRow(context, row));
    return page;
}

} // namespace symbolon::handlers
