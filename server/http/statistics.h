// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QMap>
#include <QString>

#include <array>
#include <atomic>

namespace symbolon::http {

//! Why the engine turned something away without the router having a say.
enum class Refusal {
    Malformed, //!< 400
    UnknownHost, //!< 400
    HeadTimeout, //!< 408
    BodyTimeout, //!< 408
    BodyTooLarge, //!< 413
    RequestLineTooLong, //!< 414
    ContentCoding, //!< 415
    Expectation, //!< 417
    HeadersTooLarge, //!< 431
    NotImplemented, //!< 501
    Version, //!< 505
    Connections, //!< 503, all together
    ConnectionsPerClient, //!< 503
    InFlight, //!< 503
    PoolQueue, //!< 503
    HashingQueue, //!< 503
    BodyMemory, //!< 503
    EventStreams, //!< 503
    EventStreamsPerSubject, //!< 429
    WriteStall, //!< aborted
    HandshakeTimeout, //!< closed
    HandlerFailure, //!< 500, an exception or an answer that cannot be sent
};

inline constexpr std::size_t refusalCount = std::size_t(Refusal::HandlerFailure) + 1;

//! The reason's name in metrics: `body_too_large`.
[[nodiscard]] QLatin1String refusalName(Refusal refusal);

//! A snapshot for metrics and tests.
struct EngineStatistics {
    int connections = 0;
    int inFlight = 0;
    int poolQueue = 0;
    int hashingQueue = 0;
    int eventStreams = 0;
    quint64 requests = 0;
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    QMap<QString, quint64> refused; //!< by refusalName(), every reason present
};

//! The engine's counters; every thread writes, relaxed.
struct Counters {
    std::atomic<int> inFlight{ 0 };
    std::atomic<qint64> bodyBytes{ 0 };
    std::atomic<quint64> requests{ 0 };
    std::atomic<quint64> bytesReceived{ 0 };
    std::atomic<quint64> bytesSent{ 0 };
    std::array<std::atomic<quint64>, refusalCount> refused{};

    void count(Refusal refusal) { refused[std::size_t(refusal)].fetch_add(1, std::memory_order_relaxed); }
};

} // namespace symbolon::http
