// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/transport.h"

#include "shared/api/endpoint.h"
#include "shared/json/parse.h"
#include "shared/json/read.h"
#include "shared/json/write.h"

//! From contract types to the wire and back: the app's half of what the server's router does.
namespace symbolon::gui {

//! `pattern` with every `{name}` replaced by the percent-encoded value of that name. Code::Invalid with the
//! name in `where` when a value is empty, because an empty segment would address something else.
[[nodiscard]] Result<QByteArray> expandPath(const char *pattern, const QJsonObject &values);
//! `?a=1&b=x%20y`, or nothing. Lists repeat their key.
[[nodiscard]] QByteArray encodeQuery(const QJsonObject &values);
//! Header lines; names are as the contract spells them.
[[nodiscard]] QList<std::pair<QByteArray, QByteArray>> encodeHeaders(const QJsonObject &values);
//! The Error that a reply of status 400 or more stands for: RFC 9457 members `code`, `detail`, `field`,
//! `reference`; where the body is not ours, the status decides.
[[nodiscard]] Error errorOf(const Reply &reply);

//! GET, PUT and DELETE may be sent again when no answer came (RFC 9110 section 9.2.2).
[[nodiscard]] constexpr bool isIdempotent(api::Method method)
{
    return method == api::Method::Get || method == api::Method::Put || method == api::Method::Delete;
}

//! The request that `input` describes.
template <typename E>
[[nodiscard]] Result<Call> buildCall(const api::Input<E> &input)
{
    Call call;
    call.method = api::methodName(E::info.method);
    SYMBOLON_TRY(call.target, expandPath(E::info.path, json::encode(input.path).toObject()));
    call.target += encodeQuery(json::encode(input.query).toObject());
    call.headers = encodeHeaders(json::encode(input.headers).toObject());
    if (E::info.body == api::BodyPolicy::Required
        || (E::info.body == api::BodyPolicy::Optional && input.hasBody)) {
        call.headers.emplaceBack("Content-Type", "application/json");
        call.body = json::write(json::encode(input.body));
    }
    return call;
}

//! The contract's response, or why there is none.
template <typename E>
[[nodiscard]] Result<typename E::Response> readReply(const Reply &reply)
{
    using Response = typename E::Response;
    if (reply.status < 200 || reply.status > 299)
        return Failure(errorOf(reply));
    if constexpr (std::is_same_v<Response, api::Nothing>) {
        return Response{};
    } else {
        SYMBOLON_TRY(const QJsonValue document, json::parse(reply.body));
        return json::decoded<Response>(document);
    }
}

} // namespace symbolon::gui
