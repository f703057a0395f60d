// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/slip_sheet.h"

#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/qr.h"
#include "admin-gui/widgets/theme.h"

#include "shared/core/codes.h"

#include <QCoreApplication>
#include <QPagedPaintDevice>
#include <QPainter>

namespace symbolon::gui {

namespace {

    //! The translators' context.
    struct SheetText {
        Q_DECLARE_TR_FUNCTIONS(Slip)
    };

    // Millimetres and points.
    constexpr int columns = 2;
    constexpr int rows = slipsOnSheet / columns;
    constexpr double pageMargin = 8;
    constexpr double cellMargin = 4;
    constexpr double qrSide = 38;
    constexpr double namePoints = 12;
    constexpr double codePoints = 17;
    constexpr double textPoints = 8;
    constexpr double millimetresPerInch = 25.4;

    //! One field of the grid, in device units.
    class Cell {
    public:
        Cell(QPainter &painter, const QRectF &area, double unit)
            : m_painter(painter)
            , m_area(area)
            , m_unit(unit)
        {
        }

        void paint(const Slip &slip)
        {
            m_painter.setPen(QPen(Qt::gray, 0.2 * m_unit, Qt::DashLine));
            m_painter.drawRect(m_area);
            m_painter.setPen(Qt::black);
            const double margin = cellMargin * m_unit;
            QRectF inside = m_area.adjusted(margin, margin, -margin, -margin);
            QFont name;
            name.setPointSizeF(namePoints);
            name.setBold(true);
            write(inside, name, slip.subject);
            QFont text;
            text.setPointSizeF(textPoints);
            write(inside, text, slip.siteName);
            const QString code = codes::grouped(QString::fromUtf8(slip.code.reveal()));
            write(inside, theme::codeFont(codePoints), code);
            const double side = std::min(qrSide * m_unit, inside.height());
            QrCode(slip.url).paint(m_painter, QRectF(inside.left(), inside.bottom() - side, side, side));
            inside.setLeft(inside.left() + side + margin);
            inside.setTop(m_area.bottom() - margin - side);
            write(inside,
                text,
                SheetText::tr("Valid until %1").arg(labels::clockTime(slip.expiresAt, Instant())));
            write(inside, text, SheetText::tr("Scan the square in the tablet's app, or type the code."));
        }

    private:
        //! Writes at the top of `area`, as large as `font` or smaller where a line would not fit, and takes
        //! that height away.
        void write(QRectF &area, QFont font, const QString &text)
        {
            const double needed = QFontMetricsF(font, m_painter.device()).horizontalAdvance(text);
            const bool isOneWord = !text.contains(u' ');
            if (isOneWord && needed > area.width())
                font.setPointSizeF(font.pointSizeF() * area.width() / needed);
            m_painter.setFont(font);
            QRectF used;
            m_painter.drawText(area, int(Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeading), text, &used);
            area.setTop(used.bottom() + m_unit);
        }

        QPainter &m_painter;
        const QRectF m_area;
        const double m_unit; //!< device units in a millimetre
    };

} // namespace

void paintSheet(QPainter &painter, QPagedPaintDevice &device, std::span<const Slip> slips)
{
    const double unit = device.logicalDpiX() / millimetresPerInch;
    const double margin = pageMargin * unit;
    const QSizeF field((device.width() - 2 * margin) / columns, (device.height() - 2 * margin) / rows);
    for (std::size_t i = 0; i < slips.size() && i < slipsOnSheet; ++i) {
        const QPointF corner(
            margin + double(i % columns) * field.width(), margin + double(i / columns) * field.height());
        Cell(painter, QRectF(corner, field), unit).paint(slips[i]);
    }
}

} // namespace symbolon::gui
