// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/secret.h"
#include "shared/json/field.h"

#include <QJsonArray>

//! What `symbolond load FILE` understands: the seed of tests and demonstrations. Everything may be left out;
//! a key that is not here is refused.
namespace symbolon::app::fixture {

struct Operator {
    QString username;
    Secret password;
    QStringList roles;
    std::optional<QString> displayName;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("username", &Operator::username),
            json::field("password", &Operator::password),
            json::field("roles", &Operator::roles),
            json::field("display_name", &Operator::displayName) };
    }
};

struct Event {
    int id = 0;
    std::optional<QString> name;
    QString authMethod;
    std::optional<QJsonObject> authMethodConfig;
    std::optional<QJsonValue> extraFields;
    std::optional<QString> census;
    std::optional<QString> status;
    std::optional<bool> real;
    std::optional<int> successfulLoginsAllowed;
    std::optional<QString> locationId;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("id", &Event::id, { .least = 2 }),
            json::field("name", &Event::name),
            json::field("auth_method", &Event::authMethod, { .minLength = 1 }),
            json::field("auth_method_config", &Event::authMethodConfig),
            json::field("extra_fields", &Event::extraFields),
            json::field("census", &Event::census),
            json::field("status", &Event::status),
            json::field("real", &Event::real),
            json::field("num_successful_logins_allowed", &Event::successfulLoginsAllowed),
            json::field("location_id", &Event::locationId) };
    }
};

struct Account {
    QString username;
    int eventId = 0;
    std::optional<Secret> password;
    std::optional<bool> isSuperuser;
    std::optional<bool> isActive;
    std::optional<QString> email;
    std::optional<QString> tlf;
    std::optional<QJsonObject> metadata;
    std::optional<QString> status;
    std::optional<QString> displayName;
    std::optional<QString> locationId;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("username", &Account::username),
            json::field("event_id", &Account::eventId, { .least = 1 }),
            json::field("password", &Account::password),
            json::field("is_superuser", &Account::isSuperuser),
            json::field("is_active", &Account::isActive),
            json::field("email", &Account::email),
            json::field("tlf", &Account::tlf),
            json::field("metadata", &Account::metadata),
            json::field("status", &Account::status),
            json::field("display_name", &Account::displayName),
            json::field("location_id", &Account::locationId) };
    }
};

struct Right {
    QString username;
    QString objectType;
    QString perm;
    std::optional<QString> objectId;
    std::optional<Instant> expiresAt;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("username", &Right::username),
            json::field("object_type", &Right::objectType, { .minLength = 1 }),
            json::field("perm", &Right::perm, { .minLength = 1 }),
            json::field("object_id", &Right::objectId),
            json::field("expires_at", &Right::expiresAt) };
    }
};

struct Device {
    std::optional<QString> uuid;
    QString locationId;
    QString description;
    std::optional<bool> active;
    std::optional<bool> lost;
    std::optional<QString> appVersion;
    std::optional<Instant> lastSeenAt;
    std::optional<Secret> authorisationCode;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("uuid", &Device::uuid, { .minLength = 1, .maxLength = 36 }),
            json::field("location_id", &Device::locationId),
            json::field("description", &Device::description),
            json::field("active", &Device::active),
            json::field("lost", &Device::lost),
            json::field("app_version", &Device::appVersion),
            json::field("last_seen_at", &Device::lastSeenAt),
            json::field("authorisation_code", &Device::authorisationCode) };
    }
};

struct Clinician {
    QString clinicianId;
    bool loginActive = true;
    std::optional<QString> sendEntryIdentifier;
    std::optional<Date> contractExpiry;
    std::optional<QStringList> groups;
    std::optional<QStringList> products;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("clinician_id", &Clinician::clinicianId, { .maxLength = 36 }),
            json::field("login_active", &Clinician::loginActive),
            json::field("send_entry_identifier", &Clinician::sendEntryIdentifier, { .maxLength = 50 }),
            json::field("contract_expiry_eod_date", &Clinician::contractExpiry),
            json::field("groups", &Clinician::groups),
            json::field("products", &Clinician::products) };
    }
};

struct Patient {
    QString patientId;
    std::optional<QString> locationId;
    std::optional<bool> disabled;
    std::optional<Secret> authorisationCode;

    static constexpr auto fields()
    {
        return std::tuple{ json::field(
                               "patient_id", &Patient::patientId, { .minLength = 1, .maxLength = 36 }),
            json::field("location_id", &Patient::locationId),
            json::field("disabled", &Patient::disabled),
            json::field("authorisation_code", &Patient::authorisationCode) };
    }
};

enum class ActivationState { Live, Used, Expired, Locked, Cancelled };

struct PatientActivation {
    QString patientId;
    Secret code;
    Secret otp;
    ActivationState state = ActivationState::Live;
    std::optional<int> attempts;
    std::optional<QString> purpose;
    std::optional<Instant> issuedAt;
    std::optional<Instant> expiresAt;
    std::optional<QString> phoneModel;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("patient_id", &PatientActivation::patientId),
            json::field("code", &PatientActivation::code, { .minLength = 1, .maxLength = 64 }),
            json::field("otp", &PatientActivation::otp, { .minLength = 1, .maxLength = 64 }),
            json::field("state", &PatientActivation::state),
            json::field("attempts", &PatientActivation::attempts, { .least = 0, .most = 1000 }),
            json::field("purpose", &PatientActivation::purpose),
            json::field("issued_at", &PatientActivation::issuedAt),
            json::field("expires_at", &PatientActivation::expiresAt),
            json::field("phone_model", &PatientActivation::phoneModel) };
    }
};

struct DeviceActivation {
    QString deviceId;
    Secret code;
    ActivationState state = ActivationState::Live;
    std::optional<Instant> issuedAt;
    std::optional<Instant> expiresAt;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("device_id", &DeviceActivation::deviceId),
            json::field("code", &DeviceActivation::code, { .minLength = 1, .maxLength = 64 }),
            json::field("state", &DeviceActivation::state),
            json::field("issued_at", &DeviceActivation::issuedAt),
            json::field("expires_at", &DeviceActivation::expiresAt) };
    }
};

//! In the order in which they are loaded, so that each finds what it refers to.
struct File {
    std::optional<QList<Event>> events;
    std::optional<QList<Operator>> operators;
    std::optional<QList<Account>> accounts;
    std::optional<QList<Right>> acl;
    std::optional<QList<Device>> devices;
    std::optional<QList<Clinician>> clinicians;
    std::optional<QList<Patient>> patients;
    std::optional<QList<PatientActivation>> patientActivations;
    std::optional<QList<DeviceActivation>> deviceActivations;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("events", &File::events),
            json::field("operators", &File::operators),
            json::field("accounts", &File::accounts),
            json::field("acl", &File::acl),
            json::field("devices", &File::devices),
            json::field("clinicians", &File::clinicians),
            json::field("patients", &File::patients),
            json::field("patient_activations", &File::patientActivations),
            json::field("device_activations", &File::deviceActivations) };
    }
};

} // namespace symbolon::app::fixture

template <>
struct symbolon::json::EnumNames<symbolon::app::fixture::ActivationState> {
    static constexpr std::array names{ "live", "used", "expired", "locked", "cancelled" };
};
