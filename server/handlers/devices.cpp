// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/devices.h"

#include "server/handlers/device_row.h"
#include "server/handlers/given_ids.h"
#include "server/handlers/locations.h"

namespace symbolon::handlers {

namespace {

    const QString notFound = QStringLiteral("Could not find device");

    api::Device fromRow(const store::Row &row)
    {
        return { row.flag("active"),
            toRfc3339(row.instant("created")),
            row.text("created_by_"),
            row.text("description"),
            row.text("location_id"),
            toRfc3339(row.instant("modified")),
            row.text("modified_by_"),
            row.text("uuid") };
    }

    Result<api::Device> find(http::Context &context, const QString &deviceId)
    {
        SYMBOLON_TRY(const auto row, context.db.one(sql::device::by_id, { { "uuid", deviceId } }));
        if (!row)
            return fail(Code::NotFound, notFound);
        return fromRow(*row);
    }

    //! The same, within the caller's reach and within a transaction.
    Result<api::Device> findWithinReach(http::Context &context, const QString &deviceId)
    {
        SYMBOLON_TRY(auto device, find(context, deviceId));
        if (isWithinReach(context, device.locationId))
            return device;
        noteElsewhere(context, QStringLiteral("device"), deviceId);
        return refuse(Code::NotFound, notFound);
    }

    QJsonObject auditView(const api::Device &device)
    {
        return { { QStringLiteral("active"), device.active },
            { QStringLiteral("description"), device.description },
            { QStringLiteral("location_id"), device.locationId } };
    }

    //! A taken uuid, as a sentence about its field.
    Result<int> withField(Result<int> result)
    {
        if (!result && result.error().where == u"device_pkey")
            result.error().wire = QStringLiteral("Device with that uuid already present");
        return result;
    }

    //! The first value counts for filtering, although the last is the one that is checked (activation
    //! contract 3.3).
    std::optional<QString> firstOf(const http::QueryItems &query, QStringView name)
    {
        for (const auto &[key, value] : query) {
            if (key == name)
                return value;
        }
        return std::nullopt;
    }

} // namespace

Result<api::Device> registerDevice(http::Context &context, const api::Input<api::RegisterDevice> &input)
{
    SYMBOLON_TRY(const auto ids, givenIds(context));
    SYMBOLON_CHECK(placed(context, input.body.locationId));
    return context.transact([&]() -> Result<api::Device> {
        SYMBOLON_CHECK(withField(context.db.run(sql::device::insert,
            { { "uuid", ids.uuid },
                { "created", ids.created },
                { "now", context.now() },
                { "by", context.caller.identity },
                { "location_id", input.body.locationId },
                { "description", input.body.description } })));
        SYMBOLON_TRY(auto device, find(context, ids.uuid));
        context.journal().record({ QStringLiteral("device.create"),
            QStringLiteral("device"),
            ids.uuid,
            {},
            std::nullopt,
            auditView(device) });
        context.journal().changed("devices", {});
        return device;
    });
}

Result<QList<api::Device>> listDevices(http::Context &context, const api::Input<api::ListDevices> &)
{
    const auto active = firstOf(context.query, u"active").value_or(QStringLiteral("true"));
    const auto locations = firstOf(context.query, u"location_id");
    SYMBOLON_TRY(const auto rows,
        context.db.all(
            sql::device::by_state, { { "active", active.compare(u"true", Qt::CaseInsensitive) == 0 } }));
    QStringList wanted;
    if (locations && !locations->isEmpty())
        wanted = locations->split(u',');
    QList<api::Device> devices;
    for (const auto &row : rows) {
        if (!isWithinReach(context, row.text("location_id")))
            continue;
        if (!locations || wanted.contains(row.text("location_id")))
            devices.append(fromRow(row));
    }
    return devices;
}

Result<api::Device> readDevice(http::Context &context, const api::Input<api::ReadDevice> &input)
{
    if (!locationOf(context))
        return find(context, input.path.deviceId);
    return context.transact([&] { return findWithinReach(context, input.path.deviceId); });
}

Result<api::Device> updateDevice(http::Context &context, const api::Input<api::UpdateDevice> &input)
{
    return context.transact([&]() -> Result<api::Device> {
        SYMBOLON_TRY(const auto before, findWithinReach(context, input.path.deviceId));
        auto after = before;
        after.locationId = input.body.locationId.value_or(before.locationId);
        SYMBOLON_CHECK(placed(context, after.locationId));
        after.description = input.body.description.value_or(before.description);
        after.active = input.body.active.value_or(before.active);
        if (!context.body.isEmpty()) {
            SYMBOLON_CHECK(context.db.run(sql::device::update,
                { { "uuid", before.uuid },
                    { "location_id", after.locationId },
                    { "description", after.description },
                    { "active", after.active },
                    { "now", context.now() },
                    { "by", context.caller.identity } }));
        }
        if (before.active && !after.active)
            SYMBOLON_CHECK(endDeviceTokens(context, before.uuid));
        context.journal().send({ QStringLiteral("SEND entry device update"),
            { { QStringLiteral("device_id"), before.uuid },
                { QStringLiteral("clinician_id"), context.caller.identity },
                { QStringLiteral("updated_fields"), context.body } } });
        context.journal().record({ QStringLiteral("device.change"),
            QStringLiteral("device"),
            before.uuid,
            {},
            auditView(before),
            auditView(after) });
        context.journal().changed("devices", {});
        return find(context, before.uuid);
    });
}

} // namespace symbolon::handlers
