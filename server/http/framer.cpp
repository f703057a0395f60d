// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/framer.h"

#include <algorithm>

namespace symbolon::http {

qsizetype Framer::feed(QByteArrayView bytes)
{
    if (m_state == State::Head)
        return feedHead(bytes);
    if (m_state == State::Body)
        return feedBody(bytes);
    return 0;
}

qsizetype Framer::feedHead(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && m_state == State::Head) {
        const bool isHeader = m_hasRequestLine;
        const qsizetype room = isHeader ? m_limits.headerBytes - m_headerBytes : m_limits.requestLine;
        const auto alphabet = isHeader ? LineCollector::Alphabet::Field : LineCollector::Alphabet::Visible;
        qsizetype used = 0;
        const auto outcome = m_line.take(bytes.sliced(taken), room, alphabet, used);
        taken += used;
        switch (outcome) {
        case LineCollector::Outcome::More:
            break;
        case LineCollector::Outcome::Line:
            judge(takeLine());
            m_line.clear();
            break;
        case LineCollector::Outcome::Bad:
            judge(Violation{ Refusal::Malformed, "a byte that may not occur in a head" });
            break;
        case LineCollector::Outcome::TooLong:
            judge(isHeader ? Violation{ Refusal::HeadersTooLarge, "the headers are too large" }
                           : Violation{ Refusal::RequestLineTooLong, "the request line is too long" });
            break;
        }
    }
    return taken;
}

//! One complete line of the head.
Verdict Framer::takeLine()
{
    const QByteArrayView line = m_line.line();
    if (!m_hasRequestLine) {
        // One empty line before a request is ignored: some clients end a body with it (RFC 9112 section 2.2).
        if (line.isEmpty() && !m_skippedEmptyLine) {
            m_skippedEmptyLine = true;
            return {};
        }
        m_hasRequestLine = true;
        return parseRequestLine(line, m_head);
    }
    if (line.isEmpty()) {
        m_state = State::Admission;
        return concludeHead(m_head);
    }
    m_headerBytes += line.size() + 2;
    if (m_head.headers.size() >= m_limits.headerCount)
        return Violation{ Refusal::HeadersTooLarge, "too many headers" };
    return parseHeaderLine(line, m_head);
}

void Framer::admit(qint64 maxBody)
{
    Q_ASSERT(m_state == State::Admission);
    m_maxBody = maxBody;
    m_state = m_head.hasBody() ? State::Body : State::Complete;
    if (!m_head.isChunked && m_head.contentLength > maxBody)
        judge(Violation{ Refusal::BodyTooLarge, "the body is larger than this route takes" });
}

qsizetype Framer::feedBody(QByteArrayView bytes)
{
    if (m_head.isChunked) {
        qsizetype taken = 0;
        judge(m_chunks.take(bytes, m_maxBody, m_body, taken));
        if (m_state == State::Body && m_chunks.isComplete())
            m_state = State::Complete;
        return taken;
    }
    const qsizetype taken = std::min<qsizetype>(bytes.size(), m_head.contentLength - m_body.size());
    m_body.append(bytes.first(taken));
    if (m_body.size() == m_head.contentLength)
        m_state = State::Complete;
    return taken;
}

bool Framer::isInRequest() const
{
    if (m_state == State::Head)
        return m_hasRequestLine || !m_line.isEmpty();
    return m_state == State::Admission || m_state == State::Body;
}

void Framer::next()
{
    Q_ASSERT(m_state == State::Complete);
    m_state = State::Head;
    m_hasRequestLine = false;
    m_skippedEmptyLine = false;
    m_headerBytes = 0;
    m_head = {};
    m_chunks = {};
    m_body = {};
}

void Framer::judge(const Verdict &verdict)
{
    if (!verdict)
        return;
    m_violation = *verdict;
    m_state = State::Broken;
}

} // namespace symbolon::http
