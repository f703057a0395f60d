// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/clinicians.h"

//! Clinicians' records, for the desk.
namespace symbolon::handlers {

[[nodiscard]] Result<api::ListClinicians::Response> listClinicians(
    http::Context &context, const api::Input<api::ListClinicians> &input);
[[nodiscard]] Result<api::KnownClinician> readClinician(
    http::Context &context, const api::Input<api::ReadClinician> &input);
[[nodiscard]] Result<api::KnownClinician> addClinician(
    http::Context &context, const api::Input<api::AddClinician> &input);
[[nodiscard]] Result<api::KnownClinician> changeClinician(
    http::Context &context, const api::Input<api::ChangeClinician> &input);

} // namespace symbolon::handlers
