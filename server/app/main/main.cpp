// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/command.h"
#include "server/app/terminal.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("symbolond"));
    symbolon::app::Terminal terminal = symbolon::app::processTerminal();
    return int(symbolon::app::runCommandLine(QCoreApplication::arguments().mid(1), terminal));
}
