// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/engine_settings.h"
#include "server/http/event_hub.h"
#include "server/http/statistics.h"

#include "shared/core/clock.h"
#include "shared/core/result.h"

#include <chrono>
#include <memory>

namespace symbolon::http {

//! The HTTP/1.1 server (RFC 9110, RFC 9112): sockets, TLS, framing, limits and threads. It knows no route:
//! every complete request is given to a Dispatcher. Use it from the thread that made it; events().publish()
//! and statistics() from any.
class Engine {
public:
    using Settings = EngineSettings;

    Engine(Settings settings, const Clock &clock);
    //! Stops without draining if stop() was not called.
    ~Engine();
    Q_DISABLE_COPY_MOVE(Engine)

    //! Listens on every endpoint or on none. `dispatcher` must outlive stop(). Fails with Code::Unavailable
    //! when an address cannot be had, and Code::Invalid when the TLS files cannot be used; the detail says
    //! what to do.
    [[nodiscard]] Result<void> start(Dispatcher &dispatcher);
    //! The ports listened on, in the order of Settings::listen; empty while stopped.
    [[nodiscard]] QList<quint16> ports() const;
    //! Accepts nothing more, finishes what was begun within `drain`, then aborts. Returns when every thread
    //! has ended, so a handler that is running is always waited for. Event streams end at once.
    void stop(std::chrono::milliseconds drain);
    [[nodiscard]] EngineStatistics statistics() const;
    //! Reads the TLS files again for connections to come. On failure the old certificate stays in use.
    [[nodiscard]] Result<void> reloadCertificate();
    [[nodiscard]] EventHub &events();

private:
    struct Running;
    const Settings m_settings;
    const Clock &m_clock;
    Counters m_counters;
    EventHub m_events;
    std::unique_ptr<Running> m_running;
};

} // namespace symbolon::http
