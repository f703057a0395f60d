// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

namespace symbolon::gui {

//! A choice beside a list's search field that narrows the list; the first choice shows everything.
class FilterBox final : public QComboBox {
    Q_OBJECT

public:
    FilterBox(const char *objectName, const QString &name, const QStringList &choices, QWidget *parent);

    //! Chooses without chosen() being emitted.
    void set(int choice);

signals:
    //! Somebody chose another one.
    void chosen();
};

} // namespace symbolon::gui
