// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/census.h"

#include <algorithm>

namespace symbolon::http {

std::optional<Refusal> Census::enter(const QHostAddress &peer)
{
    const auto &trusted = m_settings.trustedProxies;
    const bool isProxy = std::any_of(
        trusted.begin(), trusted.end(), [&](const Subnet &subnet) { return subnet.contains(peer); });
    const QString client = bucketOf(peer);
    const std::lock_guard lock(m_mutex);
    if (m_connections >= m_settings.limits.connections)
        return Refusal::Connections;
    int &ofClient = m_byClient[client];
    if (!isProxy && ofClient >= m_settings.limits.connectionsPerClient)
        return Refusal::ConnectionsPerClient;
    ++ofClient;
    ++m_connections;
    return std::nullopt;
}

void Census::leave(const QHostAddress &peer)
{
    const QString client = bucketOf(peer);
    const std::lock_guard lock(m_mutex);
    const auto entry = m_byClient.find(client);
    if (--*entry == 0)
        m_byClient.erase(entry);
    if (--m_connections == 0)
        m_isEmpty.notify_all();
}

int Census::connections() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections;
}

bool Census::waitUntilEmpty(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return m_isEmpty.wait_for(lock, time, [this] { return m_connections == 0; });
}

} // namespace symbolon::http
