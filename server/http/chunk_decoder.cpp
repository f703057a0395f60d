// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/chunk_decoder.h"

#include <algorithm>

namespace symbolon::http {

namespace {

    //! A size with its extensions; nobody has a use for longer ones.
    constexpr qsizetype longestLine = 256;
    //! Twelve digits are 256 terabyte: more is not a size but an attempt at overflow.
    constexpr qsizetype longestSize = 12;

    int hexDigit(char c)
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        const char lower = char(c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    //! The size at the front of a chunk line, or nothing when the line is not one.
    std::optional<qint64> parseSize(QByteArrayView line)
    {
        qsizetype digits = 0;
        qint64 size = 0;
        while (digits < line.size() && hexDigit(line[digits]) >= 0 && digits <= longestSize)
            size = size * 16 + hexDigit(line[digits++]);
        if (digits == 0 || digits > longestSize)
            return std::nullopt;
        const QByteArrayView rest = line.sliced(digits).trimmed();
        if (!rest.isEmpty() && !rest.startsWith(';'))
            return std::nullopt;
        return size;
    }

} // namespace

Verdict ChunkDecoder::take(QByteArrayView bytes, qint64 maxBody, QByteArray &body, qsizetype &taken)
{
    taken = 0;
    while (taken < bytes.size() && m_state != State::Complete) {
        const QByteArrayView rest = bytes.sliced(taken);
        if (m_state == State::Data) {
            const qsizetype size = std::min<qsizetype>(rest.size(), m_left);
            body.append(rest.first(size));
            taken += size;
            m_left -= size;
            m_state = m_left == 0 ? State::DataEnd : State::Data;
            continue;
        }
        qsizetype used = 0;
        const auto outcome = m_line.take(rest, longestLine, LineCollector::Alphabet::Field, used);
        taken += used;
        if (outcome == LineCollector::Outcome::Bad || outcome == LineCollector::Outcome::TooLong)
            return Violation{ Refusal::Malformed, "not a chunk" };
        if (outcome == LineCollector::Outcome::Line) {
            if (Verdict verdict = takeLine(maxBody, body.size()))
                return verdict;
        }
    }
    return {};
}

Verdict ChunkDecoder::takeLine(qint64 maxBody, qint64 received)
{
    const std::optional<qint64> size = m_state == State::Size ? parseSize(m_line.line()) : std::nullopt;
    const bool isEmpty = m_line.line().isEmpty();
    m_line.clear();
    if (m_state == State::DataEnd) {
        m_state = State::Size;
        return isEmpty ? Verdict() : Violation{ Refusal::Malformed, "a chunk is longer than its size" };
    }
    if (m_state == State::End) {
        m_state = State::Complete;
        return isEmpty ? Verdict() : Violation{ Refusal::Malformed, "trailers are not taken" };
    }
    if (!size)
        return Violation{ Refusal::Malformed, "not a chunk size" };
    if (*size > maxBody - received)
        return Violation{ Refusal::BodyTooLarge, "the body is larger than this route takes" };
    m_left = *size;
    m_state = *size == 0 ? State::End : State::Data;
    return {};
}

} // namespace symbolon::http
