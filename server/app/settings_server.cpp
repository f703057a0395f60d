// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/setting_kinds.h"

// Where the server listens, what it serves with, and what it writes. Limits without a comment bound memory.
namespace symbolon::app {

using namespace kinds;

namespace {

    QList<Setting> siteAndListen()
    {
        return {
            { QStringLiteral("data.directory"),
                text(
                    [](auto &config) -> auto & { return config.dataDirectory; }, QStringLiteral("path")),
                QStringLiteral(
                    "Directory of the SQLite database, the master key and the set-up token; by default "
                    "`$STATE_DIRECTORY`, else `$XDG_DATA_HOME/symbolon`.") },
            { QStringLiteral("site.name"),
                text(At{ &Settings::site, &SiteSettings::name }),
                QStringLiteral("Name of the site that people and phones see.") },
            { QStringLiteral("site.prefix"),
                text(At{ &Settings::site, &SiteSettings::prefix },
                    QStringLiteral("three capital letters"),
                    needsSitePrefix),
                QStringLiteral(
                    "Letters before every native code; they tell sites apart and are no secret.") },
            { QStringLiteral("site.public_url"),
                text(At{ &Settings::site, &SiteSettings::publicUrl }, QStringLiteral("URL"), needsHttpUrl),
                QStringLiteral("Address under which clients reach the server; with a slash added it is "
                               "issuer and audience of "
                               "tokens. By default `http://127.0.0.1:<port>`."),
                { QStringLiteral("PROXY_URL") } },
            { QStringLiteral("listen.address"),
                text(At{ &Config::listen, &ListenSettings::address },
                    QStringLiteral("IP address"),
                    needsAddress),
                QStringLiteral("Address to listen on; `0.0.0.0` when only SERVER_PORT is given.") },
            { QStringLiteral("listen.port"),
                integer(At{ &Config::listen, &ListenSettings::port }, 0, 65535),
                QStringLiteral("TCP port to listen on; 0 lets the system choose one."),
                { QStringLiteral("SERVER_PORT") } },
            { QStringLiteral("listen.io_threads"),
                integer(At{ &Config::listen, &ListenSettings::ioThreads }, 0, 16),
                QStringLiteral("Threads that own sockets; 0 means one on one processor, else two.") },
            { QStringLiteral("listen.handler_threads"),
                integer(At{ &Config::listen, &ListenSettings::handlerThreads }, 0, 512),
                QStringLiteral("Threads that answer requests, each with a database connection; 0 means four "
                               "per processor, at "
                               "least eight.") },
            { QStringLiteral("listen.hashing_threads"),
                integer(At{ &Config::listen, &ListenSettings::hashingThreads }, 0, 64),
                QStringLiteral(
                    "Threads that compute memory-hard hashes (16 MiB each); 0 means one per processor.") },
            { QStringLiteral("listen.handler_queue"),
                integer(At{ &Config::listen, &ListenSettings::handlerQueue }, 1, 1'000'000),
                QStringLiteral("Requests that may wait for a handler thread; more are answered 503.") },
            { QStringLiteral("listen.hashing_queue"),
                integer(At{ &Config::listen, &ListenSettings::hashingQueue }, 1, 100'000),
                QStringLiteral("Requests that may wait for a memory-hard hash; more are answered 503.") },
            { QStringLiteral("listen.hosts"),
                list(At{ &Config::listen, &ListenSettings::hosts },
                    QStringLiteral("list of host names"),
                    anyText),
                QStringLiteral("Names under which requests are accepted (header Host, without port); empty "
                               "accepts every one.") },
            { QStringLiteral("listen.drain"),
                duration(At{ &Config::listen, &ListenSettings::drain }, 0, 600'000),
                QStringLiteral("How long a stop waits for answers under way.") },
            { QStringLiteral("tls.certificate_file"),
                text(At{ &Config::tls, &TlsSettings::certificateFile }, QStringLiteral("path")),
                QStringLiteral("PEM file with the server's certificate and its intermediates; empty means "
                               "plain HTTP. Read "
                               "again on SIGHUP.") },
            { QStringLiteral("tls.key_file"),
                text(At{ &Config::tls, &TlsSettings::keyFile }, QStringLiteral("path")),
                QStringLiteral("PEM file with the certificate's private key; nobody else may read it.") },
        };
    }

    QList<Setting> httpAndLimits()
    {
        using Limits = symbolon::http::EngineLimits;
        return {
            { QStringLiteral("http.connections"),
                integer(At{ &Config::http, &Limits::connections }, 1, 1'000'000),
                QStringLiteral("Open connections in all; more are answered 503 and closed.") },
            { QStringLiteral("http.connections_per_client"),
                integer(At{ &Config::http, &Limits::connectionsPerClient }, 1, 1'000'000),
                QStringLiteral("Open connections from one address (an IPv6 /64 counts as one); trusted "
                               "proxies are exempt.") },
            { QStringLiteral("http.requests_per_connection"),
                integer(At{ &Config::http, &Limits::requestsPerConnection }, 1, 1'000'000'000),
                QStringLiteral("Requests on one connection before it is closed.") },
            { QStringLiteral("http.in_flight"),
                integer(At{ &Config::http, &Limits::inFlight }, 1, 1'000'000),
                QStringLiteral("Requests being worked on or waiting for a thread; more are answered 503.") },
            { QStringLiteral("http.pipelined"),
                integer(At{ &Config::http, &Limits::pipelined }, 1, 1000),
                QStringLiteral("Requests of one connection read ahead of their answers.") },
            { QStringLiteral("http.request_line"),
                integer(At{ &Config::http, &Limits::requestLine }, 256, 1 << 20),
                QStringLiteral("Bytes of a request's first line; more is answered 414.") },
            { QStringLiteral("http.header_bytes"),
                integer(At{ &Config::http, &Limits::headerBytes }, 1024, 1 << 20),
                QStringLiteral("Bytes of all header lines; more is answered 431.") },
            { QStringLiteral("http.header_count"),
                integer(At{ &Config::http, &Limits::headerCount }, 10, 10000),
                QStringLiteral("Header lines; more is answered 431.") },
            { QStringLiteral("http.body_bytes_in_all"),
                integer(At{ &Config::http, &Limits::bodyBytesInAll }, 1 << 20, 1LL << 40),
                QStringLiteral("Bytes of all requests being received or worked on; more is answered 503.") },
            { QStringLiteral("http.handshake_time"),
                duration(At{ &Config::http, &Limits::handshakeTime }, 100, 60'000),
                QStringLiteral("Time for a TLS handshake.") },
            { QStringLiteral("http.head_time"),
                duration(At{ &Config::http, &Limits::headTime }, 100, 600'000),
                QStringLiteral("Time for the complete head of a request.") },
            { QStringLiteral("http.body_time"),
                duration(At{ &Config::http, &Limits::bodyTime }, 100, 3'600'000),
                QStringLiteral("Time for the complete body of a request.") },
            { QStringLiteral("http.idle_time"),
                duration(At{ &Config::http, &Limits::idleTime }, 100, 3'600'000),
                QStringLiteral("How long a connection without a request stays open.") },
            { QStringLiteral("http.write_stall"),
                duration(At{ &Config::http, &Limits::writeStall }, 100, 3'600'000),
                QStringLiteral("How long a client may take no byte of its answer.") },
            { QStringLiteral("http.event_streams"),
                integer(At{ &Config::http, &Limits::eventStreams }, 0, 100'000),
                QStringLiteral("Event streams held open in all; more are answered 503.") },
            { QStringLiteral("http.event_streams_per_session"),
                integer(At{ &Config::http, &Limits::eventStreamsPerSubject }, 0, 1000),
                QStringLiteral("Event streams held open per session; more are answered 429.") },
            { QStringLiteral("limits.max_body"),
                integer(At{ &Settings::limits, &LimitSettings::maxBody }, 1024, 1 << 30),
                QStringLiteral("Bytes of a request's body; more is answered 413.") },
            { QStringLiteral("limits.page_size"),
                integer(At{ &Settings::limits, &LimitSettings::pageSize }, 1, 10000),
                QStringLiteral("Rows of a native list when the caller does not say.") },
            { QStringLiteral("limits.max_page_size"),
                integer(At{ &Settings::limits, &LimitSettings::maxPageSize }, 1, 10000),
                QStringLiteral("Rows of a native list at most.") },
        };
    }

    QList<Setting> logging()
    {
        using Level = LogEntry::Level;
        return {
            { QStringLiteral("logging.level"),
                choice(At{ &Config::logging, &LoggingSettings::level },
                    QList<std::pair<QString, Level>>{ { QStringLiteral("ERROR"), Level::Error },
                        { QStringLiteral("WARN"), Level::Warning },
                        { QStringLiteral("INFO"), Level::Info },
                        { QStringLiteral("DEBUG"), Level::Debug },
                        { QStringLiteral("WARNING"), Level::Warning } }),
                QStringLiteral("Least level that is written."),
                { QStringLiteral("LOG_LEVEL") } },
            { QStringLiteral("logging.format"),
                choice(At{ &Config::logging, &LoggingSettings::format },
                    QList<std::pair<QString, LogFormat>>{ { QStringLiteral("json"), LogFormat::Json },
                        { QStringLiteral("plain"), LogFormat::Plain },
                        { QStringLiteral("colour"), LogFormat::Colour },
                        { QStringLiteral("text"), LogFormat::Plain } }),
                QStringLiteral("Form of a log line on standard error."),
                { QStringLiteral("LOG_FORMAT") } },
        };
    }

} // namespace

QList<Setting> serverSettings()
{
    return siteAndListen() + httpAndLimits() + logging();
}

} // namespace symbolon::app
