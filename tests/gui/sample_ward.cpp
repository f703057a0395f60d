// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/sample_ward.h"

namespace symbolon::test {

namespace {

    using namespace std::chrono_literals;

    api::Patient patient(
        const char *number, const char *name, std::optional<Date> born, api::SignInState state)
    {
        api::Patient result;
        result.patientId = QString::fromLatin1(number);
        if (*name)
            result.displayName = QString::fromUtf8(name);
        result.birthDate = born;
        result.signIn = state;
        result.created = testTime - 90 * 24h;
        return result;
    }

    api::KnownDevice device(int number)
    {
        api::KnownDevice result;
        result.deviceId =
            QStringLiteral("0d4c5a9e-0000-4000-8000-0000000000%1").arg(number, 2, 10, QChar(u'0'));
        result.description = QStringLiteral("Ward 4 – %1").arg(number, 2, 10, QChar(u'0'));
        result.locationId = QStringLiteral("ward-4");
        result.created = testTime - 30 * 24h;
        result.modified = result.created;
        return result;
    }

    api::IssuedActivation issued(const char *pin)
    {
        api::IssuedActivation result;
        result.activationId = QStringLiteral("5b0f2c1e-0000-4000-8000-000000000001");
        result.code = Secret("K7M2QX9TP");
        result.pin = Secret(pin);
        result.combinedCode = Secret(QByteArray("STXK7M2QX9TP") + pin);
        result.url = QStringLiteral("https://symbolon.example.org/a#K7M2QX9TP");
        result.expiresAt = testTime + 10min;
        return result;
    }

} // namespace

SampleWard::SampleWard(WindowFixture &fixture)
{
    using std::chrono::day;
    using std::chrono::month;
    using std::chrono::year;
    patients = {
        patient(
            "9434765919", "Rosa Delgado", Date{ year(1984), month(3), day(12) }, api::SignInState::Active),
        patient("4000000020", "Joan Hughes", Date{ year(1951), month(11), day(2) }, api::SignInState::Never),
        patient("RXH-0042", "", std::nullopt, api::SignInState::Revoked),
    };
    patients[0].lastActivation = testTime - 62 * 24h;
    patients[0].lastSeen = testTime - 12min;
    for (int number = 1; number <= 3; ++number)
        devices.append(device(number));
    activation.activationId = issued("k4t9").activationId;
    activation.subjectId = QStringLiteral("9434765919");
    activation.issuedAt = testTime;
    activation.issuedBy = QStringLiteral("amal");
    activation.expiresAt = testTime + 10min;
    activation.maxAttempts = 10;
    servePatients(fixture.transport);
    serveActivations(fixture.transport);
    serveDevices(fixture.transport);
}

void SampleWard::servePatients(FakeTransport &transport)
{
    transport.on<api::ListPatients>(
        [this](const QJsonObject &, const QJsonObject &query, const QJsonObject &) {
            api::Page<api::Patient> page;
            const QString search = query.value(u"search").toString();
            for (const api::Patient &each : std::as_const(patients)) {
                if (each.patientId.startsWith(search))
                    page.items.append(each);
            }
            return page;
        });
    transport.on<api::SavePatient>(
        [this](const QJsonObject &path, const QJsonObject &, const QJsonObject &body) {
            api::Patient saved;
            saved.patientId = path.value(u"patient_id").toString();
            const auto typed = json::decoded<api::SavePatient::Body>(body).value();
            saved.displayName = typed.displayName;
            saved.birthDate = typed.birthDate;
            patients.removeIf(
                [&saved](const api::Patient &each) { return each.patientId == saved.patientId; });
            patients.append(saved);
            return saved;
        });
    transport.reply<api::RevokePatient>({});
}

void SampleWard::serveActivations(FakeTransport &transport)
{
    transport.reply<api::IssueActivation>(issued("k4t9"));
    transport.reply<api::RenewPin>(issued("m7w3"));
    transport.on<api::ReadActivation>(
        [this](const QJsonObject &, const QJsonObject &, const QJsonObject &) { return activation; });
    transport.reply<api::CancelActivation>({});
    transport.on<api::ListActivations>([this](const QJsonObject &, const QJsonObject &, const QJsonObject &) {
        api::Page<api::Activation> page;
        page.items = { activation };
        return page;
    });
}

void SampleWard::serveDevices(FakeTransport &transport)
{
    transport.on<api::ListKnownDevices>(
        [this](const QJsonObject &, const QJsonObject &, const QJsonObject &) {
            api::Page<api::KnownDevice> page;
            page.items = devices;
            return page;
        });
    transport.on<api::IssueDeviceActivations>(
        [this](const QJsonObject &, const QJsonObject &, const QJsonObject &body) {
            api::IssueDeviceActivations::Response response;
            const QJsonArray ids = body.value(u"device_ids").toArray();
            for (qsizetype i = 0; i < ids.size(); ++i) {
                api::IssuedDeviceActivation each;
                each.activationId = QStringLiteral("activation-%1").arg(i);
                each.deviceId = ids.at(i).toString();
                for (const api::KnownDevice &known : std::as_const(devices)) {
                    if (known.deviceId == each.deviceId)
                        each.description = known.description;
                }
                each.code = Secret("H3RWQ8TZ" + QByteArray::number(int(i) + 2));
                each.url =
                    QStringLiteral("https://symbolon.example.org/d#") + QString::fromUtf8(each.code.reveal());
                each.expiresAt = testTime + 24h;
                response.items.append(each);
            }
            return response;
        });
    transport.on<api::ReadDeviceActivation>(
        [](const QJsonObject &path, const QJsonObject &, const QJsonObject &) {
            api::Activation used;
            used.activationId = path.value(u"activation_id").toString();
            used.kind = api::ActivationKind::Device;
            used.state = used.activationId == u"activation-0" ? api::ActivationState::Used
                                                              : api::ActivationState::Pending;
            used.usedAt = testTime + 1min;
            return used;
        });
}

} // namespace symbolon::test
