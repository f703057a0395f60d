// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/slip_options.h"

#include "admin-gui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

namespace symbolon::gui {

SlipOptions::SlipOptions(Settings &settings, bool hasPin, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("slipOptions"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(theme::gap);
    auto *label = new QLabel(tr("Slip on"), this);
    theme::makeMuted(label);
    auto *format = new QComboBox(this);
    format->setObjectName(QStringLiteral("slipFormatBox"));
    format->setAccessibleName(tr("Paper of the slip"));
    format->addItem(tr("A4"), QStringLiteral("a4"));
    format->addItem(tr("A5"), QStringLiteral("a5"));
    format->addItem(tr("62 mm label"), QStringLiteral("label62"));
    format->setToolTip(tr("Several tablets share A4 pages, eight on each."));
    format->setAccessibleDescription(format->toolTip());
    format->setCurrentIndex(std::max(0, format->findData(settings.get(setting::slipFormat))));
    connect(format, &QComboBox::currentIndexChanged, this, [format, &settings] {
        settings.set(setting::slipFormat, format->currentData().toString());
    });
    label->setBuddy(format);
    row->addWidget(label);
    row->addWidget(format);
    if (hasPin) {
        auto *hide = new QCheckBox(tr("Hide the PIN on the slip"), this);
        hide->setObjectName(QStringLiteral("hidePinBox"));
        hide->setAccessibleName(hide->text());
        hide->setChecked(settings.get(setting::slipHidesPin));
        connect(hide, &QCheckBox::toggled, this, [&settings](bool hides) {
            settings.set(setting::slipHidesPin, hides);
        });
        row->addWidget(hide);
    }
    row->addStretch(1);
}

} // namespace symbolon::gui
