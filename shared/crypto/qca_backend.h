// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/crypto/backend.h"

//! The second back end, where QCA is packaged for Qt 6.
namespace symbolon::crypto::qca {

//! QCA with whatever plugins are installed; OpenSSL does what they lack.
[[nodiscard]] const Backend &backend();

} // namespace symbolon::crypto::qca
