// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/call.h"

#include <QHash>
#include <QObject>

namespace symbolon::test {

//! A server made of one function for each endpoint, for what the real one cannot be made to do: vanish,
//! answer late, break. Everything goes through JSON, as on the wire.
class FakeTransport final : public gui::Transport {
public:
    using Answer =
        std::function<gui::Reply(const QStringList &path, const QJsonObject &query, const QJsonObject &body)>;

    //! Answers E with `handler(path parameters, query, body)`.
    template <typename E>
    void on(std::function<Result<typename E::Response>(
            const QJsonObject &path, const QJsonObject &query, const QJsonObject &body)> handler)
    {
        m_routes.append({ api::methodName(E::info.method),
            QByteArray(E::info.path),
            [handler](const QJsonObject &path, const QJsonObject &query, const QJsonObject &body) {
                Result<typename E::Response> result = handler(path, query, body);
                if (!result)
                    return problem(result.error());
                gui::Reply reply{ E::info.status, "application/json", {} };
                if constexpr (!std::is_same_v<typename E::Response, api::Nothing>)
                    reply.body = json::write(json::encode(*result));
                return reply;
            } });
    }

    //! Always the same answer.
    template <typename E>
    void reply(const typename E::Response &response)
    {
        on<E>([response](const QJsonObject &, const QJsonObject &, const QJsonObject &) { return response; });
    }

    template <typename E>
    void refuse(const Error &error)
    {
        on<E>([error](const QJsonObject &,
                  const QJsonObject &,
                  const QJsonObject &) -> Result<typename E::Response> { return Failure(error); });
    }

    void send(const gui::Call &call, QObject *context, Done done) override;
    [[nodiscard]] std::unique_ptr<gui::Stream> listen(const gui::Call &call) override;

    void setOnline(bool isOnline) { m_isOnline = isOnline; }

    //! How long an answer takes.
    void setLatency(std::chrono::milliseconds latency) { m_latency = latency; }

    //! `POST /v1/session` and so on, in the order in which they came.
    [[nodiscard]] const QStringList &calls() const { return m_calls; }

    [[nodiscard]] int count(const QString &call) const { return int(m_calls.count(call)); }

    //! The last body that was sent to `METHOD path`.
    [[nodiscard]] QJsonObject lastBody(const QString &call) const { return m_bodies.value(call); }

    [[nodiscard]] QByteArray lastHeader(const QByteArray &name) const;

private:
    QObject m_life; //!< ends with this transport

    struct Route {
        QByteArray method;
        QByteArray pattern;
        std::function<gui::Reply(const QJsonObject &, const QJsonObject &, const QJsonObject &)> answer;
    };

    static gui::Reply problem(const Error &error);
    static std::optional<QJsonObject> match(const QByteArray &pattern, const QByteArray &path);
    [[nodiscard]] gui::Reply answer(const gui::Call &call) const;

    QList<Route> m_routes;
    QStringList m_calls;
    QHash<QString, QJsonObject> m_bodies;
    gui::Call m_last;
    bool m_isOnline = true;
    std::chrono::milliseconds m_latency{ 0 };
};

} // namespace symbolon::test
