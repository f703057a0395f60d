// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/access.h"

#include <algorithm>

namespace symbolon::access {

QString name(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Anonymous:
        return QStringLiteral("anonymous");
    case SubjectKind::Patient:
        return QStringLiteral("patient");
    case SubjectKind::Device:
        return QStringLiteral("device");
    case SubjectKind::Clinician:
        return QStringLiteral("clinician");
    case SubjectKind::System:
        return QStringLiteral("system");
    case SubjectKind::Operator:
        return QStringLiteral("operator");
    case SubjectKind::Person:
        return QStringLiteral("person");
    }
    return {};
}

Decision explainScope(const Caller &caller, const QString &scope)
{
    if (caller.isSuperuser)
        return { true, QStringLiteral("%1 is a superuser").arg(caller.identity) };
    if (caller.scopes.contains(scope))
        return { true, QStringLiteral("%1 holds the scope %2").arg(caller.identity, scope) };
    return { false, QStringLiteral("%1 lacks the scope %2").arg(caller.identity, scope) };
}

bool matches(const QList<Grant> &grants, const QString &permission, const Object &object)
{
    return std::any_of(grants.begin(), grants.end(), [&](const Grant &grant) {
        return grant.permission == permission
            && (grant.objectId == object.id || (object.isAny && grant.objectId.isEmpty()));
    });
}

Decision explainGrants(
    const Caller &caller, const QList<Grant> &grants, const QStringList &permissions, const Object &object)
{
    if (caller.isSuperuser)
        return { true, QStringLiteral("%1 is a superuser").arg(caller.identity) };
    for (const auto &permission : permissions) {
        if (matches(grants, permission, object))
            return { true,
                QStringLiteral("%1 holds %2 on %3 %4")
                    .arg(caller.identity, permission, object.type, object.id) };
        if (matches(grants, permission, { object.type }))
            return { true,
                QStringLiteral("%1 holds %2 on every %3").arg(caller.identity, permission, object.type) };
    }
    return { false,
        QStringLiteral("%1 lacks %2 on %3 %4")
            .arg(caller.identity, permissions.join(u'|'), object.type, object.id) };
}

} // namespace symbolon::access
