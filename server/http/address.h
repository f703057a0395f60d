// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/message.h"

#include "shared/core/result.h"

#include <QHostAddress>
#include <QList>

namespace symbolon::http {

//! A range of addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address. IPv4-mapped IPv6 counts as IPv4 on
//! both sides.
class Subnet {
public:
    //! Code::Invalid when `text` is neither an address nor `address/length`.
    [[nodiscard]] static Result<Subnet> parse(const QString &text);
    [[nodiscard]] bool contains(const QHostAddress &address) const;
    //! In the form parse() reads.
    [[nodiscard]] QString toString() const;

    bool operator==(const Subnet &) const = default;

private:
    Subnet(const QHostAddress &address, int length)
        : m_address(address)
        , m_length(length)
    {
    }

    QHostAddress m_address;
    int m_length;
};

//! `::ffff:192.0.2.1` as `192.0.2.1`; every other address without its zone.
[[nodiscard]] QHostAddress normalised(const QHostAddress &address);

//! What is counted as one client: an IPv4 address, or the /64 of an IPv6 address, because a host can pick any
//! address of its /64 (RFC 4291 section 2.5.1). Fit to be a key: `192.0.2.1`, `2001:db8:1:2::/64`.
[[nodiscard]] QString bucketOf(const QHostAddress &address);

//! Whom a request is from. While the nearest known hop is a trusted proxy, the next address is taken from the
//! right end of X-Forwarded-For; whatever a peer that is not trusted wrote is ignored. An entry that is no
//! plain address ends the walk at the last hop that was known. `Forwarded` and `X-Real-IP` are not read.
[[nodiscard]] QHostAddress clientAddress(const Request &request, const QList<Subnet> &trusted);

} // namespace symbolon::http
