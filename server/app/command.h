// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/config.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

#include <functional>
#include <span>

//! The command line: a table of commands, of which help and manual follow.
namespace symbolon::app {

//! What the process ends with; part of the interface, see the manual.
enum class ExitCode {
    Ok = 0,
    Failed = 1, //!< it was tried and did not work
    Usage = 2, //!< the command line cannot be understood
    Configuration = 3, //!< a setting is wrong; nothing was started
    Unavailable = 4, //!< database or address cannot be had; trying again may help
};

//! Where a command writes, and how it asks. Given from outside, so that a test can look.
struct Terminal {
    std::function<void(const QString &)> out; //!< results, as they are
    std::function<void(const QString &)> err; //!< one message; a line break is added
    //! Asks on the terminal without echo; fails where there is none.
    std::function<Result<Secret>(const QString &prompt)> askSecret;
};

//! One call of one command.
struct Invocation {
    const QCommandLineParser &options;
    QStringList arguments; //!< behind the command's name
    Terminal &terminal;
};

struct Command {
    QString name; //!< `operator add`
    QString arguments; //!< as the synopsis shows them: `USERNAME`
    QString doc; //!< one sentence
    QList<QCommandLineOption> options;
    int least = 0; //!< number of arguments
    int most = 0;
    std::function<Result<ExitCode>(Invocation &)> run;
};

[[nodiscard]] const QList<Command> &commands();

//! Runs what `words` (without the program's name) ask for, and says on `terminal` why it did not work.
[[nodiscard]] ExitCode runCommandLine(const QStringList &words, Terminal &terminal);

//! The whole manual in the sections of a manual page.
[[nodiscard]] QString manual();

//! `where` of an error that lies in the configuration.
inline const QString configurationError = QStringLiteral("configuration");

//! The configuration of this call: file and `--set` options given, environment. Errors are
//! configurationError.
[[nodiscard]] Result<Loaded> loadFor(const Invocation &invocation);

//! What load() does not look at: whether certificate, its key and the token keys can be used. Adds to the
//! warnings; errors are configurationError.
[[nodiscard]] Result<void> checkFiles(Loaded &loaded);

//! The database of this call's configuration, open.
struct OpenDatabase {
    Loaded loaded;
    std::unique_ptr<store::Connection> connection;
};

//! Code::Unavailable when it cannot be reached.
[[nodiscard]] Result<OpenDatabase> openDatabase(const Invocation &invocation);

//! Program name, version and what it is built with.
[[nodiscard]] QString versionText();

// The commands, by subject.
[[nodiscard]] QList<Command> serveCommands();
[[nodiscard]] QList<Command> configCommands();
[[nodiscard]] QList<Command> operatorCommands();
[[nodiscard]] QList<Command> keyCommands();

} // namespace symbolon::app
