// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/request/context.h"

#include "shared/api/endpoint.h"
#include "shared/json/read.h"

//! From the bytes of a request to the values an endpoint declares, with errors that name the parameter or
//! field.
namespace symbolon::http {

//! Decodes the raw path arguments into the fields of `target` in order. An encoded slash is Code::NotFound.
[[nodiscard]] Result<QString> pathText(const QByteArray &raw, const char *name);
//! A path argument of ASCII digits only; anything else is no such path.
[[nodiscard]] std::optional<qint64> pathNumber(const QString &text);
//! The value of a query parameter as JSON of the wanted kind.
enum class Wanted { Text, Flag, Integer };
[[nodiscard]] Result<QJsonValue> queryValue(const QString &text, Wanted wanted, const QString &name);
//! Refuses names that the endpoint does not declare. The activation surface does so only where any parameter
//! is declared.
[[nodiscard]] Result<void> refuseUndeclared(
    const QueryItems &items, const QStringList &declared, api::Surface surface, bool declaresParameters);
//! Reads a JSON body into `object`; false when there is none and none is needed (or it is ignored).
[[nodiscard]] Result<bool> readBody(
    const api::EndpointInfo &info, const Request &request, QJsonObject &object);
//! JSON where none is expected, whether or not there are bytes of it: fault of the second stage (activation
//! contract 3.2, 3.3).
[[nodiscard]] Result<void> refuseUnexpectedBody(const api::EndpointInfo &info, const Request &request);
//! What each surface does with keys it does not know (activation contract 3.4).
[[nodiscard]] Result<void> refuseUnknown(
    const api::EndpointInfo &info, const QStringList &keys, const Context &context);
[[nodiscard]] Response jsonResponse(const api::EndpointInfo &info, const QJsonValue &value);
[[nodiscard]] Response emptyResponse(const api::EndpointInfo &info);
[[nodiscard]] QJsonObject describeOperation(const api::EndpointInfo &info,
    const QJsonObject &path,
    const QJsonObject &query,
    const QJsonObject &headers,
    const QJsonObject &body,
    const QJsonObject &response);

template <typename T>
[[nodiscard]] Result<void> decodePath(T &target, const QList<QByteArray> &arguments)
{
    Result<void> result;
    qsizetype index = 0;
    json::forEachField<T>([&](const auto &field) {
        if (!result)
            return;
        auto text = pathText(arguments.value(index++), field.name);
        if (!text) {
            result = Failure(std::move(text.error()));
            return;
        }
        if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(target.*field.member)>>) {
            const auto number = pathNumber(*text);
            if (number)
                target.*field.member = *number;
            else
                result = fail(Code::NotFound);
            return;
        }
        result =
            json::decode(QJsonValue(*text), target.*field.member, QLatin1String(field.name), field.rules);
    });
    return result;
}

template <typename T>
constexpr Wanted wanted()
{
    if constexpr (json::isOptional<T>)
        return wanted<typename T::value_type>();
    else if constexpr (std::is_same_v<T, bool>)
        return Wanted::Flag;
    else if constexpr (std::is_integral_v<T>)
        return Wanted::Integer;
    else
        return Wanted::Text;
}

//! The last value of a repeated parameter counts (activation contract 3.3).
template <typename T>
[[nodiscard]] Result<void> decodeQuery(
    T &target, const QueryItems &items, api::Surface surface, bool declaresParameters)
{
    QStringList declared;
    json::forEachField<T>([&](const auto &field) { declared.append(QLatin1String(field.name)); });
    SYMBOLON_CHECK(refuseUndeclared(items, declared, surface, declaresParameters));
    Result<void> result;
    json::forEachField<T>([&](const auto &field) {
        using Member = std::remove_cvref_t<decltype(target.*field.member)>;
        const QString name = QLatin1String(field.name);
        const auto found = std::find_if(
            items.crbegin(), items.crend(), [&](const auto &item) { return item.first == name; });
        if (!result)
            return;
        if (found == items.crend()) {
            if constexpr (!json::isOptional<Member>) {
                result = fail(Code::Malformed, QStringLiteral("Missing query parameter '%1'").arg(name));
            }
            return;
        }
        auto value = queryValue(found->second, wanted<Member>(), name);
        result = value ? json::decode(*value, target.*field.member, name, field.rules)
                       : Result<void>(Failure(std::move(value.error())));
    });
    return result;
}

template <typename T>
[[nodiscard]] Result<void> decodeHeaders(T &target, const Request &request)
{
    Result<void> result;
    json::forEachField<T>([&](const auto &field) {
        using Member = std::remove_cvref_t<decltype(target.*field.member)>;
        const QByteArray raw = request.header(field.name);
        if (!result)
            return;
        if (raw.isNull()) {
            if constexpr (!json::isOptional<Member>) {
                result = fail(Code::Malformed,
                    QStringLiteral("Missing header parameter '%1'").arg(QLatin1String(field.name)));
            }
            return;
        }
        result = json::decode(QJsonValue(QString::fromLatin1(raw)),
            target.*field.member,
            QLatin1String(field.name),
            field.rules);
    });
    return result;
}

} // namespace symbolon::http
