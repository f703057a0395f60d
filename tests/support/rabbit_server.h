// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <memory>
#include <optional>

namespace symbolon::test {

//! A RabbitMQ node of our own: own name, ports, data and epmd, no plug-ins; user and password guest on
//! 127.0.0.1.
class RabbitServer {
public:
    //! The node that ctest's fixture started (SYMBOLON_RABBIT_STATE), else one that is started now and ends
    //! with this process. Null, with the reason on standard error, if there is no RabbitMQ.
    [[nodiscard]] static RabbitServer *shared();

    //! Certificate and key in PEM for a listener with TLS.
    struct Tls {
        QByteArray certificate;
        QByteArray key;
    };

    //! A node for one test alone, for tests that stop it or speak TLS to it.
    [[nodiscard]] static std::unique_ptr<RabbitServer> startOwn(const std::optional<Tls> &tls = {});

    //! Starts a node that outlives this process, and writes where it is to `stateFile`.
    [[nodiscard]] static bool startFixture(const QString &stateFile);
    static bool stopFixture(const QString &stateFile);

    ~RabbitServer();
    RabbitServer(const RabbitServer &) = delete;
    RabbitServer &operator=(const RabbitServer &) = delete;

    [[nodiscard]] int port() const;
    //! Of the listener with TLS; 0 without.
    [[nodiscard]] int tlsPort() const;
    //! `amqp://guest:guest@127.0.0.1:<port>/`.
    [[nodiscard]] QString url() const;

    //! Ends an own node as if the power had failed, and starts it again on the same data and port.
    void crash();
    [[nodiscard]] bool restart();

private:
    struct Private;
    explicit RabbitServer(std::unique_ptr<Private> server);
    std::unique_ptr<Private> m_d;
};

} // namespace symbolon::test
