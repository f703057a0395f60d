// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/list_columns.h"

#include "admin-gui/client/settings.h"

#include <QAction>
#include <QTableView>

namespace symbolon::gui {

ListColumns::ListColumns(QTableView &table, Settings &settings, QString server, QString page, QWidget *parent)
    : QMenu(parent)
    , m_table(table)
    , m_settings(settings)
    , m_server(std::move(server))
    , m_page(std::move(page))
{
    setObjectName(QStringLiteral("columnsMenu"));
    setToolTipsVisible(true);
    restore();
    build();
    keepOne();
}

void ListColumns::restore()
{
    const QString mask = m_settings.hiddenColumns(m_server, m_page);
    const int count = m_table.model()->columnCount();
    if (mask.size() != count || !mask.contains(u'0'))
        return;
    for (int column = 0; column < count; ++column)
        m_table.setColumnHidden(column, mask.at(column) == u'1');
}

void ListColumns::build()
{
    for (int column = 0; column < m_table.model()->columnCount(); ++column) {
        QAction *action = addAction(m_table.model()->headerData(column, Qt::Horizontal).toString());
        action->setObjectName(QStringLiteral("column%1").arg(column));
        action->setCheckable(true);
        action->setChecked(!m_table.isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool isShown) { apply(column, isShown); });
    }
}

void ListColumns::apply(int column, bool isShown)
{
    m_table.setColumnHidden(column, !isShown);
    QString mask;
    for (int each = 0; each < m_table.model()->columnCount(); ++each)
        mask.append(m_table.isColumnHidden(each) ? u'1' : u'0');
    m_settings.setHiddenColumns(m_server, m_page, mask);
    keepOne();
}

void ListColumns::keepOne()
{
    const QList<QAction *> all = actions();
    const auto shown =
        std::count_if(all.cbegin(), all.cend(), [](const QAction *action) { return action->isChecked(); });
    for (QAction *action : all) {
        const bool isLast = shown == 1 && action->isChecked();
        action->setEnabled(!isLast);
        action->setToolTip(isLast ? tr("One column stays.") : QString());
    }
}

} // namespace symbolon::gui
