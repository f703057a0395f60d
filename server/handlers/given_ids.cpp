// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/given_ids.h"

#include "shared/json/read.h"

namespace symbolon::handlers {

namespace {

    Result<std::optional<QString>> textOrNull(const http::Context &context, const char *name)
    {
        const auto value = context.body.value(QLatin1String(name));
        if (value.isUndefined() || value.isNull())
            return std::optional<QString>();
        SYMBOLON_TRY(const QString text,
            json::readText(value, u'/' + QLatin1String(name), { .minLength = 1, .maxLength = 36 }));
        return std::optional(text);
    }

    std::optional<Instant> anyInstant(const QString &text)
    {
        if (const auto instant = fromRfc3339(text))
            return instant;
        return fromStored(text);
    }

} // namespace

Result<GivenIds> givenIds(const http::Context &context)
{
    GivenIds ids{ randomUuid(context.services.random), context.now() };
    if (context.services.settings.environment.production)
        return ids;
    for (const char *name : { "created_by", "modified_by" }) {
        if (context.body.contains(QLatin1String(name)))
            return fail(Code::Invalid, QStringLiteral("the field cannot be set"), u'/' + QLatin1String(name));
    }
    SYMBOLON_TRY(const auto uuid, textOrNull(context, "uuid"));
    SYMBOLON_TRY(const auto created, textOrNull(context, "created"));
    if (uuid && (!http::isAddressable(*uuid) || uuid->contains(u'/')))
        return fail(Code::Invalid,
            QStringLiteral("a path could not name it: no slash and no control character is allowed"),
            QStringLiteral("/uuid"));
    if (uuid)
        ids.uuid = *uuid;
    if (created) {
        const auto instant = anyInstant(*created);
        if (!instant)
            return fail(Code::Invalid, QStringLiteral("a time is expected"), QStringLiteral("/created"));
        ids.created = *instant;
    }
    return ids;
}

} // namespace symbolon::handlers
