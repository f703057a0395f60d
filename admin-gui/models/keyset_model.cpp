// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/models/keyset_model.h"

namespace symbolon::gui {

bool KeysetModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_cursor.has_value() && !m_isLoading;
}

void KeysetModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        request(m_cursor);
}

void KeysetModel::reload()
{
    beginResetModel();
    clearRows();
    m_cursor.reset();
    endResetModel();
    request({});
}

void KeysetModel::pageArrived(const std::optional<QString> &next)
{
    m_cursor = next;
    setLoading(false);
    emit loaded();
}

void KeysetModel::pageFailed(const Error &error)
{
    setLoading(false);
    emit failed(error);
}

void KeysetModel::request(const std::optional<QString> &cursor)
{
    ++m_generation;
    setLoading(true);
    ask(cursor, m_generation);
}

void KeysetModel::setLoading(bool isLoading)
{
    if (m_isLoading == isLoading)
        return;
    m_isLoading = isLoading;
    emit loadingChanged(isLoading);
}

} // namespace symbolon::gui
