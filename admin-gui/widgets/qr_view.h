// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/widgets/qr.h"

#include <QWidget>

namespace symbolon::gui {

//! A QR code on the screen, 45 mm wide, black on white in every theme, with its quiet zone.
class QrView : public QWidget {
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    //! `text` is drawn, `description` is what a screen reader says that it holds.
    void setContent(const QString &text, const QString &description);
    void setShown(bool isShown);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QrCode m_code;
    bool m_isShown = true;
};

} // namespace symbolon::gui
