// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/activation.h"
#include "shared/api/device.h"

//! The activation service's codes and tokens for phones and tablets (activation
//! contract 7.1–7.4, 7.12, 7.13).
namespace symbolon::handlers {

[[nodiscard]] Result<api::IssuePatientActivation::Response> issuePatientActivation(
    http::Context &context, const api::Input<api::IssuePatientActivation> &input);
[[nodiscard]] Result<api::ListUsedActivations::Response> listUsedActivations(
    http::Context &context, const api::Input<api::ListUsedActivations> &input);
[[nodiscard]] Result<api::ValidateActivation::Response> validateActivation(
    http::Context &context, const api::Input<api::ValidateActivation> &input);
[[nodiscard]] Result<api::TokenReply> issuePatientToken(
    http::Context &context, const api::Input<api::IssuePatientToken> &input);

[[nodiscard]] Result<api::IssueDeviceActivation::Response> issueDeviceActivation(
    http::Context &context, const api::Input<api::IssueDeviceActivation> &input);
[[nodiscard]] Result<api::TokenReply> issueDeviceToken(
    http::Context &context, const api::Input<api::IssueDeviceToken> &input);

} // namespace symbolon::handlers
