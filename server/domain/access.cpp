// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/access.h"

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

} // namespace symbolon::access
