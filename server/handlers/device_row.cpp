// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/device_row.h"

#include "server/handlers/locations.h"
#include "server/handlers/paging.h"
#include "server/handlers/tokens.h"

namespace symbolon::handlers {

namespace {

    const QString subjectKind = QStringLiteral("device");

} // namespace

Result<QHash<QString, DeviceRow>> lockDevices(http::Context &context, const QStringList &deviceIds)
{
    SYMBOLON_TRY(const auto rows, context.db.all(sql::device::lock, { { "ids", jsonList(deviceIds) } }));
    QHash<QString, DeviceRow> devices;
    for (const auto &row : rows) {
        DeviceRow device{
            row.text("uuid"), row.text("description"), row.text("location_id"), row.flag("active")
        };
        if (isWithinReach(context, device.locationId))
            devices.insert(device.deviceId, device);
        else
            noteElsewhere(context, subjectKind, device.deviceId);
    }
    return devices;
}

Result<DeviceRow> lockDevice(http::Context &context, const QString &deviceId)
{
    SYMBOLON_TRY(const auto devices, lockDevices(context, { deviceId }));
    const auto found = devices.constFind(deviceId);
    if (found == devices.constEnd())
        return refuse(Code::NotFound);
    return *found;
}

Result<void> cancelLiveDeviceCode(http::Context &context, const QString &deviceId)
{
    SYMBOLON_TRY(const auto rows,
        context.db.all(sql::device_activation::cancel_live,
            { { "device_id", deviceId }, { "now", context.now() }, { "by", context.caller.identity } }));
    for (const auto &row : rows)
        tellDeviceActivation(context, row.text("uuid"));
    return {};
}

Result<void> endDeviceTokens(http::Context &context, const QString &deviceId)
{
    return endTokens(
        context, access::SubjectKind::Device, deviceId, context.services.settings.jwt.deviceLifetime);
}

void tellDeviceActivation(http::Context &context, const QString &activationId)
{
    auto &journal = context.journal();
    const QJsonObject what{ { QStringLiteral("activation_id"), activationId } };
    journal.changed("device-activation/" + activationId.toLatin1(), what);
    journal.changed("device-activations", {});
    journal.changed("devices", {});
}

} // namespace symbolon::handlers
