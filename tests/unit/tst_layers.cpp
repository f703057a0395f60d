// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

namespace {

//! Who may include whom: the rule the whole tree is built on. `folders` are path prefixes (a folder, or the
//! stem of a file where only a part of a folder is open), `qt` are Qt modules. Do not widen it to get green;
//! move the code.
struct Layer {
    const char *folder;
    QStringList folders;
    QStringList qt;
};

const QStringList everyShared{ QStringLiteral("shared/") };
const QStringList screen{ QStringLiteral("Core"),
    QStringLiteral("Gui"),
    QStringLiteral("Widgets"),
    QStringLiteral("PrintSupport"),
    QStringLiteral("Svg"),
    QStringLiteral("Charts") };

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

const QList<Layer> layers{
    { "shared/core", {}, words("Core") },
    { "shared/crypto", words("shared/core/"), words("Core") },
    { "shared/json", words("shared/core/"), words("Core") },
    { "shared/model", words("shared/core/ shared/json/"), words("Core") },
    { "shared/api", words("shared/core/ shared/json/ shared/model/"), words("Core") },
    { "server/domain", words("shared/core/ shared/crypto/ shared/json/ shared/model/"), words("Core") },
    { "server/store", words("shared/core/ shared/json/ sql/"), words("Core Sql") },
    { "server/http", words("shared/core/"), words("Core Network HttpServer") },
    { "server/request",
        words("shared/ server/domain/ server/store/ server/http/ sql/"),
        words("Core Network") },
    { "server/methods",
        words("shared/ server/domain/ server/store/ server/request/context sql/"),
        words("Core Network") },
    { "server/pipes",
        words("shared/ server/domain/ server/store/ server/request/context sql/"),
        words("Core") },
    { "server/courier",
        words("shared/core/ shared/crypto/ shared/json/ server/store/ sql/"),
        words("Core Network") },
    { "server/handlers",
        words(
            "shared/ server/domain/ server/store/ server/http/ server/request/ server/methods/ server/pipes/ "
            "server/courier/ sql/"),
        words("Core") },
    { "server/development",
        words("shared/ server/domain/ server/store/ server/http/ server/request/ server/handlers/ sql/"),
        words("Core") },
    { "server/app", words("shared/ server/ sql/"), words("Core Network Sql") },
    { "admin-gui/client", words("shared/"), words("Core Network") },
    { "admin-gui", words("shared/ admin-gui/"), screen + words("Network") },
};

QString sourceDir()
{
    return qEnvironmentVariable("SYMBOLON_SOURCE_DIR");
}

//! The layer of a file is the longest folder that is a prefix of its path.
const Layer *layerOf(const QString &path)
{
    const Layer *best = nullptr;
    for (const Layer &layer : layers) {
        const QString folder = QString::fromLatin1(layer.folder) + QLatin1Char('/');
        if (path.startsWith(folder) && (!best || folder.size() > qsizetype(qstrlen(best->folder))))
            best = &layer;
    }
    return best;
}

//! QWidget -> Widgets, read from where Qt keeps its headers. A name that several modules have keeps the
//! first.
QHash<QString, QString> modulesByHeader()
{
    QHash<QString, QString> modules;
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString &folder : headers.entryList({ QStringLiteral("Qt*") }, QDir::Dirs)) {
        for (const QString &name :
            QDir(headers.filePath(folder)).entryList({ QStringLiteral("Q*") }, QDir::Files)) {
            if (!modules.contains(name))
                modules.insert(name, folder.mid(2));
        }
    }
    return modules;
}

struct Include {
    QString name;
    bool own = false;
    int line = 0;
};

QList<Include> includesOf(const QString &file)
{
    static const QRegularExpression form(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    QList<Include> found;
    int line = 0;
    while (!source.atEnd()) {
        ++line;
        const auto match = form.match(QString::fromUtf8(source.readLine()));
        if (match.hasMatch())
            found.append({ match.captured(2), match.captured(1) == QLatin1String("\""), line });
    }
    return found;
}

bool isOneOf(const QString &name, const QStringList &prefixes)
{
    return std::any_of(
        prefixes.begin(), prefixes.end(), [&](const QString &prefix) { return name.startsWith(prefix); });
}

//! Empty if the include is in order, else what is wrong with it.
QString objection(
    const QString &path, const Layer &layer, const Include &include, const QHash<QString, QString> &modules)
{
    const QString folder = path.left(path.lastIndexOf(QLatin1Char('/')) + 1);
    if (include.own) {
        if (!include.name.contains(QLatin1Char('/')) && !include.name.endsWith(QLatin1String(".moc"))
            && QFile::exists(sourceDir() + QLatin1Char('/') + folder + include.name))
            return QStringLiteral("written relative to the folder instead of from the root");
        const bool inside = include.name.startsWith(QLatin1String(layer.folder) + QLatin1Char('/'));
        if (!include.name.contains(QLatin1Char('/')) || inside || isOneOf(include.name, layer.folders))
            return {};
        return QStringLiteral("%1 may not know it").arg(QLatin1String(layer.folder));
    }
    const QString module = modules.value(include.name.section(QLatin1Char('/'), -1));
    if (module.isEmpty() || layer.qt.contains(module))
        return {};
    return QStringLiteral("%1 may not use Qt %2").arg(QLatin1String(layer.folder), module);
}

} // namespace

class LayersTest : public QObject {
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY(QFile::exists(sourceDir() + QStringLiteral("/CMakeLists.txt")));
        m_modules = modulesByHeader();
        QCOMPARE(m_modules.value(QStringLiteral("QSqlQuery")), QStringLiteral("Sql"));
        QCOMPARE(m_modules.value(QStringLiteral("QString")), QStringLiteral("Core"));
    }

    //! The rule itself on invented lines, so that a broken reader cannot pass for a clean tree.
    void judgesIncludes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("own");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *title, const char *path, const char *name, bool own, bool allowed) {
            QTest::newRow(title) << QString::fromLatin1(path) << QString::fromLatin1(name) << own << allowed;
        };
        row("core is open to json", "shared/json/a.h", "shared/core/result.h", true, true);
        row("json is closed to core", "shared/core/a.h", "shared/json/codec.h", true, false);
        row("a folder may use itself", "server/domain/a.cpp", "server/domain/token.h", true, true);
        row("the domain has no SQL", "server/domain/a.cpp", "server/store/database.h", true, false);
        row("the domain has no Qt Sql", "server/domain/a.cpp", "QSqlQuery", false, false);
        row("the engine knows no rule", "server/http/a.cpp", "server/domain/access.h", true, false);
        row("the engine knows no route", "server/http/a.cpp", "server/request/router.h", true, false);
        row("the engine knows no JSON", "server/http/a.cpp", "shared/json/write.h", true, false);
        row("a request meets the access rules", "server/request/a.cpp", "server/domain/access.h", true, true);
        row("http sees no courier", "server/http/a.cpp", "server/courier/courier.h", true, false);
        row("the app never sees the server",
            "admin-gui/pages/a.cpp",
            "server/handlers/devices.h",
            true,
            false);
        row("the server never sees the app",
            "server/app/main.cpp",
            "admin-gui/client/session.h",
            true,
            false);
        row("the app's client has no widgets", "admin-gui/client/a.cpp", "QWidget", false, false);
        row("pages have widgets", "admin-gui/pages/a.cpp", "QWidget", false, true);
        row("the standard library is free", "shared/core/a.cpp", "vector", false, true);
    }

    void judgesIncludes()
    {
        QFETCH(QString, path);
        QFETCH(QString, name);
        QFETCH(bool, own);
        const Layer *layer = layerOf(path);
        QVERIFY(layer);
        QTEST(objection(path, *layer, { name, own, 1 }, m_modules).isEmpty(), "allowed");
    }

    void everyFileBelongsToALayer()
    {
        QStringList homeless;
        forEachSource([&](const QString &path) {
            if (!layerOf(path))
                homeless.append(path);
        });
        QVERIFY2(homeless.isEmpty(), qPrintable(homeless.join(QLatin1Char('\n'))));
    }

    void includesFollowTheTable()
    {
        QStringList wrong;
        int read = 0;
        forEachSource([&](const QString &path) {
            const Layer *layer = layerOf(path);
            if (!layer)
                return;
            for (const Include &include : includesOf(sourceDir() + QLatin1Char('/') + path)) {
                ++read;
                const QString text = objection(path, *layer, include, m_modules);
                if (!text.isEmpty())
                    wrong.append(
                        QStringLiteral("%1:%2: %3: %4").arg(path).arg(include.line).arg(include.name, text));
            }
        });
        QVERIFY(read > 50);
        QVERIFY2(wrong.isEmpty(), qPrintable(QLatin1Char('\n') + wrong.join(QLatin1Char('\n'))));
    }

private:
    template <typename Visit>
    static void forEachSource(Visit visit)
    {
        const QDir root(sourceDir());
        for (const auto &top : { "shared", "server", "admin-gui" }) {
            QDirIterator files(root.filePath(QLatin1String(top)),
                { QStringLiteral("*.h"), QStringLiteral("*.cpp") },
                QDir::Files,
                QDirIterator::Subdirectories);
            while (files.hasNext())
                visit(root.relativeFilePath(files.next()));
        }
    }

    QHash<QString, QString> m_modules;
};

QTEST_GUILESS_MAIN(LayersTest)
#include "tst_layers.moc"
