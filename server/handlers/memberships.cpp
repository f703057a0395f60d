// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/memberships.h"

#include "server/handlers/paging.h"

#include "shared/core/text.h"

namespace symbolon::handlers {

namespace {

    constexpr qsizetype longestName = 20;

} // namespace

const Membership &groups()
{
    static const Membership membership{ "groups",
        sql::group::ensure,
        sql::group::link,
        sql::group::unlink_all,
        sql::group::of_clinician,
        sql::group::of_clinicians };
    return membership;
}

const Membership &products()
{
    static const Membership membership{ "products",
        sql::product::ensure,
        sql::product::link,
        sql::product::unlink_all,
        sql::product::of_clinician,
        sql::product::of_clinicians };
    return membership;
}

Result<QStringList> membershipNames(const QStringList &given, const Membership &membership)
{
    QStringList names;
    for (qsizetype i = 0; i < given.size(); ++i) {
        const QString name = given[i].toLower();
        if (name.isEmpty() || characterCount(name) > longestName) {
            return fail(Code::Invalid,
                QStringLiteral("1 to %1 characters are allowed").arg(longestName),
                QStringLiteral("/%1/%2").arg(QLatin1String(membership.field)).arg(i));
        }
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

Result<void> replaceMemberships(
    http::Context &context, const Membership &membership, const QString &clinician, const QStringList &names)
{
    SYMBOLON_CHECK(context.db.run(membership.unlinkAll, { { "clinician", clinician } }));
    // In one order for everybody, so that two requests that make the same names cannot wait for each other.
    QStringList ordered = names;
    ordered.sort();
    for (const QString &name : std::as_const(ordered)) {
        SYMBOLON_CHECK(context.db.run(membership.ensure,
            { { "uuid", randomUuid(context.services.random) },
                { "now", context.now() },
                { "by", context.caller.identity },
                { "name", name } }));
        SYMBOLON_CHECK(context.db.run(membership.link, { { "clinician", clinician }, { "name", name } }));
    }
    return {};
}

Result<QStringList> membershipsOf(
    http::Context &context, const Membership &membership, const QString &clinician)
{
    SYMBOLON_TRY(const auto rows, context.db.all(membership.ofClinician, { { "clinician", clinician } }));
    QStringList names;
    for (const auto &row : rows)
        names.append(row.text("name"));
    return names;
}

Result<QHash<QString, QStringList>> membershipsOfAll(
    http::Context &context, const Membership &membership, const QStringList &clinicians)
{
    SYMBOLON_TRY(
        const auto rows, context.db.all(membership.ofClinicians, { { "ids", jsonList(clinicians) } }));
    QHash<QString, QStringList> names;
    for (const auto &row : rows)
        names[row.text("clinician_id")].append(row.text("name"));
    return names;
}

} // namespace symbolon::handlers
