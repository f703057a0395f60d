// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/full_screen_code.h"

#include "admin-gui/widgets/code_view.h"
#include "admin-gui/widgets/qr_view.h"
#include "admin-gui/widgets/theme.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    constexpr double points = 96;

} // namespace

FullScreenCode::FullScreenCode(const Secret &code, const QString &url, QWidget *parent)
    : QWidget(parent, Qt::Window)
{
    setObjectName(QStringLiteral("fullScreenCode"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Activation code"));
    auto *view = new CodeView(tr("Activation code"), points, this);
    view->setObjectName(QStringLiteral("fullScreenCodeView"));
    view->setFillsWidth(true);
    view->setCode(code);
    auto *qr = new QrView(this);
    qr->setContent(url, tr("QR code with a link that holds the activation code, not the PIN"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->addWidget(view, 2);
    column->addWidget(qr, 0, Qt::AlignHCenter);
    column->addStretch(1);
}

void FullScreenCode::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F11)
        close();
    else
        QWidget::keyPressEvent(event);
}

void FullScreenCode::mousePressEvent(QMouseEvent *)
{
    close();
}

} // namespace symbolon::gui
