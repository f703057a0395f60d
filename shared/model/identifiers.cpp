// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/identifiers.h"

namespace symbolon::model {

namespace {

    constexpr int nhsDigits = 10;
    constexpr char16_t fullWidthZero = u'\uFF10';

    //! The decimal digit that `character` is in plain or full-width form, else -1.
    int digitOf(QChar character)
    {
        const char16_t unit = character.unicode();
        if (unit >= u'0' && unit <= u'9')
            return unit - u'0';
        if (unit >= fullWidthZero && unit <= fullWidthZero + 9)
            return unit - fullWidthZero;
        return -1;
    }

    bool isFiller(QChar character)
    {
        return character.isSpace() || character.category() == QChar::Punctuation_Dash;
    }

    bool hasRightCheckDigit(const QString &digits)
    {
        int sum = 0;
        for (int i = 0; i < nhsDigits - 1; ++i)
            sum += digitOf(digits.at(i)) * (nhsDigits - i);
        const int check = (11 - sum % 11) % 11;
        return check != 10 && check == digitOf(digits.back());
    }

} // namespace

QString normaliseNhsNumber(QStringView typed)
{
    QString digits;
    for (const QChar character : typed) {
        if (isFiller(character))
            continue;
        const int digit = digitOf(character);
        if (digit < 0 || digits.size() == nhsDigits)
            return {};
        digits.append(QChar(u'0' + digit));
    }
    return digits;
}

NumberCheck checkNhsNumber(QStringView typed)
{
    const QString digits = normaliseNhsNumber(typed);
    if (digits.isEmpty())
        return typed.trimmed().isEmpty() ? NumberCheck::Incomplete : NumberCheck::NotANumber;
    if (digits.size() < nhsDigits)
        return NumberCheck::Incomplete;
    return hasRightCheckDigit(digits) ? NumberCheck::Valid : NumberCheck::WrongCheckDigit;
}

QString groupedNhsNumber(QStringView number)
{
    const QString digits = normaliseNhsNumber(number);
    if (digits.size() != nhsDigits)
        return number.toString();
    return QStringLiteral("%1 %2 %3").arg(digits.left(3), digits.mid(3, 3), digits.right(4));
}

Result<QString> normaliseIdentifier(QStringView type, QStringView value, const QString &where)
{
    if (type != nhsNumberType)
        return value.trimmed().toString();
    switch (checkNhsNumber(value)) {
    case NumberCheck::Valid:
        return normaliseNhsNumber(value);
    case NumberCheck::WrongCheckDigit:
        return fail(Code::Invalid, QStringLiteral("the check digit of the NHS number is wrong"), where);
    case NumberCheck::Incomplete:
    case NumberCheck::NotANumber:
        break;
    }
    return fail(Code::Invalid, QStringLiteral("an NHS number has ten digits"), where);
}

} // namespace symbolon::model
