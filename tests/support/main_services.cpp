// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgres_server.h"
#include "tests/support/rabbit_server.h"

#include <QCoreApplication>

#include <cstdio>

//! test_services start|stop postgres|rabbit <statefile>
int main(int argc, char **argv)
{
    using namespace symbolon::test;
    QCoreApplication app(argc, argv);
    const auto arguments = app.arguments();
    if (arguments.size() != 4) {
        std::fputs("test_services start|stop postgres|rabbit <statefile>\n", stderr);
        return 2;
    }
    const bool start = arguments[1] == u"start";
    const auto &file = arguments[3];
    const bool done = arguments[2] == u"postgres"
        ? (start ? PostgresServer::startFixture(file) : PostgresServer::stopFixture(file))
        : (start ? RabbitServer::startFixture(file) : RabbitServer::stopFixture(file));
    return done ? 0 : 1;
}
