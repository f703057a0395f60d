// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/message.h"
#include "server/request/context.h"

#include "shared/api/endpoint.h"

#include <chrono>

//! What happens to every response once its handler is done.
namespace symbolon::http {

//! Puts the surface's headers on: caching, request id, entity tag where the route gave none; turns a match of
//! If-None-Match into 304. `info` is null when no route matched.
void finish(Response &response,
    const api::EndpointInfo *info,
    api::Surface surface,
    const Request &request,
    const QString &requestId);

//! The response to a handler's error; an internal one is logged with its detail.
[[nodiscard]] Response failureResponse(
    const Context &context, const api::EndpointInfo &info, const Error &error);
//! What a database that is away looks like: no host, no port, no driver text.
[[nodiscard]] Error databaseDown(const Error &cause);
//! The answer to something that is not a proper request, by status.
[[nodiscard]] Response protocolError(api::Surface surface, int status, const QString &why);
//! One line a request: pattern, never the raw path.
void logAccess(const Request &request, const Response &response, std::chrono::nanoseconds took);

} // namespace symbolon::http
