// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/json/field.h"

#include <QJsonArray>

namespace symbolon::json {

//! How a document looks as bytes. Keys are always sorted.
struct Style {
    bool isIndented = false; //!< two blanks a level, as in the activation contract's problem documents
    bool isAscii = false; //!< everything above U+007E as \uXXXX
    bool endsWithNewline = false;
};

//! The activation service's compact form (activation contract 3.1).
inline constexpr Style activationStyle{ false, true, true };
//! The auth-events service's (its contract, 2.6).
inline constexpr Style eventsStyle{ false, true, false };

[[nodiscard]] QByteArray write(const QJsonValue &value, Style style = {});

//! The JSON value of `source`. An empty std::optional and an absent Nullable are left out of their object.
template <typename T>
[[nodiscard]] QJsonValue encode(const T &source)
{
    if constexpr (Structure<T>) {
        QJsonObject object;
        forEachField<T>([&](const auto &field) {
            using Member = std::remove_cvref_t<decltype(source.*field.member)>;
            const Member &member = source.*field.member;
            if constexpr (isOptional<Member>) {
                if (member)
                    object.insert(QLatin1String(field.name), encode(*member));
            } else if constexpr (isNullable<Member>) {
                if (member.isPresent)
                    object.insert(
                        QLatin1String(field.name), member.value ? encode(*member.value) : QJsonValue());
            } else {
                object.insert(QLatin1String(field.name), encode(member));
            }
        });
        return object;
    } else if constexpr (isOptional<T>) {
        return source ? encode(*source) : QJsonValue();
    } else if constexpr (isList<T>) {
        QJsonArray array;
        for (const auto &item : source)
            array.append(encode(item));
        return array;
    } else if constexpr (NamedEnum<T>) {
        return QLatin1String(EnumNames<T>::names[static_cast<std::size_t>(source)]);
    } else if constexpr (std::is_same_v<T, Secret>) {
        return QString::fromUtf8(source.reveal());
    } else if constexpr (std::is_same_v<T, Instant>) {
        return toRfc3339(source);
    } else if constexpr (std::is_same_v<T, Date>) {
        return toIsoDate(source);
    } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
        return QJsonValue(static_cast<qint64>(source));
    } else {
        return QJsonValue(source);
    }
}

//! JSON schema (2020-12 subset that OpenAPI 3.1 uses) of T.
template <typename T>
[[nodiscard]] QJsonObject schema(const Rules &rules = {});

namespace detail {

    [[nodiscard]] QJsonObject textSchema(const Rules &rules, const char *format);
    [[nodiscard]] QJsonObject integerSchema(const Rules &rules);
    [[nodiscard]] QJsonObject namesSchema(const char *const *names, qsizetype count);
    [[nodiscard]] QJsonObject simple(const char *type);

    template <Structure T>
    QJsonObject structureSchema()
    {
        QJsonObject properties;
        QJsonArray required;
        forEachField<T>([&](const auto &field) {
            using Member = std::remove_cvref_t<decltype(std::declval<T>().*field.member)>;
            auto property = schema<Member>(field.rules);
            if (*field.rules.doc)
                property.insert(QStringLiteral("description"), QString::fromUtf8(field.rules.doc));
            properties.insert(QLatin1String(field.name), property);
            if constexpr (!isOptional<Member>) {
                if (!isNullable<Member> || field.rules.isRequired)
                    required.append(QLatin1String(field.name));
            }
        });
        QJsonObject object = simple("object");
        object.insert(QStringLiteral("properties"), properties);
        if (!required.isEmpty())
            object.insert(QStringLiteral("required"), required);
        return object;
    }

} // namespace detail

template <typename T>
QJsonObject schema(const Rules &rules)
{
    if constexpr (Structure<T>) {
        return detail::structureSchema<T>();
    } else if constexpr (isOptional<T>) {
        return schema<typename T::value_type>(rules);
    } else if constexpr (isNullable<T>) {
        auto inner = schema<typename decltype(T::value)::value_type>(rules);
        inner.insert(QStringLiteral("type"),
            QJsonArray{ inner.value(QStringLiteral("type")), QStringLiteral("null") });
        return inner;
    } else if constexpr (isList<T>) {
        auto list = detail::simple("array");
        list.insert(QStringLiteral("items"), schema<typename T::value_type>());
        return list;
    } else if constexpr (NamedEnum<T>) {
        return detail::namesSchema(EnumNames<T>::names.data(), qsizetype(EnumNames<T>::names.size()));
    } else if constexpr (std::is_same_v<T, QString>) {
        return detail::textSchema(rules, "");
    } else if constexpr (std::is_same_v<T, Secret>) {
        return detail::textSchema(rules, "password");
    } else if constexpr (std::is_same_v<T, Instant>) {
        return detail::textSchema({}, "date-time");
    } else if constexpr (std::is_same_v<T, Date>) {
        return detail::textSchema({}, "date");
    } else if constexpr (std::is_same_v<T, bool>) {
        return detail::simple("boolean");
    } else if constexpr (std::is_integral_v<T>) {
        return detail::integerSchema(rules);
    } else if constexpr (std::is_same_v<T, double>) {
        return detail::simple("number");
    } else if constexpr (std::is_same_v<T, QJsonObject>) {
        return detail::simple("object");
    } else {
        return {};
    }
}

} // namespace symbolon::json
