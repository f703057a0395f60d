// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/app/options.h"

#include <QCommandLineParser>
#include <QFile>

namespace symbolon::gui {

namespace {

    //! A token is far shorter; a longer file is another one, chosen by mistake.
    constexpr qint64 longestToken = 400;

    void describe(QCommandLineParser &parser)
    {
        parser.setApplicationDescription(QStringLiteral("Symbolon: activation and sign-in administration"));
        parser.addOption(
            { QStringLiteral("server"), QStringLiteral("Connect to this server."), QStringLiteral("URL") });
        parser.addOption({ QStringLiteral("setup-token-file"),
            QStringLiteral("Make the first operator with the one-time token in this file."),
            QStringLiteral("FILE") });
        parser.addOption({ QStringLiteral("page"),
            QStringLiteral("Start with this page, e.g. activate."),
            QStringLiteral("ID") });
    }

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return fail(Code::Invalid, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return fail(Code::Invalid,
            QStringLiteral("Unexpected argument: %1").arg(parser.positionalArguments().first()));
    return Options{ parser.value(QStringLiteral("server")),
        parser.value(QStringLiteral("setup-token-file")),
        parser.value(QStringLiteral("page")) };
}

QString helpText()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

Result<Secret> readSetupToken(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return fail(Code::Invalid, QStringLiteral("%1: %2").arg(file, source.errorString()));
    if (source.size() > longestToken)
        return fail(Code::Invalid, QStringLiteral("%1: too long for a set-up token").arg(file));
    return Secret(source.readLine().trimmed());
}

} // namespace symbolon::gui
