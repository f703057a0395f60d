// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/random.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QByteArrayView>
#include <QString>

namespace symbolon {

//! The key from which every other key of the installation is derived. It stands outside the database: in a
//! file, a systemd credential or the operating system's store.
class MasterKey {
public:
    static constexpr qsizetype size = 32;

    //! Exactly 32 bytes.
    [[nodiscard]] static Result<MasterKey> fromBytes(Secret bytes);
    //! Reads what createFile() wrote. Refused with a message that says how to repair it: no regular file, a
    //! file that somebody but its owner may read or write, other contents. `isPrivateDirectory`: the service
    //! manager guards the directory (systemd's CREDENTIALS_DIRECTORY), so the file's own mode is not looked
    //! at.
    [[nodiscard]] static Result<MasterKey> load(const QString &path, bool isPrivateDirectory = false);
    //! Makes a new key and writes it with mode 0600: base64 and a line break. Never overwrites a file.
    [[nodiscard]] static Result<MasterKey> createFile(const QString &path, Random &random);

    //! A key of 32 bytes for one purpose (HKDF-SHA-256, RFC 5869); the same purpose always gives the same
    //! key, and none of them tells anything about another.
    [[nodiscard]] Secret subkey(QByteArrayView purpose) const;

private:
    explicit MasterKey(Secret bytes);
    Secret m_bytes;
};

//! The purposes in use. A text that has been sealed depends on its purpose's spelling: never change one.
namespace purpose {

    inline constexpr QByteArrayView codeLookup = "code lookup"; //!< keyed hash of activation and device codes
    inline constexpr QByteArrayView codeSealing = "code sealing"; //!< codes that `/dhos` must say again
    inline constexpr QByteArrayView otpLookup = "otp lookup"; //!< login codes by e-mail and SMS
    inline constexpr QByteArrayView auditSubject =
        "audit subject"; //!< wraps the per-subject keys of records and audit trail
    inline constexpr QByteArrayView providerSecret = "provider secret"; //!< passwords of mail, SMS and AMQP
    inline constexpr QByteArrayView signingKey = "signing key"; //!< private JWT keys at rest
    inline constexpr QByteArrayView patientRecord = "patient record"; //!< names, birth dates, identifiers
    inline constexpr QByteArrayView identifierLookup =
        "identifier lookup"; //!< keyed hash of the identifiers that patients are found by
    inline constexpr QByteArrayView listCursor = "list cursor"; //!< authenticates the cursors of lists
    inline constexpr QByteArrayView totpSecret = "totp secret"; //!< operators' second factor
    inline constexpr QByteArrayView sessionToken = "session token"; //!< khmac key of operators' sessions
    inline constexpr QByteArrayView authorisationTag =
        "authorisation tag"; //!< keyed hash by which a right authorisation code is known without scrypt

} // namespace purpose

} // namespace symbolon
