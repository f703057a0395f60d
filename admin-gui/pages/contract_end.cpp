// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/contract_end.h"

#include "admin-gui/widgets/labels.h"

#include <QCoreApplication>

namespace symbolon::gui {

namespace {

    struct ContractEnd {
        Q_DECLARE_TR_FUNCTIONS(ContractEnd)
    };

    std::int64_t daysUntil(Date end, Date today)
    {
        return (std::chrono::sys_days(end) - std::chrono::sys_days(today)).count();
    }

} // namespace

ContractState contractState(std::optional<Date> end, Date today)
{
    if (!end)
        return ContractState::Open;
    const std::int64_t days = daysUntil(*end, today);
    if (days < 0)
        return ContractState::Over;
    if (days <= 1)
        return ContractState::Within1Day;
    if (days <= 7)
        return ContractState::Within7Days;
    return days <= 14 ? ContractState::Within14Days : ContractState::Far;
}

QString contractText(std::optional<Date> end, Date today)
{
    if (!end)
        return ContractEnd::tr("No end");
    const QString date = labels::date(*end);
    switch (contractState(end, today)) {
    case ContractState::Open:
    case ContractState::Far:
        return date;
    case ContractState::Within14Days:
    case ContractState::Within7Days:
        //: %1 = a date
        return ContractEnd::tr("%1, ends in %n day(s)", nullptr, int(daysUntil(*end, today))).arg(date);
    case ContractState::Within1Day:
        return *end == today ? ContractEnd::tr("%1, ends today").arg(date)
                             : ContractEnd::tr("%1, ends tomorrow").arg(date);
    case ContractState::Over:
        return ContractEnd::tr("%1, over").arg(date);
    }
    return {};
}

const char *contractIcon(ContractState state)
{
    switch (state) {
    case ContractState::Open:
    case ContractState::Far:
        return nullptr;
    case ContractState::Within14Days:
        return "waiting";
    case ContractState::Within7Days:
        return "warning";
    case ContractState::Within1Day:
    case ContractState::Over:
        return "error";
    }
    return nullptr;
}

} // namespace symbolon::gui
