// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/message.h"
#include "server/http/statistics.h"

#include <optional>

namespace symbolon::http {

//! What a request says of itself before its body, and how the body is framed.
struct Head {
    QByteArray method;
    QByteArray path;
    QByteArray query;
    QList<Header> headers;
    QByteArray host; //!< without port, lower case; empty when not said (HTTP/1.0)
    qint64 contentLength = 0; //!< meaningless when chunked
    int minorVersion = 1; //!< 0 or 1; later minor versions are served as 1.1
    bool isChunked = false;
    bool keepsAlive = true; //!< what the client asks for
    bool expectsContinue = false;

    [[nodiscard]] bool hasBody() const { return isChunked || contentLength > 0; }

    //! Has no effect on the server by definition (RFC 9110 section 9.2.1), so it may overlap with others.
    [[nodiscard]] bool isSafe() const { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }
};

//! Why a stream of bytes is not a request that is served.
struct Violation {
    Refusal refusal = Refusal::Malformed;
    const char *why = "";
};

using Verdict = std::optional<Violation>;

//! Reads `METHOD target HTTP/1.x`, single blanks, origin-form or `*` (RFC 9112 section 3).
[[nodiscard]] Verdict parseRequestLine(QByteArrayView line, Head &head);
//! Reads `Name: value` and appends it (RFC 9112 section 5): no folding, no blank before the colon.
[[nodiscard]] Verdict parseHeaderLine(QByteArrayView line, Head &head);
//! Once all lines are in: Host, body framing (RFC 9112 section 6), Expect, Connection. Whatever two parties
//! could read in two ways is refused.
[[nodiscard]] Verdict concludeHead(Head &head);

} // namespace symbolon::http
