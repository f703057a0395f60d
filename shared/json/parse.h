// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QJsonValue>

namespace symbolon::json {

//! What a document may cost before it is looked at.
struct Limits {
    int maxDepth = 64;
    bool refusesDuplicateKeys = true; //!< the compatible surfaces let the last one win
};

//! Parses one JSON object or array in UTF-8. A byte order mark is tolerated. Refused as Code::Malformed:
//! invalid UTF-8, NaN and numbers beyond a double, more than `maxDepth` levels, a bare scalar; U+0000 in any
//! text is Code::Invalid, because PostgreSQL cannot store it. Time is linear in the size.
[[nodiscard]] Result<QJsonValue> parse(const QByteArray &bytes, Limits limits = {});

} // namespace symbolon::json
