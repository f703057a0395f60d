// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/head.h"

#include <algorithm>
#include <array>

namespace symbolon::http {

namespace {

    constexpr qsizetype longestMethod = 32;
    //! Fifteen digits are a petabyte: more is not a size but an attempt at overflow.
    constexpr qsizetype longestLength = 15;

    constexpr Violation malformed(const char *why)
    {
        return { Refusal::Malformed, why };
    }

    //! tchar of RFC 9110 section 5.6.2.
    constexpr std::array<bool, 256> tokenTable = [] {
        std::array<bool, 256> table{};
        for (const char c : "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
            table[static_cast<unsigned char>(c)] = c != '\0';
        return table;
    }();

    bool isToken(QByteArrayView text)
    {
        return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
            return tokenTable[static_cast<unsigned char>(c)];
        });
    }

    bool isDigit(char c)
    {
        return c >= '0' && c <= '9';
    }

    bool isDigits(QByteArrayView text)
    {
        return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
    }

    QByteArrayView trimmedBlanks(QByteArrayView text)
    {
        while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
            text = text.sliced(1);
        while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
            text.chop(1);
        return text;
    }

    bool equals(QByteArrayView text, QByteArrayView lowerCase)
    {
        return text.compare(lowerCase, Qt::CaseInsensitive) == 0;
    }

    //! Does a comma-separated list hold this token?
    bool holds(QByteArrayView list, QByteArrayView token)
    {
        while (true) {
            const qsizetype comma = list.indexOf(',');
            if (equals(trimmedBlanks(comma < 0 ? list : list.first(comma)), token))
                return true;
            if (comma < 0)
                return false;
            list = list.sliced(comma + 1);
        }
    }

    Verdict parseVersion(QByteArrayView version, Head &head)
    {
        if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5]) || version[6] != '.'
            || !isDigit(version[7]))
            return malformed("the request line has no HTTP version");
        if (version[5] != '1')
            return Violation{ Refusal::Version, "only HTTP/1.0 and HTTP/1.1 are served" };
        head.minorVersion = version[7] == '0' ? 0 : 1;
        return {};
    }

    //! Host is `name`, `name:port`, `[v6]` or `[v6]:port`.
    Verdict parseHost(QByteArrayView value, Head &head)
    {
        const bool isBracketed = value.startsWith('[');
        const qsizetype end = isBracketed ? value.indexOf(']') + 1 : value.indexOf(':');
        const QByteArrayView name = end > 0 ? value.first(end) : value;
        const QByteArrayView port = end > 0 ? value.sliced(end) : QByteArrayView();
        const QByteArrayView extra(isBracketed ? "[]:." : "-._~%!$&'()*+,;=");
        const bool hasGoodName = !name.isEmpty() && std::all_of(name.begin(), name.end(), [&](char c) {
            return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || extra.contains(c);
        });
        const bool hasGoodPort = port.isEmpty()
            || (port.size() <= 6 && port.startsWith(':') && (port.size() == 1 || isDigits(port.sliced(1))));
        if (!hasGoodName || !hasGoodPort || (isBracketed && end == 0))
            return malformed("Host is not a host");
        head.host = name.toByteArray().toLower();
        return {};
    }

    //! The headers that decide how the message is read; of each of them there may be one.
    struct Decisive {
        const Header *host = nullptr;
        const Header *contentLength = nullptr;
        const Header *transferEncoding = nullptr;
        const Header *expect = nullptr;
        const Header *contentEncoding = nullptr;
        const Header *authorization = nullptr;
        const Header *contentType = nullptr;
    };

    struct Known {
        QByteArrayView name;
        const Header *Decisive::*slot;
    };

    constexpr std::array<Known, 7> knownHeaders{ {
        { "host", &Decisive::host },
        { "content-length", &Decisive::contentLength },
        { "transfer-encoding", &Decisive::transferEncoding },
        { "expect", &Decisive::expect },
        { "content-encoding", &Decisive::contentEncoding },
        { "authorization", &Decisive::authorization },
        { "content-type", &Decisive::contentType },
    } };

    Verdict findDecisive(const Head &head, Decisive &found)
    {
        for (const Header &header : head.headers) {
            for (const Known &known : knownHeaders) {
                if (header.name.size() != known.name.size() || !equals(header.name, known.name))
                    continue;
                if (found.*known.slot)
                    return malformed("a header that may occur once occurs twice");
                found.*known.slot = &header;
            }
        }
        return {};
    }

    Verdict concludeConnection(Head &head)
    {
        bool isClosing = false;
        bool isKept = false;
        for (const Header &header : head.headers) {
            if (equals(header.name, "connection")) {
                isClosing = isClosing || holds(header.value, "close");
                isKept = isKept || holds(header.value, "keep-alive");
            } else if (equals(header.name, "upgrade") && holds(header.value, "websocket")) {
                return malformed("WebSocket is not served");
            }
        }
        head.keepsAlive = !isClosing && (head.minorVersion > 0 || isKept);
        return {};
    }

    Verdict concludeFraming(Head &head, const Decisive &found)
    {
        if (found.transferEncoding && found.contentLength)
            return malformed("Transfer-Encoding and Content-Length exclude each other");
        if (found.transferEncoding) {
            const QByteArrayView coding = found.transferEncoding->value;
            if (head.minorVersion == 0)
                return malformed("HTTP/1.0 has no Transfer-Encoding");
            if (coding.contains(',') && coding.size() > 7 && equals(coding.last(7), "chunked"))
                return Violation{ Refusal::NotImplemented, "no transfer coding but chunked is implemented" };
            if (!equals(coding, "chunked"))
                return malformed("Transfer-Encoding is not chunked");
            head.isChunked = true;
        }
        if (found.contentLength) {
            const QByteArray &length = found.contentLength->value;
            if (!isDigits(length) || length.size() > longestLength)
                return malformed("Content-Length is not a length");
            head.contentLength = length.toLongLong();
        }
        return {};
    }

    Verdict concludeExpectations(Head &head, const Decisive &found)
    {
        if (found.expect && head.minorVersion > 0) {
            if (!equals(found.expect->value, "100-continue"))
                return Violation{ Refusal::Expectation, "no expectation but 100-continue can be met" };
            head.expectsContinue = true;
        }
        if (found.contentEncoding && head.hasBody() && !equals(found.contentEncoding->value, "identity"))
            return Violation{ Refusal::ContentCoding, "request bodies are taken uncompressed only" };
        return {};
    }

} // namespace

Verdict parseRequestLine(QByteArrayView line, Head &head)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1)
        return malformed("not a request line");
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    if (target.contains(' ') || !isToken(method))
        return malformed("not a request line");
    if (Verdict verdict = parseVersion(line.sliced(last + 1), head))
        return verdict;
    if (method.size() > longestMethod)
        return Violation{ Refusal::NotImplemented, "no such method" };
    head.method = method.toByteArray();
    if (target == "*" && method == "OPTIONS") {
        head.path = "*";
        return {};
    }
    if (!target.startsWith('/') || target.contains('#'))
        return malformed("the request target is not a path");
    const qsizetype mark = target.indexOf('?');
    head.path = (mark < 0 ? target : target.first(mark)).toByteArray();
    if (mark >= 0)
        head.query = QByteArray(target.data() + mark + 1, target.size() - mark - 1);
    return {};
}

Verdict parseHeaderLine(QByteArrayView line, Head &head)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return malformed("not a header line");
    const QByteArrayView value = trimmedBlanks(line.sliced(colon + 1));
    head.headers.append({ line.first(colon).toByteArray(), QByteArray(value.data(), value.size()) });
    return {};
}

Verdict concludeHead(Head &head)
{
    Decisive found;
    if (Verdict verdict = findDecisive(head, found))
        return verdict;
    if (!found.host && head.minorVersion > 0)
        return malformed("HTTP/1.1 needs Host");
    if (found.host) {
        if (Verdict verdict = parseHost(found.host->value, head))
            return verdict;
    }
    if (Verdict verdict = concludeConnection(head))
        return verdict;
    if (Verdict verdict = concludeFraming(head, found))
        return verdict;
    return concludeExpectations(head, found);
}

} // namespace symbolon::http
