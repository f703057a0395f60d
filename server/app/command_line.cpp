// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/command.h"
#include "server/app/master_key_file.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace symbolon::app {

namespace {

    //! Options that every command understands.
    QList<QCommandLineOption> commonOptions()
    {
        return {
            { QStringLiteral("config"),
                QStringLiteral("Read this configuration file and the conf.d/*.toml beside it."),
                QStringLiteral("FILE") },
            { QStringLiteral("set"),
                QStringLiteral("Set one setting, e.g. --set listen.port=8080; may be repeated."),
                QStringLiteral("NAME=VALUE") },
            { QStringLiteral("data"),
                QStringLiteral("The same as --set data.directory=DIR."),
                QStringLiteral("DIR") },
            { QStringLiteral("listen"),
                QStringLiteral("The same as --set listen.address=ADDRESS --set listen.port=PORT."),
                QStringLiteral("ADDRESS:PORT") },
            { { QStringLiteral("h"), QStringLiteral("help") }, QStringLiteral("Show help.") },
        };
    }

    //! The command whose words `words` begin with; the longest wins.
    const Command *findCommand(const QStringList &words)
    {
        const Command *found = nullptr;
        for (const Command &command : commands()) {
            const QStringList name = command.name.split(u' ');
            if (words.mid(0, name.size()) == name && (!found || name.size() > found->name.count(u' ') + 1))
                found = &command;
        }
        return found;
    }

    QString optionLine(const QCommandLineOption &option)
    {
        QStringList names;
        for (const QString &name : option.names())
            names.append(QString(name.size() == 1 ? 1 : 2, u'-') + name);
        const QString value = option.valueName().isEmpty() ? QString() : u' ' + option.valueName();
        return QStringLiteral("       %1%2\n              %3\n")
            .arg(names.join(u", "), value, option.description());
    }

    QString synopsis(const Command &command)
    {
        QString text = QStringLiteral("symbolond ") + command.name;
        for (const QCommandLineOption &option : command.options)
            text += QStringLiteral(" [--%1%2]")
                        .arg(option.names().constLast(),
                            option.valueName().isEmpty() ? QString() : u' ' + option.valueName());
        return command.arguments.isEmpty() ? text : text + u' ' + command.arguments;
    }

    QString helpOf(const Command &command)
    {
        QString text = QStringLiteral("NAME\n       symbolond %1 - %2\n\nSYNOPSIS\n       %3\n\nOPTIONS\n")
                           .arg(command.name, command.doc, synopsis(command));
        const auto options = command.options + commonOptions();
        for (const QCommandLineOption &option : options)
            text += optionLine(option);
        return text;
    }

    ExitCode exitCodeOf(const Error &error)
    {
        switch (error.code) {
        case Code::Unavailable:
        case Code::Timeout:
        case Code::TooMany:
            return ExitCode::Unavailable;
        case Code::Malformed:
        case Code::Invalid:
        case Code::Unauthenticated:
        case Code::Forbidden:
        case Code::NotFound:
        case Code::MethodNotAllowed:
        case Code::Conflict:
        case Code::PreconditionFailed:
        case Code::TooLarge:
        case Code::UnsupportedMedia:
        case Code::Internal:
            break;
        }
        return error.where == configurationError ? ExitCode::Configuration : ExitCode::Failed;
    }

    //! What `--set` and its shorter relatives say.
    Result<QList<std::pair<QString, QString>>> settingsGiven(const QCommandLineParser &parser)
    {
        QList<std::pair<QString, QString>> settings;
        if (parser.isSet(QStringLiteral("data")))
            settings.append({ QStringLiteral("data.directory"),
                QDir().absoluteFilePath(parser.value(QStringLiteral("data"))) });
        if (const QString listen = parser.value(QStringLiteral("listen")); !listen.isEmpty()) {
            const qsizetype colon = listen.lastIndexOf(u':');
            QString address = listen.left(std::max<qsizetype>(colon, 0));
            if (address.startsWith(u'[') && address.endsWith(u']'))
                address = address.sliced(1, address.size() - 2);
            settings.append({ QStringLiteral("listen.address"), address });
            settings.append({ QStringLiteral("listen.port"), listen.mid(colon + 1) });
        }
        const auto given = parser.values(QStringLiteral("set"));
        for (const QString &text : given) {
            const qsizetype equals = text.indexOf(u'=');
            if (equals < 1)
                return fail(Code::Invalid, QStringLiteral("option --set: %1 is not NAME=VALUE").arg(text));
            settings.append({ text.left(equals), text.mid(equals + 1) });
        }
        return settings;
    }

    Result<Loaded> loadGiven(const QCommandLineParser &parser)
    {
        SYMBOLON_TRY(auto options, settingsGiven(parser));
        SYMBOLON_TRY(const Sources sources,
            processSources(parser.value(QStringLiteral("config")), std::move(options)));
        return load(sources);
    }

    ExitCode complain(Terminal &terminal, const QString &why)
    {
        terminal.err(why);
        terminal.err(QStringLiteral("Try: symbolond --help"));
        return ExitCode::Usage;
    }

    ExitCode runCommand(const Command &command, const QStringList &words, Terminal &terminal)
    {
        QCommandLineParser parser;
        parser.addOptions(command.options);
        parser.addOptions(commonOptions());
        if (!parser.parse(QStringList{ QStringLiteral("symbolond") } + words))
            return complain(terminal, parser.errorText());
        if (parser.isSet(QStringLiteral("help"))) {
            terminal.out(helpOf(command));
            return ExitCode::Ok;
        }
        const QStringList arguments = parser.positionalArguments().mid(command.name.count(u' ') + 1);
        if (arguments.size() < command.least || arguments.size() > command.most)
            return complain(terminal, QStringLiteral("Usage: %1").arg(synopsis(command)));
        Invocation invocation{ parser, arguments, terminal };
        const auto result = command.run(invocation);
        if (result)
            return *result;
        terminal.err(result.error().detail);
        return exitCodeOf(result.error());
    }

} // namespace

ExitCode runCommandLine(const QStringList &words, Terminal &terminal)
{
    QCoreApplication::setApplicationVersion(QStringLiteral(SYMBOLON_VERSION));
    if (words.isEmpty() || words.first() == u"--help" || words.first() == u"-h" || words.first() == u"help") {
        terminal.out(manual());
        return words.isEmpty() ? ExitCode::Usage : ExitCode::Ok;
    }
    if (words.first() == u"--version" || words.first() == u"-v") {
        terminal.out(versionText());
        return ExitCode::Ok;
    }
    const Command *command = findCommand(words);
    if (!command)
        return complain(
            terminal, QStringLiteral("There is no command \"%1\".").arg(words.mid(0, 2).join(u' ')));
    return runCommand(*command, words, terminal);
}

Result<Loaded> loadFor(const Invocation &invocation)
{
    auto loaded = loadGiven(invocation.options);
    if (!loaded)
        loaded.error().where = configurationError;
    return loaded;
}

Result<OpenDatabase> openDatabase(const Invocation &invocation)
{
    SYMBOLON_TRY(Loaded loaded, loadFor(invocation));
    if (loaded.config.target.engine == store::Engine::Sqlite)
        SYMBOLON_CHECK(makeDataDirectory(loaded.config));
    SYMBOLON_TRY(auto connection, store::Connection::open(loaded.config.target));
    return OpenDatabase{ std::move(loaded), std::move(connection) };
}

QString manual()
{
    QString text = QStringLiteral(
        "SYMBOLOND(8)\n\n"
        "NAME\n       symbolond - activation, authentication and authorisation server\n\n"
        "SYNOPSIS\n       symbolond COMMAND [OPTION]... [ARGUMENT]...\n\n"
        "DESCRIPTION\n"
        "       Serves the activation API, the auth-events API and the native API, and is the command line "
        "to look after\n"
        "       the installation. `symbolond COMMAND --help` tells a command's own options.\n\n"
        "COMMANDS\n");
    for (const Command &command : commands())
        text += QStringLiteral("       %1\n              %2\n").arg(synopsis(command).mid(10), command.doc);
    text += QStringLiteral("\nOPTIONS\n");
    const auto options = commonOptions();
    for (const QCommandLineOption &option : options)
        text += optionLine(option);
    text += QStringLiteral(
        "\nFILES\n"
        "       /etc/symbolon/server.toml, /etc/symbolon/conf.d/*.toml\n"
        "              Configuration; docs/configuration.md has every setting.\n"
        "       /var/lib/symbolon, $XDG_DATA_HOME/symbolon\n"
        "              Data directory: symbolon.sqlite, master.key, setup-token.\n"
        "\nENVIRONMENT\n"
        "       SYMBOLON_CONFIG\n              Configuration file, where --config is not given.\n"
        "       SYMBOLON_SECTION_KEY\n              The setting section.key.\n"
        "       CREDENTIALS_DIRECTORY, STATE_DIRECTORY, NOTIFY_SOCKET, WATCHDOG_USEC\n"
        "              As systemd sets them.\n"
        "       The old activation service's variables (SERVER_PORT, HS_KEY, DATABASE_HOST, ...) mean what "
        "they meant.\n"
        "\nEXIT STATUS\n"
        "       0      Done.\n"
        "       1      It was tried and did not work.\n"
        "       2      The command line cannot be understood.\n"
        "       3      A setting is wrong; nothing was started.\n"
        "       4      Database or address cannot be had; trying again may help.\n");
    return text;
}

} // namespace symbolon::app
