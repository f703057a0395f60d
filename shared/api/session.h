// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/parameters.h"

//! Signing in as an operator, and the very first operator. Native surface.
namespace symbolon::api {

//! What the app needs to know of the server before anybody has signed in.
struct ReadDiscovery : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/.well-known/symbolon",
        Surface::Native,
        Permission::anyone(),
        "Tell the site's name, base URL, API version, and whether set-up is open." };

    struct Response {
        QString siteName;
        QString sitePrefix;
        QString baseUrl;
        int apiVersion = 1;
        QString serverVersion;
        bool isProduction = true;
        bool needsSetup = false; //!< no operator exists yet
        Instant serverTime{};

        static constexpr auto fields()
        {
            return std::tuple{ json::field("site_name", &Response::siteName),
                json::field("site_prefix", &Response::sitePrefix),
                json::field("base_url", &Response::baseUrl),
                json::field("api_version", &Response::apiVersion),
                json::field("server_version", &Response::serverVersion),
                json::field("is_production", &Response::isProduction),
                json::field("needs_setup", &Response::needsSetup),
                json::field("server_time", &Response::serverTime) };
        }
    };
};

//! The same for a phone that only knows a site prefix.
struct DiscoverSite : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/discovery/{prefix}",
        Surface::Native,
        Permission::anyone(),
        "Find a site's base URL, name and API version by its three-letter prefix." };

    struct Path {
        QString prefix;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("prefix", &Path::prefix, { .maxLength = 8 }) };
        }
    };

    struct Response {
        QString siteName;
        QString baseUrl;
        int apiVersion = 1;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("site_name", &Response::siteName),
                json::field("base_url", &Response::baseUrl),
                json::field("api_version", &Response::apiVersion) };
        }
    };
};

//! A username as operators type it: letters, digits and `. _ - @`.
inline constexpr json::Rules usernameRules{
    .minLength = 1, .maxLength = 150, .doc = "letters, digits, . _ - @"
};
//! NIST SP 800-63B: at least eight characters for a password a person chose; no rules of composition.
inline constexpr json::Rules newPasswordRules{
    .minLength = 8, .maxLength = 256, .doc = "at least 8 characters"
};

struct SessionReply {
    Secret sessionToken; //!< keyed-HMAC token; ends on inactivity, at an absolute age, on disable and on
                         //!< sign-out
    Secret accessToken; //!< JWT for calls
    Instant accessExpiresAt{};
    Instant sessionExpiresAt{}; //!< absolute
    QString username;
    QString displayName;
    QStringList scopes;
    bool isSuperuser = false;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("session_token", &SessionReply::sessionToken),
            json::field("access_token", &SessionReply::accessToken),
            json::field("access_expires_at", &SessionReply::accessExpiresAt),
            json::field("session_expires_at", &SessionReply::sessionExpiresAt),
            json::field("username", &SessionReply::username),
            json::field("display_name", &SessionReply::displayName),
            json::field("scopes", &SessionReply::scopes),
            json::field("is_superuser", &SessionReply::isSuperuser) };
    }
};

struct OpenSession : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/v1/session",
        Surface::Native,
        Permission::anyone(),
        "Sign an operator in with username and password.",
        BodyPolicy::Required,
        200,
        Cost::Hashing,
        true };

    struct Body {
        QString username;
        Secret password;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("username", &Body::username, { .maxLength = 150 }),
                json::field("password", &Body::password, { .maxLength = 256 }) };
        }
    };

    using Response = SessionReply;
};

//! Takes the session token (not the access JWT) in Authorization and gives a fresh access JWT.
struct RenewSession : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/v1/session/renewal",
        Surface::Native,
        Permission::session(),
        "Get a fresh access JWT for the signed-in session.",
        BodyPolicy::Ignored,
        200,
        Cost::Ordinary,
        true };
    using Response = SessionReply;
};

struct CloseSession : Endpoint {
    static constexpr EndpointInfo info{ Method::Delete,
        "/v1/session",
        Surface::Native,
        Permission::session(),
        "Sign out: the session and its access tokens end at once.",
        BodyPolicy::Ignored,
        204 };
};

struct RedeemSetupToken : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/v1/setup",
        Surface::Native,
        Permission::anyone(),
        "Make the first operator with the one-time set-up token, and sign in.",
        BodyPolicy::Required,
        201,
        Cost::Hashing,
        true };

    struct Body {
        Secret token;
        QString username;
        Secret password;
        std::optional<QString> displayName;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("token", &Body::token, { .maxLength = 200 }),
                json::field("username", &Body::username, usernameRules),
                json::field("password", &Body::password, newPasswordRules),
                json::field("display_name", &Body::displayName, { .maxLength = 150 }) };
        }
    };

    using Response = SessionReply;
};

} // namespace symbolon::api
