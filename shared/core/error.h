// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace symbolon {

//! The closed set of reasons for which an act can fail. Exactly one function maps it to HTTP and one to a
//! sentence; switch over it without default.
enum class Code {
    Malformed, //!< the request cannot be read at all: broken JSON, bad percent-encoding, wrong type of a
               //!< parameter
    Invalid, //!< it can be read, but a field has a value that is not allowed; `where` names the field
    Unauthenticated, //!< no usable credential
    Forbidden, //!< a credential that may not do this
    NotFound,
    MethodNotAllowed,
    Conflict, //!< a uniqueness or state rule would be broken
    PreconditionFailed, //!< If-Match names another version
    TooLarge,
    UnsupportedMedia,
    TooMany, //!< a limit is reached; `retryAfter` says when to come back
    Timeout,
    Unavailable, //!< something this server depends on is not there now
    Internal, //!< an impossible state
};

//! Why something failed. An error is a value; text for people is made from the code at the edge.
struct Error {
    Code code = Code::Internal;
    //! For the log only, in English; never carries a secret.
    QString detail = {};
    //! JSON pointer to the offending field (`/otp`), or the name of a query or header parameter.
    QString where = {};
    //! A sentence that a compatible surface must put on the wire verbatim; empty on the native surface.
    QString wire = {};
    //! `error_codename` of the auth-events surface (its contract, section 6); digits stand for a number.
    //! Empty: the surface's own choice.
    QString codename = {};
    //! A problem document without title, which the activation contract (3.2) has for undeclared query
    //! parameters.
    bool isUntitled = false;
    //! True: what was written before (attempt counters, audit) is committed. False: everything is rolled
    //! back.
    bool commits = false;
    //! Seconds until a retry makes sense (TooMany, Unavailable); 0 = not said.
    int retryAfter = 0;
    //! The reference under which staff can look the true cause up; set by the journal.
    QString reference = {};

    bool operator==(const Error &) const = default;
};

} // namespace symbolon
