// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/devices.h"

#include "admin-gui/client/send_each.h"
#include "admin-gui/pages/device_dialogs.h"
#include "admin-gui/pages/filter_box.h"
#include "admin-gui/pages/subject.h"
#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QTableView>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;
    using api::DeviceState;
    using api::KnownDevice;

    constexpr auto unseenAfter = std::chrono::days(7);
    constexpr auto locationDelay = 200ms;

    //! The choices of the state filter, in its order.
    enum class Show { All, Active, Inactive, Unseen };

    struct Look {
        QString word;
        const char *icon;
    };

    Look lookOf(const KnownDevice &device)
    {
        if (device.isLost)
            return { DevicesPage::tr("Lost"), "warning" };
        if (device.state == DeviceState::Inactive)
            return { labels::word(QLatin1String("inactive")), "remove" };
        if (device.hasPendingActivation)
            return { DevicesPage::tr("Code waiting"), "waiting" };
        if (device.isActivated)
            return { DevicesPage::tr("In use"), "success" };
        return { DevicesPage::tr("Not activated"), "info" };
    }

    QString lastSeen(const KnownDevice &device, Instant now)
    {
        if (!device.lastSeen)
            return DevicesPage::tr("Never");
        //: %1 = a date and time, %2 = how long ago, e.g. 3 days
        return DevicesPage::tr("%1 (%2 ago)")
            .arg(labels::clockTime(*device.lastSeen, now), labels::duration(now - *device.lastSeen));
    }

    QList<Column<KnownDevice>> columns(const Session &session)
    {
        using DeviceColumn = Column<KnownDevice>;
        const auto seenText = [&session](const KnownDevice &device) {
            return lastSeen(device, session.serverNow());
        };
        const auto seenInFull = [](const KnownDevice &device) {
            return device.lastSeen ? labels::fullTime(*device.lastSeen) : QString();
        };
        const auto addedText = [&session](const KnownDevice &device) {
            return labels::clockTime(device.created, session.serverNow());
        };
        const auto addedInFull = [](const KnownDevice &device) { return labels::fullTime(device.created); };
        return {
            { DevicesPage::tr("Tablet"), [](const KnownDevice &device) { return device.description; } },
            { DevicesPage::tr("Location"), [](const KnownDevice &device) { return device.locationId; } },
            { DevicesPage::tr("State"),
                [](const KnownDevice &device) { return lookOf(device).word; },
                {},
                [](const KnownDevice &device) { return icon(lookOf(device).icon); } },
            DeviceColumn(DevicesPage::tr("Last seen"), seenText, seenInFull)
                .exportedAs([](const KnownDevice &device) { return utcText(device.lastSeen); }),
            DeviceColumn(DevicesPage::tr("Added"), addedText, addedInFull)
                .exportedAs([](const KnownDevice &device) { return utcText(device.created); }),
        };
    }

} // namespace

DevicesPage::DevicesPage(const Desk &desk, QWidget *parent)
    : ListPage(desk,
        { tr("Tablets"),
            tr("Description, or its beginning"),
            tr("No tablets yet."),
            tr("Add the first one with Ctrl+N, then give it a code with Ctrl+Enter.") },
        parent)
    , m_model(new EndpointModel<api::ListKnownDevices>(desk.client, columns(desk.session), this))
    , m_state(new FilterBox("stateFilter",
          tr("Show only"),
          { tr("All tablets"), tr("Switched on"), tr("Switched off"), tr("Not seen for 7 days") },
          this))
    , m_location(new QLineEdit(this))
{
    setObjectName(QStringLiteral("devicesPage"));
    allowMultipleSelection();
    setModel(m_model);
    buildFilters();
    buildActions();
    connect(
        table()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DevicesPage::updateActions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &DevicesPage::updateActions);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &DevicesPage::updateActions);
    updateActions();
}

void DevicesPage::buildFilters()
{
    m_location->setObjectName(QStringLiteral("locationFilter"));
    m_location->setPlaceholderText(tr("Location"));
    m_location->setAccessibleName(tr("Show only this location"));
    m_location->setToolTip(m_location->accessibleName());
    m_location->setClearButtonEnabled(true);
    m_location->setMaximumWidth(theme::readableWidth / 2);
    filterRow()->addWidget(m_location);
    filterRow()->addWidget(m_state);
    filterRow()->addStretch(1);
    m_locationDelay.setSingleShot(true);
    m_locationDelay.setInterval(locationDelay);
    connect(m_location, &QLineEdit::textChanged, &m_locationDelay, qOverload<>(&QTimer::start));
    connect(&m_locationDelay, &QTimer::timeout, this, &DevicesPage::refresh);
    connect(m_state, &FilterBox::chosen, this, &DevicesPage::refresh);
}

void DevicesPage::buildActions()
{
    addRowAction(
        "deviceCodesAction",
        tr("New code"),
        "activate",
        QKeySequence(Qt::CTRL | Qt::Key_Return),
        [this] { issueCodes(); },
        whyNot<api::IssueDeviceActivations>());
    const QString noChange = whyNot<api::ChangeDevice>();
    m_edit = addRowAction(
        "editDeviceAction",
        tr("Edit"),
        "edit",
        QKeySequence(Qt::Key_F2),
        [this] { activate(currentRow()); },
        noChange);
    m_toggle = addRowAction(
        "toggleDeviceAction",
        tr("Switch off"),
        "remove",
        QKeySequence(Qt::Key_Delete),
        [this] { toggleState(); },
        noChange);
    m_lost = addRowAction(
        "lostDeviceAction",
        tr("Lost …"),
        "warning",
        QKeySequence(Qt::SHIFT | Qt::Key_Delete),
        [this] { reportLost(); },
        whyNot<api::RevokeDevice>());
    QAction *add = addPrimaryAction(
        "addDeviceAction", tr("Add tablet"), "add", QKeySequence::New, [this] { edit(nullptr); });
    setReason(add, whyNot<api::AddDevice>());
}

void DevicesPage::show(const QString &subject)
{
    const bool isUnseenList = subject == subject::unseenDevices;
    m_state->set(int(isUnseenList ? Show::Unseen : Show::All));
    const QSignalBlocker quiet(m_location);
    m_location->clear();
    setSearchText(isUnseenList ? QString() : subject);
}

bool DevicesPage::escape()
{
    if (m_state->currentIndex() == int(Show::All) && m_location->text().isEmpty() && searchText().isEmpty())
        return false;
    m_state->set(int(Show::All));
    const QSignalBlocker quiet(m_location);
    m_location->clear();
    setSearchText({});
    return true;
}

void DevicesPage::search(const QString &text)
{
    api::ListKnownDevices::Query query;
    if (!text.isEmpty())
        query.search = text;
    if (const QString location = m_location->text().trimmed(); !location.isEmpty())
        query.locationId = location;
    const auto show = Show(m_state->currentIndex());
    if (show == Show::Active || show == Show::Inactive)
        query.state = show == Show::Active ? DeviceState::Active : DeviceState::Inactive;
    if (show == Show::Unseen)
        query.unseenSince = m_desk.session.serverNow() - unseenAfter;
    if (query.locationId || show != Show::All)
        setEmptyTexts(tr("No tablet fits these filters."), tr("Show all tablets again with Esc."));
    else
        setEmptyTexts({}, {});
    m_model->load(query);
}

void DevicesPage::updateActions()
{
    const QList<KnownDevice> devices = selected();
    if (!m_edit || devices.isEmpty())
        return;
    const bool allOff = std::all_of(devices.cbegin(), devices.cend(), [](const KnownDevice &device) {
        return device.state == DeviceState::Inactive;
    });
    const bool allLost = std::all_of(
        devices.cbegin(), devices.cend(), [](const KnownDevice &device) { return device.isLost; });
    m_toggle->setText(allOff ? tr("Switch on") : tr("Switch off"));
    m_toggle->setIcon(icon(allOff ? "success" : "remove"));
    if (const QString no = whyNot<api::ChangeDevice>(); no.isEmpty())
        setReason(m_edit, devices.size() == 1 ? QString() : tr("Select one tablet only."));
    if (const QString no = whyNot<api::RevokeDevice>(); no.isEmpty())
        setReason(m_lost, allLost ? tr("This is marked as lost already.") : QString());
}

void DevicesPage::activate(int row)
{
    if (m_edit->isEnabled())
        edit(&m_model->at(row));
}

void DevicesPage::edit(const KnownDevice *device)
{
    auto *dialog = new DeviceDialog(m_desk.client, device, this);
    connect(dialog, &DeviceDialog::saved, this, [this, isNew = device == nullptr](const KnownDevice &saved) {
        m_desk.messages.say(Message::Kind::Success, tr("The tablet “%1” is saved.").arg(saved.description));
        if (isNew)
            refresh();
        else
            replaceRow(saved);
    });
    dialog->open();
}

void DevicesPage::issueCodes()
{
    QStringList ids;
    for (const KnownDevice &device : selected())
        ids.append(device.deviceId);
    m_desk.go(QStringLiteral("activate"), QStringLiteral("devices:") + ids.join(u','));
}

void DevicesPage::toggleState()
{
    QList<KnownDevice> devices = selected();
    const bool switchesOff = std::any_of(devices.cbegin(), devices.cend(), [](const KnownDevice &device) {
        return device.state == DeviceState::Active;
    });
    if (switchesOff)
        devices.removeIf([](const KnownDevice &device) { return device.state == DeviceState::Inactive; });
    changeState(devices, switchesOff ? DeviceState::Inactive : DeviceState::Active, false);
}

void DevicesPage::changeState(const QList<KnownDevice> &devices, DeviceState state, bool isUndo)
{
    QList<api::Input<api::ChangeDevice>> inputs;
    for (const KnownDevice &device : devices) {
        api::Input<api::ChangeDevice> input;
        input.path.deviceId = device.deviceId;
        input.body.state = state;
        inputs.append(input);
    }
    const auto finished = [this, devices, state, isUndo](const Progress &progress) {
        const QList<KnownDevice> changed = devices.first(progress.done);
        if (progress.error) {
            m_desk.messages.sayError(
                *progress.error, tr("%1 of %2 tablets were changed.").arg(progress.done).arg(progress.total));
            return;
        }
        const bool isOff = state == DeviceState::Inactive;
        const QString text = isOff ? tr("%n tablet(s) switched off.", nullptr, int(changed.size()))
                                   : tr("%n tablet(s) switched on.", nullptr, int(changed.size()));
        if (isUndo) {
            m_desk.messages.say(Message::Kind::Success, text);
            return;
        }
        m_desk.messages.offerUndo(text, [this, changed, isOff] {
            changeState(changed, isOff ? DeviceState::Active : DeviceState::Inactive, true);
        });
    };
    sendEach<api::ChangeDevice>(
        m_desk.client,
        inputs,
        this,
        [this](qsizetype, const KnownDevice &device) { replaceRow(device); },
        finished);
}

void DevicesPage::reportLost()
{
    QList<KnownDevice> devices = selected();
    devices.removeIf([](const KnownDevice &device) { return device.isLost; });
    auto *dialog = new LostDevicesDialog(m_desk.client, devices, this);
    connect(dialog, &LostDevicesDialog::revoked, this, [this](int count) {
        m_desk.messages.say(Message::Kind::Success, tr("%n tablet(s) signed out.", nullptr, count));
    });
    connect(dialog, &QDialog::finished, this, &DevicesPage::refresh);
    dialog->open();
}

void DevicesPage::replaceRow(const KnownDevice &device)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).deviceId == device.deviceId)
            m_model->replace(row, device);
    }
}

QList<KnownDevice> DevicesPage::selected() const
{
    QList<KnownDevice> devices;
    for (const int row : selectedRows())
        devices.append(m_model->at(row));
    return devices;
}

} // namespace symbolon::gui
