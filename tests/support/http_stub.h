// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace symbolon::test {

struct ReceivedRequest {
    QByteArray method;
    QByteArray target; //!< path and query as sent
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
};

struct StubReply {
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = "application/json";
    QList<QByteArray> headers = {}; //!< whole lines, e.g. `Retry-After: 7`
    bool hangUp = false; //!< close the connection instead of answering
    bool silent = false; //!< take the request and never answer
};

//! A web server that keeps what it is asked and answers as told: for SMS gateways, webhooks, JWKS. HTTP/1.1
//! with Content-Length or chunked bodies, one request per connection. Lives in a thread with an event loop.
class HttpStub : public QObject {
    Q_OBJECT

public:
    explicit HttpStub(QObject *parent = nullptr);
    [[nodiscard]] int port() const;
    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;

    [[nodiscard]] const QList<ReceivedRequest> &requests() const { return m_requests; }

    //! Decides every answer from now on; 200 with an empty body if never called.
    void answer(std::function<StubReply(const ReceivedRequest &)> reply) { m_reply = std::move(reply); }

    void answer(const StubReply &reply)
    {
        m_reply = [reply](const ReceivedRequest &) { return reply; };
    }

signals:
    void received(const symbolon::test::ReceivedRequest &request);

private:
    void serve();

    friend class HttpConversation;
    QTcpServer m_server;
    QList<ReceivedRequest> m_requests;
    std::function<StubReply(const ReceivedRequest &)> m_reply;
};

} // namespace symbolon::test
