// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/head.h"
#include "server/http/line_collector.h"

namespace symbolon::http {

//! Takes the chunked coding off a body (RFC 9112 section 7.1). Extensions are skipped, trailers refused.
class ChunkDecoder {
public:
    //! Takes bytes from the front of `bytes`, appends what they carry to `body`, and tells how many in
    //! `taken`.
    [[nodiscard]] Verdict take(QByteArrayView bytes, qint64 maxBody, QByteArray &body, qsizetype &taken);

    //! The last chunk and the empty line after it were taken.
    [[nodiscard]] bool isComplete() const { return m_state == State::Complete; }

private:
    enum class State { Size, Data, DataEnd, End, Complete };
    [[nodiscard]] Verdict takeLine(qint64 maxBody, qint64 received);

    State m_state = State::Size;
    qint64 m_left = 0; //!< bytes of this chunk still to come
    LineCollector m_line;
};

} // namespace symbolon::http
