// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <bit>
#include <chrono>
#include <cstdint>

namespace symbolon::bench {

//! Durations in buckets of at most 1.6 % of their value, from 1 µs to over a minute, so that memory and cost
//! do not depend on how many there are.
class Histogram {
public:
    void add(std::chrono::nanoseconds duration)
    {
        const auto micros = std::uint64_t(duration.count() < 0 ? 0 : duration.count() / 1000);
        ++m_buckets[bucketOf(micros)];
        ++m_count;
    }

    [[nodiscard]] std::uint64_t count() const { return m_count; }

    //! Milliseconds under which `share` (0 to 1) of all lie; 0 when there are none.
    [[nodiscard]] double quantile(double share) const
    {
        const auto wanted = std::uint64_t(share * double(m_count));
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < m_buckets.size(); ++i) {
            seen += m_buckets[i];
            if (seen > wanted || (seen == m_count && seen > 0))
                return double(upperEnd(i)) / 1000;
        }
        return 0;
    }

private:
    static constexpr unsigned stepBits = 6; //!< each power of two is cut into 64
    static constexpr std::uint64_t steps = 1u << stepBits;
    static constexpr unsigned octaves = 22;

    static std::size_t bucketOf(std::uint64_t micros)
    {
        if (micros < steps)
            return std::size_t(micros);
        const auto shift = unsigned(std::bit_width(micros)) - 1 - stepBits;
        if (shift >= octaves)
            return std::size_t((octaves + 1) * steps - 1);
        return std::size_t((shift + 1) * steps + ((micros >> shift) & (steps - 1)));
    }

    static std::uint64_t upperEnd(std::size_t bucket)
    {
        if (bucket < steps)
            return bucket + 1;
        const auto shift = bucket / steps - 1;
        return ((bucket % steps + steps) + 1) << shift;
    }

    std::array<std::uint64_t, (octaves + 1) * steps> m_buckets{};
    std::uint64_t m_count = 0;
};

} // namespace symbolon::bench
