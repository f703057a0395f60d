// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/activations.h"

#include "shared/json/read.h"

namespace symbolon::handlers {

api::Activation activationFromRow(const store::Row &row, api::ActivationKind kind)
{
    api::Activation activation;
    activation.activationId = row.text("uuid");
    activation.kind = kind;
    activation.subjectId = row.text("subject_id");
    activation.state = json::decoded<api::ActivationState>(row.text("state")).value();
    activation.issuedAt = row.instant("issued_at");
    activation.issuedBy = row.text("issued_by");
    activation.expiresAt = row.instant("expires_at");
    activation.wrongAttempts = row.integer("attempts_count");
    activation.maxAttempts = row.integer("attempts_max");
    activation.usedAt = row.instantOrNull("activated_timestamp");
    activation.phoneModel = row.textOrNull("phone_model");
    activation.cancelledBy = row.textOrNull("cancelled_by");
    return activation;
}

std::optional<QString> stateWord(std::optional<api::ActivationState> state)
{
    if (!state)
        return std::nullopt;
    return QLatin1String(json::EnumNames<api::ActivationState>::names[static_cast<std::size_t>(*state)]);
}

Result<void> requireCancellable(api::ActivationState state)
{
    if (state == api::ActivationState::Used)
        return fail(Code::Conflict, QStringLiteral("the code was used already"));
    return {};
}

} // namespace symbolon::handlers
