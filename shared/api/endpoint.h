// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/json/field.h"

//! The one declaration of an endpoint. A struct with
//!
//!     static constexpr EndpointInfo info { Method::Post, "/v1/…/{id}", Surface::Native,
//!     Permission::scope("…"), "…" }; using Path = …; using Query = …; using Headers = …; using Body = …;
//!     using Response = …;
//!
//! gives the route, the decoding, the permission check, the app's call and the OpenAPI entry. Path, Query,
//! Headers and Body may be Nothing; each is a struct with fields().
namespace symbolon::api {

enum class Method { Get, Post, Put, Patch, Delete };

//! Which of the three ways of addressing and of showing errors a path belongs to.
enum class Surface { Activation, Events, Native };

//! What a caller must hold. There is no default, so no endpoint can forget it.
struct Permission {
    enum class Kind {
        Public, //!< nothing; the secret, if any, is in the request itself
        Scope, //!< a token with this scope, or an operator granted it
        Device, //!< the same, in a token of an active device
        Session, //!< any signed-in operator
        Account, //!< anybody signed in to an auth-event, operators included
        Visitor, //!< nothing; who signed in may see more, a bad credential counts as none
        Acl, //!< an account that holds one of the permissions on an object
    };
    Kind kind;
    const char *scope = ""; //!< of Acl: the permissions, any of which will do, joined by `|`
    const char *objectType = ""; //!< of Acl
    const char *object = ""; //!< of Acl: the path parameter with the object's id; empty = no object

    static constexpr Permission anyone() { return { Kind::Public }; }

    static constexpr Permission scoped(const char *scope) { return { Kind::Scope, scope }; }

    static constexpr Permission device(const char *scope) { return { Kind::Device, scope }; }

    static constexpr Permission session() { return { Kind::Session }; }

    static constexpr Permission account() { return { Kind::Account }; }

    static constexpr Permission visitor() { return { Kind::Visitor }; }

    static constexpr Permission acl(const char *objectType, const char *perms, const char *object = "")
    {
        return { Kind::Acl, perms, objectType, object };
    }
};

//! What is done with a request body.
enum class BodyPolicy {
    Ignored,
    Required, //!< JSON, decoded into Body
    Optional, //!< the same when there is one; Input::hasBody tells
    RefusedIfJson, //!< a JSON content type alone is an error (activation contract 7.9, 7.10)
};

//! How much the answer costs: where the handler runs.
enum class Cost {
    Nothing, //!< no database, no waiting: answered on the IO thread
    Ordinary,
    Hashing, //!< memory-hard hashes
};

struct EndpointInfo {
    Method method;
    const char *path; //!< with {parameters}, one segment each
    Surface surface;
    Permission permission;
    const char *summary; //!< one sentence, printed in the API reference
    BodyPolicy body = BodyPolicy::Ignored;
    int status = 200; //!< of success
    Cost cost = Cost::Ordinary;
    bool carriesSecret =
        false; //!< the reply holds a code, PIN or token: no-store, no ETag (decisions: section 5)
    qint64 maxBody = 64 * 1024; //!< bytes
};

//! For Path, Query, Headers, Body or Response without content.
struct Nothing {
    static constexpr auto fields() { return std::tuple{}; }
};

//! Everything a handler is given of the request.
template <typename E>
struct Input {
    typename E::Path path{};
    typename E::Query query{};
    typename E::Headers headers{};
    typename E::Body body{};
    bool hasBody = false;
};

//! Defaults, so that an endpoint names only what it has.
struct Endpoint {
    using Path = Nothing;
    using Query = Nothing;
    using Headers = Nothing;
    using Body = Nothing;
    using Response = Nothing;
};

//! `GET`, `POST`, …
[[nodiscard]] QByteArray methodName(Method method);

//! A page of a list, oldest or newest first as the endpoint says; `next` is the cursor of the following page.
template <typename T>
struct Page {
    QList<T> items;
    json::Nullable<QString> next{ true, std::nullopt };

    static constexpr auto fields()
    {
        return std::tuple{ json::field("items", &Page::items), json::field("next", &Page::next) };
    }
};

} // namespace symbolon::api
