// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/desk.h"

//! What the Today page shows, what staff look up, and how pages learn that something changed.
namespace symbolon::handlers {

//! Server-sent events; declared here, because the app opens it by another way than its calls.
struct FollowEvents : api::Endpoint {
    static constexpr api::EndpointInfo info{ api::Method::Get,
        "/v1/events",
        api::Surface::Native,
        api::Permission::session(),
        "Follow what changes: an event says that, and an ordinary request what." };

    struct Query {
        QString topics; //!< separated by commas

        static constexpr auto fields()
        {
            return std::tuple{ json::field("topics", &Query::topics, { .minLength = 1, .maxLength = 2000 }) };
        }
    };

    using Response = http::Response;
};

[[nodiscard]] Result<api::ReadToday::Response> readToday(
    http::Context &context, const api::Input<api::ReadToday> &input);
[[nodiscard]] Result<api::ExplainReference::Response> explainReference(
    http::Context &context, const api::Input<api::ExplainReference> &input);
[[nodiscard]] Result<api::ListAudit::Response> listAudit(
    http::Context &context, const api::Input<api::ListAudit> &input);
[[nodiscard]] Result<http::Response> followEvents(
    http::Context &context, const api::Input<FollowEvents> &input);

} // namespace symbolon::handlers
