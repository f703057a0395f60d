// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/framer.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace symbolon::http;

namespace {

constexpr qint64 maxBody = 1000;
constexpr Framer::Limits limits{ 256, 2048, 16 };

bool isOneLine(const QByteArray &text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

//! What must hold of every request that the framer lets through, whatever the bytes were.
void requireSound(const Head &head, qsizetype bodySize)
{
    fuzz::require(
        head.path.startsWith('/') || (head.path == "*" && head.method == "OPTIONS"), "a path is a path");
    fuzz::require(isOneLine(head.method + head.path + head.query), "a request line is one line");
    fuzz::require(head.minorVersion == 0 || !head.host.isEmpty(), "HTTP/1.1 names its host");
    fuzz::require(head.headers.size() <= limits.headerCount, "the number of headers is limited");
    for (const Header &header : head.headers)
        fuzz::require(
            !header.name.isEmpty() && isOneLine(header.name + header.value), "a header is one line");
    fuzz::require(bodySize <= maxBody, "a body is limited");
    fuzz::require(head.isChunked || bodySize == head.contentLength, "a body is as long as it says");
}

//! Everything the stream comes to, as one text. Segments are as long as `next()` says.
template <typename Next>
QByteArray frame(QByteArrayView bytes, Next next)
{
    Framer framer(limits);
    QByteArray outcome;
    while (!bytes.isEmpty()) {
        QByteArrayView segment = bytes.first(std::min(next(), bytes.size()));
        bytes = bytes.sliced(segment.size());
        bool wantsMore = false;
        while (!wantsMore) {
            segment = segment.sliced(framer.feed(segment));
            switch (framer.state()) {
            case Framer::State::Admission:
                framer.admit(maxBody);
                break;
            case Framer::State::Complete: {
                const QByteArray body = framer.takeBody();
                const Head head = framer.takeHead();
                requireSound(head, body.size());
                outcome += head.method + ' ' + head.path + '?' + head.query + '\n' + body + '\n';
                framer.next();
                break;
            }
            case Framer::State::Broken:
                return outcome + framer.violation().why;
            case Framer::State::Head:
            case Framer::State::Body:
                wantsMore = segment.isEmpty();
                break;
            }
        }
    }
    return outcome + (framer.isInRequest() ? "unfinished" : "between requests");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input = fuzz::view(data, size);
    const QByteArray whole = frame(input, [&] { return input.size(); });
    fuzz::require(frame(input, [] { return qsizetype(1); }) == whole, "single bytes come to the same");
    quint32 state = quint32(size) * 2654435761U + 1;
    const auto random = [&state] {
        state = state * 1664525U + 1013904223U;
        return qsizetype(1 + (state >> 16) % 40);
    };
    fuzz::require(frame(input, random) == whole, "segments come to the same");
    return 0;
}
