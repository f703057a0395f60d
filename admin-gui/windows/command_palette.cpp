// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/windows/command_palette.h"

#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/theme.h"

#include "shared/api/patients.h"
#include "shared/model/identifiers.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    constexpr auto peopleDelay = 200ms;
    constexpr int peopleShown = 8;
    constexpr int shortestQuestion = 2;

} // namespace

CommandPalette::CommandPalette(
    Client &client, QList<Command> commands, std::function<void(QString)> openPatient, QWidget *parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_client(client)
    , m_commands(std::move(commands))
    , m_fixed(m_commands.size())
    , m_openPatient(std::move(openPatient))
    , m_edit(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Command palette"));
    m_edit->setObjectName(QStringLiteral("paletteEdit"));
    m_edit->setPlaceholderText(tr("What do you want to do? Type an action or a patient's number"));
    m_edit->setAccessibleName(tr("Command or patient"));
    m_edit->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize(QSize(theme::iconSize, theme::iconSize));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::gap, theme::gap, theme::gap, theme::gap);
    column->setSpacing(theme::gap);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    resize(theme::readableWidth, theme::readableWidth * 3 / 5);
    m_delay.setSingleShot(true);
    m_delay.setInterval(peopleDelay);
    connect(&m_delay, &QTimer::timeout, this, &CommandPalette::findPeople);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_edit, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    filter();
    m_edit->setFocus();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            const int step = key == Qt::Key_Up ? -1 : 1;
            m_list->setCurrentRow(
                std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

bool CommandPalette::matches(const QString &text, const QString &typed)
{
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

void CommandPalette::filter()
{
    m_list->clear();
    m_commands.resize(m_fixed);
    for (qsizetype i = 0; i < m_fixed; ++i) {
        if (matches(m_commands.at(i).text, m_edit->text()))
            addEntry(m_commands.at(i), int(i));
    }
    m_list->setCurrentRow(0);
    if (m_edit->text().trimmed().size() >= shortestQuestion && m_client.may<api::ListPatients>())
        m_delay.start();
}

void CommandPalette::findPeople()
{
    const QString typed = m_edit->text().trimmed();
    api::Input<api::ListPatients> input;
    const bool isNhsNumber = model::checkNhsNumber(typed) == model::NumberCheck::Valid;
    input.query.search = isNhsNumber ? model::normaliseNhsNumber(typed) : typed;
    input.query.limit = peopleShown;
    m_client.send<api::ListPatients>(input, this, [this, typed](const Result<api::Page<api::Patient>> &page) {
        if (!page || typed != m_edit->text().trimmed())
            return;
        for (const api::Patient &patient : page->items) {
            const QString number = model::groupedNhsNumber(patient.patientId);
            m_commands.append(
                { patient.displayName ? QStringLiteral("%1 · %2").arg(number, *patient.displayName) : number,
                    {},
                    icon("patients"),
                    [open = m_openPatient, id = patient.patientId] { open(id); } });
            addEntry(m_commands.last(), int(m_commands.size() - 1));
        }
        if (m_list->currentRow() < 0)
            m_list->setCurrentRow(0);
    });
}

void CommandPalette::addEntry(const Command &command, int index)
{
    const QString text =
        command.keys.isEmpty() ? command.text : QStringLiteral("%1    %2").arg(command.text, command.keys);
    auto *item = new QListWidgetItem(command.icon, text, m_list);
    item->setData(Qt::UserRole, index);
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const std::function<void()> chosen = m_commands.at(item->data(Qt::UserRole).toInt()).run;
    accept();
    chosen();
}

} // namespace symbolon::gui
