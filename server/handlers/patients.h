// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/patients.h"

//! Patients and their activations, for the desk (decisions 13–17).
namespace symbolon::handlers {

[[nodiscard]] Result<api::ListPatients::Response> listPatients(
    http::Context &context, const api::Input<api::ListPatients> &input);
[[nodiscard]] Result<api::Patient> readPatient(
    http::Context &context, const api::Input<api::ReadPatient> &input);
[[nodiscard]] Result<api::Patient> savePatient(
    http::Context &context, const api::Input<api::SavePatient> &input);
[[nodiscard]] Result<api::Nothing> revokePatient(
    http::Context &context, const api::Input<api::RevokePatient> &input);

[[nodiscard]] Result<api::IssuedActivation> issueActivation(
    http::Context &context, const api::Input<api::IssueActivation> &input);
[[nodiscard]] Result<api::IssuedActivation> renewPin(
    http::Context &context, const api::Input<api::RenewPin> &input);
[[nodiscard]] Result<api::ListActivations::Response> listActivations(
    http::Context &context, const api::Input<api::ListActivations> &input);
[[nodiscard]] Result<api::Activation> readActivation(
    http::Context &context, const api::Input<api::ReadActivation> &input);
[[nodiscard]] Result<api::Nothing> cancelActivation(
    http::Context &context, const api::Input<api::CancelActivation> &input);

} // namespace symbolon::handlers
