// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/engine.h"

#include "shared/core/clock.h"

#include <QTcpSocket>

#include <atomic>
#include <semaphore>

namespace symbolon::http {

//! A dispatcher with one route for everything the engine has to cope with. `/wait` routes stand still until
//! the test lets them go, so that no test depends on time.
class TestDispatcher final : public Dispatcher {
public:
    [[nodiscard]] Admission admit(QByteArrayView method, QByteArrayView path) const override;
    [[nodiscard]] Response handle(const Request &request, Lane lane) override;
    [[nodiscard]] Response refuse(int status, QByteArrayView path, const QString &why) const override;

    //! Blocks a handler on `/wait` until the test calls release().
    std::counting_semaphore<> waiting{ 0 };
    std::counting_semaphore<> entered{ 0 }; //!< a handler has begun to wait
    std::atomic<int> handled{ 0 };
    std::shared_ptr<QFile> file; //!< what `/file` sends
    Request last; //!< what `/inspect` got
};

//! One answer as it came.
struct Reply {
    int status = 0; //!< 0: none came
    QList<Header> headers;
    QByteArray body;
    QByteArray raw;

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

//! A client that sends exactly what it is told. `Socket` is a connected QTcpSocket or QSslSocket.
class RawClient {
public:
    explicit RawClient(quint16 port, const QHostAddress &address = QHostAddress::LocalHost);

    explicit RawClient(std::unique_ptr<QTcpSocket> socket)
        : m_socket(std::move(socket))
    {
    }

    //! Sends everything, or as much as the server takes before it closes.
    RawClient &send(const QByteArray &bytes);
    //! The next answer; with status 0 when the connection ends or nothing comes in ten seconds. The answer to
    //! HEAD has no body whatever its length says.
    Reply read(bool isHead = false);
    //! Every answer until the connection ends.
    QList<Reply> readAll();
    //! True when the server ends the connection within ten seconds without sending more.
    [[nodiscard]] bool isClosed();
    //! Waits for `text` to arrive and takes everything up to it.
    [[nodiscard]] bool waitFor(const QByteArray &text);

    [[nodiscard]] QTcpSocket &socket() { return *m_socket; }

    [[nodiscard]] const QByteArray &unread() const { return m_input; }

private:
    bool readMore();

    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_input;
};

//! A GET in one line.
[[nodiscard]] QByteArray get(const QByteArray &path, const QByteArray &moreHeaders = {});
//! A POST whose headers, but for Host, and body are given; nothing is added that would make it valid.
[[nodiscard]] QByteArray post(const QByteArray &path, const QByteArray &headers, const QByteArray &body = {});

//! An engine with short deadlines on a free port of the loopback address.
struct TestServer {
    explicit TestServer(EngineSettings settings = testSettings());
    [[nodiscard]] static EngineSettings testSettings();

    //! The engine's count of one kind of refusal.
    [[nodiscard]] quint64 refused(Refusal refusal) const;

    SystemClock clock;
    TestDispatcher dispatcher;
    Engine engine;
    quint16 port = 0;
};

} // namespace symbolon::http
