// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/activations.h"
#include "server/handlers/device_row.h"
#include "server/handlers/known_devices.h"
#include "server/handlers/limits.h"
#include "server/handlers/locations.h"
#include "server/handlers/paging.h"
#include "server/handlers/secrets.h"

namespace symbolon::handlers {

using activation::CodeKind;

namespace {

    const QString subjectKind = QStringLiteral("device");

    //! A tablet's code is a binding code without a PIN; setting up a trolley takes longer than a patient
    //! does, so it ends with the site's day.
    Instant expiryOf(const http::Context &context)
    {
        const auto &clock = context.services.clock;
        return std::max(context.now() + context.services.settings.activation.inRoom,
            clock.endOfLocalDay(clock.localToday()));
    }

    struct Found {
        api::Activation activation;
        std::optional<QString> locationId;
    };

    Result<std::optional<Found>> find(http::Context &context, const QString &activationId)
    {
        SYMBOLON_TRY(const auto row,
            context.db.one(
                sql::device_activation::by_id, { { "uuid", activationId }, { "now", context.now() } }));
        if (!row)
            return std::optional<Found>();
        return std::optional(
            Found{ activationFromRow(*row, api::ActivationKind::Device), row->textOrNull("location_id") });
    }

    //! Within the caller's transaction.
    Result<api::Activation> require(http::Context &context, const QString &activationId)
    {
        SYMBOLON_TRY(const auto found, find(context, activationId));
        if (!found)
            return fail(Code::NotFound);
        if (!isWithinReach(context, found->locationId))
            return elsewhereWithin(context, subjectKind, found->activation.subjectId);
        return found->activation;
    }

    //! Each tablet once, each there and in use. Nothing is written before all of them are known to be.
    Result<QList<DeviceRow>> chosen(http::Context &context, const QStringList &deviceIds)
    {
        SYMBOLON_TRY(const auto known, lockDevices(context, deviceIds));
        QList<DeviceRow> devices;
        for (qsizetype i = 0; i < deviceIds.size(); ++i) {
            const QString where = QStringLiteral("/device_ids/%1").arg(i);
            const auto found = known.constFind(deviceIds[i]);
            if (found == known.constEnd())
                return refuse(Code::Invalid, QStringLiteral("no such tablet"), where);
            if (!found->isActive)
                return refuse(Code::Conflict, QStringLiteral("the tablet is inactive"), where);
            if (deviceIds.indexOf(deviceIds[i]) != i)
                return refuse(Code::Invalid, QStringLiteral("named twice"), where);
            devices.append(*found);
        }
        return devices;
    }

    Result<api::IssuedDeviceActivation> issueOne(
        http::Context &context, const DeviceRow &device, Instant expiresAt)
    {
        auto &services = context.services;
        const Secret code = activation::makeNativeCode(services.random, services.settings.activation);
        SYMBOLON_CHECK(spend(context, issuesOfCaller(context)));
        SYMBOLON_CHECK(cancelLiveDeviceCode(context, device.deviceId));
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::device_activation::issue,
                { { "uuid", randomUuid(services.random) },
                    { "now", context.now() },
                    { "by", context.caller.identity },
                    { "device_id", device.deviceId },
                    { "code", codeHash(services, CodeKind::Device, QString::fromLatin1(code.reveal())) },
                    { "code_sealed", sealCode(services, CodeKind::Device, code) },
                    { "purpose", QStringLiteral("in_room") },
                    { "expires_at", expiresAt } }));
        if (!row)
            return fail(Code::Internal, QStringLiteral("no row came back from issuing"));
        const QString uuid = row->text("uuid");
        context.journal().record({ QStringLiteral("activation.issue"),
            subjectKind,
            device.deviceId,
            { { QStringLiteral("activation_id"), uuid },
                { QStringLiteral("expires_at"), toRfc3339(expiresAt) } } });
        tellDeviceActivation(context, uuid);
        const auto &site = services.settings.site;
        return api::IssuedDeviceActivation{ uuid,
            device.deviceId,
            device.description,
            code,
            activation::activationUrl(site.publicUrl, site, code),
            expiresAt };
    }

} // namespace

Result<api::IssueDeviceActivations::Response> issueDeviceActivations(
    http::Context &context, const api::Input<api::IssueDeviceActivations> &input)
{
    const Instant expiresAt = expiryOf(context);
    return context.transact([&]() -> Result<api::IssueDeviceActivations::Response> {
        SYMBOLON_TRY(const auto devices, chosen(context, input.body.deviceIds));
        api::IssueDeviceActivations::Response response;
        for (const auto &device : devices) {
            auto issued = issueOne(context, device, expiresAt);
            if (!issued) {
                // All or none: what a refusal would keep goes too.
                issued.error().commits = false;
                return Failure(std::move(issued.error()));
            }
            response.items.append(std::move(*issued));
        }
        return response;
    });
}

Result<api::ListDeviceActivations::Response> listDeviceActivations(
    http::Context &context, const api::Input<api::ListDeviceActivations> &input)
{
    const auto &query = input.query;
    Paging paging(context, "device-activations", fromTheNewest());
    SYMBOLON_CHECK(paging.read(query.cursor, query.limit));
    store::Binds binds{ { "now", context.now() },
        { "state", stateWord(query.state) },
        { "location", locationOf(context) },
        { "after", paging.after(0) },
        { "after_uuid", paging.after(1) },
        { "count", paging.count() } };
    if (query.deviceId)
        binds.append({ "device_id", *query.deviceId });
    SYMBOLON_TRY(auto rows,
        context.db.all(
            query.deviceId ? sql::device_activation::page_of_device : sql::device_activation::page, binds));
    api::ListDeviceActivations::Response page;
    page.next = paging.cut(rows, { "issued_at", "uuid" });
    for (const auto &row : rows)
        page.items.append(activationFromRow(row, api::ActivationKind::Device));
    return page;
}

Result<api::Activation> readDeviceActivation(
    http::Context &context, const api::Input<api::ReadDeviceActivation> &input)
{
    SYMBOLON_TRY(const auto found, find(context, input.path.activationId));
    if (!found)
        return fail(Code::NotFound);
    if (!isWithinReach(context, found->locationId))
        return elsewhere(context, subjectKind, found->activation.subjectId);
    return found->activation;
}

Result<api::Nothing> cancelDeviceActivation(
    http::Context &context, const api::Input<api::CancelDeviceActivation> &input)
{
    return context.transact([&]() -> Result<api::Nothing> {
        SYMBOLON_TRY(const auto activation, require(context, input.path.activationId));
        SYMBOLON_CHECK(requireCancellable(activation.state));
        SYMBOLON_TRY(const int changed,
            context.db.run(sql::device_activation::cancel,
                { { "uuid", activation.activationId },
                    { "now", context.now() },
                    { "by", context.caller.identity } }));
        if (changed == 0) {
            // Cancelled before, or used while we looked.
            SYMBOLON_TRY(const auto now, require(context, activation.activationId));
            SYMBOLON_CHECK(requireCancellable(now.state));
            return api::Nothing{};
        }
        context.journal().record({ QStringLiteral("activation.cancel"),
            subjectKind,
            activation.subjectId,
            { { QStringLiteral("activation_id"), activation.activationId } } });
        tellDeviceActivation(context, activation.activationId);
        return api::Nothing{};
    });
}

} // namespace symbolon::handlers
