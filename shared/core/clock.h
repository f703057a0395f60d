// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <optional>

namespace symbolon {

//! A point in time in UTC with microseconds, the resolution that both databases keep.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;
//! A calendar date without a zone.
using Date = std::chrono::year_month_day;

//! Where the time comes from. Decisions never read the system clock themselves, so a test can say what time
//! it is.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    //! Today's date in the site's zone.
    [[nodiscard]] virtual Date localToday() const = 0;
    //! When 23:59:59 of `date` in the site's zone is over, as UTC.
    [[nodiscard]] virtual Instant endOfLocalDay(Date date) const = 0;
};

//! The machine's clock and zone.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Date localToday() const override;
    [[nodiscard]] Instant endOfLocalDay(Date date) const override;
};

//! A clock that stands still until it is told otherwise; its zone is UTC, or a fixed distance from it.
//! Thread-safe.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant start);
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Date localToday() const override;
    [[nodiscard]] Instant endOfLocalDay(Date date) const override;
    void set(Instant instant);
    void advance(std::chrono::microseconds by);
    //! East of UTC is positive.
    void setZone(std::chrono::minutes fromUtc);

private:
    std::atomic<Instant::rep> m_now;
    std::atomic<std::chrono::minutes> m_zone{ std::chrono::minutes(0) };
};

//! `2026-11-25 08:15:00.123456`, the one form in which both databases are given times; sorts as text.
[[nodiscard]] QString toStored(Instant instant);
//! Reads what either database returns for a timestamp (fraction of 0 to 6 digits, `T` or blank).
[[nodiscard]] std::optional<Instant> fromStored(QStringView text);
//! RFC 3339 in UTC with milliseconds and `Z`, truncated: `2026-11-25T08:15:00.123Z` (activation contract 5.2,
//! native API).
[[nodiscard]] QString toRfc3339(Instant instant);
//! Reads RFC 3339 with any offset; nothing for what is before the year 1 or after 9999 in UTC.
[[nodiscard]] std::optional<Instant> fromRfc3339(QStringView text);
//! `2026-11-25`.
[[nodiscard]] QString toIsoDate(Date date);
//! Reads `2026-11-25`, unpadded month and day tolerated; nothing for the year 0.
[[nodiscard]] std::optional<Date> fromIsoDate(QStringView text);
//! Seconds since 1970-01-01T00:00:00Z, as in JWT NumericDate (RFC 7519 section 2).
[[nodiscard]] std::int64_t toUnixSeconds(Instant instant);
[[nodiscard]] Instant fromUnixSeconds(std::int64_t seconds);

} // namespace symbolon
