// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"
#include "shared/core/secret.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>
#include <tuple>

//! How a value type says what it is made of. A struct with
//!
//!     static constexpr auto fields() { return std::tuple { field("code", &Reply::code), … }; }
//!
//! can be decoded with error paths, encoded, described as a JSON schema and shown as a form; nothing else is
//! written.
namespace symbolon::json {

//! What a field accepts beyond its type. The server refuses, and the app marks, everything else.
struct Rules {
    int minLength = 0; //!< characters of a text, items of a list
    int maxLength = 100000;
    qint64 least = std::numeric_limits<int>::min();
    qint64 most = std::numeric_limits<int>::max();
    bool isRequired = true; //!< for Nullable only: true = the key must be there, though it may hold null
    const char *doc = ""; //!< one phrase for OpenAPI and forms
};

template <typename Owner, typename T>
struct Field {
    const char *name;
    T Owner::*member;
    Rules rules;
};

template <typename Owner, typename T>
constexpr Field<Owner, T> field(const char *name, T Owner::*member, Rules rules = {})
{
    return { name, member, rules };
}

//! A field whose value may be null, which std::optional (may be absent, never null) does not allow.
template <typename T>
struct Nullable {
    bool isPresent = false; //!< the key was there, with a value or null
    std::optional<T> value = std::nullopt;

    bool operator==(const Nullable &) const = default;
};

//! Specialise with `static constexpr std::array names { "started", … }` in the order of the enumerators.
template <typename E>
struct EnumNames;

template <typename T>
concept Structure = requires
{
    T::fields();
};

template <typename T>
concept NamedEnum = std::is_enum_v<T> && requires
{
    EnumNames<T>::names;
};

template <typename T>
inline constexpr bool isOptional = false;
template <typename T>
inline constexpr bool isOptional<std::optional<T>> = true;
template <typename T>
inline constexpr bool isNullable = false;
template <typename T>
inline constexpr bool isNullable<Nullable<T>> = true;
template <typename T>
inline constexpr bool isList = false;
template <typename T>
inline constexpr bool isList<QList<T>> = true;

//! Calls `visit(field)` for every field of T in order.
template <Structure T, typename Visit>
constexpr void forEachField(Visit &&visit)
{
    std::apply([&](const auto &...fields) { (visit(fields), ...); }, T::fields());
}

} // namespace symbolon::json
