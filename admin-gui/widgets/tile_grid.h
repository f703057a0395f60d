// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLayout>

namespace symbolon::gui {

//! Puts equally wide things into as many columns as fit, each row as high as its highest.
class TileGrid final : public QLayout {
public:
    explicit TileGrid(QWidget *parent);
    ~TileGrid() override;

    void addItem(QLayoutItem *item) override { m_items.append(item); }

    [[nodiscard]] int count() const override { return int(m_items.size()); }

    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }

    QLayoutItem *takeAt(int index) override;
    void setGeometry(const QRect &area) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override { return place(QRect(0, 0, width, 0), false); }

private:
    //! Gives the height that is needed; moves the items if `moves`.
    int place(const QRect &area, bool moves) const;
    [[nodiscard]] int narrowest() const;

    QList<QLayoutItem *> m_items;
};

} // namespace symbolon::gui
