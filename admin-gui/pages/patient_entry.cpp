// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/patient_entry.h"

#include "admin-gui/pages/patient_dialogs.h"
#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include "shared/model/identifiers.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    constexpr int mostMatches = 10;

    QLabel *plainLabel(QWidget *parent, const char *objectName, const QString &text = {})
    {
        auto *label = new QLabel(text, parent);
        label->setObjectName(QLatin1String(objectName));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        return label;
    }

    //! The number as the server stores it.
    QString storedForm(const QString &typed)
    {
        const bool isNhsNumber = model::checkNhsNumber(typed) == model::NumberCheck::Valid;
        return isNhsNumber ? model::normaliseNhsNumber(typed) : typed.trimmed();
    }

    QFont enlarged(const QFont &base, double factor)
    {
        QFont font(base);
        font.setPointSizeF(base.pointSizeF() * factor);
        return font;
    }

    //! With both on record, the two are the identifiers to check; without, a second one has to be asked for.
    bool hasTwoIdentifiers(const api::Patient &patient)
    {
        return patient.displayName && !patient.displayName->isEmpty() && patient.birthDate;
    }

} // namespace

PatientEntry::PatientEntry(const Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
{
    setObjectName(QStringLiteral("patientEntry"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme::space);
    buildNumber(column);
    column->addWidget(buildIdentity());
    m_next = new QPushButton(this);
    m_next->setObjectName(QStringLiteral("nextButton"));
    theme::makePrimary(m_next);
    connect(m_next, &QPushButton::clicked, this, &PatientEntry::next);
    m_add = new QPushButton(icon("add"), tr("Add this patient"), this);
    m_add->setObjectName(QStringLiteral("addThisPatientButton"));
    m_add->setAccessibleName(m_add->text());
    connect(m_add, &QPushButton::clicked, this, &PatientEntry::addPatient);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::gap);
    row->addWidget(m_next);
    row->addWidget(m_add);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(1);
    forgetIdentity();
}

void PatientEntry::buildNumber(QVBoxLayout *column)
{
    QLabel *title = plainLabel(this, "pageTitle", tr("Activate a patient's phone"));
    title->setFont(theme::titleFont(font()));
    m_number = new QLineEdit(this);
    m_number->setObjectName(QStringLiteral("patientNumber"));
    m_number->setAccessibleName(tr("Patient's number"));
    m_number->setPlaceholderText(tr("Type or scan the patient's number"));
    m_number->setMaxLength(80);
    m_number->setFont(enlarged(font(), 1.6));
    m_number->setMaximumWidth(theme::readableWidth);
    connect(m_number, &QLineEdit::textChanged, this, &PatientEntry::checkWhileTyping);
    connect(m_number, &QLineEdit::returnPressed, this, &PatientEntry::next);
    m_hintIcon = new QLabel(this);
    m_hint = plainLabel(this, "numberHint");
    auto *line = new QHBoxLayout;
    line->setSpacing(theme::gap);
    line->addWidget(m_hintIcon);
    line->addWidget(m_hint, 1);
    column->addWidget(title);
    column->addWidget(m_number);
    column->addLayout(line);
}

QWidget *PatientEntry::buildIdentity()
{
    m_identity = new QFrame(this);
    m_identity->setObjectName(QStringLiteral("identityCard"));
    m_identity->setProperty("card", true);
    m_identity->setMaximumWidth(theme::readableWidth);
    auto *column = new QVBoxLayout(m_identity);
    column->setContentsMargins(theme::margin, theme::space, theme::margin, theme::space);
    column->setSpacing(theme::gap);
    QLabel *prompt = plainLabel(m_identity, "identityPrompt", tr("Check with the patient:"));
    theme::makeMuted(prompt);
    m_name = plainLabel(m_identity, "patientName");
    m_birthDate = plainLabel(m_identity, "patientBirthDate");
    for (QLabel *label : { m_name, m_birthDate })
        label->setFont(enlarged(font(), 1.4));
    m_last = plainLabel(m_identity, "patientLastActivation");
    theme::makeMuted(m_last);
    m_secondLabel = plainLabel(m_identity,
        "secondIdentifierLabel",
        tr("Name and date of birth are not on record. Ask for something else that only the patient knows, "
           "e.g. the date "
           "of birth, and type it here. Only its fingerprint is kept."));
    m_second = new QLineEdit(m_identity);
    m_second->setObjectName(QStringLiteral("secondIdentifier"));
    m_second->setAccessibleName(labels::field(QLatin1String("second_identifier")));
    m_second->setPlaceholderText(m_second->accessibleName());
    m_second->setMaxLength(80);
    connect(m_second, &QLineEdit::returnPressed, this, &PatientEntry::next);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{ prompt, m_name, m_birthDate, m_secondLabel, m_second, m_last })
        column->addWidget(widget);
    column->addWidget(buildPurpose());
    return m_identity;
}

QWidget *PatientEntry::buildPurpose()
{
    auto *line = new QWidget(m_identity);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, theme::gap, 0, 0);
    row->setSpacing(theme::space);
    m_purpose = new QButtonGroup(this);
    const std::pair<const char *, QString> purposes[] = { { "inRoomButton", tr("&In the room, now") },
        { "takeHomeButton", tr("To take &home") } };
    for (int i = 0; i < 2; ++i) {
        auto *button = new QRadioButton(purposes[i].second, line);
        button->setObjectName(QLatin1String(purposes[i].first));
        button->setAccessibleName(QString(purposes[i].second).remove(u'&'));
        m_purpose->addButton(button, i);
        row->addWidget(button);
    }
    row->addStretch(1);
    return line;
}

void PatientEntry::startOver()
{
    m_number->clear();
    forgetIdentity();
    m_number->setFocus();
}

void PatientEntry::findNumber(const QString &number)
{
    m_number->setText(number);
    find();
}

void PatientEntry::focusInput()
{
    QLineEdit *input = m_patient && m_second->isVisibleTo(this) ? m_second : m_number;
    input->setFocus();
    input->selectAll();
}

bool PatientEntry::isEmpty() const
{
    return m_number->text().isEmpty() && !m_patient;
}

void PatientEntry::setBusy(bool isBusy)
{
    m_next->setEnabled(!isBusy);
}

bool PatientEntry::mark(const Error &error)
{
    if (!error.where.contains(u"second_identifier"))
        return false;
    m_secondLabel->show();
    m_second->show();
    m_second->setFocus();
    setHint("error",
        theme::colours().danger,
        m_second->text().isEmpty() ? tr("A second identifier is needed for this patient.")
                                   : tr("This is not what was given for this patient before. Ask again."));
    return true;
}

void PatientEntry::checkWhileTyping()
{
    forgetIdentity();
    const theme::Colours &colours = theme::colours();
    const QString typed = m_number->text();
    switch (model::checkNhsNumber(typed)) {
    case model::NumberCheck::Valid:
        setHint("success", colours.positive, tr("NHS number, check digit right. Press Enter."));
        return;
    case model::NumberCheck::WrongCheckDigit:
        setHint("warning",
            colours.warning,
            tr("This is no NHS number: the last digit does not fit. A digit is wrong or two are swapped."));
        return;
    case model::NumberCheck::Incomplete:
    case model::NumberCheck::NotANumber:
        break;
    }
    setHint("info",
        colours.muted,
        typed.trimmed().isEmpty() ? tr("NHS number, or the patient's number in this service.")
                                  : tr("Press Enter to look it up."));
}

void PatientEntry::next()
{
    if (!m_next->isEnabled())
        return;
    if (m_patient)
        confirm();
    else
        find();
}

void PatientEntry::find()
{
    const QString number = storedForm(m_number->text());
    if (number.isEmpty()) {
        m_number->setFocus();
        return;
    }
    setBusy(true);
    api::Input<api::ListPatients> input;
    input.query.search = number;
    input.query.limit = mostMatches;
    m_desk.client.send<api::ListPatients>(
        input, this, [this, number](const Result<api::Page<api::Patient>> &page) { found(number, page); });
}

void PatientEntry::found(const QString &number, const Result<api::Page<api::Patient>> &page)
{
    setBusy(false);
    if (number != storedForm(m_number->text()))
        return;
    if (!page) {
        m_desk.messages.sayError(page.error());
        return;
    }
    const theme::Colours &colours = theme::colours();
    for (const api::Patient &patient : page->items) {
        if (patient.patientId == number || page->items.size() == 1) {
            showIdentity(patient);
            return;
        }
    }
    if (!page->items.isEmpty()) {
        setHint("warning", colours.warning, tr("Several patients' numbers begin so. Type the whole number."));
        return;
    }
    if (model::checkNhsNumber(number) == model::NumberCheck::WrongCheckDigit) {
        setHint("error",
            colours.danger,
            tr("No patient has this number, and its last digit does not fit: look at it again."));
        return;
    }
    api::Patient stranger;
    stranger.patientId = number;
    showIdentity(stranger);
    setHint("warning",
        colours.warning,
        tr("No patient here has this number yet. Check it. Go on with a second identifier, or add the "
           "patient's record."));
    m_last->hide();
    m_add->setVisible(m_desk.client.may<api::SavePatient>());
}

void PatientEntry::showIdentity(const api::Patient &patient)
{
    m_patient = patient;
    const bool isComplete = hasTwoIdentifiers(patient);
    m_name->setText(patient.displayName.value_or(QString()));
    m_name->setVisible(!m_name->text().isEmpty());
    m_birthDate->setText(patient.birthDate ? tr("Born %1").arg(labels::date(*patient.birthDate)) : QString());
    m_birthDate->setVisible(patient.birthDate.has_value());
    m_secondLabel->setVisible(!isComplete);
    m_second->setVisible(!isComplete);
    const Instant now = m_desk.session.serverNow();
    QString last = patient.lastActivation
        ? tr("Last activation %1").arg(labels::clockTime(*patient.lastActivation, now))
        : tr("Never activated before");
    if (patient.hasPendingActivation)
        last += QStringLiteral(" · ") + tr("a code is waiting; it dies with the new one");
    m_last->setText(last);
    m_last->show();
    m_identity->show();
    setHint("success", theme::colours().positive, model::groupedNhsNumber(patient.patientId));
    m_next->setText(tr("Issue code"));
    m_next->setAccessibleName(m_next->text());
    if (isComplete)
        m_next->setFocus();
    else
        m_second->setFocus();
}

void PatientEntry::forgetIdentity()
{
    m_patient.reset();
    m_second->clear();
    m_purpose->button(0)->setChecked(true);
    m_identity->hide();
    m_add->hide();
    m_next->setText(tr("Find patient"));
    m_next->setAccessibleName(m_next->text());
    m_next->setEnabled(true);
}

void PatientEntry::confirm()
{
    api::IssueActivation::Body body;
    body.purpose = static_cast<api::Purpose>(m_purpose->checkedId());
    if (m_second->isVisibleTo(this)) {
        if (m_second->text().trimmed().isEmpty()) {
            m_second->setFocus();
            return;
        }
        body.secondIdentifier = Secret(m_second->text().trimmed().toUtf8());
    }
    emit confirmed(*m_patient, body);
}

void PatientEntry::addPatient()
{
    auto *dialog = new PatientDialog(m_desk.client, nullptr, this);
    dialog->setNumber(storedForm(m_number->text()));
    connect(dialog, &PatientDialog::saved, this, &PatientEntry::findNumber);
    dialog->open();
}

void PatientEntry::setHint(const char *iconName, const QColor &colour, const QString &text)
{
    m_hintIcon->setPixmap(iconPixmap(iconName, theme::iconSize, colour, devicePixelRatioF()));
    m_hint->setText(text);
    m_number->setAccessibleDescription(text);
}

} // namespace symbolon::gui
