// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/parameters.h"

//! What the Today page shows, and what staff look up. Native surface.
namespace symbolon::api {

struct ReadToday : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/today",
        Surface::Native,
        Permission::session(),
        "Count what needs somebody's attention today." };

    struct Response {
        int codesWaiting = 0;
        int redeemedToday = 0; //!< since midnight of the site
        int failuresToday = 0;
        int devicesUnseen = 0; //!< activated, active, not seen for seven days
        int contractsEnding = 0; //!< within fourteen days
        int messagesStuck = 0; //!< in the outbox for more than five minutes, or dead
        Instant asOf{};

        static constexpr auto fields()
        {
            return std::tuple{ json::field("codes_waiting", &Response::codesWaiting),
                json::field("redeemed_today", &Response::redeemedToday),
                json::field("failures_today", &Response::failuresToday),
                json::field("devices_unseen", &Response::devicesUnseen),
                json::field("contracts_ending", &Response::contractsEnding),
                json::field("messages_stuck", &Response::messagesStuck),
                json::field("as_of", &Response::asOf) };
        }
    };
};

//! One line of the audit trail.
struct AuditEntry {
    qint64 entryId = 0;
    Instant created{};
    QString kind; //!< e.g. `activation.issue`
    QString outcome; //!< `done` or `refused`
    QString actorKind;
    QString actor;
    QString subjectKind;
    QString subject;
    QJsonObject detail;
    std::optional<QString> reference;
    QString requestId;
    QString address;
    bool isSealed = false; //!< linked into the hash chain

    static constexpr auto fields()
    {
        return std::tuple{ json::field("entry_id", &AuditEntry::entryId),
            json::field("created", &AuditEntry::created),
            json::field("kind", &AuditEntry::kind),
            json::field("outcome", &AuditEntry::outcome),
            json::field("actor_kind", &AuditEntry::actorKind),
            json::field("actor", &AuditEntry::actor),
            json::field("subject_kind", &AuditEntry::subjectKind),
            json::field("subject", &AuditEntry::subject),
            json::field("detail", &AuditEntry::detail),
            json::field("reference", &AuditEntry::reference),
            json::field("request_id", &AuditEntry::requestId),
            json::field("address", &AuditEntry::address),
            json::field("is_sealed", &AuditEntry::isSealed) };
    }
};

//! The true cause behind a uniform failure, for a signed-in operator who may read its subject's kind or the
//! audit trail; to others the reference does not exist.
struct ExplainReference : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/references/{reference}",
        Surface::Native,
        Permission::session(),
        "Explain a failure by the six-character reference that was shown with it." };

    struct Path {
        QString reference;

        static constexpr auto fields()
        {
            return std::tuple{ json::field(
                "reference", &Path::reference, { .minLength = 6, .maxLength = 16 }) };
        }
    };

    struct Response {
        QString reference;
        QString cause; //!< a word, e.g. `wrong_pin`, that the app makes a sentence of
        AuditEntry entry;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("reference", &Response::reference),
                json::field("cause", &Response::cause),
                json::field("entry", &Response::entry) };
        }
    };
};

struct ListAudit : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/v1/audit",
        Surface::Native,
        Permission::scoped("read:audit"),
        "List the audit trail, newest first." };

    struct Query {
        std::optional<QString> subject;
        std::optional<QString> actor;
        std::optional<QString> kind; //!< prefix, e.g. `activation.`
        std::optional<QString> outcome; //!< `done` or `refused`
        std::optional<Instant> since; //!< then or later
        std::optional<QString> cursor;
        std::optional<int> limit;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("subject", &Query::subject, { .maxLength = 150 }),
                json::field("actor", &Query::actor, { .maxLength = 150 }),
                json::field("kind", &Query::kind, { .maxLength = 60 }),
                json::field("outcome", &Query::outcome, { .maxLength = 20 }),
                json::field("since", &Query::since),
                json::field("cursor", &Query::cursor, { .maxLength = 300 }),
                json::field("limit", &Query::limit, { .least = 1, .most = 200 }) };
        }
    };

    using Response = Page<AuditEntry>;
};

} // namespace symbolon::api
