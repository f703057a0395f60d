// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/json/read.h"

#include "shared/core/text.h"

#include <cmath>

namespace symbolon::json {

namespace {

    Failure wrong(const QString &where, const QString &expected)
    {
        return fail(Code::Malformed, QStringLiteral("%1 is expected").arg(expected), where);
    }

    QString escaped(QString token)
    {
        return token.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
    }

} // namespace

QString child(const QString &where, QLatin1String name)
{
    return where + u'/' + escaped(QString(name));
}

QString child(const QString &where, qsizetype index)
{
    return where + u'/' + QString::number(index);
}

Failure missing(const QString &where)
{
    return fail(Code::Malformed, QStringLiteral("the field is required"), where);
}

Result<QString> readText(const QJsonValue &value, const QString &where, const Rules &rules)
{
    if (!value.isString())
        return wrong(where, QStringLiteral("text"));
    QString text = value.toString();
    const qsizetype length = characterCount(text);
    if (length < rules.minLength)
        return fail(
            Code::Invalid, QStringLiteral("at least %1 characters are needed").arg(rules.minLength), where);
    if (length > rules.maxLength)
        return fail(
            Code::Invalid, QStringLiteral("at most %1 characters are allowed").arg(rules.maxLength), where);
    return text;
}

Result<bool> readBool(const QJsonValue &value, const QString &where)
{
    if (!value.isBool())
        return wrong(where, QStringLiteral("true or false"));
    return value.toBool();
}

Result<qint64> readInteger(const QJsonValue &value, const QString &where, const Rules &rules)
{
    if (!value.isDouble())
        return wrong(where, QStringLiteral("a whole number"));
    const double number = value.toDouble();
    if (std::trunc(number) != number || std::abs(number) > 9.2e18)
        return wrong(where, QStringLiteral("a whole number"));
    const qint64 integer = value.toInteger();
    if (integer < rules.least || integer > rules.most) {
        return fail(Code::Invalid,
            QStringLiteral("a number from %1 to %2 is allowed").arg(rules.least).arg(rules.most),
            where);
    }
    return integer;
}

Result<double> readNumber(const QJsonValue &value, const QString &where)
{
    if (!value.isDouble())
        return wrong(where, QStringLiteral("a number"));
    return value.toDouble();
}

Result<Instant> readInstant(const QJsonValue &value, const QString &where)
{
    const auto instant = fromRfc3339(value.toString());
    if (!instant)
        return wrong(where, QStringLiteral("a time such as 2026-11-25T08:15:00Z"));
    return *instant;
}

Result<Date> readDate(const QJsonValue &value, const QString &where)
{
    const auto date = fromIsoDate(value.toString());
    if (!date)
        return wrong(where, QStringLiteral("a date such as 2026-11-25"));
    return *date;
}

Result<QJsonArray> readArray(const QJsonValue &value, const QString &where, const Rules &rules)
{
    if (!value.isArray())
        return wrong(where, QStringLiteral("a list"));
    QJsonArray array = value.toArray();
    if (array.size() < rules.minLength || array.size() > rules.maxLength) {
        return fail(Code::Invalid,
            QStringLiteral("a list of %1 to %2 items is allowed").arg(rules.minLength).arg(rules.maxLength),
            where);
    }
    return array;
}

Result<QJsonObject> readObject(const QJsonValue &value, const QString &where)
{
    if (!value.isObject())
        return wrong(where, QStringLiteral("an object"));
    return value.toObject();
}

Result<int> readName(const QJsonValue &value, const QString &where, const char *const *names, qsizetype count)
{
    const QString text = value.toString();
    for (qsizetype i = 0; i < count; ++i) {
        if (value.isString() && text == QLatin1String(names[i]))
            return static_cast<int>(i);
    }
    QStringList allowed;
    for (qsizetype i = 0; i < count; ++i)
        allowed.append(QLatin1String(names[i]));
    return fail(Code::Malformed, QStringLiteral("one of %1 is expected").arg(allowed.join(u", ")), where);
}

} // namespace symbolon::json
