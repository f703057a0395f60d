// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/secret.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

//! What an operator of the server can set and what decisions and handlers need to know of it: plain values,
//! filled by server/app from defaults, file, environment and options. Names, units, limits and documentation
//! of each setting are in server/app/config_table.cpp; the defaults are the initialisers here.
namespace symbolon {

//! Lengths, lifetimes and limits of codes (activation contract sections 2 and 5).
struct ActivationSettings {
    int pinLength = 4; //!< one-time PIN of patients, OTP_LENGTH
    int patientCodeLength = 30; //!< patient activation codes of the old API, AUTHORISATION_CODE_LENGTH
    int deviceCodeLength = 9; //!< SEND_ENTRY_ACTIVATION_CODE_LENGTH
    int authorisationCodeLength = 30; //!< AUTHORISATION_CODE_LENGTH
    int saltLength = 30;
    int expiryDays = 5; //!< codes end with the day that many days ahead (contract 5.3)
    int maxAttempts = 10; //!< wrong PINs before a code is locked
    int failureBudgetPerDay = 30; //!< wrong PINs per patient over all codes in 24 h
    std::chrono::minutes inRoom{ 10 }; //!< lifetime of a native code that is redeemed in front of staff
    int nativeCodeLength = 9; //!< characters of the native alphabet without the site's prefix
};

//! Tokens issued and accepted (activation contract section 4).
struct JwtSettings {
    QString issuer; //!< issuer and audience: the public URL and a slash
    std::chrono::seconds patientLifetime{ 900 };
    std::chrono::seconds deviceLifetime{ 86400 };
    std::chrono::seconds clinicianLifetime{ 900 };
    std::chrono::seconds operatorLifetime{ 900 };
    bool plain = false; //!< omit `iat nbf jti sub kid` from issued tokens
    bool acceptWithoutExp = false;
    bool acceptWithoutAud = false;
    bool allowShortHsKey = false; //!< an HS key under 32 bytes even in production
    bool requireDpop = false; //!< tablets' and clinicians' tokens must be bound to a key (RFC 9449)
    bool ignoreValidation = false; //!< IGNORE_JWT_VALIDATION; never true in production or in a package
    Secret hsKey; //!< HS_KEY; signs while present, is not stored
    Secret rsaPrivateKey; //!< RSA_PRIVATE_KEY, PEM; signs while present, is not stored

    //! Tokens of an external identity provider (activation contract 4.4); off while `externalAudience` is
    //! empty.
    QString externalIssuer; //!< AUTH0_DOMAIN, compared exactly
    QString externalAudience; //!< AUTH0_AUDIENCE
    QString externalJwksUrl; //!< AUTH0_JWKS_URL
    QString externalMetadataClaim =
        QStringLiteral("https://gdm.sensynehealth.com/metadata"); //!< AUTH0_METADATA
    QString externalScopeClaim; //!< AUTH0_SCOPE_KEY

    [[nodiscard]] bool acceptsExternal() const
    {
        return !externalAudience.isEmpty() && !externalIssuer.isEmpty();
    }
};

//! Scopes put into issued tokens when Redis has none (decisions: Redis, then MOCK_*, then the stored setting,
//! whose first value is the default here). nullopt = not set.
struct ScopeSettings {
    std::optional<QString> mockPatient; //!< MOCK_GDM_PATIENT_SCOPE
    std::optional<QString> mockDevice; //!< MOCK_SEND_ENTRY_DEVICE_SCOPE
    std::optional<QString> mockClinician; //!< MOCK_SEND_ENTRY_CLINICIAN_SCOPE
    QString defaultPatient = QStringLiteral(
        "read:gdm_patient_abbreviated read:gdm_message write:gdm_message read:gdm_bg_reading "
        "write:gdm_bg_reading "
        "read:gdm_medication read:gdm_question read:gdm_answer write:gdm_answer read:gdm_trustomer "
        "read:gdm_telemetry write:gdm_telemetry write:gdm_terms_agreement");
    QString defaultDevice = QStringLiteral("read:send_entry_identifier");
    QString defaultClinician =
        QStringLiteral("read:send_clinician read:send_patient read:send_observation write:send_observation");

    //! Outside production the mocks are then all there is: a kind without one has no scope, as on the old
    //! service (activation contract 1, 4.7).
    [[nodiscard]] bool isMocked() const { return mockPatient || mockDevice || mockClinician; }
};

//! What kind of installation this is. Everything but the five names of the contract's section 2 is
//! production.
struct EnvironmentSettings {
    bool production = true;
    QString name = QStringLiteral("PRODUCTION");
    //! Run-time opt-in to the development endpoints; they must be linked as well. Never true in production.
    bool developmentEndpoints = false;
    bool allowDropData = false; //!< ALLOW_DROP_DATA; never true in production
    bool staticIdentities = false; //!< activation contract 5.7; never true in production
};

//! Redis as the source of token scopes and of the external key set (activation contract section 2).
struct RedisSettings {
    bool enabled = true; //!< REDIS_INSTALLED
    QString host; //!< empty = not used
    int port = 6379;
    Secret password;
    std::chrono::milliseconds timeout{ 2000 };
    bool tls = false;
    std::chrono::seconds remember{ 30 }; //!< how long an answer, or that there is none, is kept

    [[nodiscard]] bool isUsed() const { return enabled && !host.isEmpty(); }
};

//! Brakes against guessing and flooding. Counts are per source (an IPv6 /64 is one source) unless said
//! otherwise.
struct ProtectionSettings {
    int failuresPerSource = 20; //!< wrong codes, PINs or passwords from one source per window before 429
    std::chrono::seconds failureWindow{ 300 };
    int failuresOverall = 600; //!< wrong codes from everywhere per minute; beyond, a source has a tenth
    int issuesPerOperator = 600; //!< codes one person may issue per hour
    int issuesPerSystem = 60'000; //!< the same for another service, which may speak for a whole deployment
    int signInFailuresPerAccount = 10; //!< wrong passwords per account per window
    std::chrono::seconds banTime{ 600 }; //!< first ban of a source; doubles with each further one
    std::chrono::seconds banTimeMax{ 3600 };
    QStringList trustedProxies; //!< addresses or networks whose X-Forwarded-For is believed for one hop
    QStringList neverBanned; //!< addresses or networks
};

//! Sessions of people who sign in with a password.
struct SessionSettings {
    std::chrono::seconds idle{ std::chrono::minutes(15) };
    std::chrono::seconds absolute{ std::chrono::hours(12) };
    int perOperator = 10; //!< the oldest ends when another begins
    std::chrono::hours setupTokenLifetime{ 24 };
};

//! Names of this installation that people and phones see.
struct SiteSettings {
    QString name = QStringLiteral("Symbolon");
    QString prefix = QStringLiteral("SYM"); //!< three letters before every native code
    QString publicUrl; //!< PROXY_URL: without a path of ours, may end in a slash (the issuer adds one more)
};

//! Sizes that handlers enforce.
struct LimitSettings {
    qint64 maxBody = 1 << 20; //!< bytes of a request body
    int pageSize = 50; //!< rows of a list when the caller does not say
    int maxPageSize = 500;
};

//! Where audit messages go and what of them is kept.
struct AuditSettings {
    bool publish = true; //!< write contract section 6 messages to the outbox; false when AMQP is off
    std::chrono::milliseconds sealEvery{
        500
    }; //!< the sealer's pause; rows are linked at most 1 s after commit
};

//! The auth-events service (its contract, section 15).
struct EventSettings {
    Secret sharedSecret; //!< SHARED_SECRET: signs keyed-HMAC tokens that third parties verify; empty = a key
                         //!< of our own
    std::chrono::seconds tokenLifetime{ 3600 }; //!< TIMEOUT: of an auth-token
};

//! All of it, as handlers see it.
struct Settings {
    ActivationSettings activation;
    JwtSettings jwt;
    ScopeSettings scopes;
    EnvironmentSettings environment;
    ProtectionSettings protection;
    SessionSettings sessions;
    SiteSettings site;
    LimitSettings limits;
    AuditSettings audit;
    EventSettings events;
};

} // namespace symbolon
