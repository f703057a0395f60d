// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/clinician_dialogs.h"

#include "admin-gui/client/client.h"
#include "admin-gui/pages/contract_end.h"
#include "admin-gui/widgets/field_form.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    using api::KnownClinician;
    using Form = api::AddClinician::Body;

    constexpr auto usualExtension = std::chrono::years(1);

    QLabel *paragraph(const char *objectName, const QString &text, QWidget *parent)
    {
        auto *label = new QLabel(text, parent);
        label->setObjectName(QLatin1String(objectName));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        return label;
    }

    //! A year after `end`; the last day of February where that year has no 29th.
    Date extended(Date end)
    {
        const Date later = end + usualExtension;
        return later.ok() ? later : later.year() / later.month() / std::chrono::last;
    }

} // namespace

ClinicianDialog::ClinicianDialog(Client &client, const KnownClinician *clinician, QWidget *parent)
    : Dialog("clinicianDialog", clinician ? tr("Edit clinician") : tr("Add clinician"), tr("Save"), parent)
    , m_client(client)
    , m_form(new FieldForm(this))
{
    if (clinician) {
        m_before = *clinician;
        body()->addWidget(paragraph("clinicianLabel", tr("Clinician %1").arg(clinician->clinicianId), this));
        m_form->build(Form{ clinician->clinicianId,
                          clinician->sendEntryIdentifier,
                          clinician->contractEnd,
                          clinician->groups,
                          clinician->products },
            { QStringLiteral("clinician_id") });
    } else {
        m_form->build<Form>();
    }
    body()->addWidget(m_form);
    body()->addStretch(1);
    m_form->focusFirst();
    setMinimumWidth(theme::readableWidth * 3 / 4);
    connect(this, &Dialog::confirmed, this, &ClinicianDialog::save);
}

void ClinicianDialog::save()
{
    Form base;
    if (m_before)
        base.clinicianId = m_before->clinicianId;
    const Result<Form> typed = m_form->read<Form>(base);
    if (!typed)
        return;
    setBusy(true);
    if (m_before)
        change(*typed);
    else
        add(*typed);
}

void ClinicianDialog::add(const Form &typed)
{
    api::Input<api::AddClinician> input;
    input.body = typed;
    m_client.send<api::AddClinician>(
        input, this, [this](const Result<KnownClinician> &reply) { finish(reply); });
}

void ClinicianDialog::change(const Form &typed)
{
    api::Input<api::ChangeClinician> input;
    input.path.clinicianId = m_before->clinicianId;
    if (typed.sendEntryIdentifier != m_before->sendEntryIdentifier)
        input.body.sendEntryIdentifier = { true, typed.sendEntryIdentifier };
    if (typed.contractEnd != m_before->contractEnd)
        input.body.contractEnd = { true, typed.contractEnd };
    if (typed.groups != m_before->groups)
        input.body.groups = typed.groups;
    if (typed.products != m_before->products)
        input.body.products = typed.products;
    m_client.send<api::ChangeClinician>(
        input, this, [this](const Result<KnownClinician> &reply) { finish(reply); });
}

void ClinicianDialog::finish(const Result<KnownClinician> &reply)
{
    setBusy(false);
    if (reply) {
        emit saved(*reply);
        accept();
    } else if (!m_form->mark(reply.error())) {
        messages().sayError(reply.error());
    }
}

ExtendContractDialog::ExtendContractDialog(
    const QList<KnownClinician> &clinicians, Date today, QWidget *parent)
    : Dialog("extendContractDialog", tr("Extend contract"), tr("Extend"), parent)
    , m_form(new FieldForm(this))
{
    std::optional<Date> last;
    int ended = 0;
    for (const KnownClinician &each : clinicians) {
        if (each.contractEnd)
            last = std::max(last.value_or(*each.contractEnd), *each.contractEnd);
        ended += contractState(each.contractEnd, today) == ContractState::Over ? 1 : 0;
    }
    QString text = tr("One new last day for %n clinician(s).", nullptr, int(clinicians.size()));
    if (ended > 0)
        text += u'\n' + tr("The contract of %n of them is over; they may sign in again.", nullptr, ended);
    text += u'\n' + tr("An empty field means a contract without end.");
    body()->addWidget(paragraph("effectLabel", text, this));
    body()->addWidget(m_form);
    body()->addStretch(1);
    api::ChangeClinician::Body initial;
    initial.contractEnd = { true, extended(std::max(last.value_or(today), today)) };
    m_form->build(initial,
        { QStringLiteral("is_active"),
            QStringLiteral("send_entry_identifier"),
            QStringLiteral("groups"),
            QStringLiteral("products") });
    m_form->focusFirst();
    setMinimumWidth(theme::readableWidth * 3 / 4);
    connect(this, &Dialog::confirmed, this, &ExtendContractDialog::choose);
}

void ExtendContractDialog::choose()
{
    const auto typed = m_form->read<api::ChangeClinician::Body>();
    if (!typed)
        return;
    emit chosen(typed->contractEnd.value);
    accept();
}

} // namespace symbolon::gui
