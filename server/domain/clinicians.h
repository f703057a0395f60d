// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"

#include <QString>
#include <QStringList>

#include <optional>

//! When a clinician may sign in on a tablet.
namespace symbolon::clinicians {

//! What counts for the decision.
struct Record {
    bool isActive = false;
    std::optional<Date> contractEnd;
    QStringList groups;
};

enum class Verdict {
    Allowed,
    ContractExpired, //!< active still: to be deactivated now
    Inactive,
    WrongGroup,
};

//! In the contract's order (5.5): the contract date is valid all day in the site's zone; then active; then a
//! group named `send clinician` or `send superclinician`, whatever the letter case.
[[nodiscard]] Verdict maySignIn(const Record &record, Date today);

//! A contract date in the loose form of section 5.2: unpadded month and day tolerated, colons dropped. An
//! empty text is no date. Nothing when it is not a date.
[[nodiscard]] std::optional<std::optional<Date>> readContractDate(const QString &text);

} // namespace symbolon::clinicians
