// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/serialiser.h"

#include "server/http/reason_phrase.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace symbolon::http {

namespace {

    constexpr int leastStatus = 200;
    constexpr int mostStatus = 599;

    //! `HTTP/1.1 404 Not Found` with its line end. We speak 1.1 also to clients of 1.0 (RFC 9110
    //! section 2.5).
    const QByteArray &statusLine(int status)
    {
        static const auto lines = [] {
            std::array<QByteArray, mostStatus - leastStatus + 1> made;
            for (int code = leastStatus; code <= mostStatus; ++code) {
                made[std::size_t(code - leastStatus)] =
                    "HTTP/1.1 " + QByteArray::number(code) + ' ' + reasonPhrase(code).toLatin1() + "\r\n";
            }
            return made;
        }();
        return lines[std::size_t(status - leastStatus)];
    }

    bool isName(const QByteArray &name)
    {
        return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
                || c == '_';
        });
    }

    //! What could end the line and begin another.
    bool isValue(const QByteArray &value)
    {
        return std::none_of(value.begin(), value.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return (byte < 0x20 && c != '\t') || byte == 0x7f;
        });
    }

    bool isOurs(const QByteArray &name)
    {
        constexpr std::array<QByteArrayView, 6> ours{
            "content-length", "content-type", "transfer-encoding", "connection", "date", "keep-alive"
        };
        return std::any_of(ours.begin(), ours.end(), [&](QByteArrayView own) {
            return name.size() == own.size() && own.compare(name, Qt::CaseInsensitive) == 0;
        });
    }

    bool canBeSent(const Response &response)
    {
        return response.status >= leastStatus && response.status <= mostStatus
            && isValue(response.contentType)
            && std::all_of(response.headers.begin(), response.headers.end(), [](const Header &header) {
                   return isName(header.name) && isValue(header.value) && !isOurs(header.name);
               });
    }

} // namespace

bool hasContent(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

std::optional<QByteArray> serialiseHead(const Response &response, const Framing &framing, QByteArrayView date)
{
    if (!canBeSent(response))
        return std::nullopt;
    QByteArray head;
    head.reserve(512);
    head += statusLine(response.status);
    head += "Date: ";
    head += date;
    head += "\r\n";
    if (!response.contentType.isEmpty() && hasContent(response.status))
        head += "Content-Type: " + response.contentType + "\r\n";
    if (framing.contentLength && hasContent(response.status))
        head += "Content-Length: " + QByteArray::number(*framing.contentLength) + "\r\n";
    for (const Header &header : response.headers)
        head += header.name + ": " + header.value + "\r\n";
    if (!framing.keepsAlive)
        head += "Connection: close\r\n";
    else if (framing.minorVersion == 0)
        head += "Connection: keep-alive\r\n";
    head += "\r\n";
    return head;
}

QByteArray httpDate(std::int64_t unixSeconds)
{
    using namespace std::chrono;
    constexpr std::array<const char *, 7> days{ "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    constexpr std::array<const char *, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    const sys_seconds instant{ seconds(unixSeconds) };
    const sys_days midnight = floor<std::chrono::days>(instant);
    const year_month_day date(midnight);
    const hh_mm_ss time(instant - midnight);
    std::array<char, 40> text{};
    std::snprintf(text.data(),
        text.size(),
        "%s, %02u %s %04d %02d:%02d:%02d GMT",
        days[weekday(midnight).c_encoding()],
        unsigned(date.day()),
        months[unsigned(date.month()) - 1],
        int(date.year()),
        int(time.hours().count()),
        int(time.minutes().count()),
        int(time.seconds().count()));
    return QByteArray(text.data());
}

} // namespace symbolon::http
