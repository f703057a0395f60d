// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/models/keyset_model.h"
#include "admin-gui/pages/page.h"

class QHBoxLayout;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace symbolon::gui {

class ListColumns;

//! The words of a list.
struct ListTexts {
    QString title;
    QString searchHint;
    QString emptyTitle; //!< a plain sentence: there is nothing
    QString emptyHint; //!< what to do about it
};

//! A page around one list: title, search (Ctrl+F), filters, the table with keyset paging, buttons for its
//! actions, an empty state and a quiet line that says how much is shown. Ctrl+C copies the selected rows with
//! tabs between, Ctrl+Shift+E writes all of the list into a CSV file, Ctrl+Shift+C chooses the columns.
class ListPage : public Page {
    Q_OBJECT

public:
    ListPage(const Desk &desk, const ListTexts &texts, QWidget *parent);

    void enter() override;
    bool escape() override;

protected:
    //! The list that is shown; owned by the page.
    void setModel(KeysetModel *model);
    //! Somebody searches for `text` (empty = everything): load the model.
    virtual void search(const QString &text) = 0;

    //! Enter, or a double click, on a row.
    virtual void activate(int row) { Q_UNUSED(row) }

    //! The action that the page is about, as its one coloured button.
    QAction *addPrimaryAction(const char *objectName,
        const QString &text,
        const char *iconName,
        const QKeySequence &shortcut,
        std::function<void()> run);
    //! An action on the selected rows; enabled while there are any. `reason` keeps it disabled and says why.
    QAction *addRowAction(const char *objectName,
        const QString &text,
        const char *iconName,
        const QKeySequence &shortcut,
        std::function<void()> run,
        const QString &reason = {});

    //! Where filters beside the search field go.
    [[nodiscard]] QHBoxLayout *filterRow() const { return m_filters; }

    void allowMultipleSelection();
    //! What an empty list says while filters narrow it; empty texts = what ListTexts says.
    void setEmptyTexts(const QString &title, const QString &hint);
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] QList<int> selectedRows() const;
    void selectRow(int row);
    [[nodiscard]] QString searchText() const;
    void setSearchText(const QString &text);
    //! Asks again what is shown now.
    void refresh();

    [[nodiscard]] QTableView *table() const { return m_table; }

private:
    struct RowAction {
        QAction *action;
        QString reason;
    };

    void buildTable();
    void updateState();
    void updateRowActions();
    void copyRows();
    QLayout *buildFoot();
    void exportRows();
    void exportTo(const QString &file);
    void chooseColumns();

    ListTexts m_texts;
    QString m_filteredTitle;
    QString m_filteredHint;
    KeysetModel *m_model = nullptr;
    QLineEdit *m_search;
    QHBoxLayout *m_filters;
    QHBoxLayout *m_buttons;
    QStackedWidget *m_body;
    QTableView *m_table;
    QAction *m_export = nullptr;
    ListColumns *m_columns = nullptr;
    QLabel *m_emptyTitle;
    QLabel *m_emptyHint;
    QLabel *m_count;
    QTimer m_searchDelay;
    QTimer m_loadingDelay;
    QList<RowAction> m_rowActions;
    bool m_hasEntered = false;
    bool m_isExporting = false;
};

} // namespace symbolon::gui
