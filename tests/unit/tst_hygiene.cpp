// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

QDir root()
{
    return QDir(qEnvironmentVariable("SYMBOLON_SOURCE_DIR"));
}

const QStringList topFolders{ QStringLiteral("shared"),
    QStringLiteral("server"),
    QStringLiteral("admin-gui"),
    QStringLiteral("sql"),
    QStringLiteral("tests"),
    QStringLiteral("translations"),
    QStringLiteral("cmake"),
    QStringLiteral("installers"),
    QStringLiteral("docs") };

QStringList filesBelow(const QStringList &tops, const QStringList &patterns)
{
    QStringList files;
    for (const QString &top : tops) {
        QDirIterator it(root().filePath(top), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            files.append(root().relativeFilePath(it.next()));
    }
    files.sort();
    return files;
}

QStringList linesOf(const QString &path)
{
    QFile file(root().filePath(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

bool hasSourceFiles(const QDir &folder)
{
    return !folder.entryList({ QStringLiteral("*.cpp"), QStringLiteral("*.h") }, QDir::Files).isEmpty();
}

//! The top folders and every folder below with sources of its own, relative to the root.
QStringList subjectFolders()
{
    QStringList folders;
    for (const QString &top : topFolders) {
        folders.append(top);
        QDirIterator it(
            root().filePath(top), QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString folder = it.next();
            if (hasSourceFiles(QDir(folder)))
                folders.append(root().relativeFilePath(folder));
        }
    }
    folders.sort();
    return folders;
}

QString list(const QStringList &names)
{
    return QLatin1Char('\n') + names.join(QLatin1Char('\n'));
}

} // namespace

//! What the tree promises to a newcomer, read from the tree itself.
class HygieneTest : public QObject {
    Q_OBJECT

private slots:

    void initTestCase() { QVERIFY(root().exists(QStringLiteral("CMakeLists.txt"))); }

    void everySourceNamesItsLicence()
    {
        QStringList missing;
        const QStringList files = filesBelow(topFolders,
            { QStringLiteral("*.cpp"),
                QStringLiteral("*.h"),
                QStringLiteral("CMakeLists.txt"),
                QStringLiteral("*.cmake") });
        QVERIFY(files.size() > 20);
        for (const QString &path : files) {
            const QStringList lines = linesOf(path);
            if (lines.size() < 2
                || !lines[0].endsWith(QLatin1String("SPDX-FileCopyrightText: 2026 Symbolon authors"))
                || !lines[1].endsWith(QLatin1String("SPDX-License-Identifier: GPL-3.0-or-later")))
                missing.append(path);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(list(missing)));
    }

    //! A document that says which test shows a thing names tests that exist.
    void documentsNameTestsThatExist()
    {
        static const QRegularExpression named(QStringLiteral("`([a-z_0-9]+/tst_[a-z_0-9]+)(?:: ([^`]+))?`"));
        static const QRegularExpression rows(QStringLiteral("\\([^)]*\\)"));
        QStringList missing;
        int count = 0;
        for (const QString &document :
            { QStringLiteral("docs/attacks.md"), QStringLiteral("docs/compatibility.md") }) {
            const QString text = linesOf(document).join(QLatin1Char('\n'));
            for (auto it = named.globalMatch(text); it.hasNext(); ++count) {
                const auto match = it.next();
                const QString source =
                    linesOf(QStringLiteral("tests/%1.cpp").arg(match.captured(1))).join(QLatin1Char('\n'));
                const QStringList functions = match.captured(2).remove(rows).split(QLatin1Char(','));
                for (const QString &function : functions) {
                    const QString declared = QStringLiteral("void %1(").arg(function.trimmed());
                    if (source.isEmpty() || (!function.isEmpty() && !source.contains(declared)))
                        missing.append(document + QLatin1String(": ") + match.captured(0));
                }
            }
        }
        QVERIFY(count > 100);
        QVERIFY2(missing.isEmpty(), qPrintable(list(missing)));
    }

    void everyFolderExplainsItself()
    {
        QStringList wrong;
        for (const QString &folder : subjectFolders()) {
            const QStringList lines = linesOf(folder + QStringLiteral("/README.md"));
            if (lines.isEmpty())
                wrong.append(folder + QStringLiteral("/README.md is missing"));
            else if (lines.size() > 15)
                wrong.append(QStringLiteral("%1/README.md has %2 lines, 15 are allowed")
                                 .arg(folder)
                                 .arg(lines.size()));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(list(wrong)));
    }

    void namesAreLowerSnake()
    {
        static const QRegularExpression form(QStringLiteral("^[a-z0-9_]+(\\.[a-z0-9_]+)*$"));
        QStringList wrong;
        for (const QString &path :
            filesBelow(topFolders, { QStringLiteral("*.cpp"), QStringLiteral("*.h") })) {
            if (!form.match(path.section(QLatin1Char('/'), -1)).hasMatch())
                wrong.append(path);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(list(wrong)));
    }

    void statementsAreOneToAFile()
    {
        QStringList wrong;
        for (const QString &path :
            filesBelow({ QStringLiteral("sql/queries") }, { QStringLiteral("*.sql") })) {
            QString text = linesOf(path).join(QLatin1Char('\n')).trimmed();
            if (text.endsWith(QLatin1Char(';')))
                text.chop(1);
            static const QRegularExpression comments(QStringLiteral("--[^\n]*|'[^']*'"));
            if (text.remove(comments).contains(QLatin1Char(';')))
                wrong.append(path);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(list(wrong)));
    }

    //! Not a failure: the question in review is what the second subject in the file is.
    void longFilesAreNamed()
    {
        for (const QString &path :
            filesBelow(topFolders, { QStringLiteral("*.cpp"), QStringLiteral("*.h") })) {
            const auto lines = linesOf(path).size();
            if (lines > 400)
                qWarning("%s has %d lines: what is the second subject in it?", qPrintable(path), int(lines));
        }
    }
};

QTEST_GUILESS_MAIN(HygieneTest)
#include "tst_hygiene.moc"
