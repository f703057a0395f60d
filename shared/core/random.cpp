// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/random.h"

#include <QRandomGenerator>
#include <QUuid>

namespace symbolon {

QByteArray SystemRandom::bytes(qsizetype count)
{
    QByteArray result((count + 3) / 4 * 4, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(result.data()), result.size() / 4);
    result.truncate(count);
    return result;
}

QString randomText(Random &random, QStringView alphabet, int length)
{
    const auto size = static_cast<unsigned>(alphabet.size());
    const unsigned limit = 256 - 256 % size;
    QString text;
    text.reserve(length);
    while (text.size() < length) {
        for (const char byte : random.bytes(length - text.size() + 8)) {
            const unsigned value = static_cast<unsigned char>(byte);
            if (value < limit && text.size() < length)
                text += alphabet[static_cast<qsizetype>(value % size)];
        }
    }
    return text;
}

QString randomUuid(Random &random)
{
    QByteArray bytes = random.bytes(16);
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

} // namespace symbolon
