// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/slip.h"

#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/qr.h"
#include "admin-gui/widgets/slip_sheet.h"
#include "admin-gui/widgets/theme.h"

#include "shared/core/codes.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QPrinterInfo>

#include <span>

namespace symbolon::gui {

namespace {

    //! The translators' context.
    struct SlipText {
        Q_DECLARE_TR_FUNCTIONS(Slip)
    };

    constexpr double millimetresPerInch = 25.4;

    //! What differs between the formats; lengths in millimetres, sizes in points.
    struct Layout {
        double margin;
        double title;
        double text;
        double code;
        double qr;
        bool isLabel; //!< no room to tear: the PIN gets a page of its own, and there are no instructions
    };

    Layout layoutOf(SlipFormat format)
    {
        switch (format) {
        case SlipFormat::Sheet:
        case SlipFormat::A4:
            return { 20, 18, 12, 40, 55, false };
        case SlipFormat::A5:
            return { 14, 15, 10.5, 30, 45, false };
        case SlipFormat::Label62:
            return { 3, 10, 8, 17, 38, true };
        }
        return {};
    }

    //! Writes from top to bottom of a page, in millimetres.
    class SlipPen {
    public:
        SlipPen(QPainter &painter, QPagedPaintDevice &device, const Layout &layout)
            : m_painter(painter)
            , m_layout(layout)
            , m_unit(device.logicalDpiX() / millimetresPerInch)
            , m_width(device.width() - 2 * mm(layout.margin))
            , m_y(mm(layout.margin))
        {
        }

        [[nodiscard]] double mm(double millimetres) const { return millimetres * m_unit; }

        void space(double millimetres) { m_y += mm(millimetres); }

        void write(const QString &text,
            double points,
            bool isBold = false,
            Qt::Alignment alignment = Qt::AlignLeading)
        {
            QFont font;
            font.setPointSizeF(points);
            font.setBold(isBold);
            writeIn(font, text, alignment);
        }

        //! As large as `points`, smaller if the line would not fit.
        void writeCode(const QString &code, double points)
        {
            QFont font = theme::codeFont(points);
            const double needed = QFontMetricsF(font, m_painter.device()).horizontalAdvance(code);
            if (needed > m_width)
                font.setPointSizeF(points * m_width / needed);
            writeIn(font, code, m_layout.isLabel ? Qt::AlignHCenter : Qt::AlignLeading);
        }

        void drawQr(const QString &url)
        {
            const QrCode code(url);
            const double side = std::min(mm(m_layout.qr), m_width);
            // The quiet zone is white anyway, so the dark part lines up with the text.
            const double x =
                mm(m_layout.margin) + (m_layout.isLabel ? (m_width - side) / 2 : -code.quietShare() * side);
            code.paint(m_painter, QRectF(x, m_y, side, side));
            m_y += side;
        }

        void drawTearLine(const QString &hint)
        {
            m_painter.setPen(QPen(Qt::black, mm(0.3), Qt::DashLine));
            m_painter.drawLine(QPointF(0, m_y), QPointF(m_width + 2 * mm(m_layout.margin), m_y));
            m_y += mm(2);
            write(hint, m_layout.text * 0.8);
        }

        void nextPage() { m_y = mm(m_layout.margin); }

    private:
        void writeIn(const QFont &font, const QString &text, Qt::Alignment alignment)
        {
            m_painter.setFont(font);
            m_painter.setPen(Qt::black);
            const QRectF area(mm(m_layout.margin), m_y, m_width, mm(1000));
            QRectF used;
            m_painter.drawText(area, int(Qt::TextWordWrap | Qt::AlignTop | alignment), text, &used);
            m_y = used.bottom();
        }

        QPainter &m_painter;
        const Layout m_layout;
        const double m_unit;
        const double m_width;
        double m_y;
    };

    QString untilText(const Slip &slip)
    {
        return SlipText::tr("Valid until %1").arg(labels::clockTime(slip.expiresAt, Instant()));
    }

    QString instructions(const Slip &slip)
    {
        if (!slip.needsPin)
            return SlipText::tr("1. Open the app on the tablet.\n2. Scan the square, or type the code.\nThe "
                                "code works once.");
        return SlipText::tr(
            "1. Open the app on your phone.\n2. Scan the square, or type the code.\n3. Type the PIN that you "
            "are given separately.\nThe code works once. Show it to nobody else.");
    }

    void writeCodePart(SlipPen &pen, const Slip &slip, const Layout &layout)
    {
        const Qt::Alignment alignment = layout.isLabel ? Qt::AlignHCenter : Qt::AlignLeading;
        pen.write(slip.siteName, layout.title, true, alignment);
        pen.write(slip.subject, layout.text, false, alignment);
        pen.space(layout.isLabel ? 1 : 8);
        if (!layout.isLabel)
            pen.write(SlipText::tr("Your activation code"), layout.text);
        pen.writeCode(codes::grouped(QString::fromUtf8(slip.code.reveal())), layout.code);
        pen.space(layout.isLabel ? 0 : 4);
        pen.drawQr(slip.url);
        pen.space(layout.isLabel ? 0 : 4);
        pen.write(untilText(slip), layout.text, true, alignment);
        if (layout.isLabel)
            return;
        pen.space(6);
        pen.write(instructions(slip), layout.text);
    }

    void writePinPart(SlipPen &pen, const Slip &slip, const Layout &layout)
    {
        const Qt::Alignment alignment = layout.isLabel ? Qt::AlignHCenter : Qt::AlignLeading;
        pen.write(
            SlipText::tr("PIN for the activation of: %1").arg(slip.subject), layout.text, false, alignment);
        pen.space(2);
        pen.writeCode(QString::fromUtf8(slip.pin.reveal()), layout.code);
        pen.space(1);
        pen.write(untilText(slip), layout.text, false, alignment);
    }

} // namespace

SlipFormat slipFormatFromText(const QString &text)
{
    if (text == u"a5")
        return SlipFormat::A5;
    return text == u"label62" ? SlipFormat::Label62 : SlipFormat::A4;
}

QPageSize pageSizeOf(SlipFormat format)
{
    switch (format) {
    case SlipFormat::Sheet:
    case SlipFormat::A4:
        return QPageSize(QPageSize::A4);
    case SlipFormat::A5:
        return QPageSize(QPageSize::A5);
    case SlipFormat::Label62:
        return QPageSize(
            QSizeF(62, 72), QPageSize::Millimeter, QStringLiteral("62 mm label"), QPageSize::ExactMatch);
    }
    return {};
}

void paintSlip(QPainter &painter, QPagedPaintDevice &device, const Slip &slip, SlipFormat format)
{
    const Layout layout = layoutOf(format);
    SlipPen pen(painter, device, layout);
    writeCodePart(pen, slip, layout);
    if (slip.pin.isEmpty())
        return;
    if (layout.isLabel) {
        device.newPage();
        pen.nextPage();
    } else {
        pen.space(8);
        pen.drawTearLine(SlipText::tr("Tear here. Hand the PIN over separately from the code."));
        pen.space(6);
    }
    writePinPart(pen, slip, layout);
}

Result<void> paintSlips(QPagedPaintDevice &device, const QList<Slip> &slips, SlipFormat format)
{
    device.setPageSize(pageSizeOf(format));
    device.setPageMargins(QMarginsF());
    QPainter painter;
    if (!painter.begin(&device))
        return fail(Code::Unavailable, QStringLiteral("the device cannot be painted on"));
    const std::size_t onPage = format == SlipFormat::Sheet ? slipsOnSheet : 1;
    for (std::span<const Slip> rest(slips.cbegin(), slips.cend()); !rest.empty();) {
        const auto page = rest.first(std::min(onPage, rest.size()));
        if (format == SlipFormat::Sheet)
            paintSheet(painter, device, page);
        else
            paintSlip(painter, device, page.front(), format);
        rest = rest.subspan(page.size());
        if (!rest.empty())
            device.newPage();
    }
    if (!painter.end())
        return fail(Code::Unavailable, QStringLiteral("the pages could not be finished"));
    return {};
}

Result<void> saveSlips(const QString &file, const QList<Slip> &slips, SlipFormat format)
{
    QPdfWriter writer(file);
    writer.setResolution(600);
    writer.setTitle(SlipText::tr("Activation code"));
    return paintSlips(writer, slips, format);
}

Result<QString> DesktopPrinter::print(const QList<Slip> &slips, SlipFormat format)
{
    const QString wanted = m_name();
    QPrinterInfo info = wanted.isEmpty() ? QPrinterInfo::defaultPrinter() : QPrinterInfo::printerInfo(wanted);
    if (info.isNull())
        info = QPrinterInfo::defaultPrinter();
    if (info.isNull())
        return fail(Code::Unavailable, QStringLiteral("no printer"));
    QPrinter printer(info, QPrinter::HighResolution);
    printer.setDocName(SlipText::tr("Activation code"));
    printer.setFullPage(true);
    SYMBOLON_CHECK(paintSlips(printer, slips, format));
    return info.description();
}

} // namespace symbolon::gui
