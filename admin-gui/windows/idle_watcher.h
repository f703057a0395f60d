// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"

#include <QObject>
#include <QTimer>

namespace symbolon::gui {

//! Notices that nobody has touched keyboard or mouse for a while, whatever dialog is open. It compares times
//! rather than counting ticks, so a machine that slept wakes up locked.
class IdleWatcher : public QObject {
    Q_OBJECT

public:
    IdleWatcher(const Clock &clock, std::chrono::minutes limit, QObject *parent = nullptr);

    void setLimit(std::chrono::minutes limit) { m_limit = limit; }

    //! Starts to count from now.
    void start();
    void stop();
    //! Looks at the clock; also called once a second.
    void check();

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void idle();

private:
    const Clock &m_clock;
    std::chrono::minutes m_limit;
    Instant m_lastTouch{};
    QTimer m_timer;
};

} // namespace symbolon::gui
