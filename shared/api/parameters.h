// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/endpoint.h"

//! Path, query and header parameters that several endpoints share.
namespace symbolon::api {

struct PatientPath {
    QString patientId;

    static constexpr auto fields()
    {
        return std::tuple{ json::field(
            "patient_id", &PatientPath::patientId, { .minLength = 1, .maxLength = 36 }) };
    }
};

//! Of any length: an over-long one is simply unknown.
struct AnyPatientPath {
    QString patientId;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("patient_id", &AnyPatientPath::patientId) };
    }
};

struct DevicePath {
    QString deviceId;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("device_id", &DevicePath::deviceId, { .minLength = 1 }) };
    }
};

struct ClinicianPath {
    QString clinicianId;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("clinician_id", &ClinicianPath::clinicianId, { .minLength = 1 }) };
    }
};

struct ActivationPath {
    QString activationId;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("activation_id", &ActivationPath::activationId, { .minLength = 1 }) };
    }
};

//! The secret that a phone or tablet keeps, in the header of activation contract 7.3.
struct AuthorisationHeaders {
    Secret code;

    static constexpr auto fields()
    {
        return std::tuple{ json::field(
            "x-authorisation-code", &AuthorisationHeaders::code, { .maxLength = 4096 }) };
    }
};

struct TokenReply {
    Secret jwt;

    static constexpr auto fields() { return std::tuple{ json::field("jwt", &TokenReply::jwt) }; }
};

//! Keyset paging: `cursor` is what `next` of the page before said.
struct PageQuery {
    std::optional<QString> cursor;
    std::optional<int> limit;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("cursor", &PageQuery::cursor, { .maxLength = 300 }),
            json::field("limit", &PageQuery::limit, { .least = 1, .most = 200 }) };
    }
};

} // namespace symbolon::api
