// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/endpoint.h"

//! Keyset paging: a page begins after a row, not after a number of rows, so rows that appear or vanish
//! meanwhile neither repeat nor hide others, and the last page costs what the first did.
namespace symbolon::handlers {

//! One list as its callers page through it.
class Paging {
public:
    //! `list` names the list, so that the cursor of one is none of another. `before` are the key values that
    //! stand before every row.
    Paging(const http::Context &context, QByteArrayView list, QStringList before);

    //! Takes `cursor` and `limit` of the query. Code::Invalid on `cursor` for anything this server did not
    //! make.
    [[nodiscard]] Result<void> read(const std::optional<QString> &cursor, std::optional<int> limit);

    //! The key after which the page begins.
    [[nodiscard]] const QString &after(qsizetype key) const { return m_after[key]; }

    //! How many rows to ask for: one more than the page holds, which tells whether there is another page.
    [[nodiscard]] int count() const { return m_size + 1; }

    //! Cuts the row too many off; the cursor of the next page is made of the last row's key columns.
    [[nodiscard]] json::Nullable<QString> cut(
        store::Rows &rows, std::initializer_list<const char *> keys) const;

private:
    [[nodiscard]] QByteArray tag(const QByteArray &keys) const;

    const http::Context &m_context;
    QByteArray m_list;
    QStringList m_after;
    int m_size;
};

//! Key values that stand before all rows of an ascending list, and before all of one with the newest first.
[[nodiscard]] QStringList fromTheFirst();
[[nodiscard]] QStringList fromTheNewest();

//! The end of the range of texts that begin with `prefix`, for the search indexes.
[[nodiscard]] QString endOfPrefix(const QString &prefix);

//! Ids as the JSON list that `…/details` statements take.
[[nodiscard]] QString jsonList(const QStringList &ids);

} // namespace symbolon::handlers
