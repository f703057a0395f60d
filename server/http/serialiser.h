// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/message.h"

#include "shared/core/clock.h"

namespace symbolon::http {

//! How an answer has to look on its connection.
struct Framing {
    int minorVersion = 1; //!< of the request
    bool isHead = false; //!< the request was HEAD
    bool keepsAlive = true;
    std::optional<qint64> contentLength; //!< nothing: the body ends with the connection
};

//! Does this status have content at all (RFC 9110 section 6.4.1)?
[[nodiscard]] bool hasContent(int status);
//! Status line and header lines with the empty line. Nothing when the response cannot be sent as it stands:
//! CR, LF or NUL in a value, a name that is no token, a header that is the engine's to write, a status
//! outside 200 to 599.
[[nodiscard]] std::optional<QByteArray> serialiseHead(
    const Response &response, const Framing &framing, QByteArrayView date);
//! IMF-fixdate (RFC 9110 section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
[[nodiscard]] QByteArray httpDate(std::int64_t unixSeconds);

} // namespace symbolon::http
