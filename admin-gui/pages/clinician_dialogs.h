// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/widgets/dialog.h"

#include "shared/api/clinicians.h"
#include "shared/core/result.h"

namespace symbolon::gui {

class Client;
class FieldForm;

//! Adds a clinician, or changes one: the form of AddClinician. Of a change only what differs is sent.
class ClinicianDialog final : public Dialog {
    Q_OBJECT

public:
    //! `clinician` null = a new one.
    ClinicianDialog(Client &client, const api::KnownClinician *clinician, QWidget *parent);

signals:
    void saved(const symbolon::api::KnownClinician &clinician);

private:
    void save();
    void add(const api::AddClinician::Body &typed);
    void change(const api::AddClinician::Body &typed);
    void finish(const Result<api::KnownClinician> &reply);

    Client &m_client;
    FieldForm *m_form;
    std::optional<api::KnownClinician> m_before;
};

//! Asks for one new contract end for all of `clinicians`.
class ExtendContractDialog final : public Dialog {
    Q_OBJECT

public:
    ExtendContractDialog(const QList<api::KnownClinician> &clinicians, Date today, QWidget *parent);

signals:
    //! The new last day; none = without end.
    void chosen(std::optional<symbolon::Date> end);

private:
    void choose();

    FieldForm *m_form;
};

} // namespace symbolon::gui
