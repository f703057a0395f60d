// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/client.h"
#include "admin-gui/client/keyring.h"

#include "shared/api/session.h"

namespace symbolon::gui {

//! The signed-in operator: opens, renews and ends the session.
//!
//! Tokens are in this object, in Client and, for the session token, in the keyring; nowhere else. A password
//! is only passed through.
class Session : public QObject {
    Q_OBJECT

public:
    enum class State {
        SignedOut,
        SignedIn,
        Expired, //!< the server ended it; what is on the screen stays until somebody signs in again
        Locked, //!< ended here, on idle or by hand; the same
    };
    Q_ENUM(State)

    using Opened = std::function<void(Result<void>)>;

    Session(Client &client, Keyring &keyring, const Clock &clock, QObject *parent = nullptr);

    //! Which server the session belongs to; the name under which the keyring keeps it.
    void setServer(const QString &address) { m_server = address; }

    [[nodiscard]] QString server() const { return m_server; }

    //! Continues the session that the keyring kept, if any is still good.
    void resume(Opened done);
    void open(const QString &username, const Secret &password, Opened done);
    //! Makes the first operator with the one-time token, and signs them in.
    void setUp(const api::RedeemSetupToken::Body &body, Opened done);
    //! Renews the access token if it is about to expire; called every 15 s.
    void renewSoon();
    //! Ends the session here at once and on the server as soon as it hears of it.
    void signOut();
    //! The same, but what was on the screen stays for whoever signs in again as the same operator.
    void lock();

    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] QString username() const { return m_username; }

    [[nodiscard]] QString displayName() const { return m_displayName; }

    //! False when the session will be gone with the app, because the desktop has no keyring.
    [[nodiscard]] bool isRemembered() const { return m_isRemembered; }

    //! The site's name, as its discovery document last said.
    [[nodiscard]] QString siteName() const { return m_siteName; }

    void setSiteName(const QString &name) { m_siteName = name; }

    //! What this machine's clock says.
    [[nodiscard]] Instant machineNow() const { return m_clock.now(); }

    //! The server's time now, as far as this machine knows.
    [[nodiscard]] Instant serverNow() const { return m_clock.now() + m_client.serverOffset(); }

signals:
    void stateChanged(symbolon::gui::Session::State state);
    //! The desktop has no keyring: said once per run.
    void keyringMissing();

private:
    void adopt(const api::SessionReply &reply);
    void end(State state);
    void renew(Opened done);
    void setState(State state);

    Client &m_client;
    Keyring &m_keyring;
    const Clock &m_clock;
    State m_state = State::SignedOut;
    QString m_server;
    QString m_siteName;
    QString m_username;
    QString m_displayName;
    Secret m_sessionToken;
    Instant m_accessExpiresAt{};
    QTimer m_renewalTimer;
    QList<Opened> m_waitingForRenewal;
    bool m_isRemembered = true;
};

} // namespace symbolon::gui
