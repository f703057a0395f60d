// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/settings.h"
#include "server/store/database.h"

#include "shared/core/clock.h"
#include "shared/core/random.h"

#include <functional>
#include <memory>

namespace symbolon {
class MasterKey;
class RememberedCodes;
}

namespace symbolon::jwt {
class KeyRing;
struct Claims;
struct ParsedToken;
}

namespace symbolon::khmac {
class Authority;
}

namespace symbolon::http {

class HashingGate;
class Metrics;
class UseRecorder;
class Subnet;

class Context;

//! Identities that are the same every time, for tests of other services (activation contract 5.7). Empty
//! unless the development library is linked and opted into; the handlers know no static identity themselves.
struct StaticIdentities {
    struct Activation {
        QString code;
        QString pin; //!< empty for a device
    };

    //! The fixed activation of this patient or device; nullopt for an ordinary one. Makes what has to exist.
    //! Within the caller's transaction.
    std::function<Result<std::optional<Activation>>(Context &, const QString &patientId)> patient;
    std::function<Result<std::optional<Activation>>(Context &, const QString &deviceId)> device;
    //! Makes the activation behind a fixed code that nobody has issued, before it is looked up.
    std::function<Result<void>(Context &, const QString &typedCode)> beforeValidation;
};

//! What a token says, believed unverified (activation contract 4.5): the empty identity for an issuer nobody
//! knows, Code::Invalid without `iss`.
using TokenBelief = std::function<Result<jwt::Claims>(const Settings &, const jwt::ParsedToken &)>;

//! Which kind of token a scope string is for.
enum class ScopeKind { Patient, Device, Clinician };

//! What handlers share: settings, sources of time and randomness, keys, and the ways to tell others. Made
//! once by server/app; every member is constant or thread-safe.
struct Services {
    const Settings &settings;
    store::Pool &pool;
    Clock &clock;
    Random &random;
    const MasterKey &masterKey;
    const khmac::Authority &khmac;
    RememberedCodes &remembered;
    HashingGate &gate;
    Metrics &metrics;
    UseRecorder &uses;
    const QList<Subnet> &trustedProxies;
    const QList<Subnet> &neverBanned; //!< no limit per source applies to them
    //! Our own keys as they are now; rotation replaces the ring.
    std::function<std::shared_ptr<const jwt::KeyRing>()> keyRing;
    //! The external issuer's keys (activation contract 4.4), fetched if `kid` is not among those known; null
    //! when there is no external issuer.
    std::function<Result<std::shared_ptr<const jwt::KeyRing>>(const QString &kid)> externalKeys;
    //! The scope put into a token: nullopt = none known, `"scope": null` (decisions: scopes, section 4.7 of
    //! the contract).
    std::function<Result<std::optional<QString>>(ScopeKind)> scope;
    //! Tells live views, after a commit.
    std::function<void(const QByteArray &topic, const QByteArray &event, const QByteArray &data)> publish;
    //! Tells the courier that the outbox has something new.
    std::function<void()> wakeCourier;
    StaticIdentities staticIdentities = {};
    //! IGNORE_JWT_VALIDATION, for the activation surface alone. Null unless the development library is linked
    //! and opted into; no check knows another way to believe a token unverified.
    TokenBelief believeToken = {};
};

} // namespace symbolon::http
