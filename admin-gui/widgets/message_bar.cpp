// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/message_bar.h"

#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    constexpr auto undoLasts = 10s;
    constexpr auto successLasts = 8s;

    struct Look {
        const char *name; //!< of the icon and of the style sheet's `kind`
        QColor colour;
        QString word;
    };

    Look lookOf(Message::Kind kind)
    {
        const theme::Colours &colours = theme::colours();
        switch (kind) {
        case Message::Kind::Info:
            return { "info", colours.accent, MessageBar::tr("Information") };
        case Message::Kind::Success:
            return { "success", colours.positive, MessageBar::tr("Done") };
        case Message::Kind::Warning:
            return { "warning", colours.warning, MessageBar::tr("Warning") };
        case Message::Kind::Error:
            return { "error", colours.danger, MessageBar::tr("Error") };
        }
        return {};
    }

    QToolButton *flatButton(
        QWidget *parent, const char *objectName, const char *iconName, const QString &name)
    {
        auto *button = new QToolButton(parent);
        button->setObjectName(QLatin1String(objectName));
        button->setIcon(icon(iconName));
        button->setToolTip(name);
        button->setAccessibleName(name);
        button->setAccessibleDescription(name);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setProperty("flat", true);
        return button;
    }

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_reference(new QLabel(this))
    , m_copy(flatButton(this, "copyReferenceButton", "copy", tr("Copy the reference")))
    , m_action(new QPushButton(this))
    , m_close(flatButton(this, "closeMessageButton", "close", tr("Close this message")))
    , m_undo(new QAction(tr("Undo"), this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_reference->setTextFormat(Qt::PlainText);
    m_reference->setObjectName(QStringLiteral("messageReference"));
    theme::makeMuted(m_reference);
    m_action->setObjectName(QStringLiteral("messageActionButton"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::gap + theme::unit, theme::gap, theme::gap, theme::gap);
    row->setSpacing(theme::gap);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{ m_reference, m_copy, m_action, m_close })
        row->addWidget(widget);
    m_undo->setShortcut(QKeySequence::Undo);
    m_undo->setEnabled(false);
    addAction(m_undo);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MessageBar::clear);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::clear);
    connect(m_copy, &QToolButton::clicked, this, &MessageBar::copyReference);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::act);
    connect(m_undo, &QAction::triggered, this, &MessageBar::act);
    clear();
}

void MessageBar::say(Message message)
{
    m_message = std::move(message);
    const Look look = lookOf(m_message.kind);
    setProperty("kind", QLatin1String(look.name));
    style()->unpolish(this);
    style()->polish(this);
    m_icon->setPixmap(iconPixmap(look.name, theme::iconSize, look.colour, devicePixelRatioF()));
    m_icon->setAccessibleName(look.word);
    m_text->setText(m_message.text);
    m_reference->setText(tr("Reference %1").arg(m_message.reference));
    m_reference->setVisible(!m_message.reference.isEmpty());
    m_copy->setVisible(!m_message.reference.isEmpty());
    m_action->setText(m_message.actionText);
    m_action->setAccessibleName(m_message.actionText);
    m_action->setVisible(!m_message.actionText.isEmpty());
    m_timer.stop();
    if (m_message.lasts.count() > 0)
        m_timer.start(m_message.lasts);
    setAccessibleName(QStringLiteral("%1: %2").arg(look.word, m_message.text));
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::say(Message::Kind kind, const QString &text)
{
    Message message{ kind, text };
    if (kind == Message::Kind::Success)
        message.lasts = successLasts;
    say(std::move(message));
}

void MessageBar::sayError(const Error &error, const QString &lead)
{
    const QString text = labels::sentence(error);
    say({ Message::Kind::Error, lead.isEmpty() ? text : lead + u' ' + text, error.reference });
}

void MessageBar::offerUndo(const QString &text, std::function<void()> undo)
{
    say({ Message::Kind::Success, text, {}, tr("Undo (Ctrl+Z)"), std::move(undo), undoLasts });
    m_undo->setEnabled(true);
}

void MessageBar::clear()
{
    m_timer.stop();
    m_undo->setEnabled(false);
    m_message = {};
    m_text->clear();
    hide();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::act()
{
    const std::function<void()> action = m_message.action;
    clear();
    if (action)
        action();
}

void MessageBar::copyReference()
{
    QGuiApplication::clipboard()->setText(m_message.reference);
}

} // namespace symbolon::gui
