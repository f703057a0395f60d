// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/windows/idle_watcher.h"

#include <QCoreApplication>
#include <QEvent>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    bool isTouch(QEvent::Type type)
    {
        switch (type) {
        case QEvent::KeyPress:
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::TouchBegin:
        case QEvent::TabletPress:
            return true;
        default:
            return false;
        }
    }

} // namespace

IdleWatcher::IdleWatcher(const Clock &clock, std::chrono::minutes limit, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_limit(limit)
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatcher::check);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatcher::start()
{
    m_lastTouch = m_clock.now();
    m_timer.start();
}

void IdleWatcher::stop()
{
    m_timer.stop();
}

void IdleWatcher::check()
{
    if (!m_timer.isActive() || m_clock.now() - m_lastTouch < m_limit)
        return;
    m_timer.stop();
    emit idle();
}

bool IdleWatcher::eventFilter(QObject *watched, QEvent *event)
{
    if (isTouch(event->type())) {
        check(); // the first touch after a sleep comes before the timer does
        m_lastTouch = m_clock.now();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace symbolon::gui
