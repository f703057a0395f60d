// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/authenticate.h"

//! Who asks on the auth-events surface, and whether they may (auth-events contract sections 3.2 and 4).
namespace symbolon::http {

//! The credential in the first of `Authorization`, `Auth`, `Http-Auth` and `AuthToken` that is not empty: a
//! keyed-HMAC token, or a bearer JWT of an operator. Code::Forbidden with the contract's word otherwise.
[[nodiscard]] Result<Credential> readEventsCredential(const Request &request, const api::EndpointInfo &info);

//! Accepts an auth-token or an operator's session token and fills context.caller; no other kind of token is a
//! session (weakness W1). An account that is disabled, or whose tokens were revoked after this one was made,
//! is refused (W2), and so is a token older than its account.
[[nodiscard]] Result<void> acceptEventsToken(Context &context, const Secret &token);

//! Everything the caller holds on objects of this type that could matter for `object`.
[[nodiscard]] Result<QList<access::Grant>> grantsOn(
    Context &context, qint64 accountId, const access::Object &object);

//! May the caller do one of `permissions` on `object`? The router asks it for every endpoint that declares
//! its permission; handlers ask it for what depends on the body.
[[nodiscard]] Result<access::Decision> explainAcl(
    Context &context, const QStringList &permissions, const access::Object &object);

//! The same as a refusal that is written to the audit trail. Code::Forbidden.
[[nodiscard]] Result<void> require(
    Context &context, const QStringList &permissions, const access::Object &object);

//! The object of a number; 0 is none in particular.
[[nodiscard]] access::Object objectOf(const char *type, qint64 id);

//! The object that an Acl permission speaks of, from the path's raw arguments.
[[nodiscard]] access::Object objectInPath(const api::EndpointInfo &info, const QList<QByteArray> &arguments);

} // namespace symbolon::http
