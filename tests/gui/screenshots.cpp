// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/theme.h"
#include "tests/gui/sample_ward.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

//! Draws the pages to PNG files: `gui_screenshots DIRECTORY [light|dark]`, at the scale of QT_SCALE_FACTOR.
//! What comes out is for the documentation, and for a look before a release.
int main(int argc, char **argv)
{
    using namespace symbolon;
    using namespace symbolon::test;
    const QApplication app(argc, argv);
    const QString directory = app.arguments().value(1, QStringLiteral("."));
    const QString look = app.arguments().value(2, QStringLiteral("light"));
    WindowFixture fixture;
    const SampleWard ward(fixture);
    gui::theme::apply(*qApp, gui::theme::appearanceFromText(look));
    const auto shoot = [&](const char *name) {
        QTest::qWait(300);
        fixture.window.grab().save(QStringLiteral("%1/%2-%3.png").arg(directory, QLatin1String(name), look));
    };
    fixture.window.resize(1100, 720);
    fixture.window.show();
    fixture.window.signInView().connectTo({});
    shoot("sign-in");
    fixture.signIn();
    fixture.window.go(QStringLiteral("activate"));
    shoot("activate-empty");
    fixture.find<QLineEdit>("patientNumber")->setText(QStringLiteral("943 476 5919"));
    QTest::keyClick(fixture.find<QLineEdit>("patientNumber"), Qt::Key_Return);
    shoot("activate");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    shoot("code-view");
    fixture.window.go(QStringLiteral("patients"));
    shoot("patients");
    return 0;
}
