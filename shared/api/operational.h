// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/api/parameters.h"

//! What monitoring and programs ask of the server itself (activation contract 7.14).
namespace symbolon::api {

struct ReadRunning : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/running",
        Surface::Activation,
        Permission::anyone(),
        "Tell that the process serves requests; nothing else is checked.",
        BodyPolicy::Ignored,
        200,
        Cost::Nothing };

    struct Response {
        bool running = true;

        static constexpr auto fields() { return std::tuple{ json::field("running", &Response::running) }; }
    };
};

struct ReadVersion : Endpoint {
    static constexpr EndpointInfo info{ Method::Get,
        "/version",
        Surface::Activation,
        Permission::anyone(),
        "Tell which build this is.",
        BodyPolicy::Ignored,
        200,
        Cost::Nothing };

    struct Response {
        QString circle;
        QString hash;
        QString version;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("circle", &Response::circle),
                json::field("hash", &Response::hash),
                json::field("version", &Response::version) };
        }
    };
};

struct HealthCheckResult {
    QString checker;
    QString output;
    bool passed = false;
    double timestamp = 0; //!< seconds since the epoch
    double expires = 0;
    double responseTime = 0; //!< seconds

    static constexpr auto fields()
    {
        return std::tuple{ json::field("checker", &HealthCheckResult::checker),
            json::field("expires", &HealthCheckResult::expires),
            json::field("output", &HealthCheckResult::output),
            json::field("passed", &HealthCheckResult::passed),
            json::field("response_time", &HealthCheckResult::responseTime),
            json::field("timestamp", &HealthCheckResult::timestamp) };
    }
};

struct HealthReport {
    QString hostname;
    QString status; //!< `success` or `failure`
    double timestamp = 0;
    QList<HealthCheckResult> results;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("hostname", &HealthReport::hostname),
            json::field("results", &HealthReport::results),
            json::field("status", &HealthReport::status),
            json::field("timestamp", &HealthReport::timestamp) };
    }
};

} // namespace symbolon::api
