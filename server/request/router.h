// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/message.h"
#include "server/request/path.h"
#include "server/request/route.h"

namespace symbolon::http {

//! Finds the endpoint of a request and takes it through the checks of its surface, in the order that the
//! surface's table says. Knows no subject and no SQL. Thread-safe once made.
class Router final : public Dispatcher {
public:
    Router(Services &services, Routes routes);

    [[nodiscard]] Admission admit(QByteArrayView method, QByteArrayView path) const override;
    [[nodiscard]] Response handle(const Request &request, Lane lane) override;
    [[nodiscard]] Response refuse(int status, QByteArrayView path, const QString &why) const override;

    [[nodiscard]] const Routes &routes() const { return m_routes; }

private:
    [[nodiscard]] Response answer(const Request &request, Lane lane, const QString &requestId);
    [[nodiscard]] Response run(const Route &route,
        PathTree::Match match,
        const Request &request,
        Lane lane,
        const QString &requestId);
    [[nodiscard]] Response unmatched(const PathTree::Match &match, const Request &request) const;
    [[nodiscard]] bool existsWithSlash(const QByteArray &path) const;

    Services &m_services;
    Routes m_routes;
    PathTree m_tree;
};

//! The id under which a request is logged and answered: X-Request-ID, else X-Correlation-ID, else the Self or
//! Root part of X-Amzn-Trace-Id (activation contract 3.1), where it is 1 to 128 visible ASCII characters;
//! else a new UUID.
[[nodiscard]] QString requestIdOf(const Request &request, Random &random);

} // namespace symbolon::http
