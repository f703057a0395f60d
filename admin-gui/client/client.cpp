// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/client.h"

#include "shared/api/session.h"

#include <array>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    //! Pauses between questions whether the server is back; the last one repeats.
    constexpr std::array<std::chrono::milliseconds, 5> probePauses{ 1s, 2s, 5s, 10s, 30s };

} // namespace

Client::Client(Transport &transport, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
{
    m_probeTimer.setSingleShot(true);
    connect(&m_probeTimer, &QTimer::timeout, this, &Client::probe);
}

bool Client::mayUse(const api::Permission &permission) const
{
    switch (permission.kind) {
    case api::Permission::Kind::Public:
    case api::Permission::Kind::Visitor:
        return true;
    case api::Permission::Kind::Session:
    case api::Permission::Kind::Account:
        return !m_access.token.isEmpty();
    case api::Permission::Kind::Scope:
        return m_access.isSuperuser || m_access.scopes.contains(QLatin1String(permission.scope));
    case api::Permission::Kind::Acl: // the session tells scopes only; the server knows the access list
        return m_access.isSuperuser;
    case api::Permission::Kind::Device:
        return false;
    }
    return false;
}

void Client::setAccess(Access access)
{
    m_access = std::move(access);
    emit accessChanged();
}

void Client::clearAccess()
{
    setAccess({});
}

std::unique_ptr<Stream> Client::listen(const QByteArray &target)
{
    Call call{ "GET", target, { { "Accept", "text/event-stream" } } };
    authorise(call, m_access.token);
    return m_transport.listen(call);
}

void Client::authorise(Call &call, const Secret &credential)
{
    if (credential.isEmpty())
        return;
    // A session token names its own scheme; a JWT is a bearer token (RFC 6750).
    const bool isJwt = !credential.reveal().startsWith("khmac:");
    call.headers.emplaceBack("Authorization", isJwt ? "Bearer " + credential.reveal() : credential.reveal());
}

void Client::failLater(const Error &error, QObject *context, std::function<void(const Error &)> done)
{
    QTimer::singleShot(0, context, [error, done = std::move(done)] { done(error); });
}

void Client::exchange(const Call &call, Options options, QObject *context, Done done)
{
    if (options.isOpen) {
        attempt(call, options, context, std::move(done));
        return;
    }
    Call signedCall = call;
    authorise(signedCall, m_access.token);
    attempt(signedCall, options, context, [=, this, done = std::move(done)](Result<Reply> reply) {
        if (reply && reply->status == 401 && m_renew)
            renewAndRepeat(call, context, done, *reply);
        else
            done(std::move(reply));
    });
}

void Client::attempt(const Call &call, Options options, QObject *context, Done done)
{
    const QPointer<Client> self(this);
    m_transport.send(call, context, [=, done = std::move(done)](Result<Reply> reply) {
        if (self)
            self->finish(call, options, context, done, std::move(reply));
    });
}

void Client::finish(
    const Call &call, Options options, QObject *context, const Done &done, Result<Reply> reply)
{
    if (!reply && options.mayRepeat) {
        attempt(call, { .mayRepeat = false, .isOpen = options.isOpen }, context, done);
        return;
    }
    noteReachable(reply.has_value());
    done(std::move(reply));
}

void Client::renewAndRepeat(const Call &call, QObject *context, const Done &done, const Reply &refused)
{
    const QPointer<Client> self(this);
    const QPointer<QObject> alive(context);
    m_renew([=](const Result<void> &renewed) {
        if (!self || !alive)
            return;
        if (!renewed && renewed.error().code != Code::Unauthenticated) {
            done(Failure(renewed.error()));
            return;
        }
        if (!renewed) {
            emit self->sessionEnded();
            done(refused);
            return;
        }
        Call again = call;
        authorise(again, self->m_access.token);
        self->attempt(again, {}, alive, done);
    });
}

void Client::noteReachable(bool isReachable)
{
    if (isReachable) {
        m_probes = 0;
        m_probeTimer.stop();
    } else if (!m_probeTimer.isActive()) {
        m_probeTimer.start(probePauses.at(std::min(std::size_t(m_probes++), probePauses.size() - 1)));
    }
    if (isReachable != m_isOnline) {
        m_isOnline = isReachable;
        emit onlineChanged(m_isOnline);
    }
}

void Client::probe()
{
    send<api::ReadDiscovery>({}, this, [](const Result<api::ReadDiscovery::Response> &) {
        // finish() has noted whether anybody answered; what was said does not matter here.
    });
}

} // namespace symbolon::gui
