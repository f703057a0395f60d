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

//! Decodes one path segment or query token strictly: every `%` is followed by two hex digits, the bytes are
//! UTF-8, and no control character or U+0000 results. Nothing otherwise.
[[nodiscard]] std::optional<QString> percentDecode(QByteArrayView raw, bool plusIsBlank = false);

//! Name and value of every query parameter in order. Code::Malformed when one cannot be decoded.
using QueryItems = QList<std::pair<QString, QString>>;
[[nodiscard]] Result<QueryItems> parseQuery(QByteArrayView raw);

//! A tree of path segments. Patterns hold literal segments and `{parameters}`; literals win over parameters.
//! It matches raw segments, so an encoded slash never separates.
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
