// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/parameters.h"

#include <array>

//! Patients and their activations, for the desk. Native surface.
namespace symbolon::api {

//! An identifier that another system knows the patient by.
struct PatientIdentifier {
    QString type; //!< e.g. `nhs_number`, whose check digit is verified
    QString value;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("type", &PatientIdentifier::type, { .minLength = 1, .maxLength = 40 }),
            json::field("value", &PatientIdentifier::value, { .minLength = 1, .maxLength = 80 }) };
    }
};

enum class SignInState { Never, Active, Revoked };

} // namespace symbolon::api

template <>
struct symbolon::json::EnumNames<symbolon::api::SignInState> {
    static constexpr std::array names{ "never", "active", "revoked" };
};

namespace symbolon::api {

struct Patient {
    QString patientId;
    std::optional<QString> displayName;
    std::optional<Date> birthDate;
    QList<PatientIdentifier> identifiers;
    std::optional<QString> locationId;
    SignInState signIn = SignInState::Never; //!< does a phone hold a valid authorisation code?
    bool hasPendingActivation = false;
    std::optional<Instant> lastActivation;
    std::optional<Instant> lastSeen; //!< last JWT refresh, to the minute
    Instant created{};

    //! What its editors edit; the rest changes by itself and does not stand in their way (If-Match).
    static constexpr std::array edited{ "display_name", "birth_date", "identifiers", "location_id" };

    static constexpr auto fields()
    {
        return std::tuple{ json::field("patient_id", &Patient::patientId),
            json::field("display_name", &Patient::displayName),
            json::field("birth_date", &Patient::birthDate),
            json::field("identifiers", &Patient::identifiers),
            json::field("location_id", &Patient::locationId),
            json::field("sign_in", &Patient::signIn),
            json::field("has_pending_activation", &Patient::hasPendingActivation),
            json::field("last_activation", &Patient::lastActivation),
            json::field("last_seen", &Patient::lastSeen),
            json::field("created", &Patient::created) };
    }
};

struct ListPatients : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/patients",
        Surface::Native,
        Permission::scoped("read:gdm_activation"),
        "List patients by id, or find them by the beginning of the id or an identifier." };

    struct Query {
        std::optional<QString> search; //!< prefix of patient_id, or a whole identifier value
        std::optional<QString> cursor;
        std::optional<int> limit;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("search", &Query::search, { .maxLength = 80 }),
                json::field("cursor", &Query::cursor, { .maxLength = 300 }),
                json::field("limit", &Query::limit, { .least = 1, .most = 200 }) };
        }
    };

    using Response = Page<Patient>;
};

struct ReadPatient : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/patients/{patient_id}",
        Surface::Native,
        Permission::scoped("read:gdm_activation"),
        "Read one patient." };
    using Path = PatientPath;
    using Response = Patient;
};

struct SavePatient : Endpoint {
    static constexpr EndpointInfo info{ Method::Put,
        "/v1/patients/{patient_id}",
        Surface::Native,
        Permission::scoped("write:gdm_activation"),
        "Create a patient's record, or replace it.",
        BodyPolicy::Required };
    using Path = PatientPath;

    struct Body {
        std::optional<QString> displayName;
        std::optional<Date> birthDate;
        std::optional<QList<PatientIdentifier>> identifiers;
        std::optional<QString> locationId;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("display_name", &Body::displayName, { .maxLength = 150 }),
                json::field("birth_date", &Body::birthDate),
                json::field("identifiers", &Body::identifiers, { .maxLength = 20 }),
                json::field("location_id", &Body::locationId, { .maxLength = 80 }) };
        }
    };

    using Response = Patient;
};

struct RevokePatient : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/v1/patients/{patient_id}/revocation",
        Surface::Native,
        Permission::scoped("write:gdm_activation"),
        "Sign a patient's phone out: its authorisation code and JWTs end at once.",
        BodyPolicy::Required,
        204 };
    using Path = PatientPath;

    struct Body {
        QString reason;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("reason", &Body::reason, { .minLength = 1, .maxLength = 300 }) };
        }
    };
};

enum class Purpose { InRoom, TakeHome };
enum class ActivationState { Pending, Used, Expired, Exhausted, Cancelled };
enum class ActivationKind { Patient, Device };

} // namespace symbolon::api

template <>
struct symbolon::json::EnumNames<symbolon::api::Purpose> {
    static constexpr std::array names{ "in_room", "take_home" };
};

template <>
struct symbolon::json::EnumNames<symbolon::api::ActivationState> {
    static constexpr std::array names{ "pending", "used", "expired", "exhausted", "cancelled" };
};

template <>
struct symbolon::json::EnumNames<symbolon::api::ActivationKind> {
    static constexpr std::array names{ "patient", "device" };
};

namespace symbolon::api {

struct Activation {
    QString activationId;
    ActivationKind kind = ActivationKind::Patient;
    QString subjectId; //!< patient_id or device uuid
    ActivationState state = ActivationState::Pending;
    Instant issuedAt{};
    QString issuedBy;
    Instant expiresAt{};
    int wrongAttempts = 0;
    int maxAttempts = 0;
    std::optional<Instant> usedAt;
    std::optional<QString> phoneModel;
    std::optional<QString> cancelledBy;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("activation_id", &Activation::activationId),
            json::field("kind", &Activation::kind),
            json::field("subject_id", &Activation::subjectId),
            json::field("state", &Activation::state),
            json::field("issued_at", &Activation::issuedAt),
            json::field("issued_by", &Activation::issuedBy),
            json::field("expires_at", &Activation::expiresAt),
            json::field("wrong_attempts", &Activation::wrongAttempts),
            json::field("max_attempts", &Activation::maxAttempts),
            json::field("used_at", &Activation::usedAt),
            json::field("phone_model", &Activation::phoneModel),
            json::field("cancelled_by", &Activation::cancelledBy) };
    }
};

//! A fresh code, said once; the PIN is for a slip of its own.
struct IssuedActivation {
    QString activationId;
    Secret code; //!< nine characters of the native alphabet
    Secret pin;
    Secret combinedCode; //!< site prefix, code and PIN, to be typed on a phone
    QString url; //!< code in the fragment, so no server log ever holds it
    Instant expiresAt{};

    static constexpr auto fields()
    {
        return std::tuple{ json::field("activation_id", &IssuedActivation::activationId),
            json::field("code", &IssuedActivation::code),
            json::field("pin", &IssuedActivation::pin),
            json::field("combined_code", &IssuedActivation::combinedCode),
            json::field("url", &IssuedActivation::url),
            json::field("expires_at", &IssuedActivation::expiresAt) };
    }
};

struct IssueActivation : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/v1/patients/{patient_id}/activations",
        Surface::Native,
        Permission::scoped("write:gdm_activation"),
        "Issue a code and PIN for a patient; an earlier pending code dies.",
        BodyPolicy::Required,
        201,
        Cost::Hashing,
        true };
    using Path = PatientPath;

    struct Body {
        Purpose purpose = Purpose::InRoom;
        //! The second identifier that was checked, where the patient has no name and birth date on record.
        std::optional<Secret> secondIdentifier;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("purpose", &Body::purpose),
                json::field(
                    "second_identifier", &Body::secondIdentifier, { .minLength = 1, .maxLength = 80 }) };
        }
    };

    using Response = IssuedActivation;
};

struct RenewPin : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/v1/activations/{activation_id}/pin",
        Surface::Native,
        Permission::scoped("write:gdm_activation"),
        "Give a pending patient activation a new PIN; wrong tries so far still count.",
        BodyPolicy::Ignored,
        200,
        Cost::Hashing,
        true };
    using Path = ActivationPath;
    using Response = IssuedActivation;
};

struct ListActivations : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/activations",
        Surface::Native,
        Permission::scoped("read:gdm_activation"),
        "List patients' activations, newest first." };

    struct Query {
        std::optional<ActivationState> state;
        std::optional<QString> patientId;
        std::optional<Instant> usedSince; //!< activated then or later
        std::optional<QString> cursor;
        std::optional<int> limit;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("state", &Query::state),
                json::field("patient_id", &Query::patientId, { .maxLength = 36 }),
                json::field("used_since", &Query::usedSince),
                json::field("cursor", &Query::cursor, { .maxLength = 300 }),
                json::field("limit", &Query::limit, { .least = 1, .most = 200 }) };
        }
    };

    using Response = Page<Activation>;
};

struct ReadActivation : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/activations/{activation_id}",
        Surface::Native,
        Permission::scoped("read:gdm_activation"),
        "Read one activation's state: waiting, wrong tries, activated and on what phone." };
    using Path = ActivationPath;
    using Response = Activation;
};

struct CancelActivation : Endpoint {
    static constexpr EndpointInfo info{ Method::Delete,
        "/v1/activations/{activation_id}",
        Surface::Native,
        Permission::scoped("write:gdm_activation"),
        "Cancel a pending patient activation.",
        BodyPolicy::Ignored,
        204 };
    using Path = ActivationPath;
};

} // namespace symbolon::api
