// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/call.h"

#include "shared/core/clock.h"
#include "shared/core/secret.h"

#include <QPointer>
#include <QTimer>

namespace symbolon::gui {

//! What the signed-in operator may do, and the token that says so.
struct Access {
    Secret token = {};
    QStringList scopes = {};
    bool isSuperuser = false;
};

//! Calls endpoints by their contract types. Never blocks; every answer arrives in the GUI's thread.
//!
//! It knows whether the server can be reached, asks again with growing pauses while it cannot, repeats an
//! idempotent call once, and renews an access token that the server no longer takes, before anybody notices.
class Client : public QObject {
    Q_OBJECT

public:
    //! Asked for a fresh access token; calls back with success, or why there is none.
    using Renew = std::function<void(std::function<void(Result<void>)>)>;

    explicit Client(Transport &transport, QObject *parent = nullptr);

    //! Sends `input` and calls `done` once, unless `context` is gone by then.
    template <typename E>
    void send(
        const api::Input<E> &input, QObject *context, std::function<void(Result<typename E::Response>)> done)
    {
        Result<Call> call = buildCall(input);
        if (!call) {
            failLater(call.error(), context, [done](const Error &error) { done(Failure(error)); });
            return;
        }
        const Options options{ .mayRepeat = isIdempotent(E::info.method), .isOpen = isOpenCall<E>() };
        exchange(*call, options, context, [done = std::move(done)](Result<Reply> reply) {
            done(std::move(reply).andThen([](Reply &&answer) { return readReply<E>(answer); }));
        });
    }

    //! The same with a credential other than the access token: the session token, for its renewal and its
    //! end.
    template <typename E>
    void sendAs(const Secret &credential,
        const api::Input<E> &input,
        QObject *context,
        std::function<void(Result<typename E::Response>)> done)
    {
        Result<Call> call = buildCall(input);
        if (!call) {
            failLater(call.error(), context, [done](const Error &error) { done(Failure(error)); });
            return;
        }
        authorise(*call, credential);
        exchange(*call,
            { .mayRepeat = true, .isOpen = true },
            context,
            [done = std::move(done)](Result<Reply> reply) {
                done(std::move(reply).andThen([](Reply &&answer) { return readReply<E>(answer); }));
            });
    }

    //! May the signed-in operator call E? A courtesy: the server decides.
    template <typename E>
    [[nodiscard]] bool may() const
    {
        return mayUse(E::info.permission);
    }

    [[nodiscard]] bool mayUse(const api::Permission &permission) const;

    void setAccess(Access access);
    void clearAccess();

    void setRenewal(Renew renew) { m_renew = std::move(renew); }

    //! Opens the stream at `target` as the signed-in operator; null where the transport has none.
    [[nodiscard]] std::unique_ptr<Stream> listen(const QByteArray &target);

    [[nodiscard]] bool isOnline() const { return m_isOnline; }

    //! How far the server's clock is ahead of this machine's, as its discovery document last said.
    [[nodiscard]] std::chrono::microseconds serverOffset() const { return m_serverOffset; }

    void setServerOffset(std::chrono::microseconds offset) { m_serverOffset = offset; }

signals:
    //! False with the first call that no server answers, true with the next one that it does.
    void onlineChanged(bool isOnline);
    //! Neither the access token nor its renewal was taken: somebody has to sign in again.
    void sessionEnded();
    void accessChanged();

private:
    struct Options {
        bool mayRepeat = false;
        bool isOpen = false; //!< needs no access token
    };

    using Done = Transport::Done;

    template <typename E>
    static constexpr bool isOpenCall()
    {
        return E::info.permission.kind == api::Permission::Kind::Public;
    }

    static void authorise(Call &call, const Secret &credential);
    void failLater(const Error &error, QObject *context, std::function<void(const Error &)> done);
    void exchange(const Call &call, Options options, QObject *context, Done done);
    void attempt(const Call &call, Options options, QObject *context, Done done);
    void finish(const Call &call, Options options, QObject *context, const Done &done, Result<Reply> reply);
    void renewAndRepeat(const Call &call, QObject *context, const Done &done, const Reply &refused);
    void noteReachable(bool isReachable);
    void probe();

    Transport &m_transport;
    Access m_access;
    Renew m_renew;
    QTimer m_probeTimer;
    int m_probes = 0;
    bool m_isOnline = true;
    std::chrono::microseconds m_serverOffset{ 0 };
};

} // namespace symbolon::gui
