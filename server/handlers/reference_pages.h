// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/endpoint.h"

//! The API described: for programs, and as a page for people who try it out.
namespace symbolon::handlers {

struct ReadOpenApi : api::Endpoint {
    static constexpr api::EndpointInfo info{ api::Method::Get,
        "/openapi.json",
        api::Surface::Activation,
        api::Permission::anyone(),
        "This document." };
    using Response = http::Response;
};

struct ReadOpenApiYaml : api::Endpoint {
    static constexpr api::EndpointInfo info{ api::Method::Get,
        "/openapi.yaml",
        api::Surface::Activation,
        api::Permission::anyone(),
        "This document, labelled as YAML, of which JSON is a part." };
    using Response = http::Response;
};

struct ReadApiPage : api::Endpoint {
    static constexpr api::EndpointInfo info{ api::Method::Get,
        "/ui/",
        api::Surface::Activation,
        api::Permission::anyone(),
        "A page that shows this document; outside production only." };
    using Response = http::Response;
};

struct RedirectToApiPage : api::Endpoint {
    static constexpr api::EndpointInfo info{ api::Method::Get,
        "/ui",
        api::Surface::Activation,
        api::Permission::anyone(),
        "The page's path has a slash at its end." };
    using Response = http::Response;
};

[[nodiscard]] Result<http::Response> readOpenApi(
    http::Context &context, const api::Input<ReadOpenApi> &input);
[[nodiscard]] Result<http::Response> readOpenApiYaml(
    http::Context &context, const api::Input<ReadOpenApiYaml> &input);
[[nodiscard]] Result<http::Response> readApiPage(
    http::Context &context, const api::Input<ReadApiPage> &input);
[[nodiscard]] Result<http::Response> redirectToApiPage(
    http::Context &context, const api::Input<RedirectToApiPage> &input);

} // namespace symbolon::handlers
