// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/client.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace symbolon::gui {

//! What a cell says in a file: times in UTC, numbers without the blanks that are there for the eye.
inline constexpr int exportRole = Qt::UserRole + 1;

//! A table that is filled page after page as it is scrolled; `next` of one page is the cursor of the
//! following one.
class KeysetModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] bool isLoading() const { return m_isLoading; }

    //! Are there rows that have not been asked for?
    [[nodiscard]] bool hasMore() const { return m_cursor.has_value(); }

    //! Empties the table and asks for the first page again, with the same question.
    void reload();

signals:
    void loadingChanged(bool isLoading);
    //! A page has been appended.
    void loaded();
    void failed(const symbolon::Error &error);

protected:
    //! Asks for the page at `cursor` (none = the first) and passes the answer to take() or giveUp() with
    //! `generation`.
    virtual void ask(const std::optional<QString> &cursor, int generation) = 0;
    virtual void clearRows() = 0;

    //! False when the answer belongs to a question that nobody asks any more.
    [[nodiscard]] bool isCurrent(int generation) const { return generation == m_generation; }

    void pageArrived(const std::optional<QString> &next);
    void pageFailed(const Error &error);

private:
    void request(const std::optional<QString> &cursor);
    void setLoading(bool isLoading);

    std::optional<QString> m_cursor;
    int m_generation = 0;
    bool m_isLoading = false;
};

//! An instant as files have it; empty for none.
[[nodiscard]] inline QString utcText(const std::optional<Instant> &instant)
{
    return instant ? toRfc3339(*instant) : QString();
}

//! How one column shows a row. (Constructors, because GCC 12 breaks on default member initialisers here.)
template <typename Row>
struct Column {
    using Text = std::function<QString(const Row &)>;
    using Icon = std::function<QIcon(const Row &)>;

    Column(QString columnTitle, Text rowText, Text rowToolTip, Icon rowIcon)
        : title(std::move(columnTitle))
        , text(std::move(rowText))
        , toolTip(std::move(rowToolTip))
        , icon(std::move(rowIcon))
    {
    }

    Column(QString columnTitle, Text rowText, Text rowToolTip)
        : Column(std::move(columnTitle), std::move(rowText), std::move(rowToolTip), Icon())
    {
    }

    Column(QString columnTitle, Text rowText)
        : Column(std::move(columnTitle), std::move(rowText), Text(), Icon())
    {
    }

    //! The same column, with `value` where a file holds something else than the screen.
    [[nodiscard]] Column exportedAs(Text value) const
    {
        Column column = *this;
        column.exported = std::move(value);
        return column;
    }

    QString title;
    Text text;
    Text toolTip;
    Icon icon;
    Text exported;
};

//! The rows of a list endpoint: E::Query has `cursor` and `limit`, E::Response is a Page.
template <typename E>
class EndpointModel final : public KeysetModel {
public:
    using Row = typename decltype(E::Response::items)::value_type;

    EndpointModel(Client &client, QList<Column<Row>> columns, QObject *parent = nullptr)
        : KeysetModel(parent)
        , m_client(client)
        , m_columns(std::move(columns))
    {
    }

    //! Asks `query` from the top; `cursor` and `limit` in it are ours.
    void load(typename E::Query query)
    {
        m_query = std::move(query);
        reload();
    }

    [[nodiscard]] const Row &at(int row) const { return m_rows.at(row); }

    void replace(int row, Row value)
    {
        m_rows[row] = std::move(value);
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        return m_columns.at(section).title;
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const Column<Row> &column = m_columns.at(index.column());
        const Row &row = m_rows.at(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return column.text(row);
        case Qt::ToolTipRole:
            return column.toolTip ? column.toolTip(row) : QVariant();
        case Qt::DecorationRole:
            return column.icon ? QVariant(column.icon(row)) : QVariant();
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1: %2").arg(column.title, column.text(row));
        case exportRole:
            return column.exported ? column.exported(row) : column.text(row);
        default:
            return {};
        }
    }

protected:
    void ask(const std::optional<QString> &cursor, int generation) override
    {
        api::Input<E> input;
        input.query = m_query;
        input.query.cursor = cursor;
        input.query.limit = pageSize;
        m_client.send<E>(input, this, [this, generation](Result<typename E::Response> page) {
            if (!isCurrent(generation))
                return;
            if (!page) {
                pageFailed(page.error());
                return;
            }
            const int first = rowCount();
            if (!page->items.isEmpty()) {
                beginInsertRows({}, first, first + int(page->items.size()) - 1);
                m_rows.append(std::move(page->items));
                endInsertRows();
            }
            pageArrived(page->next.value);
        });
    }

    void clearRows() override { m_rows.clear(); }

private:
    static constexpr int pageSize = 100;

    Client &m_client;
    QList<Column<Row>> m_columns;
    typename E::Query m_query;
    QList<Row> m_rows;
};

} // namespace symbolon::gui
