// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/session.h"

//! Signing in as an operator.
namespace symbolon::handlers {

[[nodiscard]] Result<api::ReadDiscovery::Response> readDiscovery(
    http::Context &context, const api::Input<api::ReadDiscovery> &input);
[[nodiscard]] Result<api::DiscoverSite::Response> discoverSite(
    http::Context &context, const api::Input<api::DiscoverSite> &input);
[[nodiscard]] Result<api::SessionReply> openSession(
    http::Context &context, const api::Input<api::OpenSession> &input);
[[nodiscard]] Result<api::SessionReply> renewSession(
    http::Context &context, const api::Input<api::RenewSession> &input);
[[nodiscard]] Result<api::Nothing> closeSession(
    http::Context &context, const api::Input<api::CloseSession> &input);
[[nodiscard]] Result<api::SessionReply> redeemSetupToken(
    http::Context &context, const api::Input<api::RedeemSetupToken> &input);

} // namespace symbolon::handlers
