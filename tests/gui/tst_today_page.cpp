// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/causes.h"
#include "admin-gui/widgets/tile.h"
#include "tests/gui/list_fixture.h"

#include "shared/api/desk.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

using namespace symbolon;
using namespace std::chrono_literals;
using test::ListFixture;
using test::testTime;

namespace {

//! The window, signed in, with Today in front.
struct Morning : ListFixture {
    api::ReadToday::Response counts{ 3, 12, 4, 0, 0, 0, testTime };

    void open()
    {
        transport.on<api::ReadToday>(
            [this](const QJsonObject &, const QJsonObject &, const QJsonObject &) { return counts; });
        serveLists();
        serveReferences();
        signIn();
        window.go(QStringLiteral("today"));
        QTRY_VERIFY(!headline().isEmpty());
    }

    void serveLists()
    {
        transport.on<api::ListActivations>(
            [this](const QJsonObject &, const QJsonObject &query, const QJsonObject &) {
                desk.lastQuery = query;
                api::Activation activation;
                activation.activationId = QStringLiteral("a1");
                activation.subjectId = QStringLiteral("9434765919");
                activation.issuedAt = testTime - 2min;
                activation.issuedBy = QStringLiteral("amal");
                activation.expiresAt = testTime + 8min;
                activation.maxAttempts = 10;
                activation.usedAt = testTime - 1min;
                activation.phoneModel = QStringLiteral("Pixel 8");
                return api::ListActivations::Response{ { activation } };
            });
        transport.on<api::ListAudit>(
            [this](const QJsonObject &, const QJsonObject &query, const QJsonObject &) {
                desk.lastQuery = query;
                return api::ListAudit::Response{ { failure() } };
            });
    }

    void serveReferences()
    {
        transport.on<api::ExplainReference>(
            [](const QJsonObject &path,
                const QJsonObject &,
                const QJsonObject &) -> Result<api::ExplainReference::Response> {
                if (path.value(u"reference").toString() != u"K7M2QX")
                    return fail(Code::NotFound);
                return api::ExplainReference::Response{
                    QStringLiteral("K7M2QX"), QStringLiteral("wrong_pin"), failure()
                };
            });
    }

    static api::AuditEntry failure()
    {
        api::AuditEntry entry;
        entry.created = testTime - 1min;
        entry.kind = QStringLiteral("activation.fail");
        entry.outcome = QStringLiteral("refused");
        entry.subjectKind = QStringLiteral("patient");
        entry.subject = QStringLiteral("9434765919");
        entry.detail = { { QStringLiteral("cause"), QStringLiteral("wrong_pin") } };
        entry.reference = QStringLiteral("K7M2QX");
        entry.address = QStringLiteral("198.51.100.7");
        return entry;
    }

    QString headline() { return find<QLabel>("headline")->text(); }

    QTableView *rows() { return find<QTableView>("todayTable"); }
};

} // namespace

class TestTodayPage : public QObject {
    Q_OBJECT

private slots:
    void saysAllIsWellInAPlainSentence();
    void marksWhatNeedsSomebodyWithAWord();
    void opensTheListBehindATileWithOneKey_data();
    void opensTheListBehindATileWithOneKey();
    void goesToTheTabletsAndCliniciansBehindTheirTiles();
    void saysWhyATileCannotBeOpened();
    void looksAgainByItselfWhileInFront();
    void explainsAReferenceAsItIsTyped();
    void leadsFromAReferenceToThePatient();
    void saysWhenAReferenceIsUnknownOrMistyped();
    void hasASentenceForEveryCauseOfTheServer();
};

void TestTodayPage::saysAllIsWellInAPlainSentence()
{
    Morning morning;
    morning.open();
    QVERIFY2(morning.headline().startsWith(u"All is well"), qPrintable(morning.headline()));
    QCOMPARE(morning.find<gui::Tile>("waitingTile")->accessibleName(), QStringLiteral("3 code(s) waiting"));
    QCOMPARE(morning.find<gui::Tile>("redeemedTile")->accessibleName(), QStringLiteral("12 activated today"));
}

void TestTodayPage::marksWhatNeedsSomebodyWithAWord()
{
    Morning morning;
    morning.counts.devicesUnseen = 2;
    morning.open();
    QVERIFY2(morning.headline().contains(u"1 thing"), qPrintable(morning.headline()));
    const auto words = [&morning](const char *tile) {
        QStringList shown;
        for (const QLabel *label : morning.find<gui::Tile>(tile)->findChildren<QLabel *>()) {
            if (label->isVisible())
                shown.append(label->text());
        }
        return shown;
    };
    QVERIFY(words("unseenTile").contains(QStringLiteral("Look")));
    QVERIFY(!words("endingTile").contains(QStringLiteral("Look")));
    QVERIFY(words("unseenTile").contains(QStringLiteral("2")));
}

void TestTodayPage::opensTheListBehindATileWithOneKey_data()
{
    QTest::addColumn<QByteArray>("tile");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");
    QTest::newRow("codes waiting") << QByteArray("waitingTile") << QStringLiteral("state")
                                   << QStringLiteral("pending") << QStringLiteral("0 of 10");
    QTest::newRow("activated today") << QByteArray("redeemedTile") << QStringLiteral("used_since")
                                     << QStringLiteral("2026-11-25T00:00:00.000Z")
                                     << QStringLiteral("Pixel 8");
    QTest::newRow("failures today") << QByteArray("failuresTile") << QStringLiteral("since")
                                    << QStringLiteral("2026-11-25T00:00:00.000Z")
                                    << QStringLiteral("The code was right, the PIN was not.");
}

void TestTodayPage::opensTheListBehindATileWithOneKey()
{
    QFETCH(QByteArray, tile);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, shown);
    Morning morning;
    morning.open();
    morning.find<gui::Tile>(tile.constData())->setFocus();
    morning.press(Qt::Key_Space);
    QTRY_COMPARE(morning.desk.lastQuery.value(key).toString(), value);
    QTRY_COMPARE(morning.rows()->model()->rowCount(), 1);
    QStringList cells;
    for (int column = 0; column < morning.rows()->model()->columnCount(); ++column)
        cells.append(morning.rows()->model()->index(0, column).data().toString());
    QVERIFY2(cells.contains(shown), qPrintable(cells.join(u'|')));
    QVERIFY(morning.rows()->hasFocus());
    morning.rows()->setCurrentIndex(morning.rows()->model()->index(0, 0));
    morning.press(Qt::Key_Return);
    QTRY_COMPARE(morning.window.currentPage()->objectName(), QStringLiteral("patientsPage"));
    morning.window.go(QStringLiteral("today"));
    morning.press(Qt::Key_Escape);
    QVERIFY(!morning.isShown("todayList"));
}

void TestTodayPage::goesToTheTabletsAndCliniciansBehindTheirTiles()
{
    Morning morning;
    morning.open();
    morning.find<gui::Tile>("unseenTile")->setFocus();
    morning.press(Qt::Key_Space);
    QTRY_COMPARE(morning.window.currentPage()->objectName(), QStringLiteral("devicesPage"));
    QTRY_VERIFY(morning.desk.lastQuery.contains(u"unseen_since"));
    morning.window.go(QStringLiteral("today"));
    morning.find<gui::Tile>("endingTile")->setFocus();
    morning.press(Qt::Key_Space);
    QTRY_COMPARE(morning.window.currentPage()->objectName(), QStringLiteral("cliniciansPage"));
    QTRY_VERIFY(morning.desk.lastQuery.contains(u"contract_ends_before"));
}

void TestTodayPage::saysWhyATileCannotBeOpened()
{
    Morning morning;
    morning.session.signOut();
    morning.transport.on<api::OpenSession>([](const QJsonObject &, const QJsonObject &, const QJsonObject &) {
        api::SessionReply reply = test::WindowFixture::sessionReply();
        reply.scopes.removeAll(QStringLiteral("read:audit"));
        return reply;
    });
    morning.open();
    const auto *tile = morning.find<gui::Tile>("failuresTile");
    QVERIFY(!tile->isEnabled());
    QVERIFY(!tile->accessibleDescription().isEmpty());
    QVERIFY(morning.find<gui::Tile>("waitingTile")->isEnabled());
}

void TestTodayPage::looksAgainByItselfWhileInFront()
{
    Morning morning;
    morning.open();
    const QString call = QStringLiteral("GET /v1/today");
    morning.counts.codesWaiting = 9;
    QTRY_COMPARE_WITH_TIMEOUT(
        morning.find<gui::Tile>("waitingTile")->accessibleName(), QStringLiteral("9 code(s) waiting"), 6500);
    morning.window.go(QStringLiteral("patients"));
    const int before = morning.transport.count(call);
    QTest::qWait(5500);
    QCOMPARE(morning.transport.count(call), before);
}

void TestTodayPage::explainsAReferenceAsItIsTyped()
{
    Morning morning;
    morning.open();
    morning.press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("referenceEdit"));
    morning.type(QStringLiteral("k7m 2qx"));
    QTRY_COMPARE(morning.find<QLabel>("referenceCause")->text(),
        QStringLiteral("The code was right, the PIN was not."));
    QVERIFY(morning.find<QLabel>("referenceRemedy")->text().contains(u"PIN"));
    QVERIFY(morning.find<QLabel>("referenceFacts")->text().contains(u"9434765919"));
    QCOMPARE(morning.transport.count(QStringLiteral("GET /v1/references/K7M2QX")), 1);
    morning.press(Qt::Key_Escape);
    QVERIFY(!morning.isShown("referenceAnswer"));
}

void TestTodayPage::leadsFromAReferenceToThePatient()
{
    Morning morning;
    morning.open();
    morning.window.go(QStringLiteral("today"), QStringLiteral("K7M2QX"));
    QTRY_VERIFY(morning.isShown("referenceOpenButton"));
    morning.find<QPushButton>("referenceOpenButton")->setFocus();
    morning.press(Qt::Key_Space);
    QTRY_COMPARE(morning.window.currentPage()->objectName(), QStringLiteral("patientsPage"));
    QCOMPARE(morning.window.currentPage()->findChild<QLineEdit *>(QStringLiteral("searchField"))->text(),
        QStringLiteral("9434765919"));
}

void TestTodayPage::saysWhenAReferenceIsUnknownOrMistyped()
{
    Morning morning;
    morning.open();
    morning.window.go(QStringLiteral("today"), QStringLiteral("AAAAAA"));
    QTRY_VERIFY(morning.find<QLabel>("referenceCause")->text().contains(u"No failure is known"));
    QVERIFY(!morning.isShown("referenceOpenButton"));
    morning.window.go(QStringLiteral("today"), QStringLiteral("O0"));
    QVERIFY(morning.find<QLabel>("referenceCause")->text().contains(u"six"));
}

void TestTodayPage::hasASentenceForEveryCauseOfTheServer()
{
    const QDir handlers(qEnvironmentVariable("SYMBOLON_SOURCE_DIR") + QStringLiteral("/server/handlers"));
    static const QRegularExpression refusal(
        QStringLiteral("\\b(refuse|refused|refusedSignIn|failedAttempt|failedAttemptWithin)\\((.*?)\\);"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression definition(QStringLiteral("\\)\\s*\\{"));
    static const QRegularExpression word(QStringLiteral("(?<!_name_)\"([a-z]+(?:_[a-z]+)*)\""));
    QStringList found;
    for (const QFileInfo &file : handlers.entryInfoList({ QStringLiteral("*.cpp") })) {
        QFile source(file.filePath());
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(source.readAll());
        for (auto call = refusal.globalMatch(text); call.hasNext();) {
            const QString arguments = call.next().captured(2);
            if (arguments.contains(definition))
                continue;
            for (auto each = word.globalMatch(arguments); each.hasNext();)
                found.append(each.next().captured(1));
        }
    }
    found.removeDuplicates();
    QVERIFY2(
        found.contains(QStringLiteral("wrong_pin")) && found.contains(QStringLiteral("contract_expired")),
        qPrintable(found.join(u' ')));
    for (const QString &cause : std::as_const(found))
        QVERIFY2(gui::labels::knowsCause(QLatin1String(cause.toLatin1())), qPrintable(cause));
}

QTEST_MAIN(TestTodayPage)
#include "tst_today_page.moc"
