// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/courier/amqp_channel.h"

#include "server/courier/amqp_connection.h"
#include "server/store/outbox.h"

namespace symbolon::courier {

namespace {

    //! Keeps the connection between messages.
    class Publisher {
    public:
        explicit Publisher(AmqpSettings settings)
            : m_settings(std::move(settings))
        {
        }

        [[nodiscard]] Result<void> publish(const Outgoing &message)
        {
            if (!m_connection) {
                SYMBOLON_TRY(m_connection, AmqpConnection::open(m_settings));
            }
            auto published = m_connection->publish(message);
            if (!published)
                m_connection.reset();
            return published;
        }

        void serve()
        {
            if (m_connection && !m_connection->serve())
                m_connection.reset();
        }

    private:
        const AmqpSettings m_settings;
        std::unique_ptr<AmqpConnection> m_connection;
    };

} // namespace

Channel amqpChannel(const AmqpSettings &settings)
{
    const auto publisher = std::make_shared<Publisher>(settings);
    return { .name = QString::fromUtf16(store::outbox::amqp),
        .deliver = [publisher](const Outgoing &message) { return publisher->publish(message); },
        .idle = [publisher] { publisher->serve(); } };
}

Pace amqpPace(const AmqpSettings &settings)
{
    Pace pace;
    pace.retryLeast = settings.retryLeast;
    pace.retryMost = settings.retryMost;
    return pace;
}

} // namespace symbolon::courier
