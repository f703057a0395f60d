// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/codes.h"

#include <cmath>

namespace symbolon::codes {

namespace {

    constexpr qsizetype longestTyped = 64;

    bool isSeparator(QChar c)
    {
        return c.isSpace() || c == u'-' || c == u'_' || c == u'.'
            || (c >= QChar(0x2010) && c <= QChar(0x2015)) || c == QChar(0x2212);
    }

} // namespace

QString normaliseNative(QStringView typed)
{
    if (typed.size() > longestTyped)
        return {};
    QString code;
    for (QChar c : typed) {
        if (isSeparator(c))
            continue;
        if (c >= QChar(0xff01) && c <= QChar(0xff5e))
            c = QChar(static_cast<char16_t>(c.unicode() - 0xfee0));
        c = c.toUpper();
        if (isSeparator(c))
            continue;
        if (!native.contains(c))
            return {};
        code += c;
    }
    return code;
}

QString grouped(QStringView code)
{
    QString text;
    for (qsizetype i = 0; i < code.size(); ++i) {
        if (i > 0 && i % 3 == 0)
            text += u'-';
        text += code[i];
    }
    return text;
}

double bits(QStringView alphabet, int length)
{
    return std::log2(static_cast<double>(alphabet.size())) * length;
}

} // namespace symbolon::codes
