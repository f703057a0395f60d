// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/key_ring.h"

#include "shared/core/clock.h"
#include "shared/core/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace symbolon::jwt {

//! The keys of an issuer's RFC 7517 document that can check tokens. An entry without `kid`, `kty` or `use:
//! sig`, of an unsupported type or too weak is left out, as the RFC asks; of two with one `kid` the first
//! counts (activation contract 4.4). Code::Malformed when the document is not such a set or longer than 256
//! KiB.
[[nodiscard]] Result<KeyRing> parseKeySet(QByteArrayView document);

//! Our own document for /.well-known/jwks.json: every public key that still verifies at `now`, never a shared
//! secret.
[[nodiscard]] QByteArray keySetDocument(const KeyRing &keys, Instant now);

} // namespace symbolon::jwt
