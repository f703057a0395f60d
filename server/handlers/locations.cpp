// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/locations.h"

namespace symbolon::handlers {

std::optional<QString> locationOf(const http::Context &context)
{
    const QString &own = context.caller.locationId;
    return own.isEmpty() ? std::nullopt : std::optional(own);
}

bool isWithinReach(const http::Context &context, const std::optional<QString> &location)
{
    const auto own = locationOf(context);
    return !own || location == own;
}

void noteElsewhere(http::Context &context, const QString &subjectKind, const QString &subject)
{
    http::AuditRecord record{ QStringLiteral("access.deny"), subjectKind, subject };
    record.detail = { { QStringLiteral("cause"), QStringLiteral("other_location") } };
    record.isRefused = true;
    context.journal().record(std::move(record));
}

Failure elsewhereWithin(http::Context &context, const QString &subjectKind, const QString &subject)
{
    noteElsewhere(context, subjectKind, subject);
    return refuse(Code::NotFound);
}

Failure elsewhere(http::Context &context, const QString &subjectKind, const QString &subject)
{
    auto result =
        context.transact([&]() -> Result<void> { return elsewhereWithin(context, subjectKind, subject); });
    return Failure(std::move(result.error()));
}

Result<std::optional<QString>> placed(const http::Context &context, const std::optional<QString> &wanted)
{
    const auto own = locationOf(context);
    if (!own || wanted == own)
        return wanted;
    if (!wanted)
        return own;
    return fail(Code::Invalid, QStringLiteral("not your location"), QStringLiteral("/location_id"));
}

} // namespace symbolon::handlers
