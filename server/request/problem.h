// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/message.h"

#include "shared/api/endpoint.h"
#include "shared/core/error.h"

namespace symbolon::http {

//! The HTTP status of an error; the only place where one becomes the other. A value that is not allowed is
//! 422 on the native surface and 400 on the compatible ones.
[[nodiscard]] int statusOf(api::Surface surface, Code code);
//! How `error` looks on `surface`: activation contract 3.2's two shapes, the events contract's section 2.7
//! form, or RFC 9457 on the native surface. Never says more than code, field and the sentence meant for the
//! wire.
[[nodiscard]] Response errorResponse(api::Surface surface, const Error &error);
//! Which surface a raw path belongs to, for requests that match no route.
[[nodiscard]] api::Surface surfaceOf(QByteArrayView path);

} // namespace symbolon::http
