// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

//! Who asks, and whether they may.
namespace symbolon::access {

//! What kind of subject a credential speaks for. A token of one kind is never accepted where another is
//! wanted.
enum class SubjectKind { Anonymous, Patient, Device, Clinician, System, Operator };

//! The caller of one request, after every check of the credential.
struct Caller {
    SubjectKind kind = SubjectKind::Anonymous;
    //! For created_by, modified_by and the audit: the first of patient_id, device_id, clinician_id and
    //! system_id of the token (activation contract 4.3), an operator's username, or `unknown`.
    QString identity = QStringLiteral("unknown");
    QSet<QString> scopes;
    QString deviceId; //!< of the token's metadata, if any
    QString patientId;
    QString systemId;
    QString clinicianId;
    QString sessionId; //!< of an operator's session
    qint64 accountId = 0; //!< of an operator
    QString locationId; //!< restricts what is seen, once set
    bool isSuperuser = false;
};

[[nodiscard]] QString name(SubjectKind kind);

//! One rule's verdict with its reason; check() and explain() are the same function, so an explanation is
//! never another rule than the one that was applied.
struct Decision {
    bool isAllowed = false;
    QString reason; //!< for the audit and for staff, in English, never a secret
};

//! Does `caller` hold `scope` exactly? (`read:send_device_all` does not satisfy `read:send_device`.)
[[nodiscard]] Decision explainScope(const Caller &caller, const QString &scope);

} // namespace symbolon::access
