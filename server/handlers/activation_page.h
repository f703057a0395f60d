// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/endpoint.h"

//! Where the link of a slip leads when it is opened in a browser instead of the app.
namespace symbolon::handlers {

//! The code stands in the link's fragment, which a browser does not send: nothing here can use it up, whoever
//! fetches the link (security: attack 14).
struct ReadActivationPage : api::Endpoint {
    static constexpr api::EndpointInfo info{ .method = api::Method::Get,
        .path = "/a/",
        .surface = api::Surface::Activation,
        .permission = api::Permission::anyone(),
        .summary = "A page for people that says what to do with an activation code.",
        .carriesSecret = true };
    using Response = http::Response;
};

[[nodiscard]] Result<http::Response> readActivationPage(
    http::Context &context, const api::Input<ReadActivationPage> &input);

} // namespace symbolon::handlers
