// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/window_fixture.h"

#include "shared/api/devices.h"

namespace symbolon::test {

//! Teaches the fixture's transport a few patients and tablets, so that pages have something to show.
//!
//! 943 476 5919 has name and date of birth, `RXH-0042` has neither.
class SampleWard {
public:
    explicit SampleWard(WindowFixture &fixture);

    //! How a phone answers from now on.
    api::Activation activation;
    QList<api::Patient> patients;
    QList<api::KnownDevice> devices;

private:
    void servePatients(FakeTransport &transport);
    void serveActivations(FakeTransport &transport);
    void serveDevices(FakeTransport &transport);
};

} // namespace symbolon::test
