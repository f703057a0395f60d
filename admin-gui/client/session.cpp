// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/session.h"

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    //! A token is renewed this long before it ends.
    constexpr auto renewalMargin = 60s;
    constexpr auto renewalCheck = 15s;

} // namespace

Session::Session(Client &client, Keyring &keyring, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_keyring(keyring)
    , m_clock(clock)
{
    m_client.setRenewal([this](Opened done) { renew(std::move(done)); });
    connect(&m_client, &Client::sessionEnded, this, [this] { end(State::Expired); });
    m_renewalTimer.setInterval(renewalCheck);
    connect(&m_renewalTimer, &QTimer::timeout, this, &Session::renewSoon);
}

void Session::resume(Opened done)
{
    m_keyring.read(m_server, this, [this, done = std::move(done)](const Result<Secret> &kept) {
        if (!kept || kept->isEmpty()) {
            done(fail(Code::Unauthenticated, QStringLiteral("no session is kept")));
            return;
        }
        m_sessionToken = *kept;
        renew(done);
    });
}

void Session::open(const QString &username, const Secret &password, Opened done)
{
    api::Input<api::OpenSession> input;
    input.body = { username, password };
    m_client.send<api::OpenSession>(
        input, this, [this, done = std::move(done)](Result<api::SessionReply> reply) {
            if (reply)
                adopt(*reply);
            done(reply ? Result<void>() : Result<void>(Failure(reply.error())));
        });
}

void Session::setUp(const api::RedeemSetupToken::Body &body, Opened done)
{
    api::Input<api::RedeemSetupToken> input;
    input.body = body;
    m_client.send<api::RedeemSetupToken>(
        input, this, [this, done = std::move(done)](Result<api::SessionReply> reply) {
            if (reply)
                adopt(*reply);
            done(reply ? Result<void>() : Result<void>(Failure(reply.error())));
        });
}

void Session::signOut()
{
    end(State::SignedOut);
}

void Session::lock()
{
    if (m_state == State::SignedIn)
        end(State::Locked);
}

void Session::adopt(const api::SessionReply &reply)
{
    m_sessionToken = reply.sessionToken;
    m_accessExpiresAt = reply.accessExpiresAt;
    m_username = reply.username;
    m_displayName = reply.displayName.isEmpty() ? reply.username : reply.displayName;
    m_client.setAccess({ reply.accessToken, reply.scopes, reply.isSuperuser });
    m_renewalTimer.start();
    m_keyring.write(m_server, m_sessionToken, this, [this](const Result<void> &written) {
        const bool wasRemembered = std::exchange(m_isRemembered, written.has_value());
        if (wasRemembered && !m_isRemembered)
            emit keyringMissing();
    });
    setState(State::SignedIn);
}

void Session::end(State state)
{
    if (!m_sessionToken.isEmpty()) {
        m_client.sendAs<api::CloseSession>(m_sessionToken, {}, this, [](const Result<api::Nothing> &) {
            // The server ends the session by itself when it does not hear of this.
        });
        m_keyring.remove(m_server);
    }
    m_sessionToken = {};
    m_renewalTimer.stop();
    m_client.clearAccess();
    setState(state);
}

void Session::renewSoon()
{
    if (serverNow() + renewalMargin >= m_accessExpiresAt)
        renew([](const Result<void> &) {
            // A refusal has ended the session already; without a network the next check tries again.
        });
}

void Session::renew(Opened done)
{
    m_waitingForRenewal.append(std::move(done));
    if (m_waitingForRenewal.size() > 1)
        return;
    m_client.sendAs<api::RenewSession>(
        m_sessionToken, {}, this, [this](const Result<api::SessionReply> &reply) {
            const QList<Opened> waiting = std::exchange(m_waitingForRenewal, {});
            if (reply) {
                adopt(*reply);
            } else if (reply.error().code == Code::Unauthenticated) {
                m_sessionToken = {};
                m_keyring.remove(m_server);
                end(m_state == State::SignedIn ? State::Expired : m_state);
            }
            for (const Opened &each : waiting)
                each(reply ? Result<void>() : Result<void>(Failure(reply.error())));
        });
}

void Session::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(m_state);
}

} // namespace symbolon::gui
