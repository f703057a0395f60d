// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/list_page.h"

#include "admin-gui/pages/list_columns.h"
#include "admin-gui/pages/list_export.h"
#include "admin-gui/widgets/action_button.h"
#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/theme.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    constexpr auto searchDelay = 200ms;
    constexpr auto loadingDelay = 150ms;

    QLabel *plainLabel(QWidget *parent, const char *objectName, const QString &text = {})
    {
        auto *label = new QLabel(text, parent);
        label->setObjectName(QLatin1String(objectName));
        label->setTextFormat(Qt::PlainText);
        return label;
    }

} // namespace

ListPage::ListPage(const Desk &desk, const ListTexts &texts, QWidget *parent)
    : Page(desk, parent)
    , m_texts(texts)
    , m_search(new QLineEdit(this))
    , m_filters(new QHBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_body(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_emptyTitle(plainLabel(this, "emptyTitle"))
    , m_emptyHint(plainLabel(this, "emptyHint"))
    , m_count(plainLabel(this, "countLabel"))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::space);
    column->setSpacing(theme::space);
    auto *head = new QHBoxLayout;
    QLabel *title = plainLabel(this, "pageTitle", texts.title);
    title->setFont(theme::titleFont(font()));
    head->addWidget(title, 1);
    m_buttons->setSpacing(theme::gap);
    head->addLayout(m_buttons);
    column->addLayout(head);
    m_search->setObjectName(QStringLiteral("searchField"));
    m_search->setPlaceholderText(texts.searchHint);
    m_search->setAccessibleName(texts.searchHint);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon("search"), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(theme::readableWidth);
    m_filters->setSpacing(theme::gap);
    m_filters->addWidget(m_search, 3);
    m_filters->addStretch(1);
    column->addLayout(m_filters);
    buildTable();
    column->addWidget(m_body, 1);
    column->addLayout(buildFoot());
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(searchDelay);
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(&m_searchDelay, &QTimer::timeout, this, [this] { search(m_search->text().trimmed()); });
    m_loadingDelay.setSingleShot(true);
    m_loadingDelay.setInterval(loadingDelay);
    connect(&m_loadingDelay, &QTimer::timeout, this, &ListPage::updateState);
    addPageAction("searchAction", tr("Search"), QKeySequence::Find, [this] { m_search->setFocus(); });
    addPageAction("refreshAction", tr("Reload"), QKeySequence(Qt::Key_F5), [this] { refresh(); });
}

QLayout *ListPage::buildFoot()
{
    auto *foot = new QHBoxLayout;
    foot->setSpacing(theme::gap);
    theme::makeMuted(m_count);
    foot->addWidget(m_count, 1);
    QAction *columns = addPageAction(
        "columnsAction", tr("Columns …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] {
            chooseColumns();
        });
    columns->setIcon(icon("list"));
    m_export = addPageAction(
        "exportAction", tr("Export as CSV …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] {
            exportRows();
        });
    m_export->setIcon(icon("copy"));
    for (QAction *action : { columns, m_export }) {
        auto *button = new ActionButton(action, this);
        button->setFlat(true);
        foot->addWidget(button);
    }
    return foot;
}

void ListPage::buildTable()
{
    m_table->setObjectName(QStringLiteral("table"));
    m_table->setAccessibleName(m_texts.title);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4 * theme::unit);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(
        m_table, &QTableView::activated, this, [this](const QModelIndex &index) { activate(index.row()); });
    auto *copy = new QAction(tr("Copy the selected rows"), m_table);
    copy->setObjectName(QStringLiteral("copyRowsAction"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ListPage::copyRows);
    m_table->addAction(copy);
    auto *empty = new QWidget(m_body);
    auto *middle = new QVBoxLayout(empty);
    middle->addStretch(1);
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.2);
    m_emptyTitle->setFont(big);
    theme::makeMuted(m_emptyHint);
    for (QLabel *label : { m_emptyTitle, m_emptyHint }) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        middle->addWidget(label);
    }
    middle->addStretch(2);
    m_body->addWidget(m_table);
    m_body->addWidget(empty);
}

void ListPage::enter()
{
    if (!m_hasEntered)
        search({});
    m_hasEntered = true;
    m_search->setFocus();
}

bool ListPage::escape()
{
    const bool hadText = !m_search->text().isEmpty();
    m_search->clear();
    return hadText;
}

void ListPage::setModel(KeysetModel *model)
{
    m_model = model;
    m_table->setModel(model);
    m_columns = new ListColumns(*m_table, m_desk.settings, m_desk.session.server(), objectName(), this);
    connect(model, &KeysetModel::loadingChanged, this, [this](bool isLoading) {
        if (isLoading)
            m_loadingDelay.start();
        else
            updateState();
    });
    connect(model, &KeysetModel::loaded, this, [this] {
        m_table->resizeColumnsToContents();
        updateState();
    });
    connect(
        model, &KeysetModel::failed, this, [this](const Error &error) { m_desk.messages.sayError(error); });
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ListPage::updateRowActions);
    connect(model, &QAbstractItemModel::modelReset, this, &ListPage::updateRowActions);
    updateRowActions();
}

QAction *ListPage::addPrimaryAction(const char *objectName,
    const QString &text,
    const char *iconName,
    const QKeySequence &shortcut,
    std::function<void()> run)
{
    QAction *action = addPageAction(objectName, text, shortcut, std::move(run));
    action->setIcon(accentIcon(iconName));
    auto *button = new ActionButton(action, this);
    theme::makePrimary(button);
    m_buttons->addWidget(button);
    return action;
}

QAction *ListPage::addRowAction(const char *objectName,
    const QString &text,
    const char *iconName,
    const QKeySequence &shortcut,
    std::function<void()> run,
    const QString &reason)
{
    QAction *action = addPageAction(objectName, text, shortcut, std::move(run));
    action->setIcon(icon(iconName));
    m_buttons->insertWidget(int(m_rowActions.size()), new ActionButton(action, this));
    m_rowActions.append({ action, reason });
    updateRowActions();
    return action;
}

void ListPage::allowMultipleSelection()
{
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
}

void ListPage::setEmptyTexts(const QString &title, const QString &hint)
{
    m_filteredTitle = title;
    m_filteredHint = hint;
}

int ListPage::currentRow() const
{
    const QList<int> rows = selectedRows();
    return rows.isEmpty() ? -1 : rows.first();
}

QList<int> ListPage::selectedRows() const
{
    QList<int> rows;
    if (!m_table->selectionModel())
        return rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void ListPage::selectRow(int row)
{
    m_table->selectRow(row);
}

QString ListPage::searchText() const
{
    return m_search->text().trimmed();
}

void ListPage::setSearchText(const QString &text)
{
    m_search->setText(text);
    m_searchDelay.stop();
    m_hasEntered = true;
    search(text);
}

void ListPage::refresh()
{
    search(searchText());
}

void ListPage::updateState()
{
    const int rows = m_model ? m_model->rowCount() : 0;
    const bool isLoading = m_model && m_model->isLoading();
    if (!m_isExporting)
        setReason(m_export, rows > 0 ? QString() : tr("The list is empty."));
    m_body->setCurrentIndex(rows > 0 ? 0 : 1);
    if (isLoading && rows == 0) {
        m_emptyTitle->setText(tr("Loading …"));
        m_emptyHint->clear();
    } else if (searchText().isEmpty()) {
        const bool isFiltered = !m_filteredTitle.isEmpty();
        m_emptyTitle->setText(isFiltered ? m_filteredTitle : m_texts.emptyTitle);
        m_emptyHint->setText(isFiltered ? m_filteredHint : m_texts.emptyHint);
    } else {
        m_emptyTitle->setText(tr("Nothing matches “%1”.").arg(searchText()));
        m_emptyHint->setText(tr("Only beginnings are compared. Clear the search with Esc."));
    }
    if (m_model && m_model->hasMore())
        m_count->setText(tr("%n shown, more come as you scroll", nullptr, rows));
    else
        m_count->setText(rows == 0 ? QString() : tr("%n shown", nullptr, rows));
}

void ListPage::updateRowActions()
{
    const bool hasSelection = currentRow() >= 0;
    for (const RowAction &each : std::as_const(m_rowActions)) {
        if (!each.reason.isEmpty())
            setReason(each.action, each.reason);
        else
            setReason(each.action, hasSelection ? QString() : tr("Select a line first."));
    }
}

void ListPage::copyRows()
{
    if (const QList<int> rows = selectedRows(); !rows.isEmpty())
        QGuiApplication::clipboard()->setText(copiedRows(*m_table, rows));
}

void ListPage::chooseColumns()
{
    m_columns->popup(m_table->mapToGlobal(QPoint(0, m_table->horizontalHeader()->height())));
}

void ListPage::exportRows()
{
    auto *dialog = new QFileDialog(this, tr("Export the list as CSV"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(tr("Tables with commas (*.csv)"));
    connect(dialog, &QFileDialog::fileSelected, this, &ListPage::exportTo);
    dialog->open();
}

void ListPage::exportTo(const QString &file)
{
    m_isExporting = true;
    setReason(m_export, tr("An export is under way."));
    auto *job = new ListExport(*m_table, *m_model, file, this);
    const auto end = [this](Message::Kind kind, const QString &text) {
        m_isExporting = false;
        updateState();
        m_desk.messages.say(kind, text);
    };
    connect(job, &ListExport::finished, this, [end](int rows) {
        end(Message::Kind::Success, tr("%n line(s) exported.", nullptr, rows));
    });
    connect(job, &ListExport::failed, this, [end] {
        end(Message::Kind::Error, tr("The file cannot be written. Choose another place."));
    });
    connect(job, &ListExport::abandoned, this, [end] {
        end(Message::Kind::Warning, tr("The list changed while it was exported; nothing is written."));
    });
    job->start();
}

} // namespace symbolon::gui
