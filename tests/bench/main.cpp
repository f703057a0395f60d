// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QSysInfo>

#include <cstdio>
#include <thread>

using namespace symbolon;
using namespace symbolon::bench;

namespace {

//! Start-up first and memory late, because they restart the server; the many phones last, because they are
//! known from then on, and verifying each once takes minutes.
QList<Case> allCases()
{
    const QList<Case> limits = limitCases();
    QList<Case> cases = throughputCases();
    const Case manyPhones = cases.takeLast();
    return limits.mid(0, 1) + cases + limits.mid(1) + QList<Case>{ manyPhones };
}

struct Options {
    Extent extent;
    QList<store::Engine> engines{ store::Engine::Sqlite, store::Engine::Postgresql };
    QStringList cases;
    QString output;
};

void say(const QString &text)
{
    std::fprintf(stderr, "%s\n", qPrintable(text));
}

//! Nothing when the command line is wrong.
std::optional<Options> readOptions()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures symbolond beside other programs; see tests/bench/README.md."));
    parser.addHelpOption();
    parser.addOptions(
        { { QStringLiteral("quick"), QStringLiteral("Short runs that show what misses by far.") },
            { QStringLiteral("engine"), QStringLiteral("Only this one."), QStringLiteral("sqlite|postgres") },
            { QStringLiteral("output"),
                QStringLiteral("Also write the table to this file."),
                QStringLiteral("file") } });
    parser.addPositionalArgument(
        QStringLiteral("case"), QStringLiteral("Only these cases."), QStringLiteral("[case…]"));
    parser.process(*QCoreApplication::instance());
    Options options;
    if (parser.isSet(QStringLiteral("quick")))
        options.extent = Extent::quick();
    const QString engine = parser.value(QStringLiteral("engine"));
    if (engine == u"sqlite")
        options.engines = { store::Engine::Sqlite };
    else if (engine == u"postgres")
        options.engines = { store::Engine::Postgresql };
    else if (!engine.isEmpty())
        return std::nullopt;
    options.output = parser.value(QStringLiteral("output"));
    options.cases = parser.positionalArguments();
    QStringList known{ QStringLiteral("context") };
    for (const Case &one : allCases())
        known.append(QLatin1String(one.name));
    for (const QString &name : std::as_const(options.cases)) {
        if (!known.contains(name)) {
            say(QStringLiteral("there is no case %1; there are: %2").arg(name, known.join(u' ')));
            return std::nullopt;
        }
    }
    return options;
}

bool isWanted(const Options &options, const char *name)
{
    return options.cases.isEmpty() || options.cases.contains(QLatin1String(name));
}

//! All wanted cases on one engine; false when the site cannot be made.
bool runOn(store::Engine engine, const Options &options, QList<Row> &rows, QList<Row> &context)
{
    Site site(engine, qEnvironmentVariable("SYMBOLON_DAEMON"));
    if (!site.prepare() || site.start() < 0 || !site.signIn())
        return false;
    Bench bench{ site, options.extent, Peer::nginx(), Peer::pool(site.databaseUrl()) };
    if (!bench.nginx || !bench.pool)
        return false;
    for (const Case &one : allCases()) {
        if (!isWanted(options, one.name))
            continue;
        const auto began = QDateTime::currentDateTime();
        const auto found = one.run(bench);
        rows += found;
        say(QStringLiteral("-- %1, %2 s\n%3")
                .arg(QLatin1String(one.name))
                .arg(began.secsTo(QDateTime::currentDateTime()))
                .arg(markdown(found)));
    }
    if (isWanted(options, "context"))
        context += contextRows(bench);
    return true;
}

QString header(const Options &options)
{
    return QStringLiteral("%1, %2 runs of %3 ms, %4, %5 processors\n\n")
        .arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'")))
        .arg(options.extent.runs)
        .arg(options.extent.caseTime.count())
        .arg(QSysInfo::prettyProductName())
        .arg(std::thread::hardware_concurrency());
}

int measure(const Options &options)
{
    QList<Row> rows;
    QList<Row> context;
    for (const auto engine : options.engines) {
        if (!runOn(engine, options, rows, context))
            return 1;
    }
    const QString text = header(options) + markdown(rows)
        + (context.isEmpty() ? QString() : QStringLiteral("\nBeside them:\n\n") + markdown(context));
    std::fputs(qPrintable(text), stdout);
    if (options.output.isEmpty())
        return 0;
    QFile file(options.output);
    return file.open(QFile::WriteOnly) && file.write(text.toUtf8()) > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--serve-pool")
        return servePool(arguments.value(2), arguments.value(3).toUShort());
    const auto options = readOptions();
    return options ? measure(*options) : 2;
}
