// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/countdown.h"

#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include <QAccessible>
#include <QPainter>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    constexpr int ringSize = 8 * theme::unit;
    constexpr int sixteenths = 16; //!< QPainter's unit of angle
    constexpr std::chrono::microseconds announced[] = { 5min, 1min, 0min };

} // namespace

Countdown::Countdown(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("countdown"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Countdown::start(Instant from, Instant until)
{
    m_from = from;
    m_until = until;
    m_now = from;
    setAccessibleName(text());
    setToolTip(labels::fullTime(until));
    updateGeometry();
    update();
}

void Countdown::setNow(Instant now)
{
    const Instant before = std::exchange(m_now, now);
    setAccessibleName(text());
    update();
    announce(m_until - before, m_until - now);
    if (before < m_until && now >= m_until)
        emit over();
}

void Countdown::stop()
{
    m_until = {};
    update();
}

QString Countdown::text() const
{
    if (m_until == Instant{})
        return {};
    const QString time = labels::clockTime(m_until, m_now);
    if (isOver())
        return tr("Expired at %1").arg(time);
    //: %1 = a clock time, %2 = how long that is from now
    return tr("Valid until %1 (%2)").arg(time, labels::duration(m_until - m_now));
}

QSize Countdown::sizeHint() const
{
    // Wide enough for every later text, so that nothing moves while it counts.
    const QString widest =
        tr("Valid until %1 (%2)").arg(labels::clockTime(m_until, m_now), QStringLiteral("00 min"));
    return { ringSize + theme::gap + fontMetrics().horizontalAdvance(widest) + theme::space,
        std::max(ringSize, fontMetrics().height()) };
}

void Countdown::announce(std::chrono::microseconds before, std::chrono::microseconds after)
{
    for (const auto moment : announced) {
        if (before > moment && after <= moment) {
            QAccessibleEvent alert(this, QAccessible::Alert);
            QAccessible::updateAccessibility(&alert);
        }
    }
}

void Countdown::paintEvent(QPaintEvent *)
{
    if (m_until == Instant{})
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double whole = std::max(1.0, double((m_until - m_from).count()));
    const double left = std::clamp(double((m_until - m_now).count()) / whole, 0.0, 1.0);
    const bool isShort = m_until - m_now <= 1min;
    const theme::Colours &colours = theme::colours();
    QRectF ring(2, (height() - ringSize) / 2.0 + 2, ringSize - 4, ringSize - 4);
    if (layoutDirection() == Qt::RightToLeft)
        ring.moveRight(width() - 2);
    painter.setPen(QPen(colours.raised, theme::unit));
    painter.drawEllipse(ring);
    painter.setPen(QPen(isShort ? colours.danger : colours.accent, theme::unit, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(ring, 90 * sixteenths, int(left * 360 * sixteenths));
    painter.setPen(isShort ? colours.danger : colours.text);
    const int indent = ringSize + theme::gap;
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    painter.drawText(rect().adjusted(isMirrored ? 0 : indent, 0, isMirrored ? -indent : 0, 0),
        int(Qt::AlignVCenter | Qt::AlignLeading),
        text());
}

} // namespace symbolon::gui
