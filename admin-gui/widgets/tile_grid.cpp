// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/tile_grid.h"

#include "admin-gui/widgets/theme.h"

#include <QStyle>
#include <QWidget>

namespace symbolon::gui {

TileGrid::TileGrid(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins({});
    setSpacing(theme::space);
}

TileGrid::~TileGrid()
{
    qDeleteAll(m_items);
}

QLayoutItem *TileGrid::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

void TileGrid::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    place(area, true);
}

QSize TileGrid::sizeHint() const
{
    return minimumSize();
}

QSize TileGrid::minimumSize() const
{
    int height = 0;
    for (const QLayoutItem *item : m_items)
        height = std::max(height, item->minimumSize().height());
    return QSize(narrowest(), height);
}

int TileGrid::narrowest() const
{
    int width = 1;
    for (const QLayoutItem *item : m_items)
        width = std::max(width, item->minimumSize().width());
    return width;
}

int TileGrid::place(const QRect &area, bool moves) const
{
    const int gap = spacing();
    const int fitting = std::max(1, (area.width() + gap) / (narrowest() + gap));
    const int rows = (count() + fitting - 1) / fitting;
    // As many in every row, so that the last one is not left alone.
    const int columns = rows == 0 ? 1 : (count() + rows - 1) / rows;
    const int width = (area.width() - (columns - 1) * gap) / columns;
    int top = area.top();
    for (int first = 0; first < count(); first += columns) {
        const int last = std::min(first + columns, count());
        int height = 0;
        for (int i = first; i < last; ++i) {
            const QLayoutItem *item = m_items.at(i);
            height = std::max(
                height, item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height());
        }
        for (int i = first; moves && i < last; ++i) {
            const QRect place(area.left() + (i - first) * (width + gap), top, width, height);
            m_items.at(i)->setGeometry(QStyle::visualRect(
                parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight, area, place));
        }
        top += height + gap;
    }
    return std::max(0, top - gap - area.top());
}

} // namespace symbolon::gui
