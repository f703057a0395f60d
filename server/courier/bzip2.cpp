// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/courier/bzip2.h"

#include <bzlib.h>

namespace symbolon {

QByteArray bzip2(const QByteArray &data)
{
    // libbzip2's manual: one per cent larger plus 600 bytes is always enough.
    auto size = static_cast<unsigned int>(data.size() + data.size() / 100 + 601);
    QByteArray stream(qsizetype(size), Qt::Uninitialized);
    // The C interface takes a pointer to char that it does not write to.
    char *source = const_cast<char *>(data.constData());
    const int result = BZ2_bzBuffToBuffCompress(
        stream.data(), &size, source, static_cast<unsigned int>(data.size()), 9, 0, 0);
    if (result != BZ_OK)
        throw std::bad_alloc(); // the only failure left with a buffer of that size
    stream.truncate(qsizetype(size));
    return stream;
}

Result<QByteArray> bunzip2(const QByteArray &stream, qsizetype most)
{
    auto size = static_cast<unsigned int>(most);
    QByteArray data(most, Qt::Uninitialized);
    char *source = const_cast<char *>(stream.constData());
    const int result = BZ2_bzBuffToBuffDecompress(
        data.data(), &size, source, static_cast<unsigned int>(stream.size()), 0, 0);
    if (result == BZ_OUTBUFF_FULL)
        return fail(Code::TooLarge, QStringLiteral("the bzip2 stream holds more than %1 bytes").arg(most));
    if (result != BZ_OK)
        return fail(Code::Malformed, QStringLiteral("no bzip2 stream (%1)").arg(result));
    data.truncate(qsizetype(size));
    return data;
}

} // namespace symbolon
