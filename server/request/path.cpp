// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/path.h"

#include <QStringDecoder>

#include <algorithm>

namespace symbolon::http {

namespace {

    int hexValue(char c)
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return -1;
    }

    //! The bytes behind the percent signs, or nothing when a sign stands alone.
    std::optional<QByteArray> percentBytes(QByteArrayView raw, bool plusIsBlank)
    {
        QByteArray bytes;
        bytes.reserve(raw.size());
        for (qsizetype i = 0; i < raw.size(); ++i) {
            if (raw[i] == '+' && plusIsBlank) {
                bytes += ' ';
            } else if (raw[i] != '%') {
                bytes += raw[i];
            } else {
                const int high = i + 2 < raw.size() ? hexValue(raw[i + 1]) : -1;
                const int low = i + 2 < raw.size() ? hexValue(raw[i + 2]) : -1;
                if (high < 0 || low < 0)
                    return std::nullopt;
                bytes += static_cast<char>(high * 16 + low);
                i += 2;
            }
        }
        return bytes;
    }

    std::optional<QString> textOf(const std::optional<QByteArray> &bytes)
    {
        if (!bytes)
            return std::nullopt;
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder.decode(*bytes);
        return decoder.hasError() ? std::nullopt : std::optional(text);
    }

    QList<QByteArrayView> split(QByteArrayView path)
    {
        QList<QByteArrayView> segments;
        qsizetype start = 1;
        for (qsizetype i = 1; i <= path.size(); ++i) {
            if (i == path.size() || path[i] == '/') {
                segments.append(path.sliced(start, i - start));
                start = i + 1;
            }
        }
        return segments;
    }

} // namespace

bool isAddressable(QStringView text)
{
    return std::none_of(
        text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

std::optional<QString> percentDecode(QByteArrayView raw)
{
    const auto text = textOf(percentBytes(raw, false));
    return text && isAddressable(*text) ? text : std::nullopt;
}

std::optional<QString> queryDecode(QByteArrayView raw)
{
    const auto text = textOf(percentBytes(raw, true));
    return text && !text->contains(QChar(0)) ? text : std::nullopt;
}

Result<QueryItems> parseQuery(QByteArrayView raw)
{
    QueryItems items;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= raw.size(); ++i) {
        if (i < raw.size() && raw[i] != '&')
            continue;
        const auto item = raw.sliced(start, i - start);
        start = i + 1;
        if (item.isEmpty())
            continue;
        const auto equals = item.indexOf('=');
        const auto name = queryDecode(equals < 0 ? item : item.first(equals));
        const auto value = queryDecode(equals < 0 ? QByteArrayView("") : item.sliced(equals + 1));
        if (!name || !value)
            return fail(
                Code::Malformed, QStringLiteral("a query parameter is not valid percent-encoded UTF-8"));
        items.append({ *name, *value });
    }
    return items;
}

struct PathTree::Node {
    QHash<QByteArray, std::shared_ptr<Node>> literals;
    std::unique_ptr<Node> parameter;
    QList<std::pair<QByteArray, int>> routes; //!< method → route
};

PathTree::PathTree()
    : m_root(std::make_unique<Node>())
{
}

PathTree::~PathTree() = default;

void PathTree::add(const QByteArray &method, const QByteArray &pattern, int route)
{
    Node *node = m_root.get();
    for (const auto segment : split(pattern)) {
        if (segment.startsWith('{')) {
            if (!node->parameter)
                node->parameter = std::make_unique<Node>();
            node = node->parameter.get();
        } else {
            auto &next = node->literals[segment.toByteArray()];
            if (!next)
                next = std::make_shared<Node>();
            node = next.get();
        }
    }
    node->routes.append({ method, route });
}

PathTree::Match PathTree::match(QByteArrayView method, QByteArrayView path) const
{
    Match match;
    if (path.startsWith('/')) {
        QList<QByteArray> arguments;
        search(*m_root, split(path), 0, method, arguments, match);
    }
    return match;
}

void PathTree::search(const Node &node,
    const QList<QByteArrayView> &segments,
    qsizetype depth,
    QByteArrayView method,
    QList<QByteArray> &arguments,
    Match &match)
{
    if (depth == segments.size()) {
        for (const auto &[name, route] : node.routes) {
            if (!match.allowed.contains(name))
                match.allowed.append(name);
            if (match.route < 0 && name == method) {
                match.route = route;
                match.arguments = arguments;
            }
        }
        return;
    }
    const auto segment = segments[depth];
    // Without a sign to decode, this copies nothing.
    const auto decoded = segment.contains('%')
        ? percentBytes(segment, false)
        : std::optional(QByteArray::fromRawData(segment.data(), segment.size()));
    if (decoded && decoded->contains('/'))
        return;
    const auto literal = decoded ? node.literals.constFind(*decoded) : node.literals.constEnd();
    if (literal != node.literals.constEnd())
        search(**literal, segments, depth + 1, method, arguments, match);
    if (match.route < 0 && node.parameter && !segment.isEmpty()) {
        arguments.append(segment.toByteArray());
        search(*node.parameter, segments, depth + 1, method, arguments, match);
        arguments.removeLast();
    }
}

} // namespace symbolon::http
