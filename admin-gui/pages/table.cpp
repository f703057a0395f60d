// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/table.h"

#include "admin-gui/pages/activate.h"
#include "admin-gui/pages/clinicians.h"
#include "admin-gui/pages/devices.h"
#include "admin-gui/pages/patients.h"
#include "admin-gui/pages/today.h"

#include "shared/api/patients.h"

#include <QCoreApplication>

namespace symbolon::gui {

namespace {

    template <typename P>
    Page *make(const Desk &desk, QWidget *parent)
    {
        return new P(desk, parent);
    }

    const PageEntry table[] = {
        { "today",
            QT_TRANSLATE_NOOP("Pages", "Today"),
            "today",
            api::ReadToday::info.permission,
            &make<TodayPage> },
        { "activate",
            QT_TRANSLATE_NOOP("Pages", "Activate"),
            "activate",
            api::IssueActivation::info.permission,
            &make<ActivatePage> },
        { "patients",
            QT_TRANSLATE_NOOP("Pages", "Patients"),
            "patients",
            api::ListPatients::info.permission,
            &make<PatientsPage> },
        { "devices",
            QT_TRANSLATE_NOOP("Pages", "Tablets"),
            "devices",
            api::ListKnownDevices::info.permission,
            &make<DevicesPage> },
        { "clinicians",
            QT_TRANSLATE_NOOP("Pages", "Clinicians"),
            "clinicians",
            api::ListClinicians::info.permission,
            &make<CliniciansPage> },
    };

} // namespace

std::span<const PageEntry> pageTable()
{
    return table;
}

QString pageTitle(const PageEntry &entry)
{
    return QCoreApplication::translate("Pages", entry.title);
}

} // namespace symbolon::gui
