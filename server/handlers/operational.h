// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/operational.h"

//! What monitoring and programs ask of the server itself. Endpoints whose reply is not one JSON struct are
//! declared here, because the app never calls them.
namespace symbolon::handlers {

struct ReadHealth : api::Endpoint {
    static constexpr api::EndpointInfo info{ api::Method::Get,
        "/healthcheck",
        api::Surface::Activation,
        api::Permission::anyone(),
        "Check the database and tell how the server is." };
    using Response = http::Response;
};

struct ReadMetrics : api::Endpoint {
    static constexpr api::EndpointInfo info{ api::Method::Get,
        "/metrics",
        api::Surface::Activation,
        api::Permission::anyone(),
        "Prometheus figures; for the loopback interface, or with the scope read:metric." };
    using Response = http::Response;
};

struct ReadKeySet : api::Endpoint {
    static constexpr api::EndpointInfo info{ api::Method::Get,
        "/.well-known/jwks.json",
        api::Surface::Native,
        api::Permission::anyone(),
        "The public keys with which our JWTs can be verified (RFC 7517).",
        api::BodyPolicy::Ignored,
        200,
        api::Cost::Nothing };
    using Response = http::Response;
};

[[nodiscard]] Result<api::ReadRunning::Response> readRunning(
    http::Context &context, const api::Input<api::ReadRunning> &input);
[[nodiscard]] Result<api::ReadVersion::Response> readVersion(
    http::Context &context, const api::Input<api::ReadVersion> &input);
[[nodiscard]] Result<http::Response> readHealth(http::Context &context, const api::Input<ReadHealth> &input);
[[nodiscard]] Result<http::Response> readMetrics(
    http::Context &context, const api::Input<ReadMetrics> &input);
[[nodiscard]] Result<http::Response> readKeySet(http::Context &context, const api::Input<ReadKeySet> &input);

} // namespace symbolon::handlers
