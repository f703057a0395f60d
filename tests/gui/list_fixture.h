// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/fake_desk.h"
#include "tests/gui/window_fixture.h"

#include <QTableView>
#include <QTest>

namespace symbolon::test {

//! The window, signed in, with one list page in front, and what a person does and sees there.
struct ListFixture : WindowFixture {
    FakeDesk desk{ transport };

    //! Signs in and waits until the page `id` shows `rows` rows.
    void open(const QString &id, qsizetype rows);
    //! Waits until the dialog `objectName` takes keys.
    [[nodiscard]] bool waitForDialog(const char *objectName);

    [[nodiscard]] QTableView *table() const;
    [[nodiscard]] QString cell(int row, int column) const;
    //! What the visible message bar says.
    [[nodiscard]] QString said() const;

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);

private:
    //! What has the focus; after a dialog has closed that is for the window system to say, which offscreen
    //! does not.
    [[nodiscard]] QWidget *focused();
};

} // namespace symbolon::test
