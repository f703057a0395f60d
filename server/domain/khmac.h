// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

//! Keyed-HMAC tokens, `khmac:///sha-256;<hex>/<message>` (auth-events contract section 3).
namespace symbolon::khmac {

//! What a token is for. One kind is never taken for another (the reference's weakness W1).
enum class Kind {
    AuthToken, //!< `<username>:<ts>`
    Permission, //!< `<username>:<object type>:<object id>:<permission|…>:<ts>`
    LoginReceipt, //!< `<username>:AuthEvent:<event>:RegisterSuccessfulLogin:<ts>`, made by others who know
                  //!< the secret
    Session, //!< `<username>:Session:<session id>:<ts>`, our own
};

struct Token {
    Kind kind = Kind::AuthToken;
    QString username = {}; //!< may be empty
    QString objectType = {}; //!< Permission and LoginReceipt
    QString objectId = {};
    QStringList permissions = {};
    QString sessionId = {}; //!< Session
    Instant issuedAt = {};
};

//! A shared secret. After rotation the old one is accepted until `notAfter`.
struct Key {
    Secret secret;
    std::optional<Instant> notAfter = {};
};

//! What the one who asks wants.
struct Wanted {
    Kind kind = Kind::AuthToken;
    Instant now = {};
    std::chrono::seconds timeout{ 3600 };
    //! How far ahead of us the issuer's clock may be.
    std::chrono::seconds ahead{ 60 };
};

//! Takes a token apart without believing it. Strict: the head exactly, digest `sha-256` only, one `;`, one
//! `/`, a message of one of the four forms, a timestamp of plain ASCII digits. Code::Forbidden; Error::wire
//! is `empty_hmac` or `invalid_hmac_userid`.
[[nodiscard]] Result<Token> parse(QByteArrayView token);

//! Issues and checks tokens. Immutable and thread-safe.
class Authority {
public:
    //! The first key signs, all of them verify. At least one.
    explicit Authority(QList<Key> keys);

    //! Code::Invalid when a part holds a separator (`: / ; |`), a control character or a percent-encoded
    //! octet, which could be read as something else later.
    [[nodiscard]] Result<Secret> issueAuthToken(const QString &username, Instant now) const;
    [[nodiscard]] Result<Secret> issueSession(
        const QString &username, const QString &sessionId, Instant now) const;
    [[nodiscard]] Result<Secret> issuePermission(const QString &username,
        const QString &objectType,
        const QString &objectId,
        const QStringList &permissions,
        Instant now) const;

    //! The token, if it is of the wanted kind, fresh, and ours. Code::Forbidden with the contract's word in
    //! Error::wire: empty_hmac, invalid_hmac_userid (unreadable), expired_hmac_key (asked before the
    //! signature), invalid_hmac (wrong signature, wrong kind, or a timestamp too far ahead).
    [[nodiscard]] Result<Token> verify(QByteArrayView token, const Wanted &wanted) const;

private:
    [[nodiscard]] Secret issue(const QString &message) const;
    [[nodiscard]] bool isOurs(QByteArrayView token, Instant now) const;

    QList<Key> m_keys;
};

} // namespace symbolon::khmac
