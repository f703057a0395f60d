// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/auth_events.h"

//! Auth-events on their own surface (auth-events contract 7.4 to 7.9).
namespace symbolon::handlers {

[[nodiscard]] Result<api::EventSaved> createEvent(
    http::Context &context, const api::Input<api::CreateEvent> &input);
[[nodiscard]] Result<api::EventSaved> editEvent(
    http::Context &context, const api::Input<api::EditEvent> &input);
[[nodiscard]] Result<api::EventSaved> replaceEvent(
    http::Context &context, const api::Input<api::ReplaceEvent> &input);
[[nodiscard]] Result<api::ReadEvent::Response> readEvent(
    http::Context &context, const api::Input<api::ReadEvent> &input);
[[nodiscard]] Result<api::ListEvents::Response> listEvents(
    http::Context &context, const api::Input<api::ListEvents> &input);
[[nodiscard]] Result<api::StatusReply> deleteEvent(
    http::Context &context, const api::Input<api::DeleteEvent> &input);
[[nodiscard]] Result<QJsonValue> resetEvent(http::Context &context, const api::Input<api::ResetEvent> &input);
[[nodiscard]] Result<QJsonValue> startEvent(http::Context &context, const api::Input<api::StartEvent> &input);
[[nodiscard]] Result<QJsonValue> stopEvent(http::Context &context, const api::Input<api::StopEvent> &input);
[[nodiscard]] Result<api::ListAuthMethods::Response> listAuthMethods(
    http::Context &context, const api::Input<api::ListAuthMethods> &input);
[[nodiscard]] Result<QJsonObject> readAuthMethod(
    http::Context &context, const api::Input<api::ReadAuthMethod> &input);

} // namespace symbolon::handlers
