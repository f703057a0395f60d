// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "shared/core/codes.h"

#include <algorithm>

using namespace symbolon;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString typed = QString::fromUtf8(fuzz::view(data, size));
    const QString code = codes::normaliseNative(typed);
    const bool isNative =
        std::all_of(code.begin(), code.end(), [](QChar c) { return codes::native.contains(c); });
    fuzz::require(isNative, "a stored code has letters of the native alphabet only");
    fuzz::require(code.size() <= typed.size(), "nothing is added");
    fuzz::require(codes::normaliseNative(code) == code, "normalising twice changes nothing");
    fuzz::require(codes::normaliseNative(codes::grouped(code)) == code || codes::grouped(code).size() > 64,
        "a grouped code is the same code");
    return 0;
}
