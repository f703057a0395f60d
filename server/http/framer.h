// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/chunk_decoder.h"
#include "server/http/head.h"
#include "server/http/line_collector.h"

#include <utility>

namespace symbolon::http {

//! Cuts a stream of bytes into requests: strict, incremental, without a socket, a clock or a thread. The
//! result depends on the bytes alone, not on how they were segmented.
class Framer {
public:
    //! As in EngineLimits.
    struct Limits {
        qsizetype requestLine = 8192;
        qsizetype headerBytes = 32'768;
        int headerCount = 100;
    };

    enum class State {
        Head, //!< wants bytes
        Admission, //!< head() is complete; call admit()
        Body, //!< wants bytes
        Complete, //!< head() and body() are complete; take them, then call next()
        Broken, //!< violation() says why; nothing more can be read from this stream
    };

    explicit Framer(const Limits &limits)
        : m_limits(limits)
    {
    }

    //! Takes bytes from the front of `bytes` until they are used up or the state wants none; returns how
    //! many.
    qsizetype feed(QByteArrayView bytes);
    //! Goes on to a body of at most `maxBody` bytes.
    void admit(qint64 maxBody);
    //! Starts over with the next request of the stream.
    void next();

    [[nodiscard]] State state() const { return m_state; }

    //! A byte of a request has been seen and the request is not complete.
    [[nodiscard]] bool isInRequest() const;

    [[nodiscard]] const Head &head() const { return m_head; }

    [[nodiscard]] Head takeHead() { return std::exchange(m_head, {}); }

    [[nodiscard]] qsizetype bodySize() const { return m_body.size(); }

    [[nodiscard]] QByteArray takeBody() { return std::exchange(m_body, {}); }

    [[nodiscard]] const Violation &violation() const { return m_violation; }

private:
    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);
    [[nodiscard]] Verdict takeLine();
    void judge(const Verdict &verdict);

    const Limits m_limits;
    State m_state = State::Head;
    LineCollector m_line;
    bool m_hasRequestLine = false;
    bool m_skippedEmptyLine = false;
    qsizetype m_headerBytes = 0;
    qint64 m_maxBody = 0;
    Head m_head;
    ChunkDecoder m_chunks;
    QByteArray m_body;
    Violation m_violation;
};

} // namespace symbolon::http
