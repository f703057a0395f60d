// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

class QFile;

namespace symbolon::http {

//! One header line as received or to be sent; names compare without letter case (RFC 9110 section 5.1).
struct Header {
    QByteArray name;
    QByteArray value;
};

//! A complete request as a plain value: it owns every byte, so that it may cross threads and outlive its
//! connection.
struct Request {
    QByteArray method;
    //! Raw, still percent-encoded path without the query: starts with `/`, or is `*` (OPTIONS only). Visible
    //! ASCII; that every `%` is followed by two hex digits is for the router to check.
    QByteArray path;
    //! Raw text after the first `?`; null when there was none.
    QByteArray query;
    int minorVersion = 1; //!< HTTP/1.x
    QList<Header> headers;
    QByteArray body; //!< de-chunked
    QHostAddress peer; //!< the TCP peer; the client behind trusted proxies is found by the router
    bool secure = false; //!< TLS in process
    QByteArray peerCertificate; //!< DER of the client certificate, on listeners that ask for one

    //! The value of the first header of that name, trimmed; null when absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] int headerCount(QByteArrayView name) const;
};

//! Where a request is worked on: on the IO thread (nothing that can block), in the handler pool, or in the
//! small pool whose threads may compute memory-hard hashes.
enum class Lane { Inline, Pool, Hashing };

//! Subscription to server-sent events: which topics of the EventHub a connection is held open for.
struct EventStream {
    QList<QByteArray> topics;
    QByteArray subject; //!< whose stream it is, for the limit per session
};

//! What is sent back. Exactly one of `body`, `file` and `stream` is used; `stream` needs status 200.
struct Response {
    int status = 200;
    QByteArray contentType; //!< empty = no Content-Type header
    QByteArray body;
    QList<Header>
        headers; //!< beside Content-Type, Content-Length, Date and Connection, which the engine writes
    std::shared_ptr<QFile> file; //!< sent by the IO thread, removed by its owner's destructor
    std::optional<EventStream> stream;
    bool closeConnection = false;
    //! Set by a handler that found out it has to hash: the engine calls it again on this lane instead of
    //! answering.
    std::optional<Lane> reroute;
    //! For the access log, filled by the router: route pattern (never the raw path), subject, reference.
    QByteArray routePattern;
    QString subject;
    QString requestId;

    void setHeader(QByteArray name, QByteArray value);
    //! The value set for that name; null when none was.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

//! What the engine asks of whoever knows the routes. Both functions are called from several threads at once.
class Dispatcher {
public:
    virtual ~Dispatcher() = default;

    //! Cheap look at method and path: which lane, and how many body bytes the route accepts. Called on the IO
    //! thread as soon as the head is complete.
    struct Admission {
        Lane lane = Lane::Pool;
        qint64 maxBody = 1 << 20;
    };

    [[nodiscard]] virtual Admission admit(QByteArrayView method, QByteArrayView path) const = 0;
    //! Answers one request, on a thread of `lane`.
    [[nodiscard]] virtual Response handle(const Request &request, Lane lane) = 0;
    //! The answer to something that is not a request or exceeds a limit (400, 408, 413, 414, 415, 417, 429,
    //! 431, 500, 501, 503, 505): the surface is guessed from what is known of the path, which may be nothing.
    //! The engine sees to Connection and Retry-After.
    [[nodiscard]] virtual Response refuse(int status, QByteArrayView path, const QString &why) const = 0;
};

} // namespace symbolon::http
