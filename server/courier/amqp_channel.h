// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/courier/amqp_settings.h"
#include "server/courier/courier.h"

#include <memory>

namespace symbolon::courier {

//! The channel `amqp`: publishes to exchange `dhos` in the form of the activation contract's section 6, over
//! one connection that is kept and opened anew when it breaks. `destination` is the routing key.
[[nodiscard]] Channel amqpChannel(const AmqpSettings &settings);

//! The pace that belongs to it.
[[nodiscard]] Pace amqpPace(const AmqpSettings &settings);

} // namespace symbolon::courier
