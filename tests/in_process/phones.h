// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/in_process/server.h"

#include <thread>
#include <vector>

//! What a patient's phone and whoever gives it a code ask on the old service's paths (activation contract 7.1
//! to 7.4).
namespace symbolon::test {

TestServer::Reply issueCode(TestServer &server, const QByteArray &patient);
[[nodiscard]] QByteArray pinBody(const QString &otp);
TestServer::Reply validateCode(
    TestServer &server, const QString &code, const QString &otp, const TestServer::Headers &headers = {});
TestServer::Reply phoneToken(TestServer &server, const QByteArray &patient, const QString &code);
//! The authorisation code of a phone that has just activated.
QString activatePhone(TestServer &server, const QByteArray &patient);

//! Runs `act` in so many threads at once.
template <typename Act>
void inParallel(TestServer &server, int threads, Act act)
{
    std::vector<std::jthread> running;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back([&] {
            act();
            server.pool().release();
        });
    }
}

} // namespace symbolon::test
