// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/model/bounded_regex.h"
#include "shared/model/extra_field.h"

#include <QJsonObject>

#include <memory>
#include <vector>

namespace symbolon::model {

//! What a person's values are given for.
enum class Step { Register, Census, Authenticate };

//! One thing wrong with one value.
struct FieldComplaint {
    QString field;
    QString reason; //!< for people, in English

    bool operator==(const FieldComplaint &) const = default;
};

//! Bytes of one value, by the kind of value (auth-events contract 10.2).
inline constexpr qsizetype longestValue = 512;
inline constexpr qsizetype longestImage = 5 * 1024 * 1024;
inline constexpr qsizetype longestDict = 5120;
inline constexpr qsizetype mostKeys = 30;

//! Judges the values of one event's fields. Made once for many people: patterns are compiled here. Immutable
//! and thread-safe.
class FieldChecker {
public:
    explicit FieldChecker(const QList<ExtraField> &fields);
    ~FieldChecker();
    FieldChecker(FieldChecker &&) noexcept;
    FieldChecker &operator=(FieldChecker &&) = delete;
    FieldChecker(const FieldChecker &) = delete;
    FieldChecker &operator=(const FieldChecker &) = delete;

    //! Is each value of a kind that its field can hold? Asked even where validation is off.
    [[nodiscard]] QList<FieldComplaint> kinds(const QJsonObject &values) const;
    //! Kinds, then presence, length, range, form and field pipes, which may rewrite a value (`CanonizeDni`).
    [[nodiscard]] QList<FieldComplaint> values(QJsonObject &values, Step step) const;

private:
    struct Rule;

    [[nodiscard]] static QString kind(const Rule &rule, const QJsonValue &value);
    [[nodiscard]] static QString value(const Rule &rule, QJsonObject &values, Step step);

    std::vector<Rule> m_rules;
    bool m_limitsKeys;
};

//! The login fields of the methods, judged like extra fields (contract 9.1, 9.3).
[[nodiscard]] ExtraField emailLoginField();
[[nodiscard]] ExtraField phoneLoginField();
[[nodiscard]] ExtraField codeLoginField();

} // namespace symbolon::model
