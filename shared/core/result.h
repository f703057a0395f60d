// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/error.h"

#include <tl/expected.hpp>

#include <type_traits>
#include <utility>

namespace symbolon {

using Failure = tl::unexpected<Error>;

//! A T or the reason why there is none. The base is tl::expected until std::expected is on every platform we
//! build on; deriving adds [[nodiscard]] to every function that returns one.
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using Base = tl::expected<T, Error>;
    using Base::Base;

    //! Calls f with the value if there is one; f returns a Result of its own.
    template <typename F>
    auto andThen(F &&f) && -> decltype(auto)
    {
        if constexpr (std::is_void_v<T>) {
            using Next = std::invoke_result_t<F>;
            return this->has_value() ? Next(std::forward<F>(f)()) : Next(Failure(std::move(this->error())));
        } else {
            using Next = std::invoke_result_t<F, T &&>;
            return this->has_value() ? Next(std::forward<F>(f)(std::move(this->value())))
                                     : Next(Failure(std::move(this->error())));
        }
    }
};

//! Rolls back: nothing that was written in this transaction stays.
[[nodiscard]] inline Failure fail(Code code, QString detail = {}, QString where = {})
{
    return Failure(Error{ code, std::move(detail), std::move(where) });
}

//! Commits what was written: attempt counters and audit rows outlive the refusal.
[[nodiscard]] inline Failure refuse(Code code, QString detail = {}, QString where = {})
{
    Error error{ code, std::move(detail), std::move(where) };
    error.commits = true;
    return Failure(std::move(error));
}

} // namespace symbolon

//! Unwraps a Result or returns its error from the enclosing function: SYMBOLON_TRY(auto row, store.one(…));
#define SYMBOLON_CONCAT_(a, b) a##b
#define SYMBOLON_CONCAT(a, b) SYMBOLON_CONCAT_(a, b)
#define SYMBOLON_TRY_(temporary, declaration, expression)                                                    \
    auto temporary = (expression);                                                                           \
    if (!temporary)                                                                                          \
        return ::symbolon::Failure(std::move(temporary.error()));                                            \
    declaration = std::move(*temporary)
#define SYMBOLON_TRY(declaration, ...)                                                                       \
    SYMBOLON_TRY_(SYMBOLON_CONCAT(symbolonTry, __LINE__), declaration, (__VA_ARGS__))
//! The same for a Result<void>, or when the value is not wanted.
#define SYMBOLON_CHECK_(temporary, ...)                                                                      \
    if (auto temporary = (__VA_ARGS__); !temporary)                                                          \
    return ::symbolon::Failure(std::move(temporary.error()))
#define SYMBOLON_CHECK(...) SYMBOLON_CHECK_(SYMBOLON_CONCAT(symbolonCheck, __LINE__), __VA_ARGS__)
