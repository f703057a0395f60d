// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/setting_kinds.h"

// What the service decides by: environment, tokens, codes, protection, sessions, audit.
namespace symbolon::app {

using namespace kinds;

namespace {

    //! ENVIRONMENT: exactly five names are not production, everything else is (activation contract section
    //! 2).
    Kind environmentName()
    {
        Kind kind;
        kind.type = QStringLiteral("text");
        kind.set = [](Config &config, const QString &value) -> Result<void> {
            static const QStringList others{ QStringLiteral("DEMO"),
                QStringLiteral("DEVELOPMENT"),
                QStringLiteral("STAGING"),
                QStringLiteral("TRAINING"),
                QStringLiteral("TEST") };
            config.environment.name = value;
            config.environment.production = !others.contains(value);
            return {};
        };
        kind.get = [](const Config &config) { return config.environment.name; };
        return kind;
    }

    QList<Setting> environment()
    {
        return {
            { QStringLiteral("environment.name"),
                environmentName(),
                QStringLiteral(
                    "Exactly DEMO, DEVELOPMENT, STAGING, TRAINING or TEST; any other name is production."),
                { QStringLiteral("ENVIRONMENT") } },
            { QStringLiteral("development.endpoints"),
                boolean(At{ &Settings::environment, &EnvironmentSettings::developmentEndpoints }),
                QStringLiteral(
                    "Serve the development endpoints, where they are built in; refused in production.") },
            { QStringLiteral("development.allow_drop_data"),
                boolean(At{ &Settings::environment, &EnvironmentSettings::allowDropData }),
                QStringLiteral("Let `/drop_data` empty the database; refused in production."),
                { QStringLiteral("ALLOW_DROP_DATA") } },
            { QStringLiteral("development.static_identities"),
                boolean(At{ &Settings::environment, &EnvironmentSettings::staticIdentities }),
                QStringLiteral(
                    "Serve the static test identities with their trivial codes; refused in production.") },
            { QStringLiteral("development.ignore_jwt_validation"),
                boolean(At{ &Settings::jwt, &JwtSettings::ignoreValidation }),
                QStringLiteral("Believe every token on the old activation paths without checking it, where "
                               "the development "
                               "endpoints are built in; refused elsewhere, and in production."),
                { QStringLiteral("IGNORE_JWT_VALIDATION") } },
        };
    }

    QList<Setting> tokens()
    {
        return {
            { QStringLiteral("jwt.hs_key"),
                secret(At{ &Settings::jwt, &JwtSettings::hsKey }),
                QStringLiteral("Symmetric key shared with other services: verifies their tokens and signs "
                               "ours (HS512) unless an "
                               "RSA key is given. Without it the server signs with keys of its own."),
                { QStringLiteral("HS_KEY") } },
            { QStringLiteral("jwt.rsa_private_key"),
                secret(At{ &Settings::jwt, &JwtSettings::rsaPrivateKey }),
                QStringLiteral("RSA private key in PEM, 2048 bits or more; when given, tokens are signed "
                               "RS256 with it."),
                { QStringLiteral("RSA_PRIVATE_KEY") } },
            { QStringLiteral("jwt.allow_short_hs_key"),
                boolean(At{ &Settings::jwt, &JwtSettings::allowShortHsKey }),
                QStringLiteral("Accept an HS key under 32 bytes in production.") },
            { QStringLiteral("jwt.patient_lifetime"),
                duration(At{ &Settings::jwt, &JwtSettings::patientLifetime }, 1, 31'536'000),
                QStringLiteral("Lifetime of patients' tokens."),
                { QStringLiteral("JWT_EXPIRY_IN_SECONDS") } },
            { QStringLiteral("jwt.clinician_lifetime"),
                duration(At{ &Settings::jwt, &JwtSettings::clinicianLifetime }, 1, 31'536'000),
                QStringLiteral("Lifetime of clinicians' tokens."),
                { QStringLiteral("JWT_EXPIRY_IN_SECONDS") } },
            { QStringLiteral("jwt.device_lifetime"),
                duration(At{ &Settings::jwt, &JwtSettings::deviceLifetime }, 1, 31'536'000),
                QStringLiteral("Lifetime of devices' tokens."),
                { QStringLiteral("SEND_ENTRY_DEVICE_JWT_EXPIRY_IN_SECONDS") } },
            { QStringLiteral("jwt.operator_lifetime"),
                duration(At{ &Settings::jwt, &JwtSettings::operatorLifetime }, 60, 86'400),
                QStringLiteral("Lifetime of operators' access tokens, which their session renews.") },
            { QStringLiteral("jwt.plain"),
                boolean(At{ &Settings::jwt, &JwtSettings::plain }),
                QStringLiteral("Leave `iat`, `nbf`, `jti`, `sub` and `kid` out of issued tokens, as the old "
                               "service did.") },
            { QStringLiteral("jwt.accept_without_exp"),
                boolean(At{ &Settings::jwt, &JwtSettings::acceptWithoutExp }),
                QStringLiteral("Accept tokens that never expire.") },
            { QStringLiteral("jwt.accept_without_aud"),
                boolean(At{ &Settings::jwt, &JwtSettings::acceptWithoutAud }),
                QStringLiteral("Accept tokens that name no audience.") },
            { QStringLiteral("jwt.require_dpop"),
                boolean(At{ &Settings::jwt, &JwtSettings::requireDpop }),
                QStringLiteral("Accept and issue tablets' and clinicians' tokens only when they are bound to "
                               "a key of the tablet (RFC 9449).") },
            { QStringLiteral("jwt.external_audience"),
                text(At{ &Settings::jwt, &JwtSettings::externalAudience }),
                QStringLiteral(
                    "Audience of tokens from an external identity provider; empty means none are accepted."),
                { QStringLiteral("AUTH0_AUDIENCE") } },
            { QStringLiteral("jwt.external_issuer"),
                text(At{ &Settings::jwt, &JwtSettings::externalIssuer }),
                QStringLiteral("Issuer of those tokens, compared letter by letter (mind a final slash)."),
                { QStringLiteral("AUTH0_DOMAIN") } },
            { QStringLiteral("jwt.external_jwks_url"),
                text(
                    At{ &Settings::jwt, &JwtSettings::externalJwksUrl }, QStringLiteral("URL"), needsHttpUrl),
                QStringLiteral(
                    "Key set of the external provider; by default `.well-known/jwks.json` under its issuer."),
                { QStringLiteral("AUTH0_JWKS_URL") } },
            { QStringLiteral("jwt.external_metadata_claim"),
                text(At{ &Settings::jwt, &JwtSettings::externalMetadataClaim }),
                QStringLiteral("Claim that holds the metadata in external tokens."),
                { QStringLiteral("AUTH0_METADATA") } },
            { QStringLiteral("jwt.external_scope_claim"),
                text(At{ &Settings::jwt, &JwtSettings::externalScopeClaim }),
                QStringLiteral("Claim that holds the scopes in external tokens; by default the metadata "
                               "claim with its last part "
                               "replaced by `scope`."),
                { QStringLiteral("AUTH0_SCOPE_KEY") } },
            { QStringLiteral("scopes.mock_patient"),
                optionalText(At{ &Settings::scopes, &ScopeSettings::mockPatient }),
                QStringLiteral("Scopes of patients' tokens outside production when Redis has none."),
                { QStringLiteral("MOCK_GDM_PATIENT_SCOPE") },
                true },
            { QStringLiteral("scopes.mock_clinician"),
                optionalText(At{ &Settings::scopes, &ScopeSettings::mockClinician }),
                QStringLiteral("Scopes of clinicians' tokens outside production when Redis has none."),
                { QStringLiteral("MOCK_SEND_ENTRY_CLINICIAN_SCOPE") },
                true },
            { QStringLiteral("scopes.mock_device"),
                optionalText(At{ &Settings::scopes, &ScopeSettings::mockDevice }),
                QStringLiteral("Scopes of devices' tokens outside production when Redis has none."),
                { QStringLiteral("MOCK_SEND_ENTRY_DEVICE_SCOPE") },
                true },
            { QStringLiteral("scopes.patient"),
                text(At{ &Settings::scopes, &ScopeSettings::defaultPatient }),
                QStringLiteral("Scopes of patients' tokens until they are edited in the app.") },
            { QStringLiteral("scopes.clinician"),
                text(At{ &Settings::scopes, &ScopeSettings::defaultClinician }),
                QStringLiteral("Scopes of clinicians' tokens until they are edited in the app.") },
            { QStringLiteral("scopes.device"),
                text(At{ &Settings::scopes, &ScopeSettings::defaultDevice }),
                QStringLiteral("Scopes of devices' tokens until they are edited in the app.") },
        };
    }

    // Codes are stored in columns of 36 characters, hence 36; a PIN under 3 is a contract error.
    QList<Setting> activation()
    {
        return {
            { QStringLiteral("activation.pin_length"),
                integer(At{ &Settings::activation, &ActivationSettings::pinLength }, 3, 36),
                QStringLiteral("Characters of a patient's one-time PIN."),
                { QStringLiteral("OTP_LENGTH") } },
            { QStringLiteral("activation.patient_code_length"),
                integer(At{ &Settings::activation, &ActivationSettings::patientCodeLength }, 8, 36),
                QStringLiteral("Characters of a patient's activation code on the old API."),
                { QStringLiteral("AUTHORISATION_CODE_LENGTH") } },
            { QStringLiteral("activation.authorisation_code_length"),
                integer(At{ &Settings::activation, &ActivationSettings::authorisationCodeLength }, 8, 36),
                QStringLiteral("Characters of the authorisation code that a phone or tablet keeps."),
                { QStringLiteral("AUTHORISATION_CODE_LENGTH") } },
            { QStringLiteral("activation.device_code_length"),
                integer(At{ &Settings::activation, &ActivationSettings::deviceCodeLength }, 9, 36),
                QStringLiteral("Digits of a device's activation code on the old API."),
                { QStringLiteral("SEND_ENTRY_ACTIVATION_CODE_LENGTH") } },
            { QStringLiteral("activation.native_code_length"),
                integer(At{ &Settings::activation, &ActivationSettings::nativeCodeLength }, 9, 30),
                QStringLiteral(
                    "Characters of a native activation code without the site's prefix; 9 are 44.6 bits.") },
            { QStringLiteral("activation.salt_length"),
                integer(At{ &Settings::activation, &ActivationSettings::saltLength }, 8, 64),
                QStringLiteral("Characters of salt beside a hash."),
                { QStringLiteral("SALT_LENGTH") } },
            { QStringLiteral("activation.expiry_days"),
                integer(At{ &Settings::activation, &ActivationSettings::expiryDays }, 0, 365),
                QStringLiteral("Take-home codes end with the day that many days ahead."),
                { QStringLiteral("ACTIVATION_EXPIRY_END_OF_NTH_DAY") } },
            { QStringLiteral("activation.in_room"),
                duration(At{ &Settings::activation, &ActivationSettings::inRoom }, 1, 60),
                QStringLiteral("Lifetime of a code that is redeemed in front of staff.") },
            { QStringLiteral("activation.max_attempts"),
                integer(At{ &Settings::activation, &ActivationSettings::maxAttempts }, 1, 100),
                QStringLiteral("Wrong PINs before a code is locked."),
                { QStringLiteral("MAX_ACTIVATION_ATTEMPTS") } },
            { QStringLiteral("activation.failure_budget_per_day"),
                integer(At{ &Settings::activation, &ActivationSettings::failureBudgetPerDay }, 1, 10'000),
                QStringLiteral("Wrong PINs per patient over all codes of 24 h.") },
        };
    }

    QList<Setting> protection()
    {
        const QString networks = QStringLiteral("list of addresses and networks");
        return {
            { QStringLiteral("protection.failures_per_source"),
                integer(At{ &Settings::protection, &ProtectionSettings::failuresPerSource }, 1, 1'000'000),
                QStringLiteral("Wrong codes, PINs and passwords from one source per window before it is told "
                               "to wait.") },
            { QStringLiteral("protection.failure_window"),
                duration(At{ &Settings::protection, &ProtectionSettings::failureWindow }, 1, 86'400),
                QStringLiteral("The window in which failures are counted.") },
            { QStringLiteral("protection.failures_overall"),
                integer(At{ &Settings::protection, &ProtectionSettings::failuresOverall }, 1, 1'000'000),
                QStringLiteral("Wrong codes from everywhere per minute; beyond, a source has a tenth of its "
                               "failures, and whoever has not failed is served as ever.") },
            { QStringLiteral("protection.issues_per_operator"),
                integer(At{ &Settings::protection, &ProtectionSettings::issuesPerOperator }, 1, 1'000'000),
                QStringLiteral("Codes that one operator, clinician, tablet or phone may issue per hour.") },
            { QStringLiteral("protection.issues_per_system"),
                integer(At{ &Settings::protection, &ProtectionSettings::issuesPerSystem }, 1, 10'000'000),
                QStringLiteral(
                    "Codes that one other service may issue per hour; the old deployment has one for "
                    "everybody.") },
            { QStringLiteral("protection.sign_in_failures_per_account"),
                integer(At{ &Settings::protection, &ProtectionSettings::signInFailuresPerAccount }, 1, 100),
                QStringLiteral("Wrong passwords per account and window before it is told to wait.") },
            { QStringLiteral("protection.ban_time"),
                duration(At{ &Settings::protection, &ProtectionSettings::banTime }, 1, 86'400),
                QStringLiteral("Ban of a source that uses up its failures a second time; it doubles with "
                               "each further time.") },
            { QStringLiteral("protection.ban_time_max"),
                duration(At{ &Settings::protection, &ProtectionSettings::banTimeMax }, 1, 31'536'000),
                QStringLiteral(
                    "Longest ban of a source; after twice that without failures its bans are forgotten.") },
            { QStringLiteral("protection.trusted_proxies"),
                list(At{ &Settings::protection, &ProtectionSettings::trustedProxies },
                    networks,
                    needsNetworks),
                QStringLiteral("Reverse proxies whose X-Forwarded-For is believed for one hop.") },
            { QStringLiteral("protection.never_banned"),
                list(At{ &Settings::protection, &ProtectionSettings::neverBanned }, networks, needsNetworks),
                QStringLiteral("Sources whose failures are neither counted nor answered with 429.") },
        };
    }

    QList<Setting> sessionAndAudit()
    {
        return {
            { QStringLiteral("session.idle"),
                duration(At{ &Settings::sessions, &SessionSettings::idle }, 60, 86'400),
                QStringLiteral("An operator's session ends after that long without use.") },
            { QStringLiteral("session.absolute"),
                duration(At{ &Settings::sessions, &SessionSettings::absolute }, 60, 2'592'000),
                QStringLiteral("An operator's session ends at that age.") },
            { QStringLiteral("session.per_operator"),
                integer(At{ &Settings::sessions, &SessionSettings::perOperator }, 1, 1000),
                QStringLiteral("Sessions one operator may have; the oldest ends when another begins.") },
            { QStringLiteral("session.setup_token_lifetime"),
                duration(At{ &Settings::sessions, &SessionSettings::setupTokenLifetime }, 1, 168),
                QStringLiteral("How long the one-time set-up token is good.") },
            { QStringLiteral("audit.seal_every"),
                duration(At{ &Settings::audit, &AuditSettings::sealEvery }, 10, 1000),
                QStringLiteral("Pause between two rounds of linking new audit entries into the chain.") },
        };
    }

    QList<Setting> authEvents()
    {
        return {
            { QStringLiteral("events.shared_secret"),
                secret(At{ &Settings::events, &EventSettings::sharedSecret }),
                QStringLiteral(
                    "Secret that third parties verify keyed-HMAC tokens with, at least 32 bytes. Without it "
                    "the server has a key of its own and nobody else can verify them."),
                { QStringLiteral("SHARED_SECRET") } },
            { QStringLiteral("events.token_lifetime"),
                duration(At{ &Settings::events, &EventSettings::tokenLifetime }, 60, 86'400),
                QStringLiteral("How long an auth-token is good; clients renew it before.") },
        };
    }

} // namespace

QList<Setting> serviceSettings()
{
    return environment() + tokens() + activation() + protection() + sessionAndAudit() + authEvents();
}

} // namespace symbolon::app
