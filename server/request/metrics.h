// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <chrono>
#include <memory>

namespace symbolon::http {

//! Figures for Prometheus, kept by prometheus-cpp. Thread-safe.
class Metrics {
public:
    Metrics();
    ~Metrics();

    //! One finished request. Liveness probes and the scrape itself are not counted (activation
    //! contract 7.14).
    void count(
        const QByteArray &method, const QByteArray &routePattern, int status, std::chrono::nanoseconds took);
    //! Something that protection did or met: `ban`, `brake`, `clock_back`.
    void event(const char *what);
    //! A value that somebody else keeps (connections, queue depth), set before each scrape.
    void gauge(const char *name, const char *help, double value);
    //! The exposition text, format version 0.0.4.
    [[nodiscard]] QByteArray text() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace symbolon::http
