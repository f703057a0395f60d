// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/theme.h"
#include "tests/gui/clipping.h"
#include "tests/gui/list_fixture.h"
#include "tests/gui/pseudo_locale.h"
#include "tests/gui/sample_ward.h"

#include "shared/api/desk.h"

#include <QApplication>
#include <QDir>

using namespace symbolon;
using namespace std::chrono_literals;
using test::testTime;

namespace {

//! What comes from the server or is the same in every language.
const QStringList outside{ QStringLiteral("Symbolon"),
    QStringLiteral("Amal"),
    QStringLiteral("Ward"),
    QStringLiteral("St Example"),
    QStringLiteral("https://") };

//! The window with something on every page.
struct FullHouse : test::ListFixture {
    test::SampleWard ward{ *this };
    test::FakeDesk full{ transport }; //!< its tablets win over those of the ward

    FullHouse()
    {
        for (int i = 1; i <= 12; ++i)
            full.addDevice(
                QStringLiteral("Ward 4 – %1").arg(i, 2, 10, QChar(u'0')), QStringLiteral("ward-4"));
        full.devices[1].isLost = true;
        full.devices[2].state = api::DeviceState::Inactive;
        full.devices[3].hasPendingActivation = true;
        full.devices[4].lastSeen = testTime - std::chrono::days(9);
        for (int i = 1; i <= 8; ++i)
            full.addClinician(QStringLiteral("c%1").arg(i),
                Date(std::chrono::sys_days(std::chrono::floor<std::chrono::days>(testTime))
                    + std::chrono::days(3 * i * i - 5)));
        full.clinicians[5].isActive = false;
        transport.reply<api::ReadToday>({ 3, 41, 4, 2, 1, 0, testTime });
    }
};

} // namespace

//! Every page in a language a third longer than English, with letters of normal and of double size, light and
//! dark. What it draws is kept beside the program, to be looked at.
class TestPagesLook : public QObject {
    Q_OBJECT

private slots:
    void fitsIntoEveryPage_data();
    void fitsIntoEveryPage();

private:
    static void check(const gui::PageEntry &entry, FullHouse &house, const QString &picture);
};

void TestPagesLook::fitsIntoEveryPage_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<gui::theme::Appearance>("appearance");
    for (const int percent : { 100, 200 }) {
        QTest::addRow("light, text at %d %%", percent) << percent << gui::theme::Appearance::Light;
        QTest::addRow("dark, text at %d %%", percent) << percent << gui::theme::Appearance::Dark;
    }
}

void TestPagesLook::check(const gui::PageEntry &entry, FullHouse &house, const QString &picture)
{
    const QWidget &page = *house.window.currentPage();
    const QStringList clipped = test::clippedTexts(page);
    const QStringList foreign = test::untranslatedTexts(page, outside);
    const QStringList nameless = test::namelessWidgets(page);
    house.window.grab().save(picture);
    QVERIFY2(clipped.isEmpty(), qPrintable(QLatin1String(entry.id) + u' ' + clipped.join(u'\n')));
    QVERIFY2(foreign.isEmpty(), qPrintable(QLatin1String(entry.id) + u' ' + foreign.join(u'\n')));
    QVERIFY2(nameless.isEmpty(), qPrintable(QLatin1String(entry.id) + u' ' + nameless.join(u'\n')));
}

void TestPagesLook::fitsIntoEveryPage()
{
    QFETCH(int, percent);
    QFETCH(gui::theme::Appearance, appearance);
    const QFont usual = QApplication::font();
    QFont font = usual;
    font.setPointSizeF(usual.pointSizeF() * percent / 100);
    test::PseudoLocale language;
    QApplication::setFont(font);
    qApp->installTranslator(&language);
    const auto restore = qScopeGuard([&] {
        qApp->removeTranslator(&language);
        QApplication::setFont(usual);
    });
    FullHouse house;
    gui::theme::apply(*qApp, appearance);
    house.window.resize(percent == 100 ? QSize(1280, 800) : QSize(1920, 1200));
    house.signIn();
    QDir().mkpath(QStringLiteral("screenshots"));
    for (const gui::PageEntry &entry : gui::pageTable()) {
        house.window.go(QLatin1String(entry.id));
        QTest::qWait(250);
        check(entry,
            house,
            QStringLiteral("screenshots/%1-%2-%3.png")
                .arg(
                    QLatin1String(entry.id), appearance == gui::theme::Appearance::Light ? u"light" : u"dark")
                .arg(percent));
        if (QTest::currentTestFailed())
            return;
    }
}

QTEST_MAIN(TestPagesLook)
#include "tst_pages_look.moc"
