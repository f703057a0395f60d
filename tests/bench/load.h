// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/histogram.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace symbolon::bench {

//! Who asks what, and how fast.
struct LoadPlan {
    quint16 port = 0; //!< of 127.0.0.1
    int connections = 64; //!< each with one request under way at a time
    std::chrono::milliseconds time{ 3'000 };
    qint64 requests = 0; //!< ends after so many, if not 0
    //! Requests a second of all connections together; 0: each asks as soon as it is answered. At a given pace
    //! a request's time counts from when it was due, so a server that falls behind cannot hide it.
    double pace = 0;
    //! The next request of a connection, complete and without pipelining. An empty one: it has nothing more
    //! to ask.
    std::function<QByteArray(int connection)> next;
    //! Told of every answer; may be empty.
    std::function<void(int connection, int status, QByteArrayView body)> answered;
};

//! What came of it.
struct LoadResult {
    qint64 requests = 0; //!< answered with 200
    qint64 errors = 0; //!< answered otherwise, or not at all
    int lastError = 0; //!< status of the last answer that was not 200
    double seconds = 0;
    Histogram latency;

    [[nodiscard]] double perSecond() const { return seconds > 0 ? double(requests) / seconds : 0; }
};

//! Asks from the calling thread, by epoll, as the plan says. Everything it needs is made before the time
//! begins. A connection that the server closes after an answer is opened again.
[[nodiscard]] LoadResult runLoad(const LoadPlan &plan);

//! `GET path` with a Host and the given header lines (each with its line end).
[[nodiscard]] QByteArray getRequest(const QByteArray &path, const QByteArray &headers = {});
//! The same for POST with a JSON body, or with none.
[[nodiscard]] QByteArray postRequest(
    const QByteArray &path, const QByteArray &headers = {}, const QByteArray &body = {});

//! Connections that are opened, ask once for /running, and then stay open and silent until destroyed.
class IdleConnections {
public:
    IdleConnections(quint16 port, int count);
    ~IdleConnections();
    Q_DISABLE_COPY_MOVE(IdleConnections)

    //! How many were opened and answered.
    [[nodiscard]] int open() const { return int(m_descriptors.size()); }

private:
    QList<int> m_descriptors;
};

} // namespace symbolon::bench
