// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/patients.h"

//! Tablets, for the desk. Native surface.
namespace symbolon::api {

enum class DeviceState { Active, Inactive };

} // namespace symbolon::api

template <>
struct symbolon::json::EnumNames<symbolon::api::DeviceState> {
    static constexpr std::array names{ "active", "inactive" };
};

namespace symbolon::api {

struct KnownDevice {
    QString deviceId;
    QString description;
    QString locationId;
    DeviceState state = DeviceState::Active;
    bool isLost = false;
    bool isActivated = false; //!< holds a valid authorisation code
    bool hasPendingActivation = false;
    std::optional<Instant> lastSeen;
    Instant created{};
    Instant modified{};

    //! What its editors edit; the rest changes by itself and does not stand in their way (If-Match).
    static constexpr std::array edited{ "description", "location_id", "state" };

    static constexpr auto fields()
    {
        return std::tuple{ json::field("device_id", &KnownDevice::deviceId),
            json::field("description", &KnownDevice::description),
            json::field("location_id", &KnownDevice::locationId),
            json::field("state", &KnownDevice::state),
            json::field("is_lost", &KnownDevice::isLost),
            json::field("is_activated", &KnownDevice::isActivated),
            json::field("has_pending_activation", &KnownDevice::hasPendingActivation),
            json::field("last_seen", &KnownDevice::lastSeen),
            json::field("created", &KnownDevice::created),
            json::field("modified", &KnownDevice::modified) };
    }
};

struct ListKnownDevices : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/devices",
        Surface::Native,
        Permission::scoped("read:send_device"),
        "List tablets in every state, by description." };

    struct Query {
        std::optional<DeviceState> state;
        std::optional<QString> locationId;
        std::optional<QString> search; //!< prefix of the description, or a whole device id
        std::optional<Instant> unseenSince; //!< active, activated, and not seen from then on
        std::optional<QString> cursor;
        std::optional<int> limit;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("state", &Query::state),
                json::field("location_id", &Query::locationId, { .maxLength = 200 }),
                json::field("search", &Query::search, { .maxLength = 80 }),
                json::field("unseen_since", &Query::unseenSince),
                json::field("cursor", &Query::cursor, { .maxLength = 4000 }),
                json::field("limit", &Query::limit, { .least = 1, .most = 200 }) };
        }
    };

    using Response = Page<KnownDevice>;
};

struct ReadKnownDevice : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/devices/{device_id}",
        Surface::Native,
        Permission::scoped("read:send_device"),
        "Read one tablet." };
    using Path = DevicePath;
    using Response = KnownDevice;
};

struct AddDevice : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/v1/devices",
        Surface::Native,
        Permission::scoped("write:send_device"),
        "Register a tablet.",
        BodyPolicy::Required,
        201 };

    struct Body {
        QString description;
        QString locationId;

        static constexpr auto fields()
        {
            return std::tuple{ json::field(
                                   "description", &Body::description, { .minLength = 1, .maxLength = 200 }),
                json::field("location_id", &Body::locationId, { .minLength = 1, .maxLength = 200 }) };
        }
    };

    using Response = KnownDevice;
};

struct ChangeDevice : Endpoint {
    static constexpr EndpointInfo info{ Method::Patch,
        "/v1/devices/{device_id}",
        Surface::Native,
        Permission::scoped("write:send_device"),
        "Change the named fields of a tablet; the others stay.",
        BodyPolicy::Required };
    using Path = DevicePath;

    struct Body {
        std::optional<QString> description;
        std::optional<QString> locationId;
        std::optional<DeviceState> state;

        static constexpr auto fields()
        {
            return std::tuple{ json::field(
                                   "description", &Body::description, { .minLength = 1, .maxLength = 200 }),
                json::field("location_id", &Body::locationId, { .minLength = 1, .maxLength = 200 }),
                json::field("state", &Body::state) };
        }
    };

    using Response = KnownDevice;
};

//! A tablet's code. Tablets have no PIN.
struct IssuedDeviceActivation {
    QString activationId;
    QString deviceId;
    QString description;
    Secret code;
    QString url;
    Instant expiresAt{};

    static constexpr auto fields()
    {
        return std::tuple{ json::field("activation_id", &IssuedDeviceActivation::activationId),
            json::field("device_id", &IssuedDeviceActivation::deviceId),
            json::field("description", &IssuedDeviceActivation::description),
            json::field("code", &IssuedDeviceActivation::code),
            json::field("url", &IssuedDeviceActivation::url),
            json::field("expires_at", &IssuedDeviceActivation::expiresAt) };
    }
};

//! For one tablet or a whole trolley: all or none.
struct IssueDeviceActivations : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/v1/device-activations",
        Surface::Native,
        Permission::scoped("write:send_device"),
        "Issue codes for one or more tablets; earlier pending codes die.",
        BodyPolicy::Required,
        201,
        Cost::Ordinary,
        true };

    struct Body {
        QStringList deviceIds;

        static constexpr auto fields()
        {
            return std::tuple{ json::field(
                "device_ids", &Body::deviceIds, { .minLength = 1, .maxLength = 200 }) };
        }
    };

    struct Response {
        QList<IssuedDeviceActivation> items;

        static constexpr auto fields() { return std::tuple{ json::field("items", &Response::items) }; }
    };
};

struct ListDeviceActivations : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/device-activations",
        Surface::Native,
        Permission::scoped("read:send_device"),
        "List tablets' activations, newest first." };

    struct Query {
        std::optional<ActivationState> state;
        std::optional<QString> deviceId;
        std::optional<QString> cursor;
        std::optional<int> limit;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("state", &Query::state),
                json::field("device_id", &Query::deviceId, { .maxLength = 36 }),
                json::field("cursor", &Query::cursor, { .maxLength = 300 }),
                json::field("limit", &Query::limit, { .least = 1, .most = 200 }) };
        }
    };

    using Response = Page<Activation>;
};

struct ReadDeviceActivation : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/device-activations/{activation_id}",
        Surface::Native,
        Permission::scoped("read:send_device"),
        "Read one tablet activation's state." };
    using Path = ActivationPath;
    using Response = Activation;
};

struct CancelDeviceActivation : Endpoint {
    static constexpr EndpointInfo info{ Method::Delete,
        "/v1/device-activations/{activation_id}",
        Surface::Native,
        Permission::scoped("write:send_device"),
        "Cancel a pending tablet activation.",
        BodyPolicy::Ignored,
        204 };
    using Path = ActivationPath;
};

struct RevokeDevice : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/v1/devices/{device_id}/revocation",
        Surface::Native,
        Permission::scoped("write:send_device"),
        "Sign a tablet out at once; `is_lost` raises an alarm when it is seen again.",
        BodyPolicy::Required,
        204 };
    using Path = DevicePath;

    struct Body {
        QString reason;
        std::optional<bool> isLost;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("reason", &Body::reason, { .minLength = 1, .maxLength = 300 }),
                json::field("is_lost", &Body::isLost) };
        }
    };
};

} // namespace symbolon::api
