// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/tablet_picker.h"

#include "admin-gui/widgets/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    using api::KnownDevice;

    QList<Column<KnownDevice>> columns()
    {
        return { { TabletPicker::tr("Tablet"), [](const KnownDevice &device) { return device.description; } },
            { TabletPicker::tr("Location"), [](const KnownDevice &device) { return device.locationId; } },
            { TabletPicker::tr("State"), [](const KnownDevice &device) {
                 if (device.hasPendingActivation)
                     return TabletPicker::tr("Code waiting");
                 return device.isActivated ? TabletPicker::tr("Activated")
                                           : TabletPicker::tr("Not activated");
             } } };
    }

} // namespace

TabletPicker::TabletPicker(Client &client, QWidget *parent)
    : Dialog("tabletPicker", tr("Codes for tablets"), tr("Issue codes"), parent)
    , m_model(new EndpointModel<api::ListKnownDevices>(client, columns(), this))
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_count(new QLabel(this))
{
    m_search->setObjectName(QStringLiteral("tabletSearch"));
    m_search->setPlaceholderText(tr("Beginning of a tablet's description"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_table->setObjectName(QStringLiteral("tabletTable"));
    m_table->setAccessibleName(tr("Tablets"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_count->setObjectName(QStringLiteral("tabletCount"));
    theme::makeMuted(m_count);
    body()->addWidget(m_search);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_count);
    connect(m_search, &QLineEdit::textChanged, this, &TabletPicker::search);
    connect(m_model, &KeysetModel::loaded, m_table, &QTableView::resizeColumnsToContents);
    connect(m_model, &KeysetModel::failed, this, [this](const Error &error) { messages().sayError(error); });
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TabletPicker::updateCount);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TabletPicker::updateCount);
    connect(this, &Dialog::confirmed, this, [this] {
        QStringList ids;
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            ids.append(m_model->at(index.row()).deviceId);
        accept();
        emit chosen(ids);
    });
    resize(theme::readableWidth, theme::readableWidth * 3 / 4);
    search();
    updateCount();
    m_search->setFocus();
}

void TabletPicker::search()
{
    api::ListKnownDevices::Query query;
    query.state = api::DeviceState::Active;
    if (!m_search->text().trimmed().isEmpty())
        query.search = m_search->text().trimmed();
    m_model->load(query);
}

void TabletPicker::updateCount()
{
    const int count = int(m_table->selectionModel()->selectedRows().size());
    m_count->setText(
        count == 0 ? tr("Mark one tablet or several.") : tr("%n tablet(s) marked", nullptr, count));
    actionButton()->setEnabled(count > 0);
    actionButton()->setToolTip(count == 0 ? m_count->text() : QString());
    actionButton()->setAccessibleDescription(actionButton()->toolTip());
}

} // namespace symbolon::gui
