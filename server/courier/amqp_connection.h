// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/courier/amqp_settings.h"
#include "server/courier/courier.h"

#include <memory>

namespace symbolon::courier {

//! One connection to a broker (AMQP 0-9-1) with its exchanges and queues declared and publisher confirms on.
//! Belongs to one thread. After an error throw it away and open another.
class AmqpConnection {
public:
    //! Connects, signs in and declares. Code::Unavailable with the broker's words; passwords are not among
    //! them.
    [[nodiscard]] static Result<std::unique_ptr<AmqpConnection>> open(const AmqpSettings &settings);
    ~AmqpConnection();
    Q_DISABLE_COPY_MOVE(AmqpConnection)

    //! Publishes and waits until the broker has confirmed. Code::Unavailable when the connection broke or the
    //! broker would not take it, Code::Conflict when the broker closed the channel over this message.
    [[nodiscard]] Result<void> publish(const Outgoing &message);
    //! Answers heartbeats; false when the connection is gone.
    [[nodiscard]] bool serve();

private:
    struct Private;
    explicit AmqpConnection(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace symbolon::courier
