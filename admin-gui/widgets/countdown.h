// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/clock.h"

#include <QWidget>

namespace symbolon::gui {

//! A ring that empties, beside the clock time at which something ends and how long that is from now. Says
//! aloud only when five minutes, one minute and nothing are left.
class Countdown : public QWidget {
    Q_OBJECT

public:
    explicit Countdown(QWidget *parent = nullptr);

    void start(Instant from, Instant until);
    //! What time it is now, by the server's clock.
    void setNow(Instant now);
    void stop();

    [[nodiscard]] bool isOver() const { return m_now >= m_until; }

    //! `Valid until 14:35 (9 min)`.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void over();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void announce(std::chrono::microseconds before, std::chrono::microseconds after);

    Instant m_from{};
    Instant m_until{};
    Instant m_now{};
};

} // namespace symbolon::gui
