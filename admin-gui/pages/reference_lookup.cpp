// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/reference_lookup.h"

#include "admin-gui/pages/subject.h"
#include "admin-gui/widgets/causes.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include "shared/core/codes.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    constexpr qsizetype referenceLength = 6;
    constexpr int longestTyped = 16;

    QLabel *paragraph(const char *objectName, QWidget *parent)
    {
        auto *label = new QLabel(parent);
        label->setObjectName(QLatin1String(objectName));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return label;
    }

} // namespace

ReferenceLookup::ReferenceLookup(const Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_edit(new QLineEdit(this))
    , m_button(new QPushButton(tr("Look up"), this))
    , m_answer(new QFrame(this))
{
    buildAnswer();
    auto *label = new QLabel(tr("Reference from a failure message"), this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(m_edit);
    m_edit->setObjectName(QStringLiteral("referenceEdit"));
    m_edit->setAccessibleName(label->text());
    m_edit->setToolTip(tr("The six characters that the phone, tablet or app shows with a failure"));
    m_edit->setAccessibleDescription(m_edit->toolTip());
    m_edit->setPlaceholderText(QStringLiteral("K7M2QX"));
    m_edit->setMaxLength(longestTyped);
    m_edit->setFixedWidth(m_edit->fontMetrics().averageCharWidth() * longestTyped + 2 * theme::space);
    m_button->setObjectName(QStringLiteral("referenceButton"));
    m_button->setAccessibleName(tr("Look the reference up"));
    m_button->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::gap);
    row->addWidget(m_edit);
    row->addWidget(m_button);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme::gap);
    column->addWidget(label);
    column->addLayout(row);
    column->addWidget(m_answer);
    connect(m_edit, &QLineEdit::textEdited, this, &ReferenceLookup::typed);
    connect(m_edit, &QLineEdit::returnPressed, this, &ReferenceLookup::ask);
    connect(m_button, &QPushButton::clicked, this, &ReferenceLookup::ask);
}

void ReferenceLookup::buildAnswer()
{
    m_answer->setObjectName(QStringLiteral("referenceAnswer"));
    m_answer->setProperty("card", true);
    m_answer->setMaximumWidth(theme::readableWidth);
    m_title = paragraph("referenceCause", m_answer);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_text = paragraph("referenceRemedy", m_answer);
    m_facts = paragraph("referenceFacts", m_answer);
    theme::makeMuted(m_facts);
    m_open = new QPushButton(m_answer);
    m_open->setObjectName(QStringLiteral("referenceOpenButton"));
    m_open->setAutoDefault(false);
    connect(m_open, &QPushButton::clicked, this, &ReferenceLookup::openSubject);
    auto *column = new QVBoxLayout(m_answer);
    column->setContentsMargins(theme::space, theme::space, theme::space, theme::space);
    column->setSpacing(theme::gap);
    for (QLabel *label : { m_title, m_text, m_facts })
        column->addWidget(label);
    column->addWidget(m_open, 0, Qt::AlignLeading);
    m_answer->hide();
}

void ReferenceLookup::focusInput()
{
    m_edit->setFocus();
    m_edit->selectAll();
}

void ReferenceLookup::look(const QString &reference)
{
    m_edit->setText(reference);
    ask();
}

bool ReferenceLookup::clear()
{
    const bool hadAny = !m_edit->text().isEmpty() || m_answer->isVisible();
    m_edit->clear();
    m_asked.clear();
    m_answer->hide();
    return hadAny;
}

void ReferenceLookup::typed()
{
    if (codes::normaliseNative(m_edit->text()).size() == referenceLength)
        ask();
}

void ReferenceLookup::ask()
{
    const QString reference = codes::normaliseNative(m_edit->text());
    if (reference.size() != referenceLength) {
        m_asked.clear();
        m_page.clear();
        present(tr("A reference has six letters and digits."),
            tr("Letters and digits that look alike (0, O, 1, I, L) do not occur in it."),
            {});
        return;
    }
    if (reference == m_asked)
        return;
    m_asked = reference;
    api::Input<api::ExplainReference> input;
    input.path.reference = reference;
    m_desk.client.send<api::ExplainReference>(
        input, this, [this, reference](const Result<api::ExplainReference::Response> &reply) {
            if (reference != m_asked)
                return;
            if (reply)
                showAnswer(*reply);
            else
                showFault(reply.error());
        });
}

void ReferenceLookup::showAnswer(const api::ExplainReference::Response &found)
{
    const labels::Cause cause = labels::cause(QLatin1String(found.cause.toLatin1()));
    const api::AuditEntry &entry = found.entry;
    QStringList facts{ labels::fullTime(entry.created) };
    //: %1 = Patient, Tablet, Clinician or Operator; %2 = number or name
    if (!entry.subject.isEmpty())
        facts.append(
            tr("%1: %2").arg(labels::word(QLatin1String(entry.subjectKind.toLatin1())), entry.subject));
    if (!entry.address.isEmpty())
        facts.append(tr("From the network address %1").arg(entry.address));
    m_page = entry.subject.isEmpty() ? QString() : subject::pageOf(entry.subjectKind);
    m_subject = entry.subject;
    if (entry.subjectKind == u"patient")
        m_open->setText(tr("Show the patient"));
    else if (entry.subjectKind == u"device")
        m_open->setText(tr("Show the tablet"));
    else
        m_open->setText(tr("Show the clinician"));
    m_open->setAccessibleName(m_open->text());
    present(cause.happened, cause.remedy, facts.join(u'\n'));
}

void ReferenceLookup::showFault(const Error &error)
{
    m_page.clear();
    m_asked.clear();
    if (error.code == Code::NotFound)
        present(tr("No failure is known under this reference."),
            tr("Compare the six characters. References of failures long ago are not kept."),
            {});
    else
        present(tr("The reference could not be looked up."), labels::sentence(error), {});
}

void ReferenceLookup::present(const QString &title, const QString &text, const QString &facts)
{
    m_title->setText(title);
    m_text->setText(text);
    m_facts->setText(facts);
    m_facts->setVisible(!facts.isEmpty());
    m_open->setVisible(!m_page.isEmpty());
    m_answer->setAccessibleName(title + u' ' + text);
    m_answer->show();
    QAccessibleEvent alert(m_answer, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ReferenceLookup::openSubject()
{
    m_desk.go(m_page, m_subject);
}

} // namespace symbolon::gui
