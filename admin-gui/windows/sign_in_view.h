// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/http_transport.h"
#include "admin-gui/client/session.h"

#include "shared/api/session.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace symbolon::gui {

class MessageBar;

//! How the view reaches servers; what it does with them is the caller's.
struct ServerDoor {
    //! Talk to this server from now on. Empty in tests and wherever the server is fixed.
    std::function<void(const QUrl &)> use = {};
    //! The person vouches for this certificate.
    std::function<void(const CertificateOffer &)> trust = {};
};

//! Everything before the first page, and what covers the pages while the window is locked: choose a server,
//! look at its certificate, sign in, or make the first operator.
class SignInView : public QWidget {
    Q_OBJECT

public:
    enum class Mode {
        Connect, //!< server, name, password
        Resume, //!< the same operator again: only the password
        SetUp, //!< the first operator, with the one-time token
    };

    SignInView(
        Client &client, Session &session, Settings &settings, ServerDoor door, QWidget *parent = nullptr);

    //! Fills the server in and asks it who it is.
    void connectTo(const QString &address);
    //! The token that the installer wrote; set-up is offered as soon as the server says that it needs it.
    void setSetupToken(Secret token);
    //! Covers the pages; `why` says what happened.
    void cover(const QString &why);
    void offerCertificate(const CertificateOffer &offer);

    [[nodiscard]] Mode mode() const { return m_mode; }

signals:
    void done();
    //! Somebody wants to sign in as another operator: what was on the screen goes.
    void abandoned();

private:
    void build();
    void buildFields();
    void buildButtons();
    QPushButton *addButton(const char *objectName, const QString &text);
    QLineEdit *addLine(const char *objectName, const QString &label, bool isSecret = false);
    void setMode(Mode mode);
    void discover();
    void discovered(const Result<api::ReadDiscovery::Response> &reply);
    void submit();
    void signIn();
    void setUp();
    void finish(const Result<void> &result);
    void setBusy(bool isBusy);
    void focusFirstEmpty();
    [[nodiscard]] bool chooseServer();

    Client &m_client;
    Session &m_session;
    Settings &m_settings;
    ServerDoor m_door;
    Mode m_mode = Mode::Connect;
    Secret m_setupToken;
    std::optional<CertificateOffer> m_offer;

    QFormLayout *m_form = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_lead = nullptr;
    MessageBar *m_messages = nullptr;
    QComboBox *m_server = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_repeat = nullptr;
    QLineEdit *m_token = nullptr;
    QLabel *m_certificate = nullptr;
    QLabel *m_site = nullptr;
    QPushButton *m_trust = nullptr;
    QPushButton *m_submit = nullptr;
    QPushButton *m_other = nullptr;
};

} // namespace symbolon::gui
