// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/io_worker.h"

#include "server/http/guard.h"
#include "server/http/listener.h"

#include "shared/core/log.h"

namespace symbolon::http {

IoWorker::IoWorker(
    const EngineCore &core, Census &census, Lanes &lanes, const QList<ListeningSocket> &sockets)
    : m_mailbox(this)
    , m_context{ core, census, lanes, m_mailbox }
    , m_server(m_context)
{
    for (const ListeningSocket &socket : sockets) {
        auto *listener = new Listener(m_context, socket.descriptor, socket.tls);
        m_listeners.append(listener);
        if (!bindListener(m_server, listener))
            logError("http", QStringLiteral("a listening socket cannot be used"));
    }
    startTimer(core.settings.limits.tick);
}

IoWorker::~IoWorker()
{
    abortAll();
    qDeleteAll(m_listeners);
}

void IoWorker::Server::received(const QHttpServerRequest &request)
{
    if (m_context.delivering)
        m_context.delivering->received(request);
}

void IoWorker::customEvent(QEvent *event)
{
    if (event->type() != Mailbox::emptyMe)
        return;
    Mailbox::Contents contents = m_mailbox.fetch();
    for (Letter &letter : contents.letters) {
        if (Guard *guard = m_context.guards.value(letter.guard))
            guard->answer(letter.serial, std::move(letter.response));
    }
    for (const EventHub::Event &message : contents.events) {
        const QList<Guard *> guards = m_context.guards.values();
        for (Guard *guard : guards)
            guard->publish(message);
    }
}

void IoWorker::timerEvent(QTimerEvent *)
{
    const Time now = steadyNow();
    const QList<Guard *> guards = m_context.guards.values();
    for (Guard *guard : guards)
        guard->tick(now);
    for (Listener *listener : std::as_const(m_listeners))
        listener->tick(now);
}

void IoWorker::setTls(const QList<std::optional<QSslConfiguration>> &tls)
{
    for (qsizetype i = 0; i < m_listeners.size(); ++i)
        m_listeners[i]->setTls(tls[i]);
}

void IoWorker::drain()
{
    for (Listener *listener : std::as_const(m_listeners))
        listener->finish();
    m_context.isDraining = true;
    const QList<Guard *> guards = m_context.guards.values();
    for (Guard *guard : guards)
        guard->drain();
}

void IoWorker::abortAll()
{
    const QList<Guard *> guards = m_context.guards.values();
    for (Guard *guard : guards)
        guard->abort();
}

} // namespace symbolon::http
