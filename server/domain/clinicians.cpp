// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/clinicians.h"

namespace symbolon::clinicians {

Verdict maySignIn(const Record &record, Date today)
{
    const bool hasExpired = record.contractEnd && *record.contractEnd < today;
    if (hasExpired && record.isActive)
        return Verdict::ContractExpired;
    if (!record.isActive)
        return Verdict::Inactive;
    for (const QString &group : record.groups) {
        const QString name = group.toLower();
        if (name == u"send clinician" || name == u"send superclinician")
            return Verdict::Allowed;
    }
    return Verdict::WrongGroup;
}

std::optional<std::optional<Date>> readContractDate(const QString &text)
{
    if (text.isEmpty())
        return std::optional<Date>();
    const auto date = fromIsoDate(QString(text).remove(u':'));
    if (!date)
        return std::nullopt;
    return date;
}

} // namespace symbolon::clinicians
