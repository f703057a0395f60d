// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/widgets/message_bar.h"

#include <QDialog>

class QDialogButtonBox;
class QPushButton;
class QVBoxLayout;

namespace symbolon::gui {

//! A dialog with a message bar of its own, a body and two buttons: Cancel and the one thing it does. It is
//! shown by open(), stays open while its call runs and when that fails, and deletes itself when closed.
class Dialog : public QDialog {
    Q_OBJECT

public:
    //! `action` is the text of the one button, e.g. `Save`; empty = only Close.
    Dialog(const char *objectName, const QString &title, const QString &action, QWidget *parent);

    [[nodiscard]] MessageBar &messages() const { return *m_messages; }

signals:
    //! The one button, or Enter.
    void confirmed();

protected:
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

    [[nodiscard]] QPushButton *actionButton() const { return m_action; }

    //! Marks the button as the cause of a loss: it is coloured so, and Cancel is what Enter does.
    void setDangerous();
    //! While a call runs the button is disabled, so that nothing is sent twice.
    void setBusy(bool isBusy);

private:
    MessageBar *m_messages;
    QVBoxLayout *m_body;
    QDialogButtonBox *m_box;
    QPushButton *m_action = nullptr;
};

} // namespace symbolon::gui
