// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace symbolon::http {

//! What the process itself takes, as the `process_…` figures that every Prometheus client library gives: CPU
//! and start time in seconds, memory in bytes, open files. Lines of the text format 0.0.4; empty where /proc
//! is not.
[[nodiscard]] QByteArray processMetrics();

} // namespace symbolon::http
