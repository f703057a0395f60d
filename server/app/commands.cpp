// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/command.h"

namespace symbolon::app {

const QList<Command> &commands()
{
    static const QList<Command> all = serveCommands() + configCommands() + operatorCommands() + keyCommands();
    return all;
}

} // namespace symbolon::app
