// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/tile.h"
#include "tests/gui/list_fixture.h"
#include "tests/gui/sample_ward.h"

#include "shared/api/desk.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTextDocument>

using namespace symbolon;
using namespace std::chrono_literals;
using test::testTime;

namespace {

//! Attack 94: what a name would load or show if it were taken for HTML. The number makes it unique.
QString hostile(int number)
{
    return QStringLiteral("<img src=file:///x><b>%1</b>").arg(number);
}

bool isHostile(const QString &text)
{
    return text.contains(u"<img");
}

//! The window with hostile names wherever the server sends text that somebody wrote.
struct HostileWard : test::ListFixture {
    test::SampleWard ward{ *this };

    HostileWard()
    {
        auto reply = sessionReply();
        reply.displayName = hostile(1);
        transport.reply<api::OpenSession>(reply);
        auto site = discovery();
        site.siteName = hostile(2);
        transport.reply<api::ReadDiscovery>(site);
        ward.patients[0].displayName = hostile(3);
        ward.patients[0].locationId = hostile(4);
        ward.patients[0].identifiers = { { QStringLiteral("mrn"), hostile(6) } };
        ward.patients[2].patientId = hostile(7);
        ward.activation.subjectId = hostile(8);
        ward.activation.issuedBy = hostile(9);
        ward.activation.phoneModel = hostile(10);
        ward.devices[0].description = hostile(11);
        ward.devices[0].locationId = hostile(12);
        ward.devices[0].isLost = true;
        auto &clinician = desk.addClinician(hostile(13),
            Date(std::chrono::sys_days(std::chrono::floor<std::chrono::days>(testTime))
                + std::chrono::days(3)));
        clinician.sendEntryIdentifier = hostile(14);
        clinician.groups = { hostile(15) };
        transport.reply<api::ReadToday>({ 3, 41, 4, 2, 1, 0, testTime });
    }
};

QString described(const QObject &object, const QString &text)
{
    return QStringLiteral("%1 %2: %3")
        .arg(QLatin1String(object.metaObject()->className()), object.objectName(), text.left(60));
}

//! Texts of `root` that Qt would take for HTML, or might: labels that are not plain, hostile tool tips.
QStringList richTexts(const QWidget &root)
{
    QStringList found;
    for (const auto *label : root.findChildren<QLabel *>()) {
        // A form's own labels are ours, and have a field for a buddy.
        const bool isCaption = label->buddy() && !isHostile(label->text());
        if (!label->text().isEmpty() && label->textFormat() != Qt::PlainText && !isCaption)
            found += described(*label, label->text());
    }
    for (const auto *widget : root.findChildren<QWidget *>()) {
        for (const QString &text : { widget->toolTip(), widget->statusTip(), widget->whatsThis() }) {
            if (isHostile(text) && Qt::mightBeRichText(text))
                found += described(*widget, text);
        }
    }
    for (const auto *action : root.findChildren<QAction *>()) {
        if (isHostile(action->toolTip()) && Qt::mightBeRichText(action->toolTip()))
            found += described(*action, action->toolTip());
    }
    return found;
}

//! Tool tips of cells that Qt would take for HTML.
QStringList richCells(const QAbstractItemView &view)
{
    QStringList found;
    const auto &model = *view.model();
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString tip = model.index(row, column).data(Qt::ToolTipRole).toString();
            if (isHostile(tip) && Qt::mightBeRichText(tip))
                found += described(view, tip);
        }
    }
    return found;
}

//! Is a hostile name shown at all?
bool showsHostileText(const QWidget &root)
{
    const auto labels = root.findChildren<QLabel *>();
    const auto views = root.findChildren<QAbstractItemView *>();
    return std::any_of(labels.begin(), labels.end(), [](auto *label) { return isHostile(label->text()); })
        || std::any_of(views.begin(), views.end(), [](auto *view) {
               for (int row = 0; view->model() && row < view->model()->rowCount(); ++row) {
                   for (int column = 0; column < view->model()->columnCount(); ++column) {
                       if (isHostile(view->model()->index(row, column).data().toString()))
                           return true;
                   }
               }
               return false;
           });
}

} // namespace

//! Names are shown as they are written, whatever they hold; nothing is loaded for them.
class TestPlainText : public QObject {
    Q_OBJECT

private slots:
    void namesAreNeverMarkup_data();
    void namesAreNeverMarkup();
    void theActivationShowsNamesAsTheyAre();
    void theSignInShowsTheSiteAsItIs();

private:
    //! Every top-level window: dialogs and menus too.
    static void check(const char *where)
    {
        QStringList found;
        for (const QWidget *top : QApplication::topLevelWidgets()) {
            found += richTexts(*top);
            for (const auto *view : top->findChildren<QAbstractItemView *>())
                found += view->model() ? richCells(*view) : QStringList();
        }
        QVERIFY2(found.isEmpty(), qPrintable(QLatin1String(where) + u' ' + found.join(u'\n')));
    }
};

void TestPlainText::namesAreNeverMarkup_data()
{
    QTest::addColumn<bool>("showsNames");
    for (const gui::PageEntry &entry : gui::pageTable())
        QTest::newRow(entry.id) << (qstrcmp(entry.id, "activate") != 0);
}

void TestPlainText::namesAreNeverMarkup()
{
    QFETCH(bool, showsNames);
    HostileWard house;
    house.signIn();
    house.window.go(QLatin1String(QTest::currentDataTag()));
    // Today shows names behind its figures.
    if (auto *tile = house.window.currentPage()->findChild<gui::Tile *>(QStringLiteral("waitingTile"))) {
        QTRY_VERIFY(tile->isEnabled());
        tile->click();
    }
    if (showsNames)
        QTRY_VERIFY(showsHostileText(*house.window.currentPage()));
    check(QTest::currentDataTag());
    for (auto *view : house.window.currentPage()->findChildren<QTableView *>()) {
        if (view->isVisible())
            view->selectRow(0);
    }
    QTest::qWait(100);
    check(QTest::currentDataTag());
    // Enter does what the page does with a row: a dialog with its names.
    if (auto *table = house.window.currentPage()->findChild<QTableView *>(QStringLiteral("table"))) {
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QTest::qWait(100);
        check(QTest::currentDataTag());
    }
}

void TestPlainText::theActivationShowsNamesAsTheyAre()
{
    HostileWard house;
    house.signIn();
    house.window.go(QStringLiteral("activate"));
    auto *number = house.find<QLineEdit>("patientNumber");
    QTRY_VERIFY(number->isVisible());
    number->setText(QStringLiteral("9434765919"));
    QTest::keyClick(number, Qt::Key_Return);
    QTRY_VERIFY(house.isShown("identityCard"));
    QCOMPARE(house.find<QLabel>("patientName")->text(), hostile(3));
    check("identity");
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("nextButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(house.isShown("codeView"));
    check("code");
}

void TestPlainText::theSignInShowsTheSiteAsItIs()
{
    HostileWard house;
    house.signIn();
    const auto labels = house.window.findChildren<QLabel *>();
    QTRY_VERIFY(std::any_of(
        labels.begin(), labels.end(), [](const auto *label) { return label->text().contains(hostile(2)); }));
    check("sign-in");
}

QTEST_MAIN(TestPlainText)
#include "tst_plain_text.moc"
