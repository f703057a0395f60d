// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/theme.h"
#include "tests/gui/fake_desk.h"
#include "tests/gui/sample_ward.h"

#include "shared/api/desk.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QTranslator>

//! Draws the pages to PNG files: `gui_screenshots DIRECTORY [light|dark]`, at the scale of QT_SCALE_FACTOR.
//! What comes out is for the documentation, and for a look before a release.
int main(int argc, char **argv)
{
    using namespace symbolon;
    using namespace symbolon::test;
    const QApplication app(argc, argv);
    const QString directory = app.arguments().value(1, QStringLiteral("."));
    const QString look = app.arguments().value(2, QStringLiteral("light"));
    QTranslator plurals;
    if (plurals.load(QStringLiteral(":/i18n/symbolon_en.qm")))
        QApplication::installTranslator(&plurals);
    WindowFixture fixture;
    FakeDesk desk(fixture.transport);
    const auto today = std::chrono::floor<std::chrono::days>(testTime);
    for (int i = 1; i <= 8; ++i)
        desk.addClinician(QStringLiteral("c%1").arg(i), Date(today + std::chrono::days(3 * i * i - 5)));
    fixture.transport.reply<api::ReadToday>({ 3, 41, 4, 2, 1, 0, testTime });
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
    for (const char *page : { "today", "patients", "devices", "clinicians" }) {
        fixture.window.go(QLatin1String(page));
        shoot(page);
    }
    return 0;
}
