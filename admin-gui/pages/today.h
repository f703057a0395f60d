// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/pages/page.h"

#include "shared/api/desk.h"

class QLabel;
class QScrollArea;

namespace symbolon::gui {

class ReferenceLookup;
class Tile;
class TileGrid;
class TodayList;

//! What needs somebody now: six numbers, each one key away from the list behind it; a plain sentence when
//! nothing does; and what was behind a failure that somebody reads a reference from.
class TodayPage final : public Page {
    Q_OBJECT

public:
    TodayPage(const Desk &desk, QWidget *parent);

    void enter() override;
    //! A reference.
    void show(const QString &reference) override;
    bool escape() override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using Counts = api::ReadToday::Response;

    //! One number: which of the counts, what it is called, what opens.
    struct Entry {
        Tile *tile;
        int Counts::*count;
        QString (*caption)(int count);
        QString (*sentence)(int count);
        bool isConcern; //!< above zero somebody should look
    };

    QWidget *buildBody();
    void buildTiles(TileGrid *grid);
    void add(TileGrid *grid, const Entry &entry, const QString &reason, std::function<void()> open);
    void ask();
    void showCounts(const Counts &counts);
    void showFault(const Error &error);
    [[nodiscard]] Instant midnight() const;

    QList<Entry> m_entries;
    QScrollArea *m_scroll;
    QLabel *m_headline = nullptr;
    QLabel *m_asOf = nullptr;
    ReferenceLookup *m_lookup = nullptr;
    TodayList *m_list = nullptr;
    QTimer m_poll;
    bool m_isAsking = false;
};

} // namespace symbolon::gui
