// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/decode.h"

#include "shared/json/parse.h"
#include "shared/json/write.h"

namespace symbolon::http {

namespace {

    using api::BodyPolicy;
    using api::Surface;

    bool isJsonMedia(const QByteArray &contentType)
    {
        const QByteArray media = contentType.split(';').first().trimmed().toLower();
        return media == "application/json" || (media.startsWith("application/") && media.endsWith("+json"));
    }

    json::Style styleOf(Surface surface)
    {
        switch (surface) {
        case Surface::Activation:
            return json::activationStyle;
        case Surface::Events:
            return json::eventsStyle;
        case Surface::Native:
            return {};
        }
        return {};
    }

    //! Client-given identifiers that only non-production takes, on creation (activation contract 5.6).
    bool isWhitelisted(const QString &key)
    {
        static const QStringList keys{ QStringLiteral("uuid"),
            QStringLiteral("created"),
            QStringLiteral("modified"),
            QStringLiteral("created_by"),
            QStringLiteral("modified_by") };
        return keys.contains(key);
    }

} // namespace

Result<QString> pathText(const QByteArray &raw, const char *name)
{
    const auto text = percentDecode(raw);
    if (!text) {
        Error error{
            Code::Invalid, QStringLiteral("not valid percent-encoded UTF-8 text"), QLatin1String(name)
        };
        return Failure(std::move(error));
    }
    if (text->contains(u'/'))
        return fail(Code::NotFound);
    return *text;
}

std::optional<qint64> pathNumber(const QString &text)
{
    const bool isDecimal = !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const qlonglong number = text.toLongLong(&fits);
    return isDecimal && fits ? std::optional<qint64>(number) : std::nullopt;
}

Result<QJsonValue> queryValue(const QString &text, Wanted wanted, const QString &name)
{
    switch (wanted) {
    case Wanted::Text:
        return QJsonValue(text);
    case Wanted::Flag: {
        const QString lower = text.toLower();
        if (lower == u"true" || lower == u"false")
            return QJsonValue(lower == u"true");
        return fail(Code::Malformed, QStringLiteral("true or false is expected"), name);
    }
    case Wanted::Integer: {
        bool isNumber = false;
        const qlonglong number = text.toLongLong(&isNumber);
        if (isNumber)
            return QJsonValue(number);
        return fail(Code::Malformed, QStringLiteral("a whole number is expected"), name);
    }
    }
    return fail(Code::Internal);
}

Result<void> refuseUndeclared(
    const QueryItems &items, const QStringList &declared, Surface surface, bool declaresParameters)
{
    if (surface == Surface::Events || (surface == Surface::Activation && !declaresParameters))
        return {};
    for (const auto &[name, value] : items) {
        if (declared.contains(name))
            continue;
        Error error{ Code::Malformed, QStringLiteral("the query parameter %1 is not known here").arg(name) };
        error.isUntitled = surface == Surface::Activation;
        return Failure(std::move(error));
    }
    return {};
}

Result<bool> readBody(const api::EndpointInfo &info, const Request &request, QJsonObject &object)
{
    const QByteArray contentType = request.header("content-type");
    if (info.body == BodyPolicy::Ignored || info.body == BodyPolicy::RefusedIfJson)
        return false;
    if (request.body.isEmpty()) {
        if (info.body == BodyPolicy::Required)
            return fail(Code::Malformed, QStringLiteral("a JSON body is required"));
        return false;
    }
    if (info.surface != Surface::Events && !isJsonMedia(contentType))
        return fail(Code::UnsupportedMedia, QStringLiteral("the body must be application/json"));
    SYMBOLON_TRY(const auto value,
        json::parse(request.body, { .refusesDuplicateKeys = info.surface == Surface::Native }));
    if (!value.isObject())
        return fail(Code::Malformed, QStringLiteral("a JSON object is expected"));
    object = value.toObject();
    return true;
}

Result<void> refuseUnexpectedBody(const api::EndpointInfo &info, const Request &request)
{
    if (info.body == BodyPolicy::RefusedIfJson && isJsonMedia(request.header("content-type")))
        return fail(Code::Invalid, QStringLiteral("a JSON body is not expected here"));
    return {};
}

Result<void> refuseUnknown(const api::EndpointInfo &info, const QStringList &keys, const Context &context)
{
    if (info.surface == Surface::Events || info.body == BodyPolicy::Ignored)
        return {};
    const bool mayWhitelist = info.surface == Surface::Activation && info.method == api::Method::Post
        && !context.services.settings.environment.production;
    for (const QString &key : keys) {
        if (mayWhitelist && isWhitelisted(key))
            continue;
        Error error{ Code::Invalid, QStringLiteral("the field is not known here"), u'/' + key };
        if (info.surface == Surface::Activation) {
            error.wire = info.method == api::Method::Patch ? QStringLiteral("%1 can not be updated").arg(key)
                                                           : QStringLiteral("unexpected key: %1").arg(key);
        }
        return Failure(std::move(error));
    }
    return {};
}

Response jsonResponse(const api::EndpointInfo &info, const QJsonValue &value)
{
    Response response;
    response.status = info.status;
    response.contentType = "application/json";
    response.body = json::write(value, styleOf(info.surface));
    return response;
}

Response emptyResponse(const api::EndpointInfo &info)
{
    Response response;
    response.status = info.status;
    if (info.surface == Surface::Activation)
        response.contentType = "text/html; charset=utf-8";
    return response;
}

} // namespace symbolon::http
