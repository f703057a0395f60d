// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/transport.h"
#include "tests/in_process/server.h"

#include <QTimer>

namespace symbolon::test {

//! The app's calls go straight to the real router and handlers, without a socket.
class LoopTransport final : public gui::Transport {
public:
    explicit LoopTransport(TestServer &server)
        : m_server(server)
    {
    }

    void send(const gui::Call &call, QObject *context, Done done) override
    {
        QTimer::singleShot(0, context, [this, call, done = std::move(done)] {
            TestServer::Headers headers;
            for (const auto &[name, value] : call.headers) {
                if (name != "Content-Type") // the server adds it to every JSON body
                    headers.append({ name, value });
            }
            const TestServer::Reply reply = m_server.call(call.method, call.target, headers, call.body);
            done(gui::Reply{
                reply.status, reply.contentType, reply.body, reply.header("retry-after").toInt() });
        });
    }

    [[nodiscard]] std::unique_ptr<gui::Stream> listen(const gui::Call &) override { return nullptr; }

private:
    TestServer &m_server;
};

} // namespace symbolon::test
