// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/activate.h"

#include "admin-gui/pages/issued_view.h"
#include "admin-gui/pages/patient_entry.h"
#include "admin-gui/pages/slip_options.h"
#include "admin-gui/pages/tablet_picker.h"
#include "admin-gui/pages/tablet_sheet.h"
#include "admin-gui/widgets/action_button.h"
#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include "shared/model/identifiers.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    const QString devicesPrefix = QStringLiteral("devices:");

} // namespace

ActivatePage::ActivatePage(const Desk &desk, QWidget *parent)
    : Page(desk, parent)
    , m_steps(new QStackedWidget(this))
    , m_entry(new PatientEntry(desk, this))
    , m_issued(new IssuedView(desk, this))
    , m_tablets(new TabletSheet(desk, this))
{
    setObjectName(QStringLiteral("activatePage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::space);
    column->setSpacing(theme::space);
    for (QWidget *step : std::initializer_list<QWidget *>{ m_entry, m_issued, m_tablets })
        m_steps->addWidget(step);
    column->addWidget(m_steps, 1);
    buildActions();
    m_buttons = buildButtons();
    column->addWidget(m_buttons);
    connect(m_entry, &PatientEntry::confirmed, this, &ActivatePage::issue);
    connect(m_issued, &IssuedView::stateChanged, this, &ActivatePage::updateActions);
    connect(m_tablets, &TabletSheet::stateChanged, this, &ActivatePage::updateActions);
    updateActions();
}

void ActivatePage::buildActions()
{
    const auto add = [this](QList<QAction *> &list,
                         const char *name,
                         const QString &text,
                         const char *iconName,
                         const QKeySequence &keys,
                         std::function<void()> run) {
        QAction *action = addPageAction(name, text, keys, std::move(run));
        action->setIcon(icon(iconName));
        list.append(action);
    };
    add(m_slipActions, "printSlipAction", tr("Print"), "print", QKeySequence::Print, [this] {
        m_tablets->isActive() ? m_tablets->print() : m_issued->print();
    });
    add(m_slipActions, "savePdfAction", tr("Save PDF"), "pdf", QKeySequence::Save, [this] {
        m_tablets->isActive() ? m_tablets->savePdf() : m_issued->savePdf();
    });
    add(m_codeActions,
        "fullScreenAction",
        tr("Full screen"),
        "fullscreen",
        QKeySequence(Qt::Key_F11),
        [this] { m_issued->showFullScreen(); });
    add(m_codeActions, "newPinAction", tr("New PIN"), "new-pin", QKeySequence(Qt::CTRL | Qt::Key_N), [this] {
        m_issued->newPin();
    });
    add(m_codeActions,
        "cancelCodeAction",
        tr("Cancel code"),
        "close",
        QKeySequence(Qt::CTRL | Qt::Key_Delete),
        [this] { m_issued->cancelCode(); });
    add(m_codeActions, "copyCodeAction", tr("Copy the code"), "copy", QKeySequence::Copy, [this] {
        m_issued->copyCode();
    });
    add(m_codeActions, "readAloudAction", tr("Read aloud"), "show", QKeySequence(Qt::Key_R), [this] {
        m_issued->readAloud(false);
    });
    add(m_codeActions, "telephoneAction", tr("Telephone spelling"), "help", QKeySequence(Qt::Key_T), [this] {
        m_issued->readAloud(true);
    });
    QAction *tablets = addPageAction("chooseTabletsAction",
        tr("Codes for tablets"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
        [this] { chooseTablets(); });
    tablets->setIcon(icon("devices"));
    setReason(tablets, whyNot<api::IssueDeviceActivations>());
    addPageAction("startOverAction", tr("Next patient"), QKeySequence(Qt::CTRL | Qt::Key_Backspace), [this] {
        startOver();
    })->setIcon(icon("patients"));
}

QWidget *ActivatePage::buildButtons()
{
    auto *bar = new QWidget(this);
    auto *column = new QVBoxLayout(bar);
    column->setContentsMargins({});
    column->setSpacing(theme::gap);
    column->addWidget(new SlipOptions(m_desk.settings, true, bar));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::gap);
    const QStringList buttons{ QStringLiteral("printSlipAction"),
        QStringLiteral("savePdfAction"),
        QStringLiteral("fullScreenAction"),
        QStringLiteral("newPinAction"),
        QStringLiteral("cancelCodeAction") };
    auto *more = new QMenu(bar);
    for (QAction *action : actions()) {
        if (action->objectName() == u"chooseTabletsAction")
            continue;
        if (!buttons.contains(action->objectName())) {
            more->addAction(action);
            continue;
        }
        auto *button = new ActionButton(action, bar);
        if (action->objectName() == u"printSlipAction") {
            action->setIcon(accentIcon("print"));
            theme::makePrimary(button);
        }
        row->addWidget(button);
    }
    auto *moreButton = new QToolButton(bar);
    moreButton->setObjectName(QStringLiteral("moreButton"));
    moreButton->setText(tr("More"));
    moreButton->setAccessibleName(tr("More actions"));
    moreButton->setFocusPolicy(Qt::StrongFocus);
    moreButton->setPopupMode(QToolButton::InstantPopup);
    moreButton->setMenu(more);
    row->addWidget(moreButton);
    row->addStretch(1);
    column->addLayout(row);
    return bar;
}

void ActivatePage::enter()
{
    if (m_steps->currentWidget() == m_entry)
        m_entry->focusInput();
    else if (m_steps->currentWidget() == m_issued && !m_issued->hasLiveCode())
        startOver();
}

void ActivatePage::show(const QString &subject)
{
    startOver();
    if (subject.startsWith(devicesPrefix))
        issueTablets(subject.mid(devicesPrefix.size()).split(u',', Qt::SkipEmptyParts));
    else
        m_entry->findNumber(subject);
}

bool ActivatePage::escape()
{
    if (m_steps->currentWidget() == m_entry && m_entry->isEmpty())
        return false;
    startOver();
    return true;
}

void ActivatePage::conceal()
{
    m_issued->conceal();
    m_tablets->conceal();
}

void ActivatePage::issue(const api::Patient &patient, const api::IssueActivation::Body &body)
{
    api::Input<api::IssueActivation> input;
    input.path.patientId = patient.patientId;
    input.body = body;
    m_entry->setBusy(true);
    m_desk.client.send<api::IssueActivation>(
        input, this, [this, patient](const Result<api::IssuedActivation> &issued) {
            m_entry->setBusy(false);
            if (!issued) {
                if (!m_entry->mark(issued.error()))
                    m_desk.messages.sayError(issued.error());
                return;
            }
            m_desk.messages.clear();
            const QString number = model::groupedNhsNumber(patient.patientId);
            m_steps->setCurrentWidget(m_issued);
            m_issued->begin(*issued,
                tr("Patient %1").arg(number),
                patient.displayName.value_or(QString()),
                patient.patientId);
        });
}

void ActivatePage::chooseTablets()
{
    auto *picker = new TabletPicker(m_desk.client, this);
    connect(picker, &TabletPicker::chosen, this, &ActivatePage::issueTablets);
    picker->open();
}

void ActivatePage::issueTablets(const QStringList &deviceIds)
{
    api::Input<api::IssueDeviceActivations> input;
    input.body.deviceIds = deviceIds;
    m_desk.client.send<api::IssueDeviceActivations>(
        input, this, [this](const Result<api::IssueDeviceActivations::Response> &issued) {
            if (!issued) {
                m_desk.messages.sayError(issued.error());
                return;
            }
            m_issued->end();
            m_steps->setCurrentWidget(m_tablets);
            m_tablets->begin(issued->items);
        });
}

void ActivatePage::startOver()
{
    m_issued->end();
    m_tablets->end();
    m_desk.messages.clear();
    m_steps->setCurrentWidget(m_entry);
    m_entry->startOver();
    updateActions();
}

void ActivatePage::updateActions()
{
    const QString none = tr("There is no code that waits.");
    const bool hasCode = m_issued->hasLiveCode();
    for (QAction *action : std::as_const(m_codeActions))
        setReason(action, hasCode ? QString() : none);
    for (QAction *action : std::as_const(m_slipActions))
        setReason(action, hasCode || m_tablets->hasLiveCode() ? QString() : none);
    if (m_buttons)
        m_buttons->setVisible(m_steps->currentWidget() != m_entry);
}

} // namespace symbolon::gui
