// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace symbolon {

//! Reads a JSON object from somebody who may be an attacker: the header and payload of a token, a key set.
//! More is refused than the JSON codec refuses, because two readers must not understand it differently:
//! anything before `{` or after `}` (byte order mark, blanks), a name that occurs twice however it is
//! escaped, U+0000, control characters in texts, lone surrogates, numbers beyond a double, invalid UTF-8,
//! more than `maxDepth` levels. Linear in the size.
[[nodiscard]] Result<QJsonObject> parseStrictObject(QByteArrayView text, int maxDepth = 32);

} // namespace symbolon
