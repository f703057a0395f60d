// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QByteArray>

namespace symbolon {

//! `data` as a bzip2 stream (libbzip2, block size 900k).
[[nodiscard]] QByteArray bzip2(const QByteArray &data);
//! The inverse. Code::Malformed for what is no complete stream, Code::TooLarge beyond `most` bytes.
[[nodiscard]] Result<QByteArray> bunzip2(const QByteArray &stream, qsizetype most);

} // namespace symbolon
