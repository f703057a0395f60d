// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"
#include "shared/json/field.h"

#include <QJsonArray>

namespace symbolon::json {

//! The one-type readers behind decode(); `where` is the JSON pointer that an error carries.
[[nodiscard]] Result<QString> readText(const QJsonValue &value, const QString &where, const Rules &rules);
[[nodiscard]] Result<bool> readBool(const QJsonValue &value, const QString &where);
//! Whole numbers only: 1.5 and 1e300 are refused.
[[nodiscard]] Result<qint64> readInteger(const QJsonValue &value, const QString &where, const Rules &rules);
[[nodiscard]] Result<double> readNumber(const QJsonValue &value, const QString &where);
[[nodiscard]] Result<Instant> readInstant(const QJsonValue &value, const QString &where);
[[nodiscard]] Result<Date> readDate(const QJsonValue &value, const QString &where);
[[nodiscard]] Result<QJsonArray> readArray(const QJsonValue &value, const QString &where, const Rules &rules);
[[nodiscard]] Result<QJsonObject> readObject(const QJsonValue &value, const QString &where);
[[nodiscard]] Result<int> readName(
    const QJsonValue &value, const QString &where, const char *const *names, qsizetype count);
[[nodiscard]] QString child(const QString &where, QLatin1String name);
[[nodiscard]] QString child(const QString &where, qsizetype index);
[[nodiscard]] Failure missing(const QString &where);

//! Decodes `value` into `target`, which keeps its defaults where optional fields are absent. Unknown keys are
//! not looked at: unknownKeys() lists them, because surfaces refuse them at different moments. Errors are
//! Code::Malformed with a JSON pointer in `where`.
template <typename T>
[[nodiscard]] Result<void> decode(
    const QJsonValue &value, T &target, const QString &where = {}, const Rules &rules = {});

namespace detail {

    //! Stores what a reader gave.
    template <typename T, typename Read>
    Result<void> store(T &target, Result<Read> &&read)
    {
        if (!read)
            return Failure(std::move(read.error()));
        target = T(std::move(*read));
        return {};
    }

    template <typename T>
    Result<void> decodeList(
        const QJsonValue &value, QList<T> &target, const QString &where, const Rules &rules)
    {
        SYMBOLON_TRY(const QJsonArray array, readArray(value, where, rules));
        target.clear();
        for (qsizetype i = 0; i < array.size(); ++i) {
            T item{};
            SYMBOLON_CHECK(decode(array.at(i), item, child(where, i), Rules{}));
            target.append(std::move(item));
        }
        return {};
    }

    template <typename Owner, typename T>
    Result<void> decodeField(
        const QJsonObject &object, Owner &owner, const Field<Owner, T> &field, const QString &where)
    {
        const QString path = child(where, QLatin1String(field.name));
        const auto found = object.constFind(QLatin1String(field.name));
        if (found == object.constEnd()) {
            if constexpr (isOptional<T>)
                return {};
            if constexpr (isNullable<T>) {
                if (!field.rules.isRequired)
                    return {};
            }
            return missing(path);
        }
        return decode(*found, owner.*field.member, path, field.rules);
    }

    template <Structure T>
    Result<void> decodeStructure(const QJsonValue &value, T &target, const QString &where)
    {
        SYMBOLON_TRY(const QJsonObject object, readObject(value, where));
        Result<void> result;
        forEachField<T>([&](const auto &field) {
            if (result)
                result = decodeField(object, target, field, where);
        });
        return result;
    }

} // namespace detail

template <typename T>
Result<void> decode(const QJsonValue &value, T &target, const QString &where, const Rules &rules)
{
    if constexpr (Structure<T>) {
        return detail::decodeStructure(value, target, where);
    } else if constexpr (isOptional<T>) {
        typename T::value_type inner{};
        SYMBOLON_CHECK(decode(value, inner, where, rules));
        target = std::move(inner);
        return {};
    } else if constexpr (isNullable<T>) {
        target.isPresent = true;
        target.value.reset();
        return value.isNull() ? Result<void>() : decode(value, target.value, where, rules);
    } else if constexpr (isList<T>) {
        return detail::decodeList(value, target, where, rules);
    } else if constexpr (NamedEnum<T>) {
        SYMBOLON_TRY(const int index,
            readName(value, where, EnumNames<T>::names.data(), qsizetype(EnumNames<T>::names.size())));
        target = static_cast<T>(index);
        return {};
    } else if constexpr (std::is_same_v<T, QString>) {
        return detail::store(target, readText(value, where, rules));
    } else if constexpr (std::is_same_v<T, Secret>) {
        SYMBOLON_TRY(const QString text, readText(value, where, rules));
        target = Secret(text.toUtf8());
        return {};
    } else if constexpr (std::is_same_v<T, bool>) {
        return detail::store(target, readBool(value, where));
    } else if constexpr (std::is_integral_v<T>) {
        return detail::store(target, readInteger(value, where, rules));
    } else if constexpr (std::is_same_v<T, double>) {
        return detail::store(target, readNumber(value, where));
    } else if constexpr (std::is_same_v<T, Instant>) {
        return detail::store(target, readInstant(value, where));
    } else if constexpr (std::is_same_v<T, Date>) {
        return detail::store(target, readDate(value, where));
    } else if constexpr (std::is_same_v<T, QJsonObject>) {
        return detail::store(target, readObject(value, where));
    } else {
        static_assert(std::is_same_v<T, QJsonValue>, "no reader for this type");
        target = value;
        return {};
    }
}

//! Decodes into a fresh T.
template <typename T>
[[nodiscard]] Result<T> decoded(const QJsonValue &value)
{
    T target{};
    SYMBOLON_CHECK(decode(value, target));
    return target;
}

//! Keys of `object` that are no field of T, sorted.
template <Structure T>
[[nodiscard]] QStringList unknownKeys(const QJsonObject &object)
{
    QStringList keys = object.keys();
    forEachField<T>([&](const auto &field) { keys.removeAll(QLatin1String(field.name)); });
    return keys;
}

} // namespace symbolon::json
