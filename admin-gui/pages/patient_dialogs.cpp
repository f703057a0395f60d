// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/patient_dialogs.h"

#include "admin-gui/widgets/field_form.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include "shared/model/identifiers.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    api::SavePatient::Body bodyOf(const api::Patient &patient)
    {
        return { patient.displayName, patient.birthDate, patient.identifiers, patient.locationId };
    }

    //! The first identifier that breaks the rule of its type.
    Result<void> checkIdentifiers(api::SavePatient::Body &body)
    {
        if (!body.identifiers)
            return {};
        for (qsizetype i = 0; i < body.identifiers->size(); ++i) {
            api::PatientIdentifier &each = (*body.identifiers)[i];
            const QString where = QStringLiteral("/identifiers/%1/value").arg(i);
            SYMBOLON_TRY(each.value, model::normaliseIdentifier(each.type, each.value, where));
        }
        return {};
    }

    QString stateText(const api::Activation &activation)
    {
        const char *name = json::EnumNames<api::ActivationState>::names[std::size_t(activation.state)];
        const QString word = labels::word(QLatin1String(name));
        if (activation.phoneModel && !activation.phoneModel->isEmpty())
            //: %1 = Activated, %2 = model of a phone
            return PatientHistoryDialog::tr("%1 on %2").arg(word, *activation.phoneModel);
        return word;
    }

    QList<Column<api::Activation>> historyColumns(const Clock &clock)
    {
        using api::Activation;
        return {
            { PatientHistoryDialog::tr("Issued"),
                [&clock](const Activation &a) { return labels::clockTime(a.issuedAt, clock.now()); },
                [](const Activation &a) { return labels::fullTime(a.issuedAt); } },
            { PatientHistoryDialog::tr("By"), [](const Activation &a) { return a.issuedBy; } },
            { PatientHistoryDialog::tr("State"), &stateText },
            { PatientHistoryDialog::tr("Wrong PINs"),
                [](const Activation &a) {
                    //: wrong tries so far, of how many
                    return PatientHistoryDialog::tr("%1 of %2").arg(a.wrongAttempts).arg(a.maxAttempts);
                } },
            { PatientHistoryDialog::tr("Valid until"),
                [&clock](const Activation &a) { return labels::clockTime(a.expiresAt, clock.now()); },
                [](const Activation &a) { return labels::fullTime(a.expiresAt); } },
        };
    }

} // namespace

PatientDialog::PatientDialog(Client &client, const api::Patient *patient, QWidget *parent)
    : Dialog("patientDialog", patient ? tr("Edit patient") : tr("Add patient"), tr("Save"), parent)
    , m_client(client)
    , m_path(new FieldForm(this))
    , m_form(new FieldForm(this))
{
    m_path->setVisible(patient == nullptr);
    body()->addWidget(m_path);
    body()->addWidget(m_form);
    body()->addStretch(1);
    if (patient) {
        m_patientId = patient->patientId;
        auto *number = new QLabel(tr("Patient %1").arg(model::groupedNhsNumber(m_patientId)), this);
        number->setTextFormat(Qt::PlainText);
        body()->insertWidget(0, number);
        m_form->build(bodyOf(*patient));
        m_form->focusFirst();
    } else {
        m_path->build<api::PatientPath>();
        m_form->build<api::SavePatient::Body>();
        m_path->focusFirst();
    }
    setMinimumWidth(theme::readableWidth * 3 / 4);
    connect(this, &Dialog::confirmed, this, &PatientDialog::save);
}

void PatientDialog::setNumber(const QString &patientId)
{
    m_path->build(api::PatientPath{ patientId });
    m_form->focusFirst();
}

void PatientDialog::save()
{
    api::Input<api::SavePatient> input;
    input.path.patientId = m_patientId;
    if (m_patientId.isEmpty()) {
        const Result<api::PatientPath> path = m_path->read<api::PatientPath>();
        if (!path)
            return;
        const bool isNhsNumber = model::checkNhsNumber(path->patientId) == model::NumberCheck::Valid;
        input.path.patientId =
            isNhsNumber ? model::normaliseNhsNumber(path->patientId) : path->patientId.trimmed();
    }
    Result<api::SavePatient::Body> typed = m_form->read<api::SavePatient::Body>();
    if (!typed)
        return;
    input.body = *typed;
    if (const Result<void> checked = checkIdentifiers(input.body); !checked) {
        m_form->mark(checked.error());
        return;
    }
    setBusy(true);
    m_client.send<api::SavePatient>(input, this, [this](const Result<api::Patient> &reply) {
        setBusy(false);
        if (reply) {
            emit saved(reply->patientId);
            accept();
        } else if (!m_form->mark(reply.error()) && !m_path->mark(reply.error())) {
            messages().sayError(reply.error());
        }
    });
}

SignOutPatientDialog::SignOutPatientDialog(Client &client, const api::Patient &patient, QWidget *parent)
    : Dialog("signOutPatientDialog", tr("Sign phone out"), tr("Sign out"), parent)
    , m_client(client)
    , m_form(new FieldForm(this))
    , m_patientId(patient.patientId)
{
    auto *effect = new QLabel(tr("The phone of patient %1 is signed out at once. It needs a new code to work "
                                 "again. What the patient has "
                                 "entered is kept.")
                                  .arg(model::groupedNhsNumber(patient.patientId)),
        this);
    effect->setTextFormat(Qt::PlainText);
    effect->setWordWrap(true);
    body()->addWidget(effect);
    body()->addWidget(m_form);
    m_form->build<api::RevokePatient::Body>();
    m_form->focusFirst();
    setDangerous();
    connect(this, &Dialog::confirmed, this, &SignOutPatientDialog::send);
}

void SignOutPatientDialog::send()
{
    const Result<api::RevokePatient::Body> typed = m_form->read<api::RevokePatient::Body>();
    if (!typed)
        return;
    api::Input<api::RevokePatient> input;
    input.path.patientId = m_patientId;
    input.body = *typed;
    setBusy(true);
    m_client.send<api::RevokePatient>(input, this, [this](const Result<api::Nothing> &reply) {
        setBusy(false);
        if (reply) {
            emit signedOut();
            accept();
        } else if (!m_form->mark(reply.error())) {
            messages().sayError(reply.error());
        }
    });
}

PatientHistoryDialog::PatientHistoryDialog(
    Client &client, const Clock &clock, const api::Patient &patient, QWidget *parent)
    : Dialog("patientHistoryDialog",
        tr("Codes of patient %1").arg(model::groupedNhsNumber(patient.patientId)),
        {},
        parent)
{
    auto *model = new EndpointModel<api::ListActivations>(client, historyColumns(clock), this);
    auto *table = new QTableView(this);
    table->setObjectName(QStringLiteral("historyTable"));
    table->setAccessibleName(windowTitle());
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    auto *state = new QLabel(tr("Loading …"), this);
    state->setObjectName(QStringLiteral("historyState"));
    theme::makeMuted(state);
    body()->addWidget(table, 1);
    body()->addWidget(state);
    connect(model, &KeysetModel::loaded, this, [model, table, state] {
        table->resizeColumnsToContents();
        state->setText(model->rowCount() == 0 ? tr("No code has been issued yet.")
                                              : tr("%n code(s)", nullptr, model->rowCount()));
    });
    connect(model, &KeysetModel::failed, this, [this, state](const Error &error) {
        state->clear();
        messages().sayError(error);
    });
    api::ListActivations::Query query;
    query.patientId = patient.patientId;
    model->load(query);
    resize(theme::readableWidth, theme::readableWidth * 2 / 3);
}

} // namespace symbolon::gui
