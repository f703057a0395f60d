// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/engine_settings.h"

#include "shared/core/result.h"

#include <QSslConfiguration>

namespace symbolon::http {

//! TLS 1.2 and later with this chain and key. Code::Invalid, with a detail that says what to mend, when a
//! file cannot be read, the key does not belong to the certificate, is too weak (RSA under 2048 bits), or may
//! be read by everyone.
[[nodiscard]] Result<QSslConfiguration> loadTlsConfiguration(const TlsFiles &files);

} // namespace symbolon::http
