// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/bounded_regex.h"

#include <re2/re2.h>

namespace symbolon::model {

namespace {

    //! Bytes that a compiled pattern may take.
    constexpr int64_t memory = 1 << 20;
    constexpr qsizetype longestPattern = 1000;

    std::unique_ptr<re2::RE2> compiled(const QString &pattern)
    {
        if (pattern.size() > longestPattern)
            return nullptr;
        re2::RE2::Options options;
        options.set_log_errors(false);
        options.set_max_mem(memory);
        return std::make_unique<re2::RE2>(pattern.toStdString(), options);
    }

} // namespace

BoundedRegex::BoundedRegex(const QString &pattern)
    : m_engine(compiled(pattern))
{
}

BoundedRegex::~BoundedRegex() = default;

bool BoundedRegex::isUsable() const
{
    return m_engine && m_engine->ok();
}

bool BoundedRegex::matchesStartOf(const QString &text) const
{
    if (!isUsable())
        return false;
    const std::string subject = text.toStdString();
    return m_engine->Match(subject, 0, subject.size(), re2::RE2::ANCHOR_START, nullptr, 0);
}

} // namespace symbolon::model
