// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/patients.h"

//! What the desk's views of patients' and tablets' activations have in common.
namespace symbolon::handlers {

//! One row of a `…_activation/page`, `…/page_of_…` or `…/by_id` statement.
[[nodiscard]] api::Activation activationFromRow(const store::Row &row, api::ActivationKind kind);

//! The word of a state, for the statements' filters.
[[nodiscard]] std::optional<QString> stateWord(std::optional<api::ActivationState> state);

//! Nothing when it is cancelled already; Code::Conflict for one that was used.
[[nodiscard]] Result<void> requireCancellable(api::ActivationState state);

} // namespace symbolon::handlers
