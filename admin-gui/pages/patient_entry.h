// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/pages/page.h"

#include "shared/api/patients.h"

class QButtonGroup;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace symbolon::gui {

//! From a typed or scanned number to a person whose identity has been checked: number, Enter, look, Enter.
class PatientEntry final : public QWidget {
    Q_OBJECT

public:
    PatientEntry(const Desk &desk, QWidget *parent);

    //! Empties everything; the cursor is in the number.
    void startOver();
    //! As if `number` had been typed, and Enter pressed.
    void findNumber(const QString &number);
    //! Puts the cursor where typing goes on.
    void focusInput();
    //! While the code is being issued, Enter does nothing.
    void setBusy(bool isBusy);
    //! Shows why the second identifier was refused. False when `error` is about something else.
    bool mark(const Error &error);

    [[nodiscard]] bool isEmpty() const;

signals:
    //! The identity was checked: issue a code.
    void confirmed(const symbolon::api::Patient &patient, const symbolon::api::IssueActivation::Body &body);

private:
    void buildNumber(QVBoxLayout *column);
    QWidget *buildIdentity();
    QWidget *buildPurpose();
    void checkWhileTyping();
    void next();
    void find();
    void found(const QString &number, const Result<api::Page<api::Patient>> &page);
    void showIdentity(const api::Patient &patient);
    void forgetIdentity();
    void confirm();
    void addPatient();
    void setHint(const char *iconName, const QColor &colour, const QString &text);

    const Desk m_desk;
    QLineEdit *m_number = nullptr;
    QLabel *m_hintIcon = nullptr;
    QLabel *m_hint = nullptr;
    QFrame *m_identity = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_birthDate = nullptr;
    QLabel *m_last = nullptr;
    QLabel *m_secondLabel = nullptr;
    QLineEdit *m_second = nullptr;
    QButtonGroup *m_purpose = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_add = nullptr;
    std::optional<api::Patient> m_patient;
};

} // namespace symbolon::gui
