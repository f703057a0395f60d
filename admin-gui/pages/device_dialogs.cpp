// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/device_dialogs.h"

#include "admin-gui/client/send_each.h"
#include "admin-gui/widgets/field_form.h"
#include "admin-gui/widgets/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    //! More than this many at once are only done when their number is typed.
    constexpr qsizetype manyDevices = 10;

} // namespace

DeviceDialog::DeviceDialog(Client &client, const api::KnownDevice *device, QWidget *parent)
    : Dialog("deviceDialog", device ? tr("Edit tablet") : tr("Add tablet"), tr("Save"), parent)
    , m_client(client)
    , m_form(new FieldForm(this))
{
    body()->addWidget(m_form);
    body()->addStretch(1);
    if (device) {
        m_before = *device;
        m_form->build(api::AddDevice::Body{ device->description, device->locationId });
    } else {
        m_form->build<api::AddDevice::Body>();
    }
    m_form->focusFirst();
    setMinimumWidth(theme::readableWidth * 3 / 4);
    connect(this, &Dialog::confirmed, this, &DeviceDialog::save);
}

void DeviceDialog::save()
{
    const Result<api::AddDevice::Body> typed = m_form->read<api::AddDevice::Body>();
    if (!typed)
        return;
    setBusy(true);
    if (m_before)
        change(*typed);
    else
        add(*typed);
}

void DeviceDialog::add(const api::AddDevice::Body &typed)
{
    api::Input<api::AddDevice> input;
    input.body = typed;
    m_client.send<api::AddDevice>(
        input, this, [this](const Result<api::KnownDevice> &reply) { finish(reply); });
}

void DeviceDialog::change(const api::AddDevice::Body &typed)
{
    api::Input<api::ChangeDevice> input;
    input.path.deviceId = m_before->deviceId;
    if (typed.description != m_before->description)
        input.body.description = typed.description;
    if (typed.locationId != m_before->locationId)
        input.body.locationId = typed.locationId;
    m_client.send<api::ChangeDevice>(
        input, this, [this](const Result<api::KnownDevice> &reply) { finish(reply); });
}

void DeviceDialog::finish(const Result<api::KnownDevice> &reply)
{
    setBusy(false);
    if (reply) {
        emit saved(*reply);
        accept();
    } else if (!m_form->mark(reply.error())) {
        messages().sayError(reply.error());
    }
}

LostDevicesDialog::LostDevicesDialog(Client &client, QList<api::KnownDevice> devices, QWidget *parent)
    : Dialog("lostDevicesDialog", tr("Lost tablets"), tr("Sign out"), parent)
    , m_client(client)
    , m_devices(std::move(devices))
    , m_form(new FieldForm(this))
{
    auto *effectLabel = new QLabel(effect(), this);
    effectLabel->setObjectName(QStringLiteral("effectLabel"));
    effectLabel->setTextFormat(Qt::PlainText);
    effectLabel->setWordWrap(true);
    body()->addWidget(effectLabel);
    body()->addWidget(m_form);
    m_form->build(api::RevokeDevice::Body{ {}, true });
    if (m_devices.size() > manyDevices)
        askForNumber();
    body()->addStretch(1);
    m_form->focusFirst();
    setMinimumWidth(theme::readableWidth * 3 / 4);
    setDangerous();
    connect(this, &Dialog::confirmed, this, &LostDevicesDialog::send);
}

QString LostDevicesDialog::effect() const
{
    const auto inUse = std::count_if(m_devices.cbegin(),
        m_devices.cend(),
        [](const api::KnownDevice &device) { return device.isActivated; });
    const QString names = m_devices.size() == 1 ? m_devices.first().description
                                                : tr("%n tablets", nullptr, int(m_devices.size()));
    //: %1 = what one tablet is called, or e.g. "3 tablets"
    const QString first = tr("To be signed out now: %1. A new code is needed to use it again.").arg(names);
    const QString second = inUse == 0
        ? tr("No clinician loses a running sign-in by this.")
        : tr("%n of them is in use and stops working at once.", nullptr, int(inUse));
    return first + u'\n' + second;
}

void LostDevicesDialog::askForNumber()
{
    auto *label = new QLabel(tr("To confirm, type how many they are (%1).").arg(m_devices.size()), this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_number = new QLineEdit(this);
    m_number->setObjectName(QStringLiteral("numberEdit"));
    m_number->setAccessibleName(label->text());
    label->setBuddy(m_number);
    body()->addWidget(label);
    body()->addWidget(m_number);
    const auto follow = [this] {
        const bool isRight = m_number->text().trimmed() == QString::number(m_devices.size());
        const QString why = isRight ? QString() : tr("Type the number of tablets first.");
        actionButton()->setEnabled(isRight);
        actionButton()->setToolTip(why);
        actionButton()->setAccessibleDescription(why);
    };
    connect(m_number, &QLineEdit::textChanged, this, follow);
    follow();
}

void LostDevicesDialog::send()
{
    const Result<api::RevokeDevice::Body> typed = m_form->read<api::RevokeDevice::Body>();
    if (!typed)
        return;
    QList<api::Input<api::RevokeDevice>> inputs;
    for (const api::KnownDevice &device : std::as_const(m_devices)) {
        api::Input<api::RevokeDevice> input;
        input.path.deviceId = device.deviceId;
        input.body = *typed;
        inputs.append(input);
    }
    setBusy(true);
    sendEach<api::RevokeDevice>(
        m_client, inputs, this, {}, [this](const Progress &progress) { finish(progress); });
}

void LostDevicesDialog::finish(const Progress &progress)
{
    setBusy(false);
    m_devices.remove(0, progress.done);
    if (!progress.error) {
        emit revoked(int(progress.done));
        accept();
    } else if (!m_form->mark(*progress.error)) {
        messages().sayError(
            *progress.error, tr("%1 of %2 tablets are signed out.").arg(progress.done).arg(progress.total));
    }
}

} // namespace symbolon::gui
