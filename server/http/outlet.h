// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/io_context.h"
#include "server/http/serialiser.h"

#include <QTcpSocket>

#include <deque>

namespace symbolon::http {

//! The sending half of a connection: a FIFO of requests whose answers leave in the order the requests came,
//! whichever is ready first; files in bounded chunks; event streams.
class Outlet {
public:
    Outlet(QTcpSocket &socket, IoContext &context);
    ~Outlet();
    Q_DISABLE_COPY_MOVE(Outlet)

    //! What must be known of a request when its answer is written.
    struct Expected {
        QByteArray path;
        int minorVersion = 1;
        bool isHead = false;
        bool keepsAlive = true;
        bool isSafe = true;
    };

    //! Takes a place in the line; the answer comes with its number.
    quint64 expect(Expected expected);
    void answer(quint64 serial, Response response);
    //! Writes what can be written now: call when an answer came and when the socket took bytes.
    void advance();
    //! Straight to the socket, between answers: `100 Continue`.
    void write(const QByteArray &bytes);

    //! Nothing is being answered.
    [[nodiscard]] bool isEmpty() const { return m_line.empty() && !m_file; }

    [[nodiscard]] std::size_t size() const { return m_line.size(); }

    //! A request with effects is in line, so nothing may overtake or join it.
    [[nodiscard]] bool holdsUnsafe() const { return !m_line.empty() && !m_line.back().expected.isSafe; }

    //! The last answer has been given to the socket.
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }

    [[nodiscard]] bool isStreaming() const { return m_place != nullptr; }

    //! Bytes that the operating system has not taken.
    [[nodiscard]] qint64 pending() const;

    void publish(const EventHub::Event &event);
    //! A comment that keeps proxies and dead peers from going unnoticed.
    void ping();
    //! Ends an event stream.
    void endStream();

private:
    struct Exchange {
        Expected expected;
        std::optional<Response> response;
    };

    void begin(Exchange exchange);
    [[nodiscard]] Framing framingOf(const Response &response, const Expected &expected) const;
    void writeTogether(const QByteArray &head, const QByteArray &body);
    void beginFile(std::shared_ptr<QFile> file, const Framing &framing);
    //! The head as bytes; when the response cannot be sent, it is replaced by one that can.
    [[nodiscard]] QByteArray headOf(Response &response, Framing &framing, const QByteArray &path);
    //! Makes the connection an event stream, or replaces the response by why not.
    [[nodiscard]] bool takePlace(Response &response, const QByteArray &path);
    [[nodiscard]] Response failure(const QByteArray &path) const;
    void sendFile();
    void flush();

    QTcpSocket &m_socket;
    IoContext &m_context;
    std::deque<Exchange> m_line;
    quint64 m_firstSerial = 1; //!< of the front of the line
    std::shared_ptr<QFile> m_file; //!< being sent
    qint64 m_fileLeft = 0;
    bool m_endsAfterFile = false;
    QList<QByteArray> m_topics;
    std::unique_ptr<EventHub::Place> m_place; //!< of the event stream
    bool m_hasEnded = false;
    bool m_isAdvancing = false;
};

} // namespace symbolon::http
