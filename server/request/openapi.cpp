// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/openapi.h"

namespace symbolon::http {

namespace {

    //! Every field of a parameter struct as an OpenAPI parameter of kind `in`.
    void appendParameters(QJsonArray &parameters, const QJsonObject &schema, const QString &in)
    {
        const auto properties = schema.value(QStringLiteral("properties")).toObject();
        const auto required = schema.value(QStringLiteral("required")).toArray();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            parameters.append(QJsonObject{ { QStringLiteral("name"), it.key() },
                { QStringLiteral("in"), in },
                { QStringLiteral("required"), required.contains(it.key()) },
                { QStringLiteral("schema"), QJsonValue(*it) } });
        }
    }

    QJsonObject jsonContent(const QJsonObject &schema)
    {
        return { { QStringLiteral("application/json"),
            QJsonObject{ { QStringLiteral("schema"), schema } } } };
    }

    QString permissionText(const api::Permission &permission)
    {
        switch (permission.kind) {
        case api::Permission::Kind::Public:
            return QStringLiteral("public");
        case api::Permission::Kind::Session:
            return QStringLiteral("operator session");
        case api::Permission::Kind::Account:
            return QStringLiteral("any account");
        case api::Permission::Kind::Visitor:
            return QStringLiteral("public; an account's token shows more");
        case api::Permission::Kind::Acl:
            return QStringLiteral("%1 %2%3").arg(QLatin1String(permission.objectType),
                QLatin1String(permission.scope),
                *permission.object ? QStringLiteral(" on {%1}").arg(QLatin1String(permission.object))
                                   : QString());
        case api::Permission::Kind::Device:
            return QStringLiteral("device token with %1").arg(QLatin1String(permission.scope));
        case api::Permission::Kind::Scope:
            return QString::fromLatin1(permission.scope);
        }
        return {};
    }

    bool hasProperties(const QJsonObject &schema)
    {
        return !schema.value(QStringLiteral("properties")).toObject().isEmpty();
    }

} // namespace

QJsonObject describeOperation(const api::EndpointInfo &info,
    const QJsonObject &path,
    const QJsonObject &query,
    const QJsonObject &headers,
    const QJsonObject &body,
    const QJsonObject &response)
{
    QJsonArray parameters;
    appendParameters(parameters, path, QStringLiteral("path"));
    appendParameters(parameters, query, QStringLiteral("query"));
    appendParameters(parameters, headers, QStringLiteral("header"));
    QJsonObject success{ { QStringLiteral("description"), QStringLiteral("success") } };
    if (!response.isEmpty()
        && (response.value(QStringLiteral("type")).toString() != u"object" || hasProperties(response)))
        success.insert(QStringLiteral("content"), jsonContent(response));
    QJsonObject operation{ { QStringLiteral("summary"), QString::fromUtf8(info.summary) },
        { QStringLiteral("x-permission"), permissionText(info.permission) },
        { QStringLiteral("responses"), QJsonObject{ { QString::number(info.status), success } } } };
    if (!parameters.isEmpty())
        operation.insert(QStringLiteral("parameters"), parameters);
    if (info.permission.kind != api::Permission::Kind::Public) {
        operation.insert(QStringLiteral("security"),
            QJsonArray{ QJsonObject{ { QStringLiteral("bearer"), QJsonArray() } } });
    }
    if (info.body == api::BodyPolicy::Required || info.body == api::BodyPolicy::Optional) {
        operation.insert(QStringLiteral("requestBody"),
            QJsonObject{ { QStringLiteral("required"), info.body == api::BodyPolicy::Required },
                { QStringLiteral("content"), jsonContent(body) } });
    }
    return operation;
}

QJsonObject openApiDocument(const std::vector<std::unique_ptr<Route>> &routes, const QString &version)
{
    QJsonObject paths;
    for (const auto &route : routes) {
        const QString path = QString::fromLatin1(route->info().path);
        QJsonObject item = paths.value(path).toObject();
        item.insert(QString::fromLatin1(api::methodName(route->info().method).toLower()), route->describe());
        paths.insert(path, item);
    }
    return { { QStringLiteral("openapi"), QStringLiteral("3.1.0") },
        { QStringLiteral("info"),
            QJsonObject{ { QStringLiteral("title"), QStringLiteral("Symbolon") },
                { QStringLiteral("version"), version } } },
        { QStringLiteral("paths"), paths },
        { QStringLiteral("components"),
            QJsonObject{ { QStringLiteral("securitySchemes"),
                QJsonObject{ { QStringLiteral("bearer"),
                    QJsonObject{ { QStringLiteral("type"), QStringLiteral("http") },
                        { QStringLiteral("scheme"), QStringLiteral("bearer") } } } } } } } };
}

} // namespace symbolon::http
