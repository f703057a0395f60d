// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/event_access.h"

//! Auth-tokens and accounts on the auth-events surface (auth-events contract 7.19, 7.21, 7.23, 7.24).
namespace symbolon::handlers {

[[nodiscard]] Result<api::Ping::Response> ping(http::Context &context, const api::Input<api::Ping> &input);
[[nodiscard]] Result<api::AccountReply> readOwnAccount(
    http::Context &context, const api::Input<api::ReadOwnAccount> &input);
[[nodiscard]] Result<api::AccountReply> readAccount(
    http::Context &context, const api::Input<api::ReadAccount> &input);
[[nodiscard]] Result<api::StatusReply> changeOwnPassword(
    http::Context &context, const api::Input<api::ChangeOwnPassword> &input);
[[nodiscard]] Result<api::ListOwnEvents::Response> listOwnEvents(
    http::Context &context, const api::Input<api::ListOwnEvents> &input);
[[nodiscard]] Result<QJsonObject> readLegal(http::Context &context, const api::Input<api::ReadLegal> &input);

} // namespace symbolon::handlers
