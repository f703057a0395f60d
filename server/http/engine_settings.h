// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/address.h"

#include <chrono>
#include <functional>
#include <optional>

namespace symbolon::http {

//! Everything a client could exhaust, and how much of it one gets. What happens beyond a limit is said with
//! it.
struct EngineLimits {
    qsizetype requestLine = 8192; //!< bytes; beyond: 414
    qsizetype headerBytes = 32'768; //!< all header lines together; beyond: 431
    int headerCount = 100; //!< beyond: 431
    qint64 bodyBytesInAll = 256LL << 20; //!< of all requests being received or worked on; beyond: 503
    std::chrono::milliseconds handshakeTime{ 5'000 }; //!< TLS; beyond: closed
    std::chrono::milliseconds headTime{ 10'000 }; //!< first byte to end of head; beyond: 408
    std::chrono::milliseconds bodyTime{ 30'000 }; //!< end of head to end of body; beyond: 408
    std::chrono::milliseconds idleTime{ 60'000 }; //!< between requests; beyond: closed
    std::chrono::milliseconds writeStall{
        20'000
    }; //!< without a byte being taken by the peer; beyond: aborted
    std::chrono::milliseconds lingerTime{ 2'000 }; //!< for the peer to close after our last answer
    qint64 lingerBytes = 16LL << 20; //!< discarded in that time before the connection is aborted
    int requestsPerConnection = 10'000; //!< the last answer says `Connection: close`
    int connections = 10'000; //!< beyond: 503 and closed at once
    int connectionsPerClient =
        256; //!< per bucketOf(peer), trusted proxies excepted; beyond: 503 and closed at once
    int inFlight = 1'000; //!< requests being worked on or waiting for a thread; beyond: 503
    int pipelined =
        32; //!< requests of one connection read ahead of their answers; the rest waits in the socket
    int eventStreams = 200; //!< beyond: 503
    int eventStreamsPerSubject = 2; //!< beyond: 429
    qint64 eventBacklog = 262'144; //!< bytes a stream's reader may lag behind; beyond: aborted
    std::chrono::milliseconds eventPing{ 15'000 };
    std::chrono::milliseconds tick{ 250 }; //!< how often deadlines are looked at
};

//! One address to listen on. Port 0 takes a free one, which Engine::ports() tells.
struct ListenAddress {
    QHostAddress address{ QHostAddress::LocalHost };
    quint16 port = 5000;
    bool isTls = false; //!< needs EngineSettings::tls
    //! Asks TLS clients for a certificate without judging it: Request::peerCertificate holds what came.
    bool requestsClientCertificate = false;
};

//! PEM files: the chain with the server's own certificate first, and its unencrypted RSA or EC key.
struct TlsFiles {
    QString certificateFile;
    QString keyFile;
};

//! How the engine is set up. A thread count of 0 means the default named beside it.
struct EngineSettings {
    QList<ListenAddress> listen{ ListenAddress{} };
    int ioThreads = 0; //!< 1 on one core, else 2; always 1 where the kernel does not balance SO_REUSEPORT
    int poolThreads = 0; //!< 4 × cores, at least 8
    int hashingThreads = 0; //!< cores
    int poolQueue = 1024; //!< requests waiting for a pool thread; beyond: 503
    int hashingQueue = 64; //!< requests waiting for a hashing thread; beyond: 503
    EngineLimits limits;
    std::optional<TlsFiles> tls;
    QList<Subnet> trustedProxies;
    //! Accepted values of Host without port, lower case; empty accepts every well-formed one. Others: 400.
    QList<QByteArray> allowedHosts;
    //! Called at the end of each pool and hashing thread, in it: to close what is kept per thread.
    std::function<void()> onThreadEnd;
};

} // namespace symbolon::http
