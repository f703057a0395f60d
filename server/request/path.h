// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace symbolon::http {

//! Whether a path segment may say this: no control character.
[[nodiscard]] bool isAddressable(QStringView text);
//! Decodes one path segment strictly: every `%` is followed by two hex digits, the bytes are UTF-8, and the
//! text is addressable. Nothing otherwise.
[[nodiscard]] std::optional<QString> percentDecode(QByteArrayView raw);
//! The same for a name or value of a query, where `+` is a blank and only U+0000 is refused.
[[nodiscard]] std::optional<QString> queryDecode(QByteArrayView raw);

//! Name and value of every query parameter in order. Code::Malformed when one cannot be decoded.
using QueryItems = QList<std::pair<QString, QString>>;
[[nodiscard]] Result<QueryItems> parseQuery(QByteArrayView raw);

//! A tree of path segments. Patterns hold literal segments and `{parameters}`; literals win over parameters.
//! Segments are decoded before they are compared; one with an encoded slash matches nothing.
class PathTree {
public:
    PathTree();
    ~PathTree();

    //! `route` is the caller's number of the endpoint.
    void add(const QByteArray &method, const QByteArray &pattern, int route);

    struct Match {
        int route = -1; //!< -1: no route with that method
        QList<QByteArray> arguments; //!< raw, in order of the pattern's parameters
        QList<QByteArray> allowed; //!< methods that exist under this path; empty: the path is unknown
    };

    [[nodiscard]] Match match(QByteArrayView method, QByteArrayView path) const;

private:
    struct Node;
    static void search(const Node &node,
        const QList<QByteArrayView> &segments,
        qsizetype depth,
        QByteArrayView method,
        QList<QByteArray> &arguments,
        Match &match);
    std::unique_ptr<Node> m_root;
};

} // namespace symbolon::http
