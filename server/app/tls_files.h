// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/config.h"

namespace symbolon::app {

//! Whether certificate and key can be used together: both readable PEM, the key fits the certificate and is
//! strong enough (RSA from 2048 bits). Code::Invalid says what to do. Fine when TLS is off. Expired or soon
//! to expire certificates are named in `warnings`.
[[nodiscard]] Result<void> checkTlsFiles(const TlsSettings &settings, Instant now, QStringList &warnings);

} // namespace symbolon::app
