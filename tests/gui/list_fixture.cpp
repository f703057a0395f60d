// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/list_fixture.h"

#include <QApplication>

namespace symbolon::test {

void ListFixture::open(const QString &id, qsizetype rows)
{
    signIn();
    window.go(id);
    QTRY_COMPARE(table()->model()->rowCount(), int(rows));
}

bool ListFixture::waitForDialog(const char *objectName)
{
    auto *dialog = window.findChild<QWidget *>(QLatin1String(objectName));
    return dialog && QTest::qWaitForWindowActive(dialog)
        && QTest::qWaitFor([dialog] { return dialog->isAncestorOf(QApplication::focusWidget()); });
}

QTableView *ListFixture::table() const
{
    return window.currentPage()->findChild<QTableView *>(QStringLiteral("table"));
}

QString ListFixture::cell(int row, int column) const
{
    return table()->model()->index(row, column).data().toString();
}

QString ListFixture::said() const
{
    for (const auto *bar : window.findChildren<gui::MessageBar *>()) {
        if (bar->isVisible())
            return bar->text();
    }
    return {};
}

QWidget *ListFixture::focused()
{
    if (!QApplication::focusWidget())
        window.activateWindow();
    if (!QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; }))
        qFatal("nothing has the focus");
    return QApplication::focusWidget();
}

void ListFixture::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(focused(), key, modifiers);
}

void ListFixture::type(const QString &text)
{
    QTest::keyClicks(focused(), text);
}

} // namespace symbolon::test
