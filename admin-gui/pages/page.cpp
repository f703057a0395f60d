// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/page.h"

namespace symbolon::gui {

Page::Page(const Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
{
}

QAction *Page::addPageAction(
    const char *objectName, const QString &text, const QKeySequence &shortcut, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(shortcut.isEmpty()
            ? text
            : QStringLiteral("%1 (%2)").arg(text, shortcut.toString(QKeySequence::NativeText)));
    action->setProperty("plainToolTip", action->toolTip());
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    addAction(action);
    return action;
}

void Page::setReason(QAction *action, const QString &reason)
{
    action->setEnabled(reason.isEmpty());
    action->setToolTip(reason.isEmpty() ? action->property("plainToolTip").toString() : reason);
    action->setStatusTip(reason);
}

} // namespace symbolon::gui
