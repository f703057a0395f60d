// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/list_export.h"

#include "shared/model/delimited.h"

#include <QSaveFile>
#include <QTableView>

namespace symbolon::gui {

namespace {

    QList<int> visibleColumns(const QTableView &table)
    {
        QList<int> columns;
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            if (!table.isColumnHidden(column))
                columns.append(column);
        }
        return columns;
    }

    QStringList cells(const QTableView &table, const QList<int> &columns, int row, int role)
    {
        QStringList cells;
        for (const int column : columns)
            cells.append(table.model()->index(row, column).data(role).toString());
        return cells;
    }

} // namespace

QString copiedRows(const QTableView &table, const QList<int> &rows)
{
    const QList<int> columns = visibleColumns(table);
    QList<QStringList> lines;
    for (const int row : rows)
        lines.append(cells(table, columns, row, Qt::DisplayRole));
    return delimited::write(lines, delimited::tab);
}

ListExport::ListExport(const QTableView &table, KeysetModel &model, QString file, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
    , m_file(std::move(file))
{
    connect(&m_model, &KeysetModel::loaded, this, &ListExport::goOn);
    connect(this, &ListExport::finished, this, &QObject::deleteLater);
    connect(this, &ListExport::failed, this, &QObject::deleteLater);
    connect(this, &ListExport::abandoned, this, &QObject::deleteLater);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &ListExport::abandoned);
    connect(&m_model, &KeysetModel::failed, this, &ListExport::abandoned);
}

void ListExport::start()
{
    if (!m_model.isLoading())
        goOn();
}

void ListExport::goOn()
{
    if (m_model.hasMore())
        m_model.fetchMore({});
    else
        write();
}

void ListExport::write()
{
    disconnect(&m_model, nullptr, this, nullptr);
    const QList<int> columns = visibleColumns(m_table);
    QStringList titles;
    for (const int column : columns)
        titles.append(m_model.headerData(column, Qt::Horizontal).toString());
    QList<QStringList> lines{ titles };
    for (int row = 0; row < m_model.rowCount(); ++row)
        lines.append(cells(m_table, columns, row, exportRole));
    QSaveFile file(m_file);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.write("\xef\xbb\xbf" + delimited::write(lines).toUtf8()) > 0 && file.commit();
    if (isWritten)
        emit finished(m_model.rowCount());
    else
        emit failed();
}

} // namespace symbolon::gui
