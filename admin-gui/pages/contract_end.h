// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"

#include <QString>

namespace symbolon::gui {

//! How near the end of a contract is.
enum class ContractState { Open, Far, Within14Days, Within7Days, Within1Day, Over };

//! The state on the day `today` of a contract whose last day is `end`; no end = Open.
[[nodiscard]] ContractState contractState(std::optional<Date> end, Date today);
//! `31/12/26, ends in 12 days`, `No end`.
[[nodiscard]] QString contractText(std::optional<Date> end, Date today);
//! The name of the icon that goes with it; null where nothing needs pointing out.
[[nodiscard]] const char *contractIcon(ContractState state);

} // namespace symbolon::gui
