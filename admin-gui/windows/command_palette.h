// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/client.h"

#include <QDialog>
#include <QIcon>

class QLineEdit;
class QListWidget;

namespace symbolon::gui {

//! One thing the palette can do.
struct Command {
    QString text;
    QString keys = {};
    QIcon icon = {};
    std::function<void()> run = {};
};

//! Ctrl+K: type a few letters of a page, an action or a patient's number, Enter does it.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    //! `openPatient` is called with the number of a patient that was chosen.
    CommandPalette(
        Client &client, QList<Command> commands, std::function<void(QString)> openPatient, QWidget *parent);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void findPeople();
    void addEntry(const Command &command, int index);
    void run();
    [[nodiscard]] static bool matches(const QString &text, const QString &typed);

    Client &m_client;
    QList<Command> m_commands;
    qsizetype m_fixed; //!< how many of the commands are no people
    std::function<void(QString)> m_openPatient;
    QLineEdit *m_edit;
    QListWidget *m_list;
    QTimer m_delay;
};

} // namespace symbolon::gui
