// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/engine.h"

#include "server/http/io_thread.h"
#include "server/http/socket_tools.h"
#include "server/http/tls_configuration.h"

#include "shared/core/log.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace symbolon::http {

namespace {

    //! Files that are open beside connections: databases, logs, exports.
    constexpr int otherFiles = 256;

    int ioThreadCount(const EngineSettings &settings)
    {
        if (!canShareListening())
            return 1;
        if (settings.ioThreads > 0)
            return settings.ioThreads;
        return std::clamp(int(std::thread::hardware_concurrency()), 1, 2);
    }

    //! One per endpoint, in their order.
    Result<QList<std::optional<QSslConfiguration>>> loadTls(const EngineSettings &settings)
    {
        QList<std::optional<QSslConfiguration>> configurations;
        for (const ListenAddress &endpoint : settings.listen) {
            if (!endpoint.isTls) {
                configurations.append(std::nullopt);
                continue;
            }
            if (!settings.tls)
                return fail(Code::Invalid, QStringLiteral("a TLS listener needs a certificate and a key"));
            SYMBOLON_TRY(QSslConfiguration configuration, loadTlsConfiguration(*settings.tls));
            if (endpoint.requestsClientCertificate)
                configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
            configurations.append(configuration);
        }
        return configurations;
    }

    //! For every endpoint one socket per thread; all of them or none.
    Result<QList<QList<qintptr>>> openSockets(const EngineSettings &settings, int threads)
    {
        QList<QList<qintptr>> opened;
        for (const ListenAddress &endpoint : settings.listen) {
            Result<QList<qintptr>> sockets = listenOn(endpoint.address, endpoint.port, threads);
            if (!sockets) {
                for (const QList<qintptr> &others : std::as_const(opened))
                    std::for_each(others.begin(), others.end(), closeSocket);
                return Failure(std::move(sockets.error()));
            }
            opened.append(*std::move(sockets));
        }
        return opened;
    }

} // namespace

//! What exists between start() and stop(). Members are destroyed from the last to the first.
struct Engine::Running {
    EngineCore core;
    Census census;
    Lanes lanes;
    QList<quint16> ports;
    std::vector<std::unique_ptr<IoThread>> threads;

    explicit Running(const EngineCore &with)
        : core(with)
        , census(core.settings)
        , lanes(core)
    {
    }
};

Engine::Engine(Settings settings, const Clock &clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_events(m_settings.limits.eventStreams, m_settings.limits.eventStreamsPerSubject)
{
}

Engine::~Engine()
{
    stop(std::chrono::milliseconds(0));
}

Result<void> Engine::start(Dispatcher &dispatcher)
{
    Q_ASSERT(!m_running);
    SYMBOLON_TRY(const auto tls, loadTls(m_settings));
    const int threads = ioThreadCount(m_settings);
    SYMBOLON_TRY(const auto sockets, openSockets(m_settings, threads));
    const int wantedFiles = m_settings.limits.connections + otherFiles;
    if (raiseFileLimit(wantedFiles) < wantedFiles)
        logWarning("http", QStringLiteral("the limit of open files is below the limit of connections"));

    m_running =
        std::make_unique<Running>(EngineCore{ m_settings, dispatcher, m_counters, m_events, m_clock });
    QList<EventHub::Receiver> receivers;
    for (int i = 0; i < threads; ++i) {
        QList<ListeningSocket> ofThread;
        for (qsizetype endpoint = 0; endpoint < sockets.size(); ++endpoint)
            ofThread.append({ sockets[endpoint][i], tls[endpoint] });
        m_running->threads.push_back(
            std::make_unique<IoThread>(m_running->core, m_running->census, m_running->lanes, ofThread));
    }
    for (const QList<qintptr> &ofEndpoint : sockets)
        m_running->ports.append(localPort(ofEndpoint.first()));
    for (const auto &thread : m_running->threads) {
        thread->launch();
        receivers.append(
            [mailbox = &thread->mailbox()](const EventHub::Event &event) { mailbox->post(event); });
    }
    m_events.setReceivers(std::move(receivers));
    return {};
}

QList<quint16> Engine::ports() const
{
    return m_running ? m_running->ports : QList<quint16>();
}

void Engine::stop(std::chrono::milliseconds drain)
{
    if (!m_running)
        return;
    for (const auto &thread : m_running->threads)
        thread->drain();
    if (drain.count() > 0 && !m_running->census.waitUntilEmpty(drain))
        logWarning("http", QStringLiteral("connections were still open when the time to finish was over"));
    for (const auto &thread : m_running->threads)
        thread->abortAll();
    m_running->lanes.stop();
    m_events.setReceivers({});
    for (const auto &thread : m_running->threads)
        thread->finish();
    m_running.reset();
}

EngineStatistics Engine::statistics() const
{
    EngineStatistics statistics;
    if (m_running) {
        statistics.connections = m_running->census.connections();
        statistics.poolQueue = m_running->lanes.poolQueue();
        statistics.hashingQueue = m_running->lanes.hashingQueue();
    }
    statistics.inFlight = m_counters.inFlight.load(std::memory_order_relaxed);
    statistics.eventStreams = m_events.streams();
    statistics.requests = m_counters.requests.load(std::memory_order_relaxed);
    statistics.bytesReceived = m_counters.bytesReceived.load(std::memory_order_relaxed);
    statistics.bytesSent = m_counters.bytesSent.load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < refusalCount; ++i)
        statistics.refused.insert(
            refusalName(Refusal(i)), m_counters.refused[i].load(std::memory_order_relaxed));
    return statistics;
}

Result<void> Engine::reloadCertificate()
{
    SYMBOLON_TRY(const auto tls, loadTls(m_settings));
    if (m_running) {
        for (const auto &thread : m_running->threads)
            thread->setTls(tls);
    }
    return {};
}

EventHub &Engine::events()
{
    return m_events;
}

} // namespace symbolon::http
