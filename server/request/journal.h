// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/access.h"
#include "server/store/database.h"

#include <QJsonObject>
#include <QString>

namespace symbolon::http {

struct Services;

//! One act worth writing down. Never holds a secret; what a thing was before and after is sealed under its
//! subject's key.
struct AuditRecord {
    QString kind; //!< `activation.issue`
    QString subjectKind; //!< `patient`, `device`, `clinician`, `operator`, `event`
    QString subject;
    QJsonObject detail = {};
    std::optional<QJsonObject> before = std::nullopt;
    std::optional<QJsonObject> after = std::nullopt;
    QString object = {};
    bool isRefused = false;
    QString reference = {};
};

//! A message for the old service's audit exchange (activation contract 6).
struct AuditMessage {
    QString eventType;
    QJsonObject eventData;
};

//! Collects what one request has to tell and writes it inside the request's own transaction: audit rows and
//! outgoing messages exist exactly when the change does.
class Journal {
public:
    Journal(Services &services, const access::Caller &caller);

    void record(AuditRecord record);
    void send(AuditMessage message);
    //! A live view's topic that changed; published after the commit.
    void changed(QByteArray topic, QJsonObject what);

    //! Who asked, from where, under which id: filled in by the router.
    QString requestId;
    QString address;
    Instant now{};

    [[nodiscard]] Result<void> write(store::Connection &db);
    void discard();

    [[nodiscard]] bool hasSent() const { return m_hasSent; }

    //! Empties and returns what live views have to be told.
    [[nodiscard]] QList<std::pair<QByteArray, QJsonObject>> takeChanges();

private:
    [[nodiscard]] Result<void> insert(store::Connection &db, const AuditRecord &record);

    Services &m_services;
    const access::Caller &m_caller;
    QList<AuditRecord> m_records;
    QList<AuditMessage> m_messages;
    QList<std::pair<QByteArray, QJsonObject>> m_changes;
    bool m_hasSent = false;
};

} // namespace symbolon::http
