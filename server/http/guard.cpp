// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/guard.h"

#include <QHttpServerRequest>
#include <QScopedValueRollback>
#include <QSslCertificate>
#include <QSslSocket>

#include <algorithm>
#include <tuple>

namespace symbolon::http {

namespace {

    Framer::Limits framingLimits(const EngineLimits &limits)
    {
        return { limits.requestLine, limits.headerBytes, limits.headerCount };
    }

    //! What Qt gets to parse: the request line and the length. Nothing that could make it act on its own.
    QByteArray canonicalHead(const Head &head, qsizetype bodySize)
    {
        QByteArray bytes = head.method + ' ' + head.path;
        if (!head.query.isNull())
            bytes += '?' + head.query;
        return bytes + " HTTP/1.1\r\nContent-Length: " + QByteArray::number(bodySize) + "\r\n\r\n";
    }

    bool isHostAllowed(const QByteArray &host, const QList<QByteArray> &allowed)
    {
        return host.isEmpty() || allowed.isEmpty() || allowed.contains(host);
    }

} // namespace

Guard::Guard(QTcpSocket &socket, IoContext &context)
    : QObject(&socket)
    , m_socket(socket)
    , m_context(context)
    , m_number(++context.lastGuard)
    , m_isTls(qobject_cast<QSslSocket *>(&socket) != nullptr)
    , m_peer(normalised(socket.peerAddress()))
    , m_inlet(new Inlet(socket))
    , m_framer(framingLimits(context.core.settings.limits))
    , m_outlet(socket, context)
    , m_farewell(socket, context.core.settings.limits)
    , m_ticket(context.core.counters)
    , m_since(steadyNow())
    , m_progress(m_since)
    , m_pinged(m_since)
{
    m_context.guards.insert(m_number, this);
    m_socket.setReadBufferSize(qint64(m_context.scratch.size()));
    connect(&m_socket, &QIODevice::readyRead, this, &Guard::pump);
    connect(&m_socket, &QIODevice::bytesWritten, this, &Guard::socketTookBytes);
    connect(&m_socket, &QAbstractSocket::disconnected, this, &Guard::over);
    if (auto *tls = qobject_cast<QSslSocket *>(&m_socket)) {
        m_peerCertificate = tls->peerCertificate().toDer();
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &Guard::socketTookBytes);
    }
}

Guard::~Guard()
{
    m_context.guards.remove(m_number);
}

void Guard::pump()
{
    if (m_isPumping)
        return;
    const QScopedValueRollback pumping(m_isPumping, true);
    if (m_phase != Phase::Reading) {
        discard();
        return;
    }
    do {
        while (m_phase == Phase::Reading && step()) { }
    } while (settle() && m_phase == Phase::Reading);
}

//! One step of receiving. False when there is nothing to do before more arrives or an answer has left.
bool Guard::step()
{
    switch (m_framer.state()) {
    case Framer::State::Head:
    case Framer::State::Body:
        return readSome();
    case Framer::State::Admission:
        return admitHead();
    case Framer::State::Complete:
        deliver();
        return true;
    case Framer::State::Broken:
        refuse(m_framer.violation().refusal, m_framer.violation().why);
        return false;
    }
    Q_UNREACHABLE();
}

bool Guard::mayReadAhead() const
{
    return !m_outlet.holdsUnsafe() && !m_outlet.isStreaming()
        && m_outlet.size() < std::size_t(m_context.core.settings.limits.pipelined);
}

//! Copies what has arrived to the scratch buffer without taking it.
qint64 Guard::peek()
{
    const qint64 capacity = qint64(m_context.scratch.size());
    const qint64 available = std::min(m_socket.bytesAvailable(), capacity);
    m_hasFilledBuffer = m_hasFilledBuffer || available == capacity;
    if (available > 0)
        return m_socket.peek(m_context.scratch.data(), available);
    // Asking for more than there is makes Qt read the socket again after its buffer was full, and decrypt
    // what it holds.
    if (m_isTls || std::exchange(m_hasFilledBuffer, false))
        return m_socket.peek(m_context.scratch.data(), 1);
    return 0;
}

bool Guard::readSome()
{
    const bool wasInRequest = m_framer.isInRequest();
    if (!wasInRequest && !mayReadAhead())
        return false;
    const qint64 size = peek();
    if (size <= 0)
        return false;
    const qsizetype taken = m_framer.feed(QByteArrayView(m_context.scratch.data(), qsizetype(size)));
    m_socket.skip(taken);
    m_context.core.counters.bytesReceived.fetch_add(quint64(taken), std::memory_order_relaxed);
    if (!wasInRequest && m_framer.isInRequest())
        m_since = steadyNow();
    if (!m_ticket.holdBody(m_framer.bodySize(), m_context.core.settings.limits.bodyBytesInAll)) {
        refuse(Refusal::BodyMemory, "too many bodies are being received");
        return false;
    }
    return true;
}

//! The head is complete: which lane, how large a body, and whether it may come already.
bool Guard::admitHead()
{
    const Head &head = m_framer.head();
    // A request with effects or a body waits until everything before it is answered.
    if (!m_outlet.isEmpty() && (!head.isSafe() || head.hasBody()))
        return false;
    if (!isHostAllowed(head.host, m_context.core.settings.allowedHosts)) {
        refuse(Refusal::UnknownHost, "this server does not answer for that Host");
        return false;
    }
    const auto admission = m_context.core.admit(head.method, head.path);
    m_lane = admission.lane;
    m_framer.admit(admission.maxBody);
    m_since = steadyNow();
    if (m_framer.state() == Framer::State::Body && head.expectsContinue && m_socket.bytesAvailable() == 0)
        m_outlet.write("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

void Guard::deliver()
{
    const Head head = m_framer.takeHead();
    const QByteArray body = m_framer.takeBody();
    m_framer.next();
    m_received.reset();
    m_context.delivering = this;
    const bool isRead = m_inlet && m_inlet->deliver(canonicalHead(head, body.size()), body);
    m_context.delivering = nullptr;
    const qsizetype expectedSize = body.size();
    if (!isRead || !m_received || m_received->size() != expectedSize) {
        // Two parsers that disagree on where a message ends must not go on guessing.
        refuse(Refusal::Malformed, "the request cannot be read");
        return;
    }
    Request request{ head.method,
        head.path,
        head.query,
        head.minorVersion,
        head.headers,
        *std::exchange(m_received, std::nullopt),
        m_peer,
        m_isTls,
        m_peerCertificate };
    start(std::move(request), head, m_lane);
}

void Guard::received(const QHttpServerRequest &request)
{
    // A second request within one message cannot be; if it is, the sizes will not agree.
    m_received = m_received ? QByteArray() : request.body();
}

void Guard::start(Request request, const Head &head, Lane lane)
{
    const EngineCore &core = m_context.core;
    core.counters.requests.fetch_add(1, std::memory_order_relaxed);
    ++m_requests;
    const bool isLast =
        !head.keepsAlive || m_requests >= core.settings.limits.requestsPerConnection || m_context.isDraining;
    if (isLast)
        m_phase = Phase::Answering;
    const quint64 serial =
        m_outlet.expect({ head.path, head.minorVersion, head.method == "HEAD", !isLast, head.isSafe() });
    Job job{ std::move(request),
        std::exchange(m_ticket, Ticket(core.counters)),
        &m_context.mailbox,
        m_number,
        serial };
    if (!job.ticket.takeOff(core.settings.limits.inFlight))
        m_outlet.answer(
            serial, core.refuse(Refusal::InFlight, head.path, "too many requests are being worked on"));
    else if (lane == Lane::Inline)
        runInline(std::move(job));
    else
        enqueue(lane, std::move(job));
}

void Guard::runInline(Job job)
{
    Response response = m_context.core.handle(job.request, Lane::Inline);
    if (response.reroute) {
        const quint64 serial = job.serial;
        const std::optional<Refusal> refusal = m_context.lanes.reroute(*response.reroute, job);
        if (!refusal)
            return;
        response = m_context.core.refuse(*refusal, job.request.path, "the request cannot be worked on now");
        m_outlet.answer(serial, std::move(response));
        return;
    }
    m_outlet.answer(job.serial, std::move(response));
}

void Guard::enqueue(Lane lane, Job job)
{
    if (const std::optional<Refusal> refusal = m_context.lanes.submit(lane, job))
        m_outlet.answer(
            job.serial, m_context.core.refuse(*refusal, job.request.path, "too many requests are waiting"));
}

//! Answers something that is not a request, after what is before it in the line, and takes no more.
void Guard::refuse(Refusal refusal, const char *why)
{
    const Head &head = m_framer.head();
    Response response = m_context.core.refuse(refusal, head.path, why);
    const quint64 serial =
        m_outlet.expect({ head.path, head.minorVersion, head.method == "HEAD", false, true });
    m_outlet.answer(serial, std::move(response));
    m_leavesUnread = true;
    m_phase = Phase::Answering;
    m_ticket = Ticket(m_context.core.counters);
}

void Guard::answer(quint64 serial, Response response)
{
    m_outlet.answer(serial, std::move(response));
    goOn();
}

//! After something changed on the sending side: writes, then reads what had to wait for it.
void Guard::goOn()
{
    std::ignore = settle();
    if (m_phase == Phase::Reading)
        pump();
}

void Guard::publish(const EventHub::Event &event)
{
    m_outlet.publish(event);
}

//! Writes what is ready, and ends the connection when that was the last. True when an answer left the line.
bool Guard::settle()
{
    const std::size_t before = m_outlet.size();
    const bool wasEmpty = m_outlet.isEmpty();
    if (m_outlet.pending() == 0)
        m_progress = steadyNow();
    m_outlet.advance();
    if (m_outlet.isStreaming() && m_phase == Phase::Reading)
        m_phase = Phase::Answering;
    if (!wasEmpty && m_outlet.isEmpty() && !m_framer.isInRequest())
        m_since = steadyNow();
    if (m_outlet.hasEnded() && m_phase < Phase::Ending)
        beginEnd();
    return m_outlet.size() < before;
}

void Guard::socketTookBytes()
{
    m_progress = steadyNow();
    if (m_phase == Phase::Ending)
        beginEnd();
    else if (m_phase < Phase::Ending && !m_isPumping)
        goOn();
}

//! The last answer is with the socket; once it is with the operating system, we take our leave.
void Guard::beginEnd()
{
    m_phase = Phase::Ending;
    m_ticket = Ticket(m_context.core.counters);
    if (m_outlet.pending() > 0 || m_farewell.hasBegun())
        return;
    m_farewell.begin(m_leavesUnread || m_socket.bytesAvailable() > 0);
    discard();
}

void Guard::discard()
{
    if (!m_farewell.discard())
        abort();
}

void Guard::tick(Time now)
{
    const EngineLimits &limits = m_context.core.settings.limits;
    if (m_outlet.pending() > 0 && now - m_progress > limits.writeStall) {
        m_context.core.counters.count(Refusal::WriteStall);
        abort();
        return;
    }
    if (m_phase == Phase::Reading)
        tickReading(now);
    else if (m_farewell.hasBegun() && !m_farewell.tick(now))
        abort();
    else if (m_outlet.isStreaming() && now - m_pinged >= limits.eventPing) {
        m_pinged = now;
        m_outlet.ping();
    }
}

void Guard::tickReading(Time now)
{
    const EngineLimits &limits = m_context.core.settings.limits;
    const auto elapsed = now - m_since;
    const Framer::State state = m_framer.state();
    if (state == Framer::State::Body && elapsed > limits.bodyTime)
        refuse(Refusal::BodyTimeout, "the body did not arrive in time");
    else if (state == Framer::State::Head && m_framer.isInRequest() && elapsed > limits.headTime)
        refuse(Refusal::HeadTimeout, "the request did not arrive in time");
    else if (!m_framer.isInRequest() && m_outlet.isEmpty()
        && (m_context.isDraining || elapsed > limits.idleTime))
        beginEnd();
    std::ignore = settle();
}

void Guard::drain()
{
    if (m_outlet.isStreaming()) {
        m_outlet.endStream();
        std::ignore = settle();
    }
}

void Guard::abort()
{
    m_socket.abort();
    over();
}

void Guard::over()
{
    if (m_phase == Phase::Over)
        return;
    m_phase = Phase::Over;
    m_context.guards.remove(m_number);
    if (m_inlet)
        m_inlet->retire();
    m_socket.deleteLater();
}

} // namespace symbolon::http
