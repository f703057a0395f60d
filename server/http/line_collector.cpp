// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/line_collector.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace symbolon::http {

namespace {

    using Table = std::array<bool, 256>;

    constexpr Table tableOf(bool isField)
    {
        Table table{};
        for (std::size_t c = 0x20; c <= 0x7e; ++c)
            table[c] = true;
        for (std::size_t c = 0x80; c <= 0xff; ++c)
            table[c] = isField;
        table['\t'] = isField;
        table['\r'] = true;
        table['\n'] = true;
        return table;
    }

    constexpr Table visibleTable = tableOf(false);
    constexpr Table fieldTable = tableOf(true);

    //! The position of the first byte that may not follow what came before it; the size when there is none.
    qsizetype firstBad(QByteArrayView bytes, bool afterCr, const Table &table)
    {
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            const char c = bytes[i];
            if (afterCr != (c == '\n') || !table[static_cast<unsigned char>(c)])
                return i;
            afterCr = c == '\r';
        }
        return bytes.size();
    }

} // namespace

LineCollector::Outcome LineCollector::take(
    QByteArrayView bytes, qsizetype room, Alphabet alphabet, qsizetype &taken)
{
    const void *newline =
        bytes.isEmpty() ? nullptr : std::memchr(bytes.data(), '\n', std::size_t(bytes.size()));
    const qsizetype length = newline ? static_cast<const char *>(newline) - bytes.data() + 1 : bytes.size();
    const qsizetype left = std::max<qsizetype>(room - m_line.size(), 0);
    const QByteArrayView fitting = bytes.first(std::min(length, left));
    const Table &table = alphabet == Alphabet::Field ? fieldTable : visibleTable;
    taken = firstBad(fitting, m_line.endsWith('\r'), table);
    if (taken < fitting.size())
        return Outcome::Bad;
    if (length > left)
        return Outcome::TooLong;
    m_line.append(fitting);
    if (!newline)
        return Outcome::More;
    m_line.chop(2);
    return Outcome::Line;
}

} // namespace symbolon::http
