// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/qr.h"

#include "shared/core/secret.h"

#include <QPainter>
#include <qrencode.h>

namespace symbolon::gui {

namespace {

    constexpr int quietZone = 4;

    struct FreeQr {
        void operator()(QRcode *code) const
        {
            wipeMemory(code->data, std::size_t(code->width) * std::size_t(code->width));
            QRcode_free(code);
        }
    };

} // namespace

QrCode::QrCode(const QString &text)
{
    if (text.isEmpty())
        return;
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, FreeQr> code(QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M));
    if (!code)
        return;
    m_size = code->width;
    m_modules.resize(m_size * m_size);
    for (qsizetype i = 0; i < m_modules.size(); ++i)
        m_modules[i] = char(code->data[i] & 1);
}

double QrCode::quietShare() const
{
    return double(quietZone) / (m_size + 2 * quietZone);
}

bool QrCode::isDark(int x, int y) const
{
    return m_modules.at(y * m_size + x) != 0;
}

void QrCode::paint(QPainter &painter, const QRectF &area) const
{
    const double side = std::min(area.width(), area.height());
    const QRectF square(area.center() - QPointF(side, side) / 2, QSizeF(side, side));
    const double module = side / (m_size + 2 * quietZone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(square, Qt::white);
    for (int y = 0; y < m_size; ++y) {
        for (int x = 0; x < m_size; ++x) {
            if (!isDark(x, y))
                continue;
            // Edges are shared, so that no hairline shows between two dark modules.
            const QPointF from = square.topLeft() + QPointF(x + quietZone, y + quietZone) * module;
            const QPointF to = from + QPointF(module, module);
            painter.fillRect(QRectF(from, to), Qt::black);
        }
    }
    painter.restore();
}

} // namespace symbolon::gui
