// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/parameters.h"

//! Codes for phones and tablets as the old activation service offers them (activation
//! contract 7.1–7.4, 7.12).
namespace symbolon::api {

struct IssuePatientActivation : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/dhos/v1/patient/{patient_id}/activation",
        Surface::Activation,
        Permission::scoped("write:gdm_activation"),
        "Issue an activation code and a one-time PIN for a patient's phone.",
        BodyPolicy::Ignored,
        200,
        Cost::Hashing,
        true };
    using Path = PatientPath;

    struct Response {
        Secret activationCode;
        QString expiresAt; //!< site of contract 5.2: no zone designator
        Secret otp;
        std::optional<QString> url; //!< short link with the code in the fragment
        std::optional<Secret> combinedCode; //!< site prefix, code and PIN in one, to be typed

        static constexpr auto fields()
        {
            return std::tuple{ json::field("activation_code", &Response::activationCode),
                json::field("combined_code", &Response::combinedCode),
                json::field("expires_at", &Response::expiresAt),
                json::field("otp", &Response::otp),
                json::field("url", &Response::url) };
        }
    };
};

//! A used activation, as the history lists it.
struct UsedActivation {
    json::Nullable<QString> activationCompleted{ true, std::nullopt };
    QString created;
    QString createdBy;
    QString modified;
    QString modifiedBy;
    QString uuid;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("activation_completed", &UsedActivation::activationCompleted),
            json::field("created", &UsedActivation::created),
            json::field("created_by", &UsedActivation::createdBy),
            json::field("modified", &UsedActivation::modified),
            json::field("modified_by", &UsedActivation::modifiedBy),
            json::field("uuid", &UsedActivation::uuid) };
    }
};

struct ListUsedActivations : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/dhos/v1/patient/{patient_id}/activation",
        Surface::Activation,
        Permission::scoped("read:gdm_activation"),
        "List the activations that a patient has used, newest first." };
    using Path = AnyPatientPath;
    using Response = QList<UsedActivation>;
};

struct IssuePatientToken : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/dhos/v1/patient/{patient_id}/jwt",
        Surface::Activation,
        Permission::anyone(),
        "Trade a phone's authorisation code for a patient JWT.",
        BodyPolicy::Ignored,
        200,
        Cost::Ordinary,
        true };
    using Path = AnyPatientPath;
    using Headers = AuthorisationHeaders;
    using Response = TokenReply;
};

struct ValidateActivation : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/dhos/v1/activation/{activation_code}",
        Surface::Activation,
        Permission::anyone(),
        "Trade an activation code (and a patient's PIN), once, for an authorisation code.",
        BodyPolicy::Optional,
        200,
        Cost::Hashing,
        true };

    struct Path {
        Secret activationCode;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("activation_code", &Path::activationCode) };
        }
    };

    struct Query {
        std::optional<QString> type; //!< absent, empty or `gdm`: patient; `send_entry`: device

        static constexpr auto fields() { return std::tuple{ json::field("type", &Query::type) }; }
    };

    struct Headers {
        std::optional<Secret> idempotencyKey; //!< 16–64 visible ASCII characters

        static constexpr auto fields()
        {
            return std::tuple{ json::field("idempotency-key", &Headers::idempotencyKey) };
        }
    };

    struct Body {
        json::Nullable<Secret> otp;

        static constexpr auto fields() { return std::tuple{ json::field("otp", &Body::otp) }; }
    };

    struct Response {
        Secret authorisationCode;
        std::optional<QString> patientId;
        std::optional<QString> deviceId;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("authorisation_code", &Response::authorisationCode),
                json::field("device_id", &Response::deviceId),
                json::field("patient_id", &Response::patientId) };
        }
    };
};

} // namespace symbolon::api
