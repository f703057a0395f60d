// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace symbolon::http {

//! Puts lines together from segments of any size and judges each byte in the order of arrival, so that the
//! outcome never depends on where the stream was cut. A line ends with CR LF; a bare CR or LF is refused (RFC
//! 9112 section 2.2).
class LineCollector {
public:
    enum class Alphabet {
        Visible, //!< VCHAR and blank
        Field, //!< also tab and obs-text (RFC 9110 section 5.5)
    };
    enum class Outcome {
        More, //!< everything was taken and the line has not ended
        Line, //!< line() is complete
        Bad, //!< a byte that may not be here
        TooLong, //!< more than `room` bytes, counting CR LF
    };

    //! Takes bytes from the front of `bytes` into the line and tells how many in `taken`. The line may grow
    //! to `room` bytes.
    [[nodiscard]] Outcome take(QByteArrayView bytes, qsizetype room, Alphabet alphabet, qsizetype &taken);

    //! The bytes so far; after Outcome::Line the line without CR LF.
    [[nodiscard]] QByteArrayView line() const { return m_line; }

    [[nodiscard]] bool isEmpty() const { return m_line.isEmpty(); }

    //! Starts the next line, keeping the memory.
    void clear() { m_line.resize(0); }

private:
    QByteArray m_line;
};

} // namespace symbolon::http
