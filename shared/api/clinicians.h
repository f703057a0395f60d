// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/parameters.h"

//! Clinicians' records, for the desk. Native surface.
namespace symbolon::api {

struct KnownClinician {
    QString clinicianId;
    bool isActive = true;
    std::optional<QString> sendEntryIdentifier;
    std::optional<Date> contractEnd; //!< last day on which sign-in works
    QStringList groups;
    QStringList products;
    std::optional<Instant> lastSeen;
    Instant created{};
    Instant modified{};

    //! What its editors edit; the rest changes by itself and does not stand in their way (If-Match).
    static constexpr std::array edited{
        "is_active", "send_entry_identifier", "contract_end", "groups", "products"
    };

    static constexpr auto fields()
    {
        return std::tuple{ json::field("clinician_id", &KnownClinician::clinicianId),
            json::field("is_active", &KnownClinician::isActive),
            json::field("send_entry_identifier", &KnownClinician::sendEntryIdentifier),
            json::field("contract_end", &KnownClinician::contractEnd),
            json::field("groups", &KnownClinician::groups),
            json::field("products", &KnownClinician::products),
            json::field("last_seen", &KnownClinician::lastSeen),
            json::field("created", &KnownClinician::created),
            json::field("modified", &KnownClinician::modified) };
    }
};

struct ListClinicians : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/clinicians",
        Surface::Native,
        Permission::scoped("read:send_clinician"),
        "List clinicians by id." };

    struct Query {
        std::optional<bool> isActive;
        std::optional<QString> search; //!< prefix of clinician_id or of the identifier
        std::optional<Date> contractEndsFrom; //!< that day or later
        std::optional<Date> contractEndsBefore; //!< earlier than that day
        std::optional<QString> cursor;
        std::optional<int> limit;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("is_active", &Query::isActive),
                json::field("search", &Query::search, { .maxLength = 80 }),
                json::field("contract_ends_from", &Query::contractEndsFrom),
                json::field("contract_ends_before", &Query::contractEndsBefore),
                json::field("cursor", &Query::cursor, { .maxLength = 300 }),
                json::field("limit", &Query::limit, { .least = 1, .most = 200 }) };
        }
    };

    using Response = Page<KnownClinician>;
};

struct ReadClinician : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/clinicians/{clinician_id}",
        Surface::Native,
        Permission::scoped("read:send_clinician"),
        "Read one clinician." };
    using Path = ClinicianPath;
    using Response = KnownClinician;
};

struct AddClinician : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/v1/clinicians",
        Surface::Native,
        Permission::scoped("write:send_clinician"),
        "Add a clinician.",
        BodyPolicy::Required,
        201 };

    struct Body {
        QString clinicianId;
        std::optional<QString> sendEntryIdentifier;
        std::optional<Date> contractEnd;
        QStringList groups;
        QStringList products;

        static constexpr auto fields()
        {
            return std::tuple{ json::field(
                                   "clinician_id", &Body::clinicianId, { .minLength = 1, .maxLength = 36 }),
                json::field(
                    "send_entry_identifier", &Body::sendEntryIdentifier, { .minLength = 1, .maxLength = 50 }),
                json::field("contract_end", &Body::contractEnd),
                json::field("groups", &Body::groups, { .maxLength = 200 }),
                json::field("products", &Body::products, { .maxLength = 200 }) };
        }
    };

    using Response = KnownClinician;
};

struct ChangeClinician : Endpoint {
    static constexpr EndpointInfo info{ Method::Patch,
        "/v1/clinicians/{clinician_id}",
        Surface::Native,
        Permission::scoped("write:send_clinician"),
        "Change the named fields of a clinician; the others stay.",
        BodyPolicy::Required };
    using Path = ClinicianPath;

    struct Body {
        std::optional<bool> isActive;
        json::Nullable<QString> sendEntryIdentifier;
        json::Nullable<Date> contractEnd;
        std::optional<QStringList> groups;
        std::optional<QStringList> products;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("is_active", &Body::isActive),
                json::field("send_entry_identifier",
                    &Body::sendEntryIdentifier,
                    { .minLength = 1, .maxLength = 50, .isRequired = false }),
                json::field("contract_end", &Body::contractEnd, { .isRequired = false }),
                json::field("groups", &Body::groups, { .maxLength = 200 }),
                json::field("products", &Body::products, { .maxLength = 200 }) };
        }
    };

    using Response = KnownClinician;
};

} // namespace symbolon::api
