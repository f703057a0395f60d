// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/secret.h"

#include <QWidget>

namespace symbolon::gui {

//! A code to be read off the screen: groups of three, spaced and alternately tinted, in a monospaced face of
//! at least 48 pt. While it is shown its accessible name spells it; while it is hidden nothing of it is
//! anywhere.
class CodeView : public QWidget {
    Q_OBJECT

public:
    //! `what` names what is shown to screen readers, e.g. `Activation code`.
    CodeView(const QString &what, double points, QWidget *parent = nullptr);

    //! How many characters a group has; three unless this is called.
    void setGroupSize(int characters) { m_groupSize = characters; }

    void setCode(const Secret &code);
    void setShown(bool isShown);

    [[nodiscard]] bool isShown() const { return m_isShown; }

    //! As large as fits the width; for the full screen.
    void setFillsWidth(bool fills);

    [[nodiscard]] double points() const { return m_points; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    //! Space or a click on the hidden code.
    void revealRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QStringList groups() const;
    [[nodiscard]] QFont fontFor(double points) const;
    [[nodiscard]] QSize sizeFor(double points) const;
    void updateName();

    QString m_what;
    double m_points;
    int m_groupSize = 3;
    Secret m_code;
    bool m_isShown = true;
    bool m_fillsWidth = false;
};

} // namespace symbolon::gui
