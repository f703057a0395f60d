// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"
#include "server/request/decode.h"
#include "server/request/entity_tag.h"

#include "shared/api/endpoint.h"
#include "shared/json/read.h"
#include "shared/json/write.h"

#include <any>

namespace symbolon::http {

//! One request on its way through the checks of its surface. The decoded input is of the route's own type.
struct Call {
    Context &context;
    QList<QByteArray> arguments; //!< raw path arguments
    std::any input;
};

//! An endpoint with its handler, without its types. The router runs the steps in the order of the surface.
class Route {
public:
    virtual ~Route() = default;
    [[nodiscard]] virtual const api::EndpointInfo &info() const = 0;
    //! Path, query and headers.
    [[nodiscard]] virtual Result<void> parameters(Call &call) const = 0;
    //! Media type, syntax, types.
    [[nodiscard]] virtual Result<void> body(Call &call) const = 0;
    //! A body that is not expected, and keys that the endpoint does not know.
    [[nodiscard]] virtual Result<void> unknownKeys(Call &call) const = 0;
    [[nodiscard]] virtual Result<Response> invoke(Call &call) const = 0;
    //! For the OpenAPI document.
    [[nodiscard]] virtual QJsonObject describe() const = 0;
};

using Routes = std::vector<std::unique_ptr<Route>>;

template <typename E>
using Handler = Result<typename E::Response> (*)(Context &, const api::Input<E> &);

template <typename E>
class BoundRoute final : public Route {
public:
    explicit BoundRoute(Handler<E> handler)
        : m_handler(handler)
    {
    }

    [[nodiscard]] const api::EndpointInfo &info() const override { return E::info; }

    [[nodiscard]] Result<void> parameters(Call &call) const override
    {
        auto &input = call.input.emplace<api::Input<E>>();
        if (E::info.surface != api::Surface::Activation || declaresParameters()) {
            SYMBOLON_TRY(call.context.query, parseQuery(call.context.request.query));
        }
        SYMBOLON_CHECK(decodePath(input.path, call.arguments));
        SYMBOLON_CHECK(decodeQuery(input.query, call.context.query, E::info.surface, declaresParameters()));
        return decodeHeaders(input.headers, call.context.request);
    }

    [[nodiscard]] Result<void> body(Call &call) const override
    {
        auto &input = std::any_cast<api::Input<E> &>(call.input);
        SYMBOLON_TRY(const bool hasBody, readBody(E::info, call.context.request, call.context.body));
        input.hasBody = hasBody;
        return hasBody ? json::decode(call.context.body, input.body) : Result<void>();
    }

    [[nodiscard]] Result<void> unknownKeys(Call &call) const override
    {
        SYMBOLON_CHECK(refuseUnexpectedBody(E::info, call.context.request));
        if (call.context.body.isEmpty())
            return {};
        return refuseUnknown(E::info, json::unknownKeys<typename E::Body>(call.context.body), call.context);
    }

    [[nodiscard]] Result<Response> invoke(Call &call) const override
    {
        auto result = m_handler(call.context, std::any_cast<const api::Input<E> &>(call.input));
        if (!result)
            return Failure(std::move(result.error()));
        return success(*result);
    }

    [[nodiscard]] QJsonObject describe() const override
    {
        return describeOperation(E::info,
            json::schema<typename E::Path>(),
            json::schema<typename E::Query>(),
            json::schema<typename E::Headers>(),
            json::schema<typename E::Body>(),
            json::schema<typename E::Response>());
    }

private:
    template <typename T>
    static constexpr bool hasFields = std::tuple_size_v<decltype(T::fields())> > 0;

    static constexpr bool declaresParameters()
    {
        return hasFields<typename E::Path> || hasFields<typename E::Query> || hasFields<typename E::Headers>;
    }

    static Response success(const typename E::Response &value)
    {
        if constexpr (std::is_same_v<typename E::Response, Response>) {
            return value;
        } else if constexpr (std::is_same_v<typename E::Response, api::Nothing>) {
            return emptyResponse(E::info);
        } else {
            const QJsonValue json = json::encode(value);
            Response response = jsonResponse(E::info, json);
            if constexpr (requires { E::Response::edited; })
                response.setHeader(
                    "ETag", entityTag({ json.toObject(), E::Response::edited }, response.body));
            return response;
        }
    }

    Handler<E> m_handler;
};

template <typename E>
[[nodiscard]] std::unique_ptr<Route> bind(Handler<E> handler)
{
    return std::make_unique<BoundRoute<E>>(handler);
}

} // namespace symbolon::http
