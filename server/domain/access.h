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
//! A Person is signed in to an auth-event that is not the operators'.
enum class SubjectKind { Anonymous, Patient, Device, Clinician, System, Operator, Person };

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
    qint64 accountId = 0; //!< of an operator or a person
    qint64 eventId = 0; //!< the auth-event of a person
    QString locationId; //!< restricts what is seen, once set
    bool isSuperuser = false;
    bool isExternal = false; //!< the token was issued elsewhere
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

//! One row of the access list of an account, for one type of object.
struct Grant {
    QString permission;
    QString objectId; //!< `0` and empty stand for all objects
};

//! The object that a request is about, as text; absent, null, 0 and empty are no object in particular.
struct Object {
    QString type;
    QString id = QStringLiteral("0");
    bool isAny = true; //!< no object in particular: an id of `` matches as well as `0`
};

//! Does one of `grants` name exactly this permission and object (auth-events contract 4.1)?
[[nodiscard]] bool matches(const QList<Grant> &grants, const QString &permission, const Object &object);
//! May `caller`, holding `grants` of the object's type, do one of `permissions`? Superusers may; a grant on 0
//! is one on every object, for each of the permissions (contract 4.2, weakness W24).
[[nodiscard]] Decision explainGrants(
    const Caller &caller, const QList<Grant> &grants, const QStringList &permissions, const Object &object);

} // namespace symbolon::access
