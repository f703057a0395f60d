// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/claims.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace symbolon::jwt {

namespace {

    constexpr std::int64_t latest = 253'402'300'799; //!< 9999-12-31T23:59:59Z
    constexpr qsizetype longestNumber = 12;

    using access::SubjectKind;

    constexpr std::array<std::pair<QStringView, SubjectKind>, 4> identities{ {
        { u"patient_id", SubjectKind::Patient },
        { u"device_id", SubjectKind::Device },
        { u"clinician_id", SubjectKind::Clinician },
        { u"system_id", SubjectKind::System },
    } };

    bool isOperator(const Claims &claims)
    {
        return !claims.isExternal && claims.payload.value(u"kind") == QStringLiteral("operator");
    }

    //! Nothing unless every location is an object with an `id` of text.
    std::optional<QStringList> idsOf(const QJsonValue &locations)
    {
        if (!locations.isArray())
            return std::nullopt;
        QStringList ids;
        for (const QJsonValue location : locations.toArray()) {
            const QJsonValue id = location.toObject().value(u"id");
            if (!id.isString())
                return std::nullopt;
            ids.append(id.toString());
        }
        return ids;
    }

    Result<void> readMetadata(Claims &claims, const QString &name, Code refusal)
    {
        const QJsonValue metadata = claims.payload.value(name);
        if (metadata.isUndefined())
            return {};
        if (!metadata.isObject())
            return fail(refusal, QStringLiteral("the token's metadata is not an object"));
        claims.metadata = metadata.toObject();
        const QJsonValue locations = claims.metadata.value(u"locations");
        if (locations.isUndefined())
            return {};
        auto ids = idsOf(locations);
        if (!ids)
            return fail(refusal, QStringLiteral("the token's locations are not a list of objects with ids"));
        claims.locationIds = std::move(*ids);
        return {};
    }

    std::optional<std::int64_t> decimal(const QString &text)
    {
        const bool isDecimal = !text.isEmpty() && text.size() <= longestNumber
            && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        return isDecimal ? std::optional(text.toLongLong()) : std::nullopt;
    }

} // namespace

QString Claims::issuer() const
{
    return payload.value(u"iss").toString();
}

QString Claims::subject() const
{
    return payload.value(u"sub").toString();
}

QString Claims::tokenId() const
{
    return payload.value(u"jti").toString();
}

QString Claims::sessionId() const
{
    return payload.value(u"sid").toString();
}

std::optional<Instant> Claims::expiresAt() const
{
    return numericDate(payload.value(u"exp"));
}

std::optional<Instant> Claims::issuedAt() const
{
    return numericDate(payload.value(u"iat"));
}

QString Claims::text(QStringView name) const
{
    return metadata.value(name).toString();
}

bool Claims::has(QStringView name) const
{
    const QJsonValue value = metadata.value(name);
    return !value.isUndefined() && !value.isNull();
}

Result<Claims> readClaims(const QJsonObject &payload, const ClaimNames &names, Code refusal)
{
    Claims claims{ .payload = payload };
    SYMBOLON_CHECK(readMetadata(claims, names.metadata, refusal));
    const QJsonValue scope = payload.value(names.scope);
    if (scope.isUndefined())
        return claims;
    if (!scope.isString())
        return fail(refusal, QStringLiteral("the token's scope is not a text"));
    claims.scopes = scope.toString().split(u' ', Qt::SkipEmptyParts);
    return claims;
}

access::SubjectKind kindOf(const Claims &claims)
{
    for (const auto &[name, kind] : identities) {
        if (claims.has(name))
            return kind;
    }
    return isOperator(claims) ? SubjectKind::Operator : SubjectKind::Anonymous;
}

QString callerOf(const Claims &claims)
{
    const QString unknown = QStringLiteral("unknown");
    for (const auto &[name, kind] : identities) {
        if (claims.has(name)) {
            const QString id = claims.text(name);
            return id.isEmpty() ? unknown : id;
        }
    }
    return isOperator(claims) && !claims.subject().isEmpty() ? claims.subject() : unknown;
}

std::optional<Instant> numericDate(const QJsonValue &value)
{
    if (value.isString()) {
        const auto seconds = decimal(value.toString());
        return seconds && *seconds <= latest ? std::optional(fromUnixSeconds(*seconds)) : std::nullopt;
    }
    if (!value.isDouble())
        return std::nullopt;
    const double seconds = std::trunc(value.toDouble());
    if (!(seconds >= 0 && seconds <= static_cast<double>(latest)))
        return std::nullopt;
    return fromUnixSeconds(static_cast<std::int64_t>(seconds));
}

} // namespace symbolon::jwt
