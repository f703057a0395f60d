// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/endpoint.h"

//! Tokens, the access list and one's own account on the auth-events surface (auth-events contract 7.1 to 7.3,
//! 7.19, 7.21, 7.23, 7.24).
namespace symbolon::api {

//! `{"status": "ok"}`, the answer of everything that has nothing else to say.
struct StatusReply {
    QString status = QStringLiteral("ok");

    static constexpr auto fields() { return std::tuple{ json::field("status", &StatusReply::status) }; }
};

//! `page`, `n` and `order` of the old lists. Texts, because what cannot be read counts as not given.
struct NumberedPageQuery {
    std::optional<QString> page;
    std::optional<QString> n;
    std::optional<QString> order;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("page", &NumberedPageQuery::page, { .doc = "from 1" }),
            json::field("n", &NumberedPageQuery::n, { .doc = "rows of a page, 10 unless said, 200 at most" }),
            json::field(
                "order", &NumberedPageQuery::order, { .doc = "a field's name, with - for descending" }) };
    }
};

//! What every old list says of its page.
struct PageNumbers {
    int page = 1;
    qint64 totalCount = 0;
    QList<int> pageRange;
    qint64 startIndex = 0; //!< from 1; 0 when the list is empty
    qint64 endIndex = 0;
    bool hasNext = false;
    bool hasPrevious = false;
};

//! The fields of PageNumbers, for replies derived from it.
constexpr auto pageFields()
{
    return std::tuple{ json::field("page", &PageNumbers::page),
        json::field("total_count", &PageNumbers::totalCount),
        json::field("page_range", &PageNumbers::pageRange),
        json::field("start_index", &PageNumbers::startIndex),
        json::field("end_index", &PageNumbers::endIndex),
        json::field("has_next", &PageNumbers::hasNext),
        json::field("has_previous", &PageNumbers::hasPrevious) };
}

struct RequestPermission : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/api/get-perms/",
        Surface::Events,
        Permission::account(),
        "Get a permission token that a third party can verify with the shared secret.",
        BodyPolicy::Required,
        200,
        Cost::Ordinary,
        true };

    struct Body {
        QString permission;
        QString objectType;
        std::optional<QJsonValue> objectId;
        std::optional<QString> user;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("permission", &Body::permission, { .doc = "joined by |" }),
                json::field("object_type", &Body::objectType, { .maxLength = 255 }),
                json::field("object_id", &Body::objectId, { .doc = "0 when absent" }),
                json::field("user", &Body::user, { .doc = "the caller's own name, if given" }) };
        }
    };

    struct Response {
        QString status = QStringLiteral("ok");
        Secret permissionToken;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("status", &Response::status),
                json::field("permission-token", &Response::permissionToken) };
        }
    };
};

//! The path of one kind of grant.
struct GrantPath {
    QString username;
    QString objectType;
    QString permission;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("username", &GrantPath::username),
            json::field("object_type", &GrantPath::objectType),
            json::field("perm", &GrantPath::permission) };
    }
};

struct GrantOnObjectPath {
    QString username;
    QString objectType;
    QString permission;
    QString objectId;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("username", &GrantOnObjectPath::username),
            json::field("object_type", &GrantOnObjectPath::objectType),
            json::field("perm", &GrantOnObjectPath::permission),
            json::field("object_id", &GrantOnObjectPath::objectId) };
    }
};

struct ReadGrant : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/api/acl/{username}/{object_type}/{perm}/",
        Surface::Events,
        Permission::acl("ACL", "view"),
        "Does an account hold a permission on no object in particular?" };
    using Path = GrantPath;

    struct Response {
        QString status = QStringLiteral("ok");
        bool perm = false;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("status", &Response::status),
                json::field("perm", &Response::perm) };
        }
    };
};

struct ReadGrantOnObject : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/api/acl/{username}/{object_type}/{perm}/{object_id}/",
        Surface::Events,
        Permission::acl("ACL", "view"),
        "Does an account hold a permission on one object?" };
    using Path = GrantOnObjectPath;
    using Response = ReadGrant::Response;
};

struct RevokeGrant : Endpoint {
    static constexpr EndpointInfo info{ Method::Delete,
        "/api/acl/{username}/{object_type}/{perm}/",
        Surface::Events,
        Permission::acl("ACL", "delete"),
        "Take a permission on no object in particular away." };
    using Path = GrantPath;
    using Response = StatusReply;
};

struct RevokeGrantOnObject : Endpoint {
    static constexpr EndpointInfo info{ Method::Delete,
        "/api/acl/{username}/{object_type}/{perm}/{object_id}/",
        Surface::Events,
        Permission::acl("ACL", "delete"),
        "Take a permission on one object away." };
    using Path = GrantOnObjectPath;
    using Response = StatusReply;
};

//! One grant in either form: `perm` as the old code reads it, `permission` as its description says.
struct GrantRequest {
    QString user;
    QString objectType;
    std::optional<QString> perm;
    std::optional<QString> permission;
    std::optional<QJsonValue> objectId;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("user", &GrantRequest::user),
            json::field("object_type", &GrantRequest::objectType, { .minLength = 1, .maxLength = 255 }),
            json::field("perm", &GrantRequest::perm, { .minLength = 1, .maxLength = 255 }),
            json::field("permission", &GrantRequest::permission, { .minLength = 1, .maxLength = 255 }),
            json::field("object_id", &GrantRequest::objectId) };
    }
};

struct AddGrants : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/api/acl/",
        Surface::Events,
        Permission::acl("ACL", "create"),
        "Grant permissions to accounts: a list, or one as the description has it.",
        BodyPolicy::Required };

    //! A list with `perms`, or the keys of one GrantRequest.
    struct Body {
        std::optional<QJsonValue> userid;
        std::optional<QList<GrantRequest>> perms;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("userid", &Body::userid, { .doc = "an account's number" }),
                json::field("perms", &Body::perms) };
        }
    };

    using Response = StatusReply;
};

//! The description's way to take one grant away: `DELETE /acl` with a body.
struct RevokeGrantByBody : Endpoint {
    static constexpr EndpointInfo info{ Method::Delete,
        "/api/acl/",
        Surface::Events,
        Permission::acl("ACL", "delete"),
        "Take one permission away, named in the body.",
        BodyPolicy::Required };
    using Body = GrantRequest;
    using Response = StatusReply;
};

struct ListOwnGrants : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/api/acl/mine/",
        Surface::Events,
        Permission::account(),
        "List what the caller was granted." };

    struct Query {
        std::optional<QString> objectType;
        std::optional<QString> objectId;
        std::optional<QString> perm;
        std::optional<QString> page;
        std::optional<QString> n;
        std::optional<QString> order;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("object_type", &Query::objectType),
                json::field("object_id", &Query::objectId),
                json::field("perm", &Query::perm, { .doc = "joined by |" }),
                json::field("page", &Query::page),
                json::field("n", &Query::n),
                json::field("order", &Query::order) };
        }
    };

    struct Grant {
        QString perm;
        QString objectType;
        QString objectId;
        QString created; //!< ISO 8601 with microseconds and +00:00

        static constexpr auto fields()
        {
            return std::tuple{ json::field("perm", &Grant::perm),
                json::field("object_type", &Grant::objectType),
                json::field("object_id", &Grant::objectId),
                json::field("created", &Grant::created) };
        }
    };

    struct Response : PageNumbers {
        QString status = QStringLiteral("ok");
        QList<Grant> perms;

        static constexpr auto fields()
        {
            return std::tuple_cat(std::tuple{ json::field("status", &Response::status),
                                      json::field("perms", &Response::perms) },
                pageFields());
        }
    };
};

struct Ping : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/api/auth-event/{id}/ping/",
        Surface::Events,
        Permission::anyone(),
        "Renew an auth-token; the event in the path is not looked at.",
        BodyPolicy::Ignored,
        200,
        Cost::Ordinary,
        true };

    struct Path {
        qint64 id = 0;

        static constexpr auto fields() { return std::tuple{ json::field("id", &Path::id) }; }
    };

    struct Response {
        Secret authToken;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("auth-token", &Response::authToken) };
        }
    };
};

struct AccountPath {
    qint64 pk = 0;

    static constexpr auto fields() { return std::tuple{ json::field("pk", &AccountPath::pk) }; }
};

struct AccountReply {
    QString username;
    bool active = true;
    std::optional<QString> email;
    std::optional<QString> tlf;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("username", &AccountReply::username),
            json::field("active", &AccountReply::active),
            json::field("email", &AccountReply::email),
            json::field("tlf", &AccountReply::tlf) };
    }
};

struct ReadOwnAccount : Endpoint {
    static constexpr EndpointInfo info{
        Method::Get, "/api/user/", Surface::Events, Permission::account(), "Read one's own account."
    };
    using Response = AccountReply;
};

struct ReadAccount : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/api/user/{pk}/",
        Surface::Events,
        Permission::acl("UserData", "edit", "pk"),
        "Read an account." };
    using Path = AccountPath;
    using Response = AccountReply;
};

struct ChangeOwnPassword : Endpoint {
    static constexpr EndpointInfo info{ Method::Post,
        "/api/user/",
        Surface::Events,
        Permission::account(),
        "Change one's own password.",
        BodyPolicy::Required,
        200,
        Cost::Hashing };

    struct Body {
        Secret oldPassword;
        Secret newPassword;

        static constexpr auto fields()
        {
            return std::tuple{ json::field(
                                   "old_pwd", &Body::oldPassword, { .minLength = 1, .maxLength = 256 }),
                json::field("new_pwd", &Body::newPassword, { .minLength = 1, .maxLength = 256 }) };
        }
    };

    using Response = StatusReply;
};

struct ListOwnEvents : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/api/user/auth-event/",
        Surface::Events,
        Permission::account(),
        "List the events that the caller may edit." };

    struct Response {
        QStringList ids;

        static constexpr auto fields() { return std::tuple{ json::field("ids-auth-event", &Response::ids) }; }
    };
};

struct ReadLegal : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/api/legal/{pk}/",
        Surface::Events,
        Permission::anyone(),
        "Read what a module has to say of the law." };
    using Path = AccountPath;
    using Response = QJsonObject;
};

} // namespace symbolon::api
