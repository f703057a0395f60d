// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/qr_view.h"

#include "admin-gui/widgets/theme.h"

#include <QPainter>

namespace symbolon::gui {

namespace {

    constexpr double leastMillimetres = 45;
    constexpr double millimetresPerInch = 25.4;

} // namespace

QrView::QrView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("qrView"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrView::setContent(const QString &text, const QString &description)
{
    m_code = QrCode(text);
    m_isShown = true;
    setAccessibleName(description);
    updateGeometry();
    update();
}

void QrView::setShown(bool isShown)
{
    m_isShown = isShown;
    update();
}

QSize QrView::sizeHint() const
{
    // A whole number of pixels for each module keeps the edges sharp.
    const double least = logicalDpiX() * leastMillimetres / millimetresPerInch;
    const int modules = std::max(1, m_code.size() + 8);
    const int side = int(std::ceil(least / modules)) * modules;
    return { side, side };
}

void QrView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_code.isEmpty() && m_isShown) {
        m_code.paint(painter, rect());
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::colours().raised);
    painter.drawRoundedRect(rect(), theme::unit, theme::unit);
}

} // namespace symbolon::gui
