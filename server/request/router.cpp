// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/router.h"

#include "server/http/address.h"
#include "server/request/authenticate.h"
#include "server/request/finish.h"
#include "server/request/metrics.h"
#include "server/request/problem.h"

#include "shared/core/log.h"

#include <array>

namespace symbolon::http {

namespace {

    using api::Surface;

    //! One step between a matched route and its handler.
    enum class Check {
        Credential, //!< is there a usable Authorization header, where one is needed?
        Parameters,
        Body,
        Authorise, //!< the credential is genuine and may do this
        UnknownKeys,
    };

    //! The order in which a surface finds fault (decisions: order of checks is data; activation
    //! contract 3.3).
    constexpr std::array activationOrder{
        Check::Credential, Check::Parameters, Check::Body, Check::Authorise, Check::UnknownKeys
    };
    constexpr std::array nativeOrder{
        Check::Credential, Check::Authorise, Check::Parameters, Check::Body, Check::UnknownKeys
    };
    //! Token, method, permission, object, body (auth-events contract 2.12). An id that is no number is no
    //! such path, and is found before a permission on it is asked for.
    constexpr std::array eventsOrder{
        Check::Credential, Check::Parameters, Check::Authorise, Check::Body, Check::UnknownKeys
    };

    constexpr const std::array<Check, 5> &orderOf(Surface surface)
    {
        switch (surface) {
        case Surface::Activation:
            return activationOrder;
        case Surface::Events:
            return eventsOrder;
        case Surface::Native:
            break;
        }
        return nativeOrder;
    }

    //! The forms in which the old description writes a path of the auth-events surface: without `/api` and
    //! with or without the final slash.
    QList<QByteArray> aliasesOf(const api::EndpointInfo &info)
    {
        constexpr QByteArrayView prefix = "/api";
        const QByteArray path = info.path;
        if (info.surface != Surface::Events || !path.startsWith(prefix))
            return {};
        const QByteArray bare = path.mid(prefix.size());
        return bare.endsWith('/') ? QList<QByteArray>{ bare, bare.chopped(1) } : QList<QByteArray>{ bare };
    }

    Result<void> perform(Check check, const Route &route, Call &call, Credential &credential)
    {
        switch (check) {
        case Check::Credential: {
            SYMBOLON_TRY(credential, readCredential(call.context.request, route.info()));
            return {};
        }
        case Check::Parameters:
            return route.parameters(call);
        case Check::Body:
            return route.body(call);
        case Check::Authorise:
            return authorise(call.context, route.info(), credential, call.arguments);
        case Check::UnknownKeys:
            return route.unknownKeys(call);
        }
        return fail(Code::Internal);
    }

    Result<Response> throughChecks(const Route &route, Call &call)
    {
        Credential credential;
        for (const Check check : orderOf(route.info().surface))
            SYMBOLON_CHECK(perform(check, route, call, credential));
        return route.invoke(call);
    }

    Lane laneOf(api::Cost cost)
    {
        switch (cost) {
        case api::Cost::Nothing:
            return Lane::Inline;
        case api::Cost::Ordinary:
            return Lane::Pool;
        case api::Cost::Hashing:
            return Lane::Hashing;
        }
        return Lane::Pool;
    }

    //! A part of `X-Amzn-Trace-Id: Self=…;Root=…`.
    QByteArray tracePart(const QByteArray &header, QByteArrayView name)
    {
        for (const auto &part : header.split(';')) {
            if (part.trimmed().startsWith(name) && part.trimmed().mid(name.size()).startsWith('='))
                return part.trimmed().mid(name.size() + 1);
        }
        return {};
    }

    //! For every method, before any check, with the query kept (auth-events contract 2.2).
    Response redirectToSlash(const Request &request)
    {
        Response response;
        response.status = 301;
        response.setHeader(
            "Location", request.path + '/' + (request.query.isNull() ? QByteArray() : '?' + request.query));
        return response;
    }

    bool isUsableId(const QByteArray &id)
    {
        return !id.isEmpty() && id.size() <= 128
            && std::all_of(id.begin(), id.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    }

} // namespace

QString requestIdOf(const Request &request, Random &random)
{
    const QByteArray trace = request.header("x-amzn-trace-id");
    for (const auto &candidate : { request.header("x-request-id"),
             request.header("x-correlation-id"),
             tracePart(trace, "Self"),
             tracePart(trace, "Root") }) {
        if (isUsableId(candidate))
            return QString::fromLatin1(candidate);
    }
    return randomUuid(random);
}

Router::Router(Services &services, Routes routes)
    : m_services(services)
    , m_routes(std::move(routes))
{
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        const auto &info = m_routes[i]->info();
        m_tree.add(api::methodName(info.method), info.path, static_cast<int>(i));
        for (const auto &alias : aliasesOf(info))
            m_tree.add(api::methodName(info.method), alias, static_cast<int>(i));
    }
}

Dispatcher::Admission Router::admit(QByteArrayView method, QByteArrayView path) const
{
    const auto match = m_tree.match(method == "HEAD" ? QByteArrayView("GET") : method, path);
    if (match.route < 0)
        return { Lane::Pool, 64 * 1024 };
    const auto &info = m_routes[static_cast<std::size_t>(match.route)]->info();
    return { laneOf(info.cost), info.maxBody };
}

Response Router::handle(const Request &request, Lane lane)
{
    const auto started = std::chrono::steady_clock::now();
    const QString requestId = requestIdOf(request, m_services.random);
    Response response = answer(request, lane, requestId);
    if (response.reroute)
        return response;
    response.requestId = requestId;
    const auto took = std::chrono::steady_clock::now() - started;
    m_services.metrics.count(request.method, response.routePattern, response.status, took);
    logAccess(request, response, took);
    return response;
}

Response Router::answer(const Request &request, Lane lane, const QString &requestId)
{
    const bool isHead = request.method == "HEAD";
    auto match = m_tree.match(isHead ? QByteArrayView("GET") : QByteArrayView(request.method), request.path);
    const Surface surface = surfaceOf(request.path);
    Response response;
    if (match.route < 0) {
        response = unmatched(match, request);
        finish(response, nullptr, surface, request, requestId);
        return response;
    }
    const Route &route = *m_routes[static_cast<std::size_t>(match.route)];
    response = run(route, std::move(match), request, lane, requestId);
    response.routePattern = route.info().path;
    if (!response.reroute)
        finish(response, &route.info(), route.info().surface, request, requestId);
    return response;
}

Response Router::run(
    const Route &route, PathTree::Match match, const Request &request, Lane lane, const QString &requestId)
{
    Context context(m_services, request, lane);
    context.route = route.info().path;
    context.requestId = requestId;
    context.client = clientAddress(request, m_services.trustedProxies);
    context.journal().requestId = requestId;
    context.journal().address = context.client.toString();
    Call call{ context, std::move(match.arguments), {} };
    auto result = throughChecks(route, call);
    Response response;
    if (context.wantsReroute()) {
        response.reroute = Lane::Hashing;
        return response;
    }
    if (result)
        response = std::move(*result);
    else
        response = failureResponse(context, route.info(), result.error());
    response.subject = context.caller.identity;
    return response;
}

Response Router::unmatched(const PathTree::Match &match, const Request &request) const
{
    const Surface surface = surfaceOf(request.path);
    QList<QByteArray> allowed = match.allowed;
    if (allowed.isEmpty() && surface == Surface::Events && existsWithSlash(request.path))
        return redirectToSlash(request);
    if (allowed.isEmpty())
        return errorResponse(surface, { Code::NotFound });
    if (allowed.contains("GET"))
        allowed.append("HEAD");
    allowed.append("OPTIONS");
    std::sort(allowed.begin(), allowed.end());
    Response response;
    if (request.method == "OPTIONS") {
        response.status = surface == Surface::Native ? 204 : 200;
        if (surface == Surface::Activation)
            response.contentType = "text/html; charset=utf-8";
    } else {
        response = errorResponse(surface,
            { Code::MethodNotAllowed, QStringLiteral("The method is not allowed for the requested URL.") });
    }
    response.setHeader("Allow", allowed.join(", "));
    return response;
}

bool Router::existsWithSlash(const QByteArray &path) const
{
    if (path.endsWith('/'))
        return false;
    const auto match = m_tree.match("GET", path + '/');
    return match.route >= 0 || !match.allowed.isEmpty();
}

Response Router::refuse(int status, QByteArrayView path, const QString &why) const
{
    const Surface surface = surfaceOf(path);
    Response response = protocolError(surface, status, why);
    Request request;
    request.path = path.toByteArray();
    finish(response, nullptr, surface, request, randomUuid(m_services.random));
    m_services.metrics.count("-", {}, status, {});
    return response;
}

} // namespace symbolon::http
