// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/windows/keys_dialog.h"

#include "admin-gui/widgets/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace symbolon::gui {

KeysDialog::KeysDialog(const QList<QAction *> &actions, QWidget *parent)
    : Dialog("keysDialog", tr("Keys of this page"), {}, parent)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme::margin);
    grid->setVerticalSpacing(theme::gap);
    int row = 0;
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty())
            continue;
        auto *keys = new QLabel(action->shortcut().toString(QKeySequence::NativeText), this);
        auto *text = new QLabel(action->text(), this);
        for (QLabel *label : { keys, text })
            label->setTextFormat(Qt::PlainText);
        keys->setFont(theme::codeFont(font().pointSizeF()));
        grid->addWidget(keys, row, 0);
        grid->addWidget(text, row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    body()->addLayout(grid);
}

} // namespace symbolon::gui
