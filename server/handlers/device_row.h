// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

namespace symbolon::handlers {

//! A tablet's row while it is being changed.
struct DeviceRow {
    QString deviceId;
    QString description;
    QString locationId;
    bool isActive = true;
};

//! Locks the rows of tablets within the caller's reach, always in one order. Those that do not exist or stand
//! elsewhere (which is written down) are missing from the answer. Within the caller's transaction.
[[nodiscard]] Result<QHash<QString, DeviceRow>> lockDevices(
    http::Context &context, const QStringList &deviceIds);
//! One of them; Code::NotFound.
[[nodiscard]] Result<DeviceRow> lockDevice(http::Context &context, const QString &deviceId);

//! Ends a tablet's live code; whoever watches it is told. Within the caller's transaction.
[[nodiscard]] Result<void> cancelLiveDeviceCode(http::Context &context, const QString &deviceId);

//! Every JWT that the tablet holds ends now. Within the caller's transaction.
[[nodiscard]] Result<void> endDeviceTokens(http::Context &context, const QString &deviceId);

//! What live views of one activation, of all activations and of tablets are told.
void tellDeviceActivation(http::Context &context, const QString &activationId);

} // namespace symbolon::handlers
