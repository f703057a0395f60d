// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/list_fixture.h"
#include "tests/gui/sample_ward.h"

#include "shared/api/desk.h"

#include <QApplication>
#include <QDir>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace symbolon;

namespace {

//! One sentence of a translation file.
struct Sentence {
    QString context;
    QString source;
    QStringList forms;
    bool isPlural = false;
    bool isFinished = true;
};

QStringList readForms(QXmlStreamReader &xml, bool isPlural)
{
    if (!isPlural)
        return { xml.readElementText() };
    QStringList forms;
    while (xml.readNextStartElement())
        forms.append(xml.readElementText());
    return forms;
}

QList<Sentence> sentencesOf(const QString &path)
{
    QFile file(path);
    QList<Sentence> sentences;
    if (!file.open(QIODevice::ReadOnly))
        return sentences;
    QXmlStreamReader xml(&file);
    Sentence now;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            now =
                Sentence{ context, {}, {}, xml.attributes().value(QLatin1String("numerus")) == u"yes", true };
        } else if (xml.name() == u"source") {
            now.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            now.isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            now.forms = readForms(xml, now.isPlural);
            sentences.append(now);
        }
    }
    return sentences;
}

//! `%1`, `%n` …, sorted, each once.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("%(?:n|[1-9])"));
    QStringList found;
    for (auto each = form.globalMatch(text); each.hasNext();)
        found.append(each.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

//! Spanish as it is compiled in; notes what it is asked for and does not have.
class Spanish final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }

    [[nodiscard]] QString translate(
        const char *context, const char *text, const char *disambiguation, int n) const override
    {
        const QString found = QTranslator::translate(context, text, disambiguation, n);
        if (found.isEmpty() && !QByteArrayView(context).startsWith("Q"))
            missing.append(QStringLiteral("%1: %2").arg(QLatin1String(context), QString::fromUtf8(text)));
        return found;
    }

    mutable QStringList missing;
};

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private slots:
    void isComplete_data();
    void isComplete();
    void isCompiledIntoTheProgram();
    void findsEveryWordOfEveryPage();
    void saysOneAndManyInEnglish();
};

void TestTranslations::isComplete_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(qEnvironmentVariable("SYMBOLON_SOURCE_DIR") + QStringLiteral("/translations"));
    for (const QFileInfo &file : folder.entryInfoList({ QStringLiteral("*.ts") }))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void TestTranslations::isComplete()
{
    QFETCH(QString, file);
    const QList<Sentence> sentences = sentencesOf(file);
    QVERIFY(!sentences.isEmpty());
    for (const Sentence &each : sentences) {
        const QByteArray name = QStringLiteral("%1: %2").arg(each.context, each.source).toUtf8();
        QVERIFY2(each.isFinished, name.constData());
        QCOMPARE(each.forms.size(), each.isPlural ? 2 : 1); // of English and Spanish alike
        for (const QString &form : each.forms) {
            QVERIFY2(!form.trimmed().isEmpty(), name.constData());
            QVERIFY2(placeholders(form) == placeholders(each.source), name.constData());
            QVERIFY2(form.count(u'\n') == each.source.count(u'\n'), name.constData());
            QVERIFY2(form.contains(u'&') == each.source.contains(u'&'), name.constData());
            QVERIFY2(!form.contains(QStringLiteral("(s)")), name.constData());
        }
    }
}

void TestTranslations::isCompiledIntoTheProgram()
{
    for (const QString &language : { QStringLiteral("es"), QStringLiteral("en") }) {
        QTranslator translator;
        QVERIFY2(
            translator.load(
                QLocale(language), QStringLiteral("symbolon"), QStringLiteral("_"), QStringLiteral(":/i18n")),
            qPrintable(language));
        QCOMPARE(translator.language().left(2), language);
    }
}

void TestTranslations::findsEveryWordOfEveryPage()
{
    Spanish spanish;
    QVERIFY(spanish.load(QStringLiteral(":/i18n/symbolon_es.qm")));
    qApp->installTranslator(&spanish);
    const auto restore = qScopeGuard([&spanish] { qApp->removeTranslator(&spanish); });
    test::ListFixture fixture;
    const test::SampleWard ward(fixture);
    fixture.transport.reply<api::ReadToday>({ 3, 41, 4, 2, 1, 0, test::testTime });
    fixture.signIn();
    for (const gui::PageEntry &entry : gui::pageTable()) {
        fixture.window.go(QLatin1String(entry.id));
        QTest::qWait(100);
    }
    spanish.missing.removeDuplicates();
    QVERIFY2(spanish.missing.isEmpty(), qPrintable(spanish.missing.join(u'\n')));
    QCOMPARE(fixture.find<QWidget>("waitingTile")->accessibleName(), QStringLiteral("3 códigos en espera"));
}

void TestTranslations::saysOneAndManyInEnglish()
{
    QTranslator english;
    QVERIFY(english.load(QStringLiteral(":/i18n/symbolon_en.qm")));
    const auto said = [&english](int n) {
        return english.translate("symbolon::gui::TodayPage", "%n code(s) waiting", nullptr, n);
    };
    QCOMPARE(said(1), QStringLiteral("%n code waiting"));
    QCOMPARE(said(2), QStringLiteral("%n codes waiting"));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
