// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/sessions.h"

#include "server/request/authenticate.h"

namespace symbolon::http {

using namespace std::chrono;

namespace {

    //! Activity is written down no more often than this, so that a page that asks for five lists writes once.
    constexpr minutes touchEvery{ 1 };

    Result<void> touch(Context &context, const QString &hash, Instant lastUsed)
    {
        if (context.now() - lastUsed < touchEvery)
            return {};
        return context.db
            .run(sql::session::touch,
                { { "sid_hash", hash },
                    { "now", context.now() },
                    { "expires_at", context.now() + context.services.settings.sessions.idle } })
            .andThen([](int) { return Result<void>(); });
    }

} // namespace

Result<void> acceptSession(Context &context, const QString &sessionId, Code refusal)
{
    const QString hash = sessionHash(sessionId);
    SYMBOLON_TRY(const auto row, context.db.one(sql::session::find, { { "sid_hash", hash } }));
    if (!row)
        return fail(refusal, QStringLiteral("no such session"));
    if (row->instant("expires_at") <= context.now() || row->instant("absolute_expires_at") <= context.now())
        return fail(refusal, QStringLiteral("the session has ended"));
    auto &caller = context.caller;
    caller.kind = access::SubjectKind::Operator;
    caller.identity = row->text("username");
    caller.accountId = row->bigInteger("account_id");
    caller.sessionId = sessionId;
    caller.isSuperuser = row->flag("is_superuser");
    caller.locationId = row->textOrNull("location_id").value_or(QString());
    caller.scopes.clear();
    SYMBOLON_TRY(const auto scopes,
        context.db.all(
            sql::acl::scopes_of_account, { { "account_id", caller.accountId }, { "now", context.now() } }));
    for (const auto &scope : scopes)
        caller.scopes.insert(scope.text("perm"));
    return touch(context, hash, row->instant("last_used"));
}

} // namespace symbolon::http
