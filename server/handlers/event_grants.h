// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/event_access.h"

//! The access list on the auth-events surface (auth-events contract 7.1 to 7.3).
namespace symbolon::handlers {

[[nodiscard]] Result<api::RequestPermission::Response> requestPermission(
    http::Context &context, const api::Input<api::RequestPermission> &input);
[[nodiscard]] Result<api::ReadGrant::Response> readGrant(
    http::Context &context, const api::Input<api::ReadGrant> &input);
[[nodiscard]] Result<api::ReadGrant::Response> readGrantOnObject(
    http::Context &context, const api::Input<api::ReadGrantOnObject> &input);
[[nodiscard]] Result<api::StatusReply> revokeGrant(
    http::Context &context, const api::Input<api::RevokeGrant> &input);
[[nodiscard]] Result<api::StatusReply> revokeGrantOnObject(
    http::Context &context, const api::Input<api::RevokeGrantOnObject> &input);
[[nodiscard]] Result<api::StatusReply> revokeGrantByBody(
    http::Context &context, const api::Input<api::RevokeGrantByBody> &input);
[[nodiscard]] Result<api::StatusReply> addGrants(
    http::Context &context, const api::Input<api::AddGrants> &input);
[[nodiscard]] Result<api::ListOwnGrants::Response> listOwnGrants(
    http::Context &context, const api::Input<api::ListOwnGrants> &input);

//! Grants one permission unless it is held already; within the caller's transaction, with its audit entry.
[[nodiscard]] Result<void> grant(http::Context &context,
    qint64 accountId,
    const QString &username,
    const QString &permission,
    const access::Object &object);

} // namespace symbolon::handlers
