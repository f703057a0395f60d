// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/address.h"

#include <algorithm>
#include <cstring>

namespace symbolon::http {

namespace {

    //! More hops than any deployment has; what is beyond is not looked at.
    constexpr qsizetype maximumHops = 32;

    bool isTrusted(const QHostAddress &address, const QList<Subnet> &trusted)
    {
        return std::any_of(
            trusted.begin(), trusted.end(), [&](const Subnet &subnet) { return subnet.contains(address); });
    }

    //! Only the characters of a bare address: no port, no brackets, no zone, not `unknown`.
    std::optional<QHostAddress> parseHop(QByteArrayView text)
    {
        const QByteArray entry = text.trimmed().toByteArray();
        const bool isPlain =
            !entry.isEmpty() && entry.size() <= 45 && std::all_of(entry.begin(), entry.end(), [](char c) {
                return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '.'
                    || c == ':';
            });
        // QHostAddress reads `1`, `1.2` and `0x7f000001` as inet_aton does; a proxy writes dotted quads.
        if (!isPlain || (!entry.contains(':') && entry.count('.') != 3))
            return std::nullopt;
        QHostAddress address;
        if (!address.setAddress(QString::fromLatin1(entry)))
            return std::nullopt;
        return normalised(address);
    }

    //! The entries of every X-Forwarded-For line, rightmost first, at most maximumHops of them.
    QList<QByteArray> hopsFromTheRight(const Request &request)
    {
        QList<QByteArray> hops;
        for (auto line = request.headers.rbegin(); line != request.headers.rend(); ++line) {
            if (line->name.compare("x-forwarded-for", Qt::CaseInsensitive) != 0)
                continue;
            QByteArrayView rest = line->value;
            while (hops.size() < maximumHops) {
                const qsizetype comma = rest.lastIndexOf(',');
                hops.append(rest.sliced(comma + 1).toByteArray());
                if (comma < 0)
                    break;
                rest = rest.first(comma);
            }
        }
        return hops;
    }

} // namespace

Result<Subnet> Subnet::parse(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    QHostAddress parsed;
    if (!parsed.setAddress(slash < 0 ? text : text.left(slash)))
        return fail(Code::Invalid, QStringLiteral("not an IP address or subnet"));
    const bool wasMapped = parsed.protocol() == QAbstractSocket::IPv6Protocol
        && normalised(parsed).protocol() == QAbstractSocket::IPv4Protocol;
    const QHostAddress address = normalised(parsed);
    const int bits = address.protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128;
    if (slash < 0)
        return Subnet(address, bits);
    bool isNumber = false;
    const int length = text.mid(slash + 1).toInt(&isNumber) - (wasMapped ? 96 : 0);
    if (!isNumber || length < 0 || length > bits)
        return fail(Code::Invalid, QStringLiteral("not a prefix length"));
    return Subnet(address, length);
}

bool Subnet::contains(const QHostAddress &address) const
{
    const QHostAddress plain = normalised(address);
    return plain.protocol() == m_address.protocol() && plain.isInSubnet(m_address, m_length);
}

QString Subnet::toString() const
{
    return QStringLiteral("%1/%2").arg(m_address.toString()).arg(m_length);
}

QHostAddress normalised(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    static constexpr quint8 mappedPrefix[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
    if (std::memcmp(bytes.c, mappedPrefix, sizeof mappedPrefix) == 0)
        return QHostAddress(address.toIPv4Address());
    return QHostAddress(bytes);
}

QString bucketOf(const QHostAddress &address)
{
    const QHostAddress plain = normalised(address);
    if (plain.protocol() != QAbstractSocket::IPv6Protocol)
        return plain.toString();
    Q_IPV6ADDR bytes = plain.toIPv6Address();
    std::memset(bytes.c + 8, 0, 8);
    return QHostAddress(bytes).toString() + QStringLiteral("/64");
}

QHostAddress clientAddress(const Request &request, const QList<Subnet> &trusted)
{
    QHostAddress client = normalised(request.peer);
    if (!isTrusted(client, trusted))
        return client;
    for (const QByteArray &entry : hopsFromTheRight(request)) {
        const std::optional<QHostAddress> hop = parseHop(entry);
        if (!hop)
            return client;
        client = *hop;
        if (!isTrusted(client, trusted))
            return client;
    }
    return client;
}

} // namespace symbolon::http
