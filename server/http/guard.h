// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/farewell.h"
#include "server/http/framer.h"
#include "server/http/inlet.h"
#include "server/http/io_context.h"
#include "server/http/outlet.h"

#include <QObject>
#include <QPointer>

class QHttpServerRequest;

namespace symbolon::http {

//! One connection: frames what arrives, keeps limits and deadlines, passes complete messages through Qt's
//! parser and to their lane, and ends the connection in good order. A child of its socket.
class Guard final : public QObject {
    Q_OBJECT

public:
    Guard(QTcpSocket &socket, IoContext &context);
    ~Guard() override;

    //! What Qt reads from.
    [[nodiscard]] Inlet *inlet() const { return m_inlet; }

    //! Qt has parsed what the inlet delivered.
    void received(const QHttpServerRequest &request);
    void answer(quint64 serial, Response response);
    void publish(const EventHub::Event &event);
    //! Looks at the deadlines.
    void tick(Time now);
    //! No further request: what is idle ends with the next tick, what is busy after its answers.
    void drain();
    void abort();
    //! Reads what has arrived.
    void pump();

private:
    enum class Phase {
        Reading, //!< requests are taken
        Answering, //!< no more requests, answers are outstanding
        Ending, //!< the last answer is with the socket
        Over,
    };

    [[nodiscard]] bool step();
    [[nodiscard]] qint64 peek();
    [[nodiscard]] bool readSome();
    [[nodiscard]] bool mayReadAhead() const;
    [[nodiscard]] bool admitHead();
    void deliver();
    void start(Request request, const Head &head, Lane lane);
    void runInline(Job job);
    void enqueue(Lane lane, Job job);
    void refuse(Refusal refusal, const char *why);
    [[nodiscard]] bool settle();
    void goOn();
    void beginEnd();
    void discard();
    void socketTookBytes();
    void over();
    void tickReading(Time now);

    QTcpSocket &m_socket;
    IoContext &m_context;
    const quint64 m_number;
    const bool m_isTls;
    const QHostAddress m_peer;
    QPointer<Inlet> m_inlet;
    Framer m_framer;
    Outlet m_outlet;
    Farewell m_farewell;
    Ticket m_ticket; //!< of the request being received
    Lane m_lane = Lane::Pool;
    QByteArray m_peerCertificate;
    std::optional<QByteArray> m_received; //!< the body as Qt read it
    Phase m_phase = Phase::Reading;
    int m_requests = 0;
    bool m_isPumping = false;
    bool m_hasFilledBuffer = false; //!< Qt may have stopped reading the socket
    bool m_leavesUnread = false; //!< refused in the middle of what the client sends
    Time m_since; //!< begin of: idleness, the request, its body
    Time m_progress; //!< the peer last took bytes
    Time m_pinged;
};

} // namespace symbolon::http
