// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/event_access.h"

//! Auth-events: create, edit, read, delete, start and stop (auth-events contract 7.4 to 7.9).
namespace symbolon::api {

struct EventPath {
    qint64 id = 0;

    static constexpr auto fields() { return std::tuple{ json::field("id", &EventPath::id) }; }
};

//! What creating and editing take. Values are loose, because the contract wants one message for everything
//! that is wrong with them, in an order of its own.
struct EventRequest {
    std::optional<QJsonValue> authMethod;
    std::optional<QJsonValue> authMethodConfig; //!< exactly the method's keys
    std::optional<QJsonValue> config; //!< the description's name for it, read over the method's defaults
    std::optional<QJsonValue> pipeline; //!< method pipelines, over the method's defaults
    std::optional<QJsonValue> extraFields;
    std::optional<QJsonValue> census;
    std::optional<QJsonValue> basedIn;
    std::optional<QJsonValue> real;
    std::optional<QJsonValue> numSuccessfulLoginsAllowed;
    std::optional<QJsonValue> name;

    static constexpr auto fields()
    {
        return std::tuple{ json::field(
                               "auth_method", &EventRequest::authMethod, { .doc = "a method's name" }),
            json::field("auth_method_config", &EventRequest::authMethodConfig, { .doc = "exactly its keys" }),
            json::field("config", &EventRequest::config, { .doc = "the same, over the method's defaults" }),
            json::field("pipeline", &EventRequest::pipeline, { .doc = "pipelines over the method's" }),
            json::field("extra_fields", &EventRequest::extraFields, { .doc = "at most 15 fields" }),
            json::field("census", &EventRequest::census, { .doc = "open or close" }),
            json::field("based_in", &EventRequest::basedIn, { .doc = "an event the caller edits" }),
            json::field("real", &EventRequest::real, { .doc = "false for a trial" }),
            json::field("num_successful_logins_allowed",
                &EventRequest::numSuccessfulLoginsAllowed,
                { .doc = "0 = as many as one likes" }),
            json::field("name", &EventRequest::name, { .doc = "shown to organisers" }) };
    }
};

struct EventSaved {
    QString status = QStringLiteral("ok");
    qint64 id = 0;
    Secret perm; //!< permission token

    static constexpr auto fields()
    {
        return std::tuple{ json::field("status", &EventSaved::status),
            json::field("id", &EventSaved::id),
            json::field("perm", &EventSaved::perm) };
    }
};

struct CreateEvent : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/api/auth-event/",
        Surface::Events,
        Permission::account(),
        "Create an auth-event; AuthEvent create, or create-notreal for a trial.",
        BodyPolicy::Required,
        200,
        Cost::Ordinary,
        true };
    using Body = EventRequest;
    using Response = EventSaved;
};

struct EditEvent : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/api/auth-event/{id}/",
        Surface::Events,
        Permission::acl("AuthEvent", "edit", "id"),
        "Edit an auth-event.",
        BodyPolicy::Required,
        200,
        Cost::Ordinary,
        true };
    using Path = EventPath;
    using Body = EventRequest;
    using Response = EventSaved;
};

//! The description's verb for editing.
struct ReplaceEvent : EditEvent {
    static constexpr EndpointInfo info{ Method::Put,
        "/api/auth-event/{id}/",
        Surface::Events,
        Permission::acl("AuthEvent", "edit", "id"),
        "Edit an auth-event.",
        BodyPolicy::Required,
        200,
        Cost::Ordinary,
        true };
};

//! What anybody may see; with the full view, what only those who edit or view the event do.
struct EventView {
    qint64 id = 0;
    QString authMethod;
    QString census;
    qint64 users = 0; //!< holders of AuthEvent vote
    QString created;
    bool real = false;
    json::Nullable<qint64> basedIn{ true, std::nullopt };
    int numSuccessfulLoginsAllowed = 0;
    QJsonValue extraFields;
    QString status;
    QString name;
    std::optional<QJsonObject> authMethodConfig;
    std::optional<QJsonObject> authMethodStats;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("id", &EventView::id),
            json::field("auth_method", &EventView::authMethod),
            json::field("census", &EventView::census),
            json::field("users", &EventView::users),
            json::field("created", &EventView::created),
            json::field("real", &EventView::real),
            json::field("based_in", &EventView::basedIn),
            json::field("num_successful_logins_allowed", &EventView::numSuccessfulLoginsAllowed),
            json::field("extra_fields", &EventView::extraFields),
            json::field("status", &EventView::status),
            json::field("name", &EventView::name),
            json::field("auth_method_config", &EventView::authMethodConfig),
            json::field("auth_method_stats", &EventView::authMethodStats) };
    }
};

struct ReadEvent : Endpoint {
    static constexpr EndpointInfo info{
        Method::Get, "/api/auth-event/{id}/", Surface::Events, Permission::visitor(), "Read an auth-event."
    };
    using Path = EventPath;

    struct Response {
        QString status = QStringLiteral("ok");
        EventView events;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("status", &Response::status),
                json::field("events", &Response::events) };
        }
    };
};

struct ListEvents : Endpoint {
    static constexpr EndpointInfo info{
        Method::Get, "/api/auth-event/", Surface::Events, Permission::visitor(), "List auth-events."
    };
    using Query = NumberedPageQuery;

    struct Response : PageNumbers {
        QString status = QStringLiteral("ok");
        QList<EventView> events;

        static constexpr auto fields()
        {
            return std::tuple_cat(std::tuple{ json::field("status", &Response::status),
                                      json::field("events", &Response::events) },
                pageFields());
        }
    };
};

struct DeleteEvent : Endpoint {
    static constexpr EndpointInfo info{ Method::Delete,
        "/api/auth-event/{id}/",
        Surface::Events,
        Permission::acl("AuthEvent", "edit|delete", "id"),
        "Delete an auth-event with its people." };
    using Path = EventPath;
    using Response = StatusReply;
};

//! A change of an event's status; the answer is `null`.
struct StatusChange : Endpoint {
    using Path = EventPath;
    using Response = QJsonValue;
};

struct ResetEvent : StatusChange {
    static constexpr EndpointInfo info{ Method::Post,
        "/api/auth-event/{id}/notstarted/",
        Surface::Events,
        Permission::acl("AuthEvent", "edit|notstarted", "id"),
        "Put an auth-event back to not started." };
};

struct StartEvent : StatusChange {
    static constexpr EndpointInfo info{ Method::Post,
        "/api/auth-event/{id}/started/",
        Surface::Events,
        Permission::acl("AuthEvent", "edit|start", "id"),
        "Start an auth-event." };
};

struct StopEvent : StatusChange {
    static constexpr EndpointInfo info{ Method::Post,
        "/api/auth-event/{id}/stopped/",
        Surface::Events,
        Permission::acl("AuthEvent", "edit|stop", "id"),
        "Stop an auth-event." };
};

struct ListAuthMethods : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/api/auth-event/module/",
        Surface::Events,
        Permission::anyone(),
        "List the auth methods with their defaults." };

    struct Response {
        QJsonValue methods; //!< pairs of a name and what is known of it

        static constexpr auto fields() { return std::tuple{ json::field("methods", &Response::methods) }; }
    };
};

struct ReadAuthMethod : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/api/auth-event/module/{name}/",
        Surface::Events,
        Permission::anyone(),
        "Read what is known of one auth method." };

    struct Path {
        QString name;

        static constexpr auto fields() { return std::tuple{ json::field("name", &Path::name) }; }
    };

    using Response = QJsonObject;
};

} // namespace symbolon::api
