// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QTcpServer>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QHttpServerResponder>
#endif

//! Everything that differs between the versions of Qt we build on, 6.4 and 6.8.
namespace symbolon::http {

//! QAbstractHttpServer reduced to what is the same in every version: requests come in, answers do not go out
//! through Qt. Since 6.5 Qt hands over a responder instead of the socket; it must be left alone (taken and
//! dropped, it makes Qt 6.8 connect readyRead once more with every request).
class CompatHttpServer : public QAbstractHttpServer {
protected:
    //! Qt has parsed one complete request. Called from within readyRead of the socket it came from.
    virtual void received(const QHttpServerRequest &request) = 0;

private:
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    using Peer = QHttpServerResponder &;
#else
    using Peer = QTcpSocket *;
#endif

    bool handleRequest(const QHttpServerRequest &request, Peer) final
    {
        received(request);
        return true;
    }

    void missingHandler(const QHttpServerRequest &, Peer) final { }
};

//! Makes `server` take its connections from `listener`, which is listening; `server` becomes the owner.
inline bool bindListener(QAbstractHttpServer &server, QTcpServer *listener)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    return server.bind(listener);
#else
    server.bind(listener);
    return listener->isListening();
#endif
}

} // namespace symbolon::http
