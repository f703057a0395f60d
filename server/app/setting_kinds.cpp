// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/setting_kinds.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace symbolon::app::kinds {

namespace {

    struct Suffix {
        QLatin1String text;
        qint64 factor;
    };

    constexpr Suffix sizes[] = {
        { QLatin1String(""), 1 },
        { QLatin1String("kib"), 1 << 10 },
        { QLatin1String("mib"), 1 << 20 },
        { QLatin1String("gib"), 1 << 30 },
    };

    // Largest first, for showDuration().
    constexpr Suffix durations[] = {
        { QLatin1String("d"), 86'400'000 },
        { QLatin1String("h"), 3'600'000 },
        { QLatin1String("min"), 60'000 },
        { QLatin1String("s"), 1000 },
        { QLatin1String("ms"), 1 },
    };

    //! A number of up to 15 digits with an optional sign and a word behind it.
    std::optional<std::pair<qint64, QString>> numberAndWord(const QString &text)
    {
        static const QRegularExpression form(QStringLiteral("^\\s*([+-]?[0-9]{1,15})\\s*([A-Za-z]*)\\s*$"));
        const auto match = form.match(text);
        if (!match.hasMatch())
            return std::nullopt;
        return std::pair{ match.captured(1).toLongLong(), match.captured(2).toLower() };
    }

} // namespace

Result<qint64> readInteger(const QString &text, qint64 least, qint64 most)
{
    const auto parts = numberAndWord(text);
    if (!parts)
        return fail(Code::Invalid, QStringLiteral("\"%1\" is not a whole number").arg(text));
    for (const Suffix &size : sizes) {
        if (parts->second != size.text)
            continue;
        if (parts->first < least / size.factor)
            return fail(Code::Invalid, QStringLiteral("%1 is less than %2").arg(text).arg(least));
        if (parts->first > most / size.factor)
            return fail(Code::Invalid, QStringLiteral("%1 is more than %2").arg(text).arg(most));
        return parts->first * size.factor;
    }
    return fail(
        Code::Invalid, QStringLiteral("\"%1\" ends in an unknown unit; use KiB, MiB or GiB").arg(text));
}

Result<bool> readBoolean(const QString &text)
{
    static const QStringList yes{ QStringLiteral("true"),
        QStringLiteral("yes"),
        QStringLiteral("on"),
        QStringLiteral("1"),
        QStringLiteral("t"),
        QStringLiteral("y") };
    static const QStringList no{ QStringLiteral("false"),
        QStringLiteral("no"),
        QStringLiteral("off"),
        QStringLiteral("0"),
        QStringLiteral("f"),
        QStringLiteral("n") };
    const QString word = text.trimmed().toLower();
    if (yes.contains(word))
        return true;
    if (no.contains(word))
        return false;
    return fail(Code::Invalid, QStringLiteral("\"%1\" is neither true nor false").arg(text));
}

Result<std::chrono::milliseconds> readDuration(const QString &text, std::chrono::milliseconds unit)
{
    static const QRegularExpression form(
        QStringLiteral("^\\s*([+-]?[0-9]{1,10}(?:\\.[0-9]{1,6})?)\\s*([A-Za-z]*)\\s*$"));
    const auto match = form.match(text);
    const double number = match.captured(1).toDouble();
    if (!match.hasMatch() || number > 1e9)
        return fail(
            Code::Invalid, QStringLiteral("\"%1\" is not a duration such as 90 s, 15 min, 2 h").arg(text));
    const QString word = match.captured(2).toLower();
    const auto *const suffix = std::find_if(
        std::begin(durations), std::end(durations), [&](const Suffix &known) { return word == known.text; });
    if (!word.isEmpty() && suffix == std::end(durations))
        return fail(Code::Invalid,
            QStringLiteral("\"%1\" ends in an unknown unit; use ms, s, min, h or d").arg(text));
    const qint64 factor = word.isEmpty() ? unit.count() : suffix->factor;
    return std::chrono::milliseconds(std::llround(number * double(factor)));
}

QString showDuration(std::chrono::milliseconds duration)
{
    for (const Suffix &suffix : durations) {
        if (duration.count() != 0 && duration.count() % suffix.factor == 0)
            return QStringLiteral("%1 %2").arg(duration.count() / suffix.factor).arg(suffix.text);
    }
    return QStringLiteral("0 s");
}

QStringList readList(const QString &text)
{
    QStringList items;
    const auto parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (QString item = part.trimmed(); !item.isEmpty())
            items.append(std::move(item));
    }
    return items;
}

QString limitsText(const QString &type, qint64 least, qint64 most)
{
    return QStringLiteral("%1, %2 to %3").arg(type).arg(least).arg(most);
}

QString anyText(const QString &)
{
    return {};
}

QString needsAddress(const QString &text)
{
    return QHostAddress(text).isNull()
        ? QStringLiteral("\"%1\" is not an IP address such as 127.0.0.1 or ::").arg(text)
        : QString();
}

QString needsNetworks(const QString &text)
{
    const auto items = readList(text);
    for (const QString &item : items) {
        const bool isNetwork =
            item.contains(u'/') ? QHostAddress::parseSubnet(item).second >= 0 : !QHostAddress(item).isNull();
        if (!isNetwork)
            return QStringLiteral("\"%1\" is neither an address nor a network such as 10.0.0.0/8").arg(item);
    }
    return {};
}

QString needsHttpUrl(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.hasQuery() || url.hasFragment()
        || !url.userInfo().isEmpty())
        return QStringLiteral("\"%1\" is not an address such as https://activation.example.org").arg(text);
    return {};
}

QString needsSitePrefix(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[ABCDEFGHJKMNPQRSTUVWXYZ]{3}$"));
    return form.match(text).hasMatch()
        ? QString()
        : QStringLiteral("\"%1\" is not three capital letters (without I, L and O, which look like digits)")
              .arg(text);
}

QString needsDatabaseUrl(const QString &text)
{
    if (text.isEmpty())
        return {};
    // The reason never repeats the text, which may hold a password.
    return store::Target::parse(text)
        ? QString()
        : QStringLiteral(
            "is none of sqlite:///path, postgresql://user@host/name and libpq keywords (host=… dbname=…)");
}

QString withoutPassword(const QString &url)
{
    static const QRegularExpression keyword(
        QStringLiteral("password\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|[^\\s&]+)"));
    static const QRegularExpression userInfo(QStringLiteral("(://[^/@:]*):[^@/]*@"));
    QString masked = url;
    masked.replace(userInfo, QStringLiteral("\\1:********@"));
    masked.replace(keyword, QStringLiteral("password=********"));
    return masked;
}

} // namespace symbolon::app::kinds
