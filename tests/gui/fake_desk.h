// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/fake_transport.h"

#include "shared/api/clinicians.h"
#include "shared/api/devices.h"

namespace symbolon::test {

//! Tablets and clinicians as FakeTransport serves them: a few rows that can be listed and changed.
class FakeDesk {
public:
    explicit FakeDesk(FakeTransport &transport);

    //! Adds a tablet that has been in use since yesterday.
    api::KnownDevice &addDevice(const QString &description, const QString &location);
    api::KnownClinician &addClinician(const QString &id, std::optional<Date> contractEnd);

    [[nodiscard]] api::KnownDevice &device(const QString &description);
    [[nodiscard]] api::KnownClinician &clinician(const QString &id);

    QList<api::KnownDevice> devices;
    QList<api::KnownClinician> clinicians;
    //! What the last list was asked for.
    QJsonObject lastQuery;

private:
    void serveDevices(FakeTransport &transport);
    void serveCodes(FakeTransport &transport);
    void serveClinicians(FakeTransport &transport);
};

} // namespace symbolon::test
