// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <memory>

namespace re2 {
class RE2;
}

namespace symbolon::model {

//! A pattern that an organiser wrote, matched in time linear in the text (RE2): no pattern can stall the
//! server. Look-around and back references are not part of the language.
class BoundedRegex {
public:
    explicit BoundedRegex(const QString &pattern);
    ~BoundedRegex();
    BoundedRegex(const BoundedRegex &) = delete;
    BoundedRegex &operator=(const BoundedRegex &) = delete;
    BoundedRegex(BoundedRegex &&) = delete;
    BoundedRegex &operator=(BoundedRegex &&) = delete;

    [[nodiscard]] bool isUsable() const;
    //! Does the text begin with a match? (Not: is it one. Auth-events contract 10.1.)
    [[nodiscard]] bool matchesStartOf(const QString &text) const;

private:
    std::unique_ptr<re2::RE2> m_engine;
};

} // namespace symbolon::model
