// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/parameters.h"

//! Known tablets as the old activation service offers them (activation contract 7.8–7.13).
namespace symbolon::api {

struct Device {
    bool active = true;
    QString created;
    QString createdBy;
    QString description;
    QString locationId;
    QString modified;
    QString modifiedBy;
    QString uuid;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("active", &Device::active),
            json::field("created", &Device::created),
            json::field("created_by", &Device::createdBy),
            json::field("description", &Device::description),
            json::field("location_id", &Device::locationId),
            json::field("modified", &Device::modified),
            json::field("modified_by", &Device::modifiedBy),
            json::field("uuid", &Device::uuid) };
    }
};

struct RegisterDevice : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/dhos/v1/device",
        Surface::Activation,
        Permission::scoped("write:send_device"),
        "Register a tablet with its location and description.",
        BodyPolicy::Required };

    struct Query {
        std::optional<QString> type; //!< accepted and ignored

        static constexpr auto fields() { return std::tuple{ json::field("type", &Query::type) }; }
    };

    struct Body {
        QString locationId;
        QString description;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("location_id", &Body::locationId),
                json::field("description", &Body::description) };
        }
    };

    using Response = Device;
};

struct ListDevices : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/dhos/v1/device",
        Surface::Activation,
        Permission::scoped("read:send_device"),
        "List the active or the inactive tablets.",
        BodyPolicy::RefusedIfJson };

    struct Query {
        std::optional<bool> active;
        std::optional<QString> locationId; //!< comma-separated, not trimmed

        static constexpr auto fields()
        {
            return std::tuple{ json::field("active", &Query::active),
                json::field("location_id", &Query::locationId) };
        }
    };

    using Response = QList<Device>;
};

struct ReadDevice : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/dhos/v1/device/{device_id}",
        Surface::Activation,
        Permission::scoped("read:send_device"),
        "Read one tablet.",
        BodyPolicy::RefusedIfJson };
    using Path = DevicePath;
    using Response = Device;
};

struct UpdateDevice : Endpoint {
    static constexpr EndpointInfo info{ Method::Patch,
        "/dhos/v1/device/{device_id}",
        Surface::Activation,
        Permission::scoped("write:send_device"),
        "Change a tablet's location, description or active flag.",
        BodyPolicy::Required };
    using Path = DevicePath;

    struct Body {
        std::optional<QString> locationId;
        std::optional<QString> description;
        std::optional<bool> active;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("location_id", &Body::locationId),
                json::field("description", &Body::description),
                json::field("active", &Body::active) };
        }
    };

    using Response = Device;
};

struct IssueDeviceActivation : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/dhos/v1/device/{device_id}/activation",
        Surface::Activation,
        Permission::scoped("write:send_device"),
        "Issue an activation code for a tablet.",
        BodyPolicy::Ignored,
        200,
        Cost::Ordinary,
        true };
    using Path = DevicePath;

    struct Response {
        Secret code;
        QString expiresAt;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("code", &Response::code),
                json::field("expires_at", &Response::expiresAt) };
        }
    };
};

struct IssueDeviceToken : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/dhos/v1/device/{device_id}/jwt",
        Surface::Activation,
        Permission::anyone(),
        "Trade a tablet's authorisation code for a device JWT.",
        BodyPolicy::Ignored,
        200,
        Cost::Ordinary,
        true };
    using Path = DevicePath;
    using Headers = AuthorisationHeaders;
    using Response = TokenReply;
};

} // namespace symbolon::api
