// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/patients.h"

#include "admin-gui/pages/patient_dialogs.h"
#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/labels.h"

#include "shared/model/identifiers.h"

namespace symbolon::gui {

namespace {

    using api::Patient;

    QString signInWord(const Patient &patient)
    {
        if (patient.hasPendingActivation)
            return PatientsPage::tr("Code waiting");
        return labels::word(
            QLatin1String(json::EnumNames<api::SignInState>::names[std::size_t(patient.signIn)]));
    }

    QIcon signInIcon(const Patient &patient)
    {
        if (patient.hasPendingActivation)
            return icon("waiting");
        return icon(patient.signIn == api::SignInState::Active ? "success" : "remove");
    }

    QString birthDate(const Patient &patient)
    {
        return patient.birthDate ? labels::date(*patient.birthDate) : QString();
    }

    //! A column for one of a patient's times.
    Column<Patient> timeColumn(
        const QString &title, std::optional<Instant> Patient::*time, const Clock &clock)
    {
        return Column<Patient>(
            title,
            [&clock, time](const Patient &patient) {
                return patient.*time ? labels::clockTime(*(patient.*time), clock.now()) : QString();
            },
            [time](const Patient &patient) {
                return patient.*time ? labels::fullTime(*(patient.*time)) : QString();
            })
            .exportedAs([time](const Patient &patient) { return utcText(patient.*time); });
    }

    QList<Column<Patient>> columns(const Clock &clock)
    {
        using PatientColumn = Column<Patient>;
        return {
            PatientColumn(PatientsPage::tr("Number"),
                [](const Patient &patient) { return model::groupedNhsNumber(patient.patientId); })
                .exportedAs([](const Patient &patient) { return patient.patientId; }),
            { PatientsPage::tr("Name"),
                [](const Patient &patient) { return patient.displayName.value_or(QString()); } },
            PatientColumn(PatientsPage::tr("Date of birth"), &birthDate)
                .exportedAs([](const Patient &patient) {
                    return patient.birthDate ? toIsoDate(*patient.birthDate) : QString();
                }),
            { PatientsPage::tr("Phone"), &signInWord, {}, &signInIcon },
            timeColumn(PatientsPage::tr("Last activation"), &Patient::lastActivation, clock),
            timeColumn(PatientsPage::tr("Last seen"), &Patient::lastSeen, clock),
        };
    }

} // namespace

PatientsPage::PatientsPage(const Desk &desk, QWidget *parent)
    : ListPage(desk,
        { tr("Patients"),
            tr("Number, or its beginning"),
            tr("No patients yet."),
            tr("Add the first one with Ctrl+N, or import them from your records system.") },
        parent)
    , m_model(new EndpointModel<api::ListPatients>(desk.client, columns(desk.clock), this))
{
    setObjectName(QStringLiteral("patientsPage"));
    setModel(m_model);
    addRowAction(
        "activatePatientAction",
        tr("New code"),
        "activate",
        QKeySequence(Qt::CTRL | Qt::Key_Return),
        [this] { activate(currentRow()); },
        whyNot<api::IssueActivation>());
    addRowAction("patientHistoryAction", tr("Codes"), "list", QKeySequence(Qt::ALT | Qt::Key_Return), [this] {
        showHistory(m_model->at(currentRow()));
    });
    addRowAction(
        "editPatientAction",
        tr("Edit"),
        "edit",
        QKeySequence(Qt::Key_F2),
        [this] { edit(&m_model->at(currentRow())); },
        whyNot<api::SavePatient>());
    addRowAction(
        "signOutPatientAction",
        tr("Sign phone out"),
        "sign-out",
        QKeySequence(Qt::SHIFT | Qt::Key_Delete),
        [this] { signOut(m_model->at(currentRow())); },
        whyNot<api::RevokePatient>());
    QAction *add = addPrimaryAction(
        "addPatientAction", tr("Add patient"), "add", QKeySequence::New, [this] { edit(nullptr); });
    setReason(add, whyNot<api::SavePatient>());
}

void PatientsPage::show(const QString &patientId)
{
    setSearchText(patientId);
}

void PatientsPage::search(const QString &text)
{
    const bool isNhsNumber = model::checkNhsNumber(text) == model::NumberCheck::Valid;
    api::ListPatients::Query query;
    if (!text.isEmpty())
        query.search = isNhsNumber ? model::normaliseNhsNumber(text) : text;
    m_model->load(query);
}

void PatientsPage::activate(int row)
{
    m_desk.go(QStringLiteral("activate"), m_model->at(row).patientId);
}

void PatientsPage::edit(const Patient *patient)
{
    auto *dialog = new PatientDialog(m_desk.client, patient, this);
    connect(dialog, &PatientDialog::saved, this, [this](const QString &patientId) {
        m_desk.messages.say(
            Message::Kind::Success, tr("Patient %1 is saved.").arg(model::groupedNhsNumber(patientId)));
        refresh();
    });
    dialog->open();
}

void PatientsPage::signOut(const Patient &patient)
{
    auto *dialog = new SignOutPatientDialog(m_desk.client, patient, this);
    connect(dialog, &SignOutPatientDialog::signedOut, this, [this, patientId = patient.patientId] {
        m_desk.messages.say(Message::Kind::Success,
            tr("The phone of patient %1 is signed out.").arg(model::groupedNhsNumber(patientId)));
        refresh();
    });
    dialog->open();
}

void PatientsPage::showHistory(const Patient &patient)
{
    auto *dialog = new PatientHistoryDialog(m_desk.client, m_desk.clock, patient, this);
    dialog->open();
}

} // namespace symbolon::gui
