// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/fake_desk.h"

#include "tests/gui/window_fixture.h"

namespace symbolon::test {

namespace {

    using namespace std::chrono_literals;
    using api::DeviceState;
    using api::KnownClinician;
    using api::KnownDevice;

    //! A body as the endpoint's type; what the page sent has been checked before it was sent.
    template <typename T>
    T bodyAs(const QJsonObject &body)
    {
        return *json::decoded<T>(body);
    }

    template <typename Row, typename Matches>
    Row *find(QList<Row> &rows, Matches matches)
    {
        const auto found = std::find_if(rows.begin(), rows.end(), matches);
        return found == rows.end() ? nullptr : &*found;
    }

    KnownDevice *deviceOf(QList<KnownDevice> &devices, const QJsonObject &path)
    {
        const QString id = path.value(u"device_id").toString();
        return find(devices, [&id](const KnownDevice &device) { return device.deviceId == id; });
    }

    void apply(KnownDevice &device, const api::ChangeDevice::Body &change)
    {
        device.description = change.description.value_or(device.description);
        device.locationId = change.locationId.value_or(device.locationId);
        device.state = change.state.value_or(device.state);
    }

    void apply(KnownClinician &clinician, const api::ChangeClinician::Body &change)
    {
        clinician.isActive = change.isActive.value_or(clinician.isActive);
        if (change.sendEntryIdentifier.isPresent)
            clinician.sendEntryIdentifier = change.sendEntryIdentifier.value;
        if (change.contractEnd.isPresent)
            clinician.contractEnd = change.contractEnd.value;
        clinician.groups = change.groups.value_or(clinician.groups);
        clinician.products = change.products.value_or(clinician.products);
    }

} // namespace

FakeDesk::FakeDesk(FakeTransport &transport)
{
    transport.reply<api::ListPatients>({});
    serveDevices(transport);
    serveCodes(transport);
    serveClinicians(transport);
}

KnownDevice &FakeDesk::addDevice(const QString &description, const QString &location)
{
    KnownDevice device;
    device.deviceId =
        QStringLiteral("00000000-0000-4000-8000-%1").arg(devices.size() + 1, 12, 10, QChar(u'0'));
    device.description = description;
    device.locationId = location;
    device.isActivated = true;
    device.lastSeen = testTime - 1h;
    device.created = testTime - 24h;
    device.modified = device.created;
    devices.append(device);
    return devices.last();
}

KnownClinician &FakeDesk::addClinician(const QString &id, std::optional<Date> contractEnd)
{
    KnownClinician clinician;
    clinician.clinicianId = id;
    clinician.sendEntryIdentifier = u'7' + id;
    clinician.contractEnd = contractEnd;
    clinician.groups = { QStringLiteral("GDM") };
    clinician.products = { QStringLiteral("SEND") };
    clinician.created = testTime - 24h;
    clinician.modified = clinician.created;
    clinicians.append(clinician);
    return clinicians.last();
}

KnownDevice &FakeDesk::device(const QString &description)
{
    return *find(devices, [&](const KnownDevice &each) { return each.description == description; });
}

KnownClinician &FakeDesk::clinician(const QString &id)
{
    return *find(clinicians, [&](const KnownClinician &each) { return each.clinicianId == id; });
}

void FakeDesk::serveDevices(FakeTransport &transport)
{
    transport.on<api::ListKnownDevices>(
        [this](const QJsonObject &, const QJsonObject &query, const QJsonObject &) {
            lastQuery = query;
            api::ListKnownDevices::Response page;
            for (const KnownDevice &each : std::as_const(devices)) {
                const bool isWanted = each.description.startsWith(query.value(u"search").toString())
                    && (!query.contains(u"location_id") || query.value(u"location_id") == each.locationId);
                if (isWanted)
                    page.items.append(each);
            }
            return page;
        });
    transport.on<api::AddDevice>([this](const QJsonObject &, const QJsonObject &, const QJsonObject &body) {
        const auto typed = bodyAs<api::AddDevice::Body>(body);
        return addDevice(typed.description, typed.locationId);
    });
    transport.on<api::ChangeDevice>(
        [this](const QJsonObject &path, const QJsonObject &, const QJsonObject &body) -> Result<KnownDevice> {
            KnownDevice *device = deviceOf(devices, path);
            if (!device)
                return fail(Code::NotFound);
            apply(*device, bodyAs<api::ChangeDevice::Body>(body));
            return *device;
        });
    transport.on<api::RevokeDevice>(
        [this](
            const QJsonObject &path, const QJsonObject &, const QJsonObject &body) -> Result<api::Nothing> {
            KnownDevice *device = deviceOf(devices, path);
            if (!device)
                return fail(Code::NotFound);
            device->isActivated = false;
            device->isLost = body.value(u"is_lost").toBool();
            return api::Nothing();
        });
}

void FakeDesk::serveCodes(FakeTransport &transport)
{
    transport.on<api::IssueDeviceActivations>(
        [this](const QJsonObject &, const QJsonObject &, const QJsonObject &body) {
            api::IssueDeviceActivations::Response response;
            for (const QString &id : bodyAs<api::IssueDeviceActivations::Body>(body).deviceIds) {
                KnownDevice *device = deviceOf(devices, { { QStringLiteral("device_id"), id } });
                device->hasPendingActivation = true;
                const int number = int(response.items.size()) + 22;
                response.items.append({ QStringLiteral("activation-%1").arg(number),
                    id,
                    device->description,
                    Secret(QStringLiteral("K7M2QX9%1").arg(number).toLatin1()),
                    QStringLiteral("https://symbolon.example.org/a#K7M2QX9%1").arg(number),
                    testTime + 10min });
            }
            return response;
        });
}

void FakeDesk::serveClinicians(FakeTransport &transport)
{
    transport.on<api::ListClinicians>(
        [this](const QJsonObject &, const QJsonObject &query, const QJsonObject &) {
            lastQuery = query;
            api::ListClinicians::Response page;
            for (const KnownClinician &each : std::as_const(clinicians)) {
                if (each.clinicianId.startsWith(query.value(u"search").toString()))
                    page.items.append(each);
            }
            return page;
        });
    transport.on<api::AddClinician>(
        [this](const QJsonObject &, const QJsonObject &, const QJsonObject &body) -> Result<KnownClinician> {
            const auto typed = bodyAs<api::AddClinician::Body>(body);
            const auto isSame = [&](const KnownClinician &each) {
                return each.clinicianId == typed.clinicianId;
            };
            if (std::any_of(clinicians.cbegin(), clinicians.cend(), isSame))
                return fail(Code::Conflict, QStringLiteral("taken"), QStringLiteral("/clinician_id"));
            KnownClinician &added = addClinician(typed.clinicianId, typed.contractEnd);
            added.sendEntryIdentifier = typed.sendEntryIdentifier;
            added.groups = typed.groups;
            added.products = typed.products;
            return added;
        });
    transport.on<api::ChangeClinician>(
        [this](
            const QJsonObject &path, const QJsonObject &, const QJsonObject &body) -> Result<KnownClinician> {
            const QString id = path.value(u"clinician_id").toString();
            KnownClinician *found =
                find(clinicians, [&id](const KnownClinician &each) { return each.clinicianId == id; });
            if (!found)
                return fail(Code::NotFound);
            apply(*found, bodyAs<api::ChangeClinician::Body>(body));
            return *found;
        });
}

} // namespace symbolon::test
