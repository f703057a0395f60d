// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/code_view.h"

#include "admin-gui/widgets/spelling.h"
#include "admin-gui/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace symbolon::gui {

namespace {

    constexpr double paddingPerEm = 0.25;
    constexpr double gapPerEm = 0.3;

} // namespace

CodeView::CodeView(const QString &what, double points, QWidget *parent)
    : QWidget(parent)
    , m_what(what)
    , m_points(points)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    updateName();
}

void CodeView::setCode(const Secret &code)
{
    m_code = code;
    m_isShown = true;
    updateName();
    updateGeometry();
    update();
}

void CodeView::setShown(bool isShown)
{
    m_isShown = isShown;
    updateName();
    update();
}

void CodeView::setFillsWidth(bool fills)
{
    m_fillsWidth = fills;
    setSizePolicy(QSizePolicy::Expanding, fills ? QSizePolicy::Expanding : QSizePolicy::Fixed);
}

QSize CodeView::sizeHint() const
{
    return sizeFor(m_points);
}

QSize CodeView::minimumSizeHint() const
{
    return sizeFor(m_fillsWidth ? m_points / 2 : m_points);
}

QStringList CodeView::groups() const
{
    QStringList groups;
    QString text = QString::fromUtf8(m_code.reveal());
    if (!m_isShown)
        text.fill(u'•');
    for (qsizetype start = 0; start < text.size(); start += m_groupSize)
        groups.append(text.mid(start, m_groupSize));
    return groups;
}

QFont CodeView::fontFor(double points) const
{
    return theme::codeFont(points);
}

QSize CodeView::sizeFor(double points) const
{
    const QFontMetricsF metrics(fontFor(points), this);
    const double em = metrics.horizontalAdvance(u'M');
    const QStringList parts = groups();
    double width = double(std::max<qsizetype>(0, parts.size() - 1)) * gapPerEm * em;
    for (const QString &part : parts)
        width += metrics.horizontalAdvance(part) + 2 * paddingPerEm * em;
    return QSize(int(std::ceil(width)) + theme::unit,
        int(std::ceil(metrics.height() + paddingPerEm * em)) + theme::unit);
}

void CodeView::updateName()
{
    if (m_code.isEmpty())
        setAccessibleName(m_what);
    else if (m_isShown)
        //: %1 = Activation code, %2 = the code, spelled
        setAccessibleName(tr("%1: %2").arg(m_what, spelling::spelled(QString::fromUtf8(m_code.reveal()))));
    else
        setAccessibleName(tr("%1, hidden; press Space to show it").arg(m_what));
    setToolTip(m_isShown ? QString() : tr("Press Space to show it"));
}

void CodeView::paintEvent(QPaintEvent *)
{
    double points = m_points;
    if (m_fillsWidth && !m_code.isEmpty())
        points *= 0.98 * double(width()) / sizeFor(points).width();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontFor(points));
    const QFontMetricsF metrics(painter.font(), this);
    const double em = metrics.horizontalAdvance(u'M');
    double x = theme::unit / 2.0;
    const double height = metrics.height() + paddingPerEm * em;
    const double top = (this->height() - height) / 2;
    bool isTinted = true;
    for (const QString &group : groups()) {
        const QRectF tile(x, top, metrics.horizontalAdvance(group) + 2 * paddingPerEm * em, height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(isTinted ? theme::colours().tint : theme::colours().raised);
        painter.drawRoundedRect(tile, theme::unit, theme::unit);
        painter.setPen(m_isShown ? theme::colours().text : theme::colours().muted);
        painter.drawText(tile, Qt::AlignCenter, group);
        x = tile.right() + gapPerEm * em;
        isTinted = !isTinted;
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme::colours().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::unit, theme::unit);
    }
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !m_isShown)
        emit revealRequested();
    else
        QWidget::keyPressEvent(event);
}

void CodeView::mousePressEvent(QMouseEvent *event)
{
    if (!m_isShown)
        emit revealRequested();
    else
        QWidget::mousePressEvent(event);
}

} // namespace symbolon::gui
