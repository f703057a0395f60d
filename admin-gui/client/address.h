// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QUrl>

namespace symbolon::gui {

//! The server that somebody typed, as `https://host[:port]`; `https://` may be left out. Code::Invalid for
//! every other scheme, for user names or paths in it, and for `http` to anything but this machine: a password
//! would be read on the way.
[[nodiscard]] Result<QUrl> serverAddress(const QString &typed);
//! `host:port`, under which a certificate is pinned.
[[nodiscard]] QString authorityOf(const QUrl &address);
//! Does the address name this machine itself?
[[nodiscard]] bool isLoopback(const QUrl &address);

} // namespace symbolon::gui
