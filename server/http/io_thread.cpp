// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/io_thread.h"

#include "server/http/epoll_dispatcher.h"
#include "server/http/io_worker.h"

#include <QCoreApplication>

namespace symbolon::http {

IoThread::IoThread(const EngineCore &core, Census &census, Lanes &lanes, QList<ListeningSocket> sockets)
    : m_core(core)
    , m_census(census)
    , m_lanes(lanes)
    , m_sockets(std::move(sockets))
{
    setObjectName(QStringLiteral("http-io"));
#ifdef Q_OS_LINUX
    setEventDispatcher(new EpollDispatcher);
#endif
}

IoThread::~IoThread()
{
    finish();
}

void IoThread::launch()
{
    start();
    m_isListening.acquire();
}

void IoThread::run()
{
    IoWorker worker(m_core, m_census, m_lanes, m_sockets);
    m_worker = &worker;
    m_mailbox = &worker.mailbox();
    m_isListening.release();
    exec();
    worker.abortAll();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void IoThread::setTls(const QList<std::optional<QSslConfiguration>> &tls)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, tls] { worker->setTls(tls); }, Qt::BlockingQueuedConnection);
}

void IoThread::drain()
{
    QMetaObject::invokeMethod(m_worker, &IoWorker::drain, Qt::QueuedConnection);
}

void IoThread::abortAll()
{
    QMetaObject::invokeMethod(m_worker, &IoWorker::abortAll, Qt::BlockingQueuedConnection);
}

void IoThread::finish()
{
    quit();
    wait();
}

} // namespace symbolon::http
