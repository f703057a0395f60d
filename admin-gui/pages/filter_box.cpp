// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/filter_box.h"

#include <QSignalBlocker>

namespace symbolon::gui {

FilterBox::FilterBox(const char *objectName, const QString &name, const QStringList &choices, QWidget *parent)
    : QComboBox(parent)
{
    setObjectName(QLatin1String(objectName));
    setAccessibleName(name);
    setToolTip(name);
    addItems(choices);
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(this, &QComboBox::currentIndexChanged, this, &FilterBox::chosen);
}

void FilterBox::set(int choice)
{
    const QSignalBlocker quiet(this);
    setCurrentIndex(choice);
}

} // namespace symbolon::gui
