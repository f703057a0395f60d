// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/engine_core.h"

#include "shared/core/log.h"

#include <exception>

namespace symbolon::http {

namespace {

    //! Where nobody else has anything to say.
    Response bareResponse(int status)
    {
        Response response;
        response.status = status;
        return response;
    }

} // namespace

Dispatcher::Admission EngineCore::admit(QByteArrayView method, QByteArrayView path) const
{
    try {
        return dispatcher.admit(method, path);
    } catch (...) {
        logError("http", QStringLiteral("the admission of a request threw"));
        return {};
    }
}

Response EngineCore::handle(const Request &request, Lane lane) const
{
    QString what;
    try {
        return dispatcher.handle(request, lane);
    } catch (const std::exception &exception) {
        what = QString::fromUtf8(exception.what());
    } catch (...) {
        what = QStringLiteral("something that is no exception");
    }
    logError("http", QStringLiteral("a handler threw"), { { QStringLiteral("what"), what } });
    return refuse(Refusal::HandlerFailure, request.path, "the request could not be completed");
}

Response EngineCore::refuse(Refusal refusal, QByteArrayView path, const char *why) const
{
    counters.count(refusal);
    const int status = refusalStatus(refusal);
    Response response = bareResponse(status);
    try {
        response = dispatcher.refuse(status, path, QString::fromLatin1(why));
    } catch (...) {
        logError("http", QStringLiteral("the writer of refusals threw"));
        response = bareResponse(status);
    }
    if (status == 503 || status == 429)
        response.setHeader("Retry-After", "1");
    if (refusal == Refusal::ContentCoding)
        response.setHeader("Accept-Encoding", "identity");
    return response;
}

Ticket::~Ticket()
{
    if (!m_counters)
        return;
    m_counters->bodyBytes.fetch_sub(m_bodyBytes, std::memory_order_relaxed);
    if (m_isInFlight)
        m_counters->inFlight.fetch_sub(1, std::memory_order_relaxed);
}

Ticket::Ticket(Ticket &&other) noexcept
    : m_counters(std::exchange(other.m_counters, nullptr))
    , m_bodyBytes(other.m_bodyBytes)
    , m_isInFlight(other.m_isInFlight)
{
}

Ticket &Ticket::operator=(Ticket &&other) noexcept
{
    std::swap(m_counters, other.m_counters);
    std::swap(m_bodyBytes, other.m_bodyBytes);
    std::swap(m_isInFlight, other.m_isInFlight);
    return *this;
}

bool Ticket::holdBody(qint64 bytes, qint64 limit)
{
    const qint64 more = bytes - m_bodyBytes;
    if (more == 0)
        return true;
    const qint64 before = m_counters->bodyBytes.fetch_add(more, std::memory_order_relaxed);
    m_bodyBytes = bytes;
    return before + more <= limit;
}

bool Ticket::takeOff(int limit)
{
    m_isInFlight = true;
    return m_counters->inFlight.fetch_add(1, std::memory_order_relaxed) < limit;
}

} // namespace symbolon::http
