// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/clinician.h"
#include "shared/api/device.h"

//! Tablets and clinicians as the old activation service offers them (activation contract 7.5–7.11).
namespace symbolon::handlers {

[[nodiscard]] Result<api::Device> registerDevice(
    http::Context &context, const api::Input<api::RegisterDevice> &input);
[[nodiscard]] Result<QList<api::Device>> listDevices(
    http::Context &context, const api::Input<api::ListDevices> &input);
[[nodiscard]] Result<api::Device> readDevice(
    http::Context &context, const api::Input<api::ReadDevice> &input);
[[nodiscard]] Result<api::Device> updateDevice(
    http::Context &context, const api::Input<api::UpdateDevice> &input);

[[nodiscard]] Result<api::Nothing> createClinician(
    http::Context &context, const api::Input<api::CreateClinician> &input);
[[nodiscard]] Result<api::Nothing> updateClinician(
    http::Context &context, const api::Input<api::UpdateClinician> &input);
[[nodiscard]] Result<api::TokenReply> issueClinicianToken(
    http::Context &context, const api::Input<api::IssueClinicianToken> &input);

} // namespace symbolon::handlers
