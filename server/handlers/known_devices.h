// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/devices.h"

//! Tablets and their activations, for the desk.
namespace symbolon::handlers {

[[nodiscard]] Result<api::ListKnownDevices::Response> listKnownDevices(
    http::Context &context, const api::Input<api::ListKnownDevices> &input);
[[nodiscard]] Result<api::KnownDevice> readKnownDevice(
    http::Context &context, const api::Input<api::ReadKnownDevice> &input);
[[nodiscard]] Result<api::KnownDevice> addDevice(
    http::Context &context, const api::Input<api::AddDevice> &input);
[[nodiscard]] Result<api::KnownDevice> changeDevice(
    http::Context &context, const api::Input<api::ChangeDevice> &input);
[[nodiscard]] Result<api::Nothing> revokeDevice(
    http::Context &context, const api::Input<api::RevokeDevice> &input);

[[nodiscard]] Result<api::IssueDeviceActivations::Response> issueDeviceActivations(
    http::Context &context, const api::Input<api::IssueDeviceActivations> &input);
[[nodiscard]] Result<api::ListDeviceActivations::Response> listDeviceActivations(
    http::Context &context, const api::Input<api::ListDeviceActivations> &input);
[[nodiscard]] Result<api::Activation> readDeviceActivation(
    http::Context &context, const api::Input<api::ReadDeviceActivation> &input);
[[nodiscard]] Result<api::Nothing> cancelDeviceActivation(
    http::Context &context, const api::Input<api::CancelDeviceActivation> &input);

} // namespace symbolon::handlers
