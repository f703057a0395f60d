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
    Malformed,
    UnknownHost,
    HeadTimeout,
    BodyTimeout,
    BodyTooLarge,
    RequestLineTooLong,
    ContentCoding,
    Expectation,
    HeadersTooLarge,
    NotImplemented,
    Version,
    Connections,
    ConnectionsPerClient,
    InFlight,
    PoolQueue,
    HashingQueue,
    BodyMemory,
    EventStreams,
    EventStreamsPerSubject,
    WriteStall,
    HandshakeTimeout,
    HandlerFailure, //!< an exception, or an answer that cannot be sent
};

inline constexpr std::size_t refusalCount = std::size_t(Refusal::HandlerFailure) + 1;

//! The reason's name in metrics: `body_too_large`.
[[nodiscard]] QLatin1String refusalName(Refusal refusal);
//! The status it is answered with; 0 where the connection ends without an answer.
[[nodiscard]] int refusalStatus(Refusal refusal);

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
