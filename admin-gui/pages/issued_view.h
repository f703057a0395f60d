// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/events.h"
#include "admin-gui/pages/page.h"
#include "admin-gui/widgets/secret_clipboard.h"
#include "admin-gui/widgets/slip.h"

#include "shared/api/patients.h"

class QLabel;
class QPushButton;

namespace symbolon::gui {

class CodeView;
class Countdown;
class QrView;

//! A code that was just issued: to be read, scanned, printed; with its countdown and what the phone does
//! meanwhile.
//!
//! Code and PIN are hidden after two minutes and whenever the window loses the focus, and wiped when the
//! phone has activated, the code has ended, or the page goes on.
class IssuedView : public QWidget {
    Q_OBJECT

public:
    IssuedView(const Desk &desk, QWidget *parent);

    //! Shows `issued` for `subject` (`Patient 943 476 5919`); `name` is only shown, `patientId` is whose
    //! phone it is for.
    void begin(const api::IssuedActivation &issued,
        const QString &subject,
        const QString &name,
        const QString &patientId);
    void conceal();
    void reveal();
    //! Forgets everything.
    void end();

    //! Is there a code that a phone could still use?
    [[nodiscard]] bool hasLiveCode() const { return !m_code.isEmpty(); }

    void print();
    void savePdf();
    void copyCode();
    void newPin();
    void cancelCode();
    void showFullScreen();
    //! Says the code in words, below it and to screen readers.
    void readAloud(bool forTelephone);
    //! Signs the phone out again that has activated in the last fifteen minutes.
    void reject();

    //! What time it is now: counts down and hides what was shown long enough. Called twice a second.
    void tick();

signals:
    //! What can be done with the code has changed.
    void stateChanged();

private:
    QWidget *buildCode();
    QWidget *buildState();
    void watch();
    void refreshState();
    void showState(const api::Activation &activation);
    void setStateText(const char *iconName, const QColor &colour, const QString &text);
    void wipeSecrets();
    [[nodiscard]] QList<Slip> slips() const;
    void replace(const api::IssuedActivation &issued);

    const Desk m_desk;
    Events m_events;
    SecretClipboard m_clipboard;
    QTimer m_ticker;
    QPointer<QWidget> m_fullScreen;

    QString m_activationId;
    QString m_subject;
    QString m_patientId;
    Secret m_code;
    Secret m_pin;
    QString m_url;
    Instant m_expiresAt{};
    Instant m_revealedAt{};
    api::ActivationState m_state = api::ActivationState::Pending;
    std::optional<Instant> m_usedAt;
    int m_wrongAttempts = 0;

    QLabel *m_title = nullptr;
    CodeView *m_codeView = nullptr;
    CodeView *m_pinView = nullptr;
    QrView *m_qr = nullptr;
    QLabel *m_spoken = nullptr;
    QLabel *m_hidden = nullptr;
    Countdown *m_countdown = nullptr;
    QLabel *m_stateIcon = nullptr;
    QLabel *m_stateText = nullptr;
    QPushButton *m_rejectButton = nullptr;
};

} // namespace symbolon::gui
