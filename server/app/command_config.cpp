// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/command.h"
#include "server/app/key_service.h"
#include "server/app/tls_files.h"

#include <QSysInfo>

namespace symbolon::app {

namespace {

    Result<ExitCode> checkConfig(Invocation &invocation)
    {
        SYMBOLON_TRY(Loaded loaded, loadFor(invocation));
        SYMBOLON_CHECK(checkFiles(loaded));
        for (const QString &warning : loaded.warnings)
            invocation.terminal.err(QStringLiteral("Warning: %1").arg(warning));
        invocation.terminal.out(QStringLiteral("The configuration is good.\n"));
        return ExitCode::Ok;
    }

    Result<ExitCode> showConfig(Invocation &invocation)
    {
        SYMBOLON_TRY(const Loaded loaded, loadFor(invocation));
        invocation.terminal.out(show(loaded, invocation.options.isSet(QStringLiteral("changed"))));
        return ExitCode::Ok;
    }

    Result<ExitCode> documentConfig(Invocation &invocation)
    {
        invocation.terminal.out(documentation());
        return ExitCode::Ok;
    }

    Result<ExitCode> showVersion(Invocation &invocation)
    {
        invocation.terminal.out(versionText());
        return ExitCode::Ok;
    }

} // namespace

QString versionText()
{
    return QStringLiteral("symbolond %1 (Qt %2, %3)\n")
        .arg(QStringLiteral(SYMBOLON_VERSION),
            QString::fromLatin1(qVersion()),
            QSysInfo::buildCpuArchitecture());
}

Result<void> checkFiles(Loaded &loaded)
{
    const auto files = checkTlsFiles(loaded.config.tls, SystemClock().now(), loaded.warnings);
    if (!files)
        return fail(Code::Invalid, files.error().detail, configurationError);
    if (const auto keys = givenKeys(loaded.config.jwt); !keys)
        return fail(Code::Invalid, keys.error().detail, configurationError);
    return {};
}

QList<Command> configCommands()
{
    return {
        { .name = QStringLiteral("config check"),
            .arguments = {},
            .doc = QStringLiteral("Say whether the server would start with this configuration, and why not."),
            .options = {},
            .run = checkConfig },
        { .name = QStringLiteral("config show"),
            .arguments = {},
            .doc = QStringLiteral(
                "Print every setting with its value (secrets masked) and where it comes from."),
            .options = { { QStringLiteral("changed"), QStringLiteral("Leave out what has its default.") } },
            .run = showConfig },
        { .name = QStringLiteral("config docs"),
            .arguments = {},
            .doc = QStringLiteral("Print the documentation of every setting as Markdown."),
            .options = {},
            .run = documentConfig },
        { .name = QStringLiteral("version"),
            .arguments = {},
            .doc = QStringLiteral("Print the version."),
            .options = {},
            .run = showVersion },
    };
}

} // namespace symbolon::app
