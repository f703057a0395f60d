// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

class QLabel;

namespace symbolon::gui {

//! A number that is a button: how many, of what, and a sign with a word where somebody should look.
class Tile final : public QPushButton {
    Q_OBJECT

public:
    Tile(const char *objectName, QWidget *parent);

    //! `sentence` says the same to screen readers, e.g. `3 codes are waiting`.
    void setCount(int count, const QString &caption, const QString &sentence, bool wantsLook);
    //! Nothing is known yet.
    void setUnknown(const QString &caption);
    //! Greys it out and says why; an empty reason enables it.
    void setReason(const QString &reason);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override;

private:
    void setTexts(const QString &number, const QString &caption, bool wantsLook);

    QLabel *m_number;
    QLabel *m_caption;
    QWidget *m_look;
};

} // namespace symbolon::gui
