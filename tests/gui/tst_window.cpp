// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/window_fixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace symbolon;
using test::WindowFixture;

class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void signsInWithTheKeyboardAlone();
    void saysWhenThePasswordIsWrongAndForgetsIt();
};

void TestWindow::signsInWithTheKeyboardAlone()
{
    WindowFixture fixture;
    fixture.window.show();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
    fixture.find<QLineEdit>("userEdit")->setFocus();
    QTest::keyClicks(qApp->focusWidget(), QStringLiteral("amal"));
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(qApp->focusWidget(), QStringLiteral("correct horse"));
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(fixture.session.state(), gui::Session::State::SignedIn);
    QVERIFY(fixture.find<QListWidget>("navigation")->count() > 0);
    QVERIFY(!fixture.isShown("signInView"));
    QCOMPARE(fixture.settings.get(gui::setting::lastUser), QStringLiteral("amal"));
}

void TestWindow::saysWhenThePasswordIsWrongAndForgetsIt()
{
    WindowFixture fixture;
    fixture.window.show();
    fixture.find<QLineEdit>("userEdit")->setText(QStringLiteral("amal"));
    fixture.find<QLineEdit>("passwordEdit")->setText(QStringLiteral("wrong horse"));
    QTest::keyClick(fixture.find<QLineEdit>("passwordEdit"), Qt::Key_Return);
    auto *said = fixture.window.signInView().findChild<QLabel *>(QStringLiteral("messageText"));
    QTRY_VERIFY(said->text().contains(u"wrong"));
    QVERIFY(fixture.find<QLineEdit>("passwordEdit")->text().isEmpty());
    QCOMPARE(fixture.session.state(), gui::Session::State::SignedOut);
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
