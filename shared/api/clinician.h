// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/parameters.h"

//! Clinicians as the old activation service offers them (activation contract 7.5–7.7).
namespace symbolon::api {

struct CreateClinician : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/dhos/v1/clinician",
        Surface::Activation,
        Permission::scoped("write:send_clinician"),
        "Create a clinician's sign-in details.",
        BodyPolicy::Required,
        201 };

    struct Body {
        QString clinicianId;
        bool loginActive = false;
        QStringList products;
        std::optional<QStringList> groups;
        json::Nullable<QString> sendEntryIdentifier;
        json::Nullable<QString> contractExpiryEodDate; //!< date in the loose form of contract 5.2

        static constexpr auto fields()
        {
            return std::tuple{ json::field("clinician_id", &Body::clinicianId, { .maxLength = 36 }),
                json::field("login_active", &Body::loginActive),
                json::field("products", &Body::products, { .maxLength = 200 }),
                json::field("groups", &Body::groups, { .maxLength = 200 }),
                json::field("send_entry_identifier",
                    &Body::sendEntryIdentifier,
                    { .maxLength = 50, .isRequired = false }),
                json::field(
                    "contract_expiry_eod_date", &Body::contractExpiryEodDate, { .isRequired = false }) };
        }
    };
};

struct UpdateClinician : Endpoint {
    static constexpr EndpointInfo info{ Method::Patch,
        "/dhos/v1/clinician/{clinician_id}",
        Surface::Activation,
        Permission::scoped("write:send_clinician"),
        "Change a clinician's sign-in details.",
        BodyPolicy::Required };
    using Path = ClinicianPath;

    struct Body {
        QStringList products;
        QStringList groups;
        std::optional<bool> loginActive;
        json::Nullable<QString> sendEntryIdentifier;
        json::Nullable<QString> contractExpiryEodDate;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("products", &Body::products, { .maxLength = 200 }),
                json::field("groups", &Body::groups, { .maxLength = 200 }),
                json::field("login_active", &Body::loginActive),
                json::field("send_entry_identifier",
                    &Body::sendEntryIdentifier,
                    { .maxLength = 50, .isRequired = false }),
                json::field(
                    "contract_expiry_eod_date", &Body::contractExpiryEodDate, { .isRequired = false }) };
        }
    };
};

struct IssueClinicianToken : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/dhos/v1/clinician/jwt",
        Surface::Activation,
        Permission::device("read:send_entry_identifier"),
        "Sign a clinician in on a known tablet.",
        BodyPolicy::Ignored,
        200,
        Cost::Ordinary,
        true };

    struct Query {
        Secret sendEntryIdentifier;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("send_entry_identifier", &Query::sendEntryIdentifier) };
        }
    };

    using Response = TokenReply;
};

} // namespace symbolon::api
