// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QRectF>
#include <QString>

class QPainter;

namespace symbolon::gui {

//! A QR code (ISO/IEC 18004) of error correction level M, which survives 15 % of it being smudged.
class QrCode {
public:
    //! Empty when `text` is empty or does not fit.
    explicit QrCode(const QString &text = {});

    [[nodiscard]] bool isEmpty() const { return m_modules.isEmpty(); }

    //! Modules on a side, without the quiet zone.
    [[nodiscard]] int size() const { return m_size; }

    //! How much of the whole side the quiet zone takes on each edge.
    [[nodiscard]] double quietShare() const;
    [[nodiscard]] bool isDark(int x, int y) const;
    //! Draws it black on white into the square of `area`, with the quiet zone of four modules inside.
    void paint(QPainter &painter, const QRectF &area) const;

private:
    int m_size = 0;
    QByteArray m_modules;
};

} // namespace symbolon::gui
