// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/known_devices.h"

#include "server/domain/remembered.h"
#include "server/handlers/conditions.h"
#include "server/handlers/device_row.h"
#include "server/handlers/locations.h"
#include "server/handlers/paging.h"

namespace symbolon::handlers {

namespace {

    const QString subjectKind = QStringLiteral("device");

    api::KnownDevice fromRow(const store::Row &row)
    {
        return { row.text("uuid"),
            row.text("description"),
            row.text("location_id"),
            row.flag("active") ? api::DeviceState::Active : api::DeviceState::Inactive,
            row.flag("lost"),
            row.flag("is_activated"),
            row.flag("has_pending"),
            row.instantOrNull("last_seen_at"),
            row.instant("created"),
            row.instant("modified") };
    }

    //! In the order of the list; those that do not exist are left out.
    Result<QList<api::KnownDevice>> load(http::Context &context, const QStringList &deviceIds)
    {
        SYMBOLON_TRY(const auto rows,
            context.db.all(
                sql::device::details, { { "ids", jsonList(deviceIds) }, { "now", context.now() } }));
        QHash<QString, api::KnownDevice> byId;
        for (const auto &row : rows)
            byId.insert(row.text("uuid"), fromRow(row));
        QList<api::KnownDevice> devices;
        for (const QString &id : deviceIds) {
            if (const auto found = byId.constFind(id); found != byId.constEnd())
                devices.append(*found);
        }
        return devices;
    }

    Result<api::KnownDevice> require(http::Context &context, const QString &deviceId)
    {
        SYMBOLON_TRY(auto devices, load(context, { deviceId }));
        if (devices.isEmpty())
            return fail(Code::NotFound);
        return std::move(devices.first());
    }

    QJsonObject auditView(const DeviceRow &device)
    {
        return { { QStringLiteral("active"), device.isActive },
            { QStringLiteral("description"), device.description },
            { QStringLiteral("location_id"), device.locationId } };
    }

    //! Where a tablet may stand: anywhere, or at the caller's own location. Blank outside does not count.
    Result<QString> placedAt(const http::Context &context, const QString &wanted)
    {
        SYMBOLON_TRY(const auto location, placed(context, wanted.trimmed()));
        if (location->isEmpty())
            return fail(
                Code::Invalid, QStringLiteral("a location is needed"), QStringLiteral("/location_id"));
        return *location;
    }

    Result<QString> described(const QString &given)
    {
        QString description = given.simplified();
        if (description.isEmpty())
            return fail(
                Code::Invalid, QStringLiteral("a description is needed"), QStringLiteral("/description"));
        return description;
    }

    Result<DeviceRow> changed(
        const http::Context &context, const DeviceRow &before, const api::ChangeDevice::Body &body)
    {
        DeviceRow after = before;
        if (body.description) {
            SYMBOLON_TRY(after.description, described(*body.description));
        }
        if (body.locationId) {
            SYMBOLON_TRY(after.locationId, placedAt(context, *body.locationId));
        }
        if (body.state)
            after.isActive = *body.state == api::DeviceState::Active;
        return after;
    }

    Result<void> write(http::Context &context, const DeviceRow &before, const DeviceRow &after)
    {
        SYMBOLON_CHECK(context.db.run(sql::device::update,
            { { "uuid", after.deviceId },
                { "location_id", after.locationId },
                { "description", after.description },
                { "active", after.isActive },
                { "now", context.now() },
                { "by", context.caller.identity } }));
        if (before.isActive && !after.isActive)
            SYMBOLON_CHECK(endDeviceTokens(context, after.deviceId));
        context.journal().record({ QStringLiteral("device.change"),
            subjectKind,
            after.deviceId,
            {},
            auditView(before),
            auditView(after) });
        context.journal().changed("devices", {});
        return {};
    }

} // namespace

Result<api::ListKnownDevices::Response> listKnownDevices(
    http::Context &context, const api::Input<api::ListKnownDevices> &input)
{
    const auto &query = input.query;
    Paging paging(context, "devices", fromTheFirst());
    SYMBOLON_CHECK(paging.read(query.cursor, query.limit));
    const QString search = query.search.value_or(QString()).trimmed();
    SYMBOLON_TRY(auto rows,
        context.db.all(sql::device::page,
            { { "search", search },
                { "search_end", endOfPrefix(search) },
                { "after", paging.after(0) },
                { "after_uuid", paging.after(1) },
                { "location", locationOf(context) },
                { "wanted_location", query.locationId },
                { "any_state", !query.state.has_value() },
                { "active", query.state == api::DeviceState::Active },
                { "ever_seen", !query.unseenSince.has_value() },
                { "unseen_since", query.unseenSince.value_or(Instant()) },
                { "count", paging.count() } }));
    api::ListKnownDevices::Response page;
    page.next = paging.cut(rows, { "sort_key", "uuid" });
    QStringList ids;
    for (const auto &row : rows)
        ids.append(row.text("uuid"));
    SYMBOLON_TRY(page.items, load(context, ids));
    return page;
}

Result<api::KnownDevice> readKnownDevice(
    http::Context &context, const api::Input<api::ReadKnownDevice> &input)
{
    SYMBOLON_TRY(auto device, require(context, input.path.deviceId));
    if (!isWithinReach(context, device.locationId))
        return elsewhere(context, subjectKind, device.deviceId);
    return device;
}

Result<api::KnownDevice> addDevice(http::Context &context, const api::Input<api::AddDevice> &input)
{
    DeviceRow device;
    device.deviceId = randomUuid(context.services.random);
    SYMBOLON_TRY(device.description, described(input.body.description));
    SYMBOLON_TRY(device.locationId, placedAt(context, input.body.locationId));
    return context.transact([&]() -> Result<api::KnownDevice> {
        SYMBOLON_CHECK(context.db.run(sql::device::insert,
            { { "uuid", device.deviceId },
                { "created", context.now() },
                { "now", context.now() },
                { "by", context.caller.identity },
                { "location_id", device.locationId },
                { "description", device.description } }));
        context.journal().record({ QStringLiteral("device.create"),
            subjectKind,
            device.deviceId,
            {},
            std::nullopt,
            auditView(device) });
        context.journal().changed("devices", {});
        return require(context, device.deviceId);
    });
}

Result<api::KnownDevice> changeDevice(http::Context &context, const api::Input<api::ChangeDevice> &input)
{
    const QString &deviceId = input.path.deviceId;
    return context.transact([&]() -> Result<api::KnownDevice> {
        SYMBOLON_TRY(const auto before, lockDevice(context, deviceId));
        SYMBOLON_TRY(const auto seen, require(context, deviceId));
        SYMBOLON_CHECK(requireMatch(context, std::optional(seen)));
        SYMBOLON_TRY(const auto after, changed(context, before, input.body));
        if (auditView(after) == auditView(before))
            return seen;
        SYMBOLON_CHECK(write(context, before, after));
        return require(context, deviceId);
    });
}

Result<api::Nothing> revokeDevice(http::Context &context, const api::Input<api::RevokeDevice> &input)
{
    const QString &deviceId = input.path.deviceId;
    const bool isLost = input.body.isLost.value_or(false);
    auto result = context.transact([&]() -> Result<api::Nothing> {
        SYMBOLON_CHECK(lockDevice(context, deviceId));
        SYMBOLON_CHECK(context.db.run(sql::device::revoke,
            { { "uuid", deviceId },
                { "lost", isLost },
                { "now", context.now() },
                { "by", context.caller.identity } }));
        // A code that still waits would sign the tablet in again.
        SYMBOLON_CHECK(cancelLiveDeviceCode(context, deviceId));
        SYMBOLON_CHECK(endDeviceTokens(context, deviceId));
        context.journal().record({ QStringLiteral("device.revoke"),
            subjectKind,
            deviceId,
            { { QStringLiteral("is_lost"), isLost } },
            std::nullopt,
            QJsonObject{ { QStringLiteral("reason"), input.body.reason } } });
        context.journal().changed("devices", {});
        return api::Nothing{};
    });
    context.services.remembered.forget(QStringLiteral("device/") + deviceId);
    return result;
}

} // namespace symbolon::handlers
