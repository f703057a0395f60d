// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/access.h"
#include "server/domain/activation.h"
#include "server/request/services.h"

//! How secrets are stored and found again: the one place for it.
namespace symbolon::handlers {

//! The look-up form of an activation code: HMAC-SHA-256 under a key outside the database, 36 characters of
//! base64url.
[[nodiscard]] QString codeHash(const MasterKey &masterKey, activation::CodeKind kind, const QString &code);
[[nodiscard]] QString codeHash(
    const http::Services &services, activation::CodeKind kind, const QString &code);
//! Sealed, so that the old API can say the same code again (decisions: re-issue).
[[nodiscard]] QByteArray sealCode(
    const MasterKey &masterKey, activation::CodeKind kind, const Secret &code, Random &random);
[[nodiscard]] QByteArray sealCode(
    const http::Services &services, activation::CodeKind kind, const Secret &code);
[[nodiscard]] Result<Secret> openCode(
    const http::Services &services, activation::CodeKind kind, const QByteArray &sealed);

//! scrypt as the activation contract stores PINs and authorisation codes (5.1), behind the hashing gate.
//! Code::Unavailable when too many are waiting. To be called in the hashing lane only.
[[nodiscard]] Result<QByteArray> slowHash(
    const http::Services &services, const Secret &secret, const QByteArray &salt);
//! Costs the same and compares with nothing: for what does not exist.
[[nodiscard]] Result<void> spendSlowHash(const http::Services &services, const Secret &secret);

//! Tells a right authorisation code without scrypt: HMAC-SHA-256 under a key outside the database, bound to
//! the owner and to the scrypt hash beside it, so that a changed hash makes it worthless. Only for codes of
//! 112 bits and more, never for PINs or passwords.
[[nodiscard]] QByteArray authorisationTag(const http::Services &services,
    access::SubjectKind kind,
    const QString &subject,
    const Secret &code,
    const QByteArray &hash);

//! A fresh authorisation code with what is stored of it.
struct FreshAuthorisation {
    Secret code;
    QByteArray hash;
    QByteArray salt;
};

[[nodiscard]] Result<FreshAuthorisation> makeAuthorisation(const http::Services &services);

} // namespace symbolon::handlers
