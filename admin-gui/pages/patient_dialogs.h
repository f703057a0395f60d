// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/models/keyset_model.h"
#include "admin-gui/widgets/dialog.h"

#include "shared/api/patients.h"

class QLineEdit;

namespace symbolon::gui {

class FieldForm;

//! Adds a patient, or changes one: the form of SavePatient.
class PatientDialog final : public Dialog {
    Q_OBJECT

public:
    //! `patient` null = a new one.
    PatientDialog(Client &client, const api::Patient *patient, QWidget *parent);
    //! The number of a new patient, as already typed elsewhere.
    void setNumber(const QString &patientId);

signals:
    void saved(const QString &patientId);

private:
    void save();

    Client &m_client;
    FieldForm *m_path;
    FieldForm *m_form;
    QString m_patientId;
};

//! Ends a patient's phone's sign-in, after saying what that does and asking why.
class SignOutPatientDialog final : public Dialog {
    Q_OBJECT

public:
    SignOutPatientDialog(Client &client, const api::Patient &patient, QWidget *parent);

signals:
    void signedOut();

private:
    void send();

    Client &m_client;
    FieldForm *m_form;
    QString m_patientId;
};

//! A patient's codes, newest first: waiting, used, expired, cancelled.
class PatientHistoryDialog final : public Dialog {
    Q_OBJECT

public:
    PatientHistoryDialog(Client &client, const Clock &clock, const api::Patient &patient, QWidget *parent);
};

} // namespace symbolon::gui
