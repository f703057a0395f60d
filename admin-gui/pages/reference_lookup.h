// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/pages/page.h"

#include "shared/api/desk.h"

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace symbolon::gui {

//! Six characters that somebody reads out from a failure message, and what was really behind it.
class ReferenceLookup final : public QWidget {
    Q_OBJECT

public:
    ReferenceLookup(const Desk &desk, QWidget *parent);

    void focusInput();
    void look(const QString &reference);
    //! Empties field and answer. False when both were empty already.
    bool clear();

private:
    void buildAnswer();
    void typed();
    void ask();
    void showAnswer(const api::ExplainReference::Response &found);
    void showFault(const Error &error);
    void present(const QString &title, const QString &text, const QString &facts);
    void openSubject();

    const Desk m_desk;
    QLineEdit *m_edit;
    QPushButton *m_button;
    QFrame *m_answer;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_facts = nullptr;
    QPushButton *m_open = nullptr;
    QString m_asked;
    QString m_page;
    QString m_subject;
};

} // namespace symbolon::gui
