// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

namespace symbolon {

using namespace std::chrono;

namespace {

    Date dateOf(const QDate &date)
    {
        return Date(year(date.year()),
            month(static_cast<unsigned>(date.month())),
            day(static_cast<unsigned>(date.day())));
    }

    QDate qDateOf(Date date)
    {
        return QDate(int(date.year()),
            static_cast<int>(unsigned(date.month())),
            static_cast<int>(unsigned(date.day())));
    }

    Instant fromQt(const QDateTime &when)
    {
        return Instant(milliseconds(when.toMSecsSinceEpoch()));
    }

    //! Appends at least `digits` digits.
    void append(QString &text, std::int64_t number, int digits)
    {
        std::array<char16_t, 20> reversed{};
        std::size_t count = 0;
        for (; number > 0 || count < std::size_t(digits); number /= 10)
            reversed[count++] = char16_t(u'0' + number % 10);
        while (count > 0)
            text += QChar(reversed[--count]);
    }

    void append(QString &text, Date date)
    {
        append(text, int(date.year()), 4);
        text += u'-';
        append(text, unsigned(date.month()), 2);
        text += u'-';
        append(text, unsigned(date.day()), 2);
    }

    QString datePart(Date date)
    {
        QString text;
        append(text, date);
        return text;
    }

    //! `separator` between date and time, `digits` of the fraction (3 or 6), truncated. By hand, because
    //! every request and every bound time needs it.
    QString format(Instant instant, QChar separator, int digits)
    {
        const auto midnight = floor<days>(instant);
        const hh_mm_ss time(floor<microseconds>(instant - midnight));
        const auto fraction = time.subseconds().count();
        QString text;
        text.reserve(32);
        append(text, Date(midnight));
        text += separator;
        append(text, time.hours().count(), 2);
        text += u':';
        append(text, time.minutes().count(), 2);
        text += u':';
        append(text, time.seconds().count(), 2);
        text += u'.';
        append(text, digits == 3 ? fraction / 1000 : fraction, digits);
        return text;
    }

    //! Reads 1 to `most` ASCII digits at `at` and moves it on.
    std::optional<int> number(QStringView text, qsizetype &at, int least, int most)
    {
        int value = 0;
        int count = 0;
        while (at < text.size() && count < most && text[at] >= u'0' && text[at] <= u'9') {
            value = value * 10 + (text[at].unicode() - u'0');
            ++at;
            ++count;
        }
        if (count < least)
            return std::nullopt;
        return value;
    }

    bool skip(QStringView text, qsizetype &at, QStringView any)
    {
        if (at >= text.size() || !any.contains(text[at]))
            return false;
        ++at;
        return true;
    }

    //! Nothing for a time outside the years 1 to 9999: it could be stored but not be read again. An offset or
    //! a leap second leads there.
    std::optional<Instant> representable(Instant instant)
    {
        constexpr auto first = sys_days(year(1) / January / 1);
        constexpr auto end = sys_days(year(10000) / January / 1);
        return instant >= first && instant < end ? std::optional(instant) : std::nullopt;
    }

    struct Parts {
        Instant instant;
        qsizetype end = 0;
    };

    std::optional<Parts> dateTime(QStringView text, QStringView separators)
    {
        qsizetype at = 0;
        const auto y = number(text, at, 4, 4);
        if (!y || !skip(text, at, u"-"))
            return std::nullopt;
        const auto mo = number(text, at, 2, 2);
        if (!mo || !skip(text, at, u"-"))
            return std::nullopt;
        const auto d = number(text, at, 2, 2);
        if (!d || !skip(text, at, separators))
            return std::nullopt;
        const auto h = number(text, at, 2, 2);
        if (!h || !skip(text, at, u":"))
            return std::nullopt;
        const auto mi = number(text, at, 2, 2);
        if (!mi || !skip(text, at, u":"))
            return std::nullopt;
        const auto s = number(text, at, 2, 2);
        if (!s)
            return std::nullopt;
        std::int64_t micros = 0;
        if (skip(text, at, u".")) {
            const auto start = at;
            const auto fraction = number(text, at, 1, 6);
            if (!fraction)
                return std::nullopt;
            micros = *fraction;
            for (auto digits = at - start; digits < 6; ++digits)
                micros *= 10;
            while (at < text.size() && text[at].isDigit())
                ++at;
        }
        const Date date(year(*y), month(static_cast<unsigned>(*mo)), day(static_cast<unsigned>(*d)));
        if (!date.ok() || *y < 1 || *h > 23 || *mi > 59 || *s > 60)
            return std::nullopt;
        return Parts{ sys_days(date) + hours(*h) + minutes(*mi) + seconds(*s) + microseconds(micros), at };
    }

} // namespace

Instant SystemClock::now() const
{
    return floor<microseconds>(system_clock::now());
}

Date SystemClock::localToday() const
{
    return dateOf(QDate::currentDate());
}

Instant SystemClock::endOfLocalDay(Date date) const
{
    return fromQt(QDateTime(qDateOf(date), QTime(23, 59, 59), QTimeZone::systemTimeZone()));
}

FixedClock::FixedClock(Instant start)
    : m_now(start.time_since_epoch().count())
{
}

Instant FixedClock::now() const
{
    return Instant(microseconds(m_now.load()));
}

Date FixedClock::localToday() const
{
    return Date(floor<days>(now() + m_zone.load()));
}

Instant FixedClock::endOfLocalDay(Date date) const
{
    return sys_days(date) + hours(23) + minutes(59) + seconds(59) - m_zone.load();
}

void FixedClock::setZone(minutes fromUtc)
{
    m_zone = fromUtc;
}

void FixedClock::set(Instant instant)
{
    m_now = instant.time_since_epoch().count();
}

void FixedClock::advance(microseconds by)
{
    m_now += by.count();
}

QString toStored(Instant instant)
{
    return format(instant, QLatin1Char(' '), 6);
}

std::optional<Instant> fromStored(QStringView text)
{
    const auto parts = dateTime(text, u" T");
    if (!parts || parts->end != text.size())
        return std::nullopt;
    return representable(parts->instant);
}

QString toRfc3339(Instant instant)
{
    return format(instant, QLatin1Char('T'), 3) + QLatin1Char('Z');
}

std::optional<Instant> fromRfc3339(QStringView text)
{
    const auto parts = dateTime(text, u"Tt ");
    if (!parts)
        return std::nullopt;
    auto at = parts->end;
    if (skip(text, at, u"Zz"))
        return at == text.size() ? representable(parts->instant) : std::nullopt;
    const bool negative = at < text.size() && text[at] == u'-';
    if (!skip(text, at, u"+-"))
        return std::nullopt;
    const auto h = number(text, at, 2, 2);
    if (!h || !skip(text, at, u":"))
        return std::nullopt;
    const auto m = number(text, at, 2, 2);
    if (!m || at != text.size() || *h > 23 || *m > 59)
        return std::nullopt;
    const auto offset = hours(*h) + minutes(*m);
    return representable(negative ? parts->instant + offset : parts->instant - offset);
}

QString toIsoDate(Date date)
{
    return datePart(date);
}

std::optional<Date> fromIsoDate(QStringView text)
{
    qsizetype at = 0;
    const auto y = number(text, at, 4, 4);
    if (!y || !skip(text, at, u"-"))
        return std::nullopt;
    const auto m = number(text, at, 1, 2);
    if (!m || !skip(text, at, u"-"))
        return std::nullopt;
    const auto d = number(text, at, 1, 2);
    if (!d || at != text.size())
        return std::nullopt;
    const Date date(year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d)));
    return date.ok() && *y >= 1 ? std::optional(date) : std::nullopt;
}

std::int64_t toUnixSeconds(Instant instant)
{
    return floor<seconds>(instant).time_since_epoch().count();
}

Instant fromUnixSeconds(std::int64_t value)
{
    return Instant(seconds(value));
}

} // namespace symbolon
