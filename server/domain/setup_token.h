// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/random.h"
#include "shared/core/secret.h"

#include <QString>

//! One-time tokens that make an administrator without anybody signed in: they lie in a file that only the
//! server's user can read, so whoever has one is on the machine.
namespace symbolon::setup {

enum class Purpose {
    FirstOperator, //!< worth something only while there is no operator
    Recovery, //!< made by `symbolond recover-admin` for when nobody can sign in any more
};

//! 192 bits, in base64url.
[[nodiscard]] Secret makeToken(Random &random);
//! What the database keeps of it; white space around the token is not looked at. Tokens of two purposes never
//! have the same form.
[[nodiscard]] QString storedForm(const Secret &token, Purpose purpose);

} // namespace symbolon::setup
