// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/session.h"
#include "admin-gui/client/settings.h"
#include "admin-gui/widgets/message_bar.h"
#include "admin-gui/widgets/slip.h"

#include <QAction>
#include <QWidget>

namespace symbolon::gui {

//! What every page is given. The window owns all of it and outlives the pages.
struct Desk {
    Client &client;
    Session &session;
    Settings &settings;
    const Clock &clock;
    MessageBar &messages;
    SlipPrinter &printer;
    //! Goes to the page `id` of the table; `subject` is what it shall show there, e.g. a patient's number.
    std::function<void(const QString &id, const QString &subject)> go;
    //! Is the page `id` there for the signed-in operator?
    std::function<bool(const QString &id)> offers;
};

//! One page of the window. What can be done on it are its actions(): each has a text, most a shortcut; the
//! command palette and the F1 sheet list them.
class Page : public QWidget {
    Q_OBJECT

public:
    Page(const Desk &desk, QWidget *parent);

    //! The page comes to the front.
    virtual void enter() { }

    //! Shows `subject`: what Desk::go() was given.
    virtual void show(const QString &subject) { Q_UNUSED(subject) }

    using QWidget::show;

    //! Esc was pressed. False when there was nothing to leave or to clear.
    virtual bool escape() { return false; }

    //! Hides every secret at once: the window was locked or lost the focus.
    virtual void conceal() { }

protected:
    //! Adds an action of this page; `shortcut` works while the page is in front.
    QAction *addPageAction(
        const char *objectName, const QString &text, const QKeySequence &shortcut, std::function<void()> run);
    //! Greys `action` out and says why, in its tool tip and to screen readers; an empty reason enables it.
    static void setReason(QAction *action, const QString &reason);

    //! The reason why the signed-in operator may not call E, or nothing.
    template <typename E>
    [[nodiscard]] QString whyNot() const
    {
        return m_desk.client.may<E>() ? QString() : tr("Your account may not do this.");
    }

    const Desk m_desk;
};

} // namespace symbolon::gui
