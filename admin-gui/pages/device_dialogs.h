// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/widgets/dialog.h"

#include "shared/api/devices.h"
#include "shared/core/result.h"

class QLineEdit;

namespace symbolon::gui {

class Client;
class FieldForm;
struct Progress;

//! Adds a tablet, or changes what it is called and where it is.
class DeviceDialog final : public Dialog {
    Q_OBJECT

public:
    //! `device` null = a new one.
    DeviceDialog(Client &client, const api::KnownDevice *device, QWidget *parent);

signals:
    void saved(const symbolon::api::KnownDevice &device);

private:
    void save();
    void add(const api::AddDevice::Body &typed);
    void change(const api::AddDevice::Body &typed);
    void finish(const Result<api::KnownDevice> &reply);

    Client &m_client;
    FieldForm *m_form;
    std::optional<api::KnownDevice> m_before;
};

//! Signs tablets out because they are lost or stolen, after saying in numbers what that does and asking why.
//! Above ten tablets their number has to be typed.
class LostDevicesDialog final : public Dialog {
    Q_OBJECT

public:
    LostDevicesDialog(Client &client, QList<api::KnownDevice> devices, QWidget *parent);

signals:
    void revoked(int count);

private:
    [[nodiscard]] QString effect() const;
    void askForNumber();
    void send();
    void finish(const Progress &progress);

    Client &m_client;
    QList<api::KnownDevice> m_devices;
    FieldForm *m_form;
    QLineEdit *m_number = nullptr;
};

} // namespace symbolon::gui
