// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/reference.h"

#include "server/request/problem.h"

#include <QJsonArray>

#include <algorithm>

namespace symbolon::http {

namespace {

    using api::Surface;

    struct Section {
        Surface surface;
        const char *title;
        const char *about;
    };

    constexpr std::array sections{
        Section{ Surface::Native,
            "Native",
            "What the desktop app uses. Errors are problem documents (RFC 9457) with `code`, and with "
            "`field` "
            "where one is to "
            "blame; unknown fields are refused." },
        Section{ Surface::Activation,
            "Activation",
            "The old activation service's surface, for phones and tablets; `compatibility.md` says where we "
            "differ." },
        Section{ Surface::Events,
            "Events",
            "The old auth-events service's surface. Errors have `message`, `field` and `error_codename`." },
    };

    //! A row of the table of statuses; the numbers come from where errors become answers.
    struct Cause {
        Code code;
        const char *when;
    };

    constexpr std::array causes{
        Cause{ Code::Malformed, "no valid JSON, a parameter or field of another type" },
        Cause{ Code::Invalid, "a value that is not allowed" },
        Cause{ Code::Unauthenticated, "no usable credential" },
        Cause{ Code::Forbidden, "a credential that may not do this" },
        Cause{ Code::NotFound, "unknown, or out of the caller's reach" },
        Cause{ Code::MethodNotAllowed, "another method; `Allow` names those there are" },
        Cause{ Code::Conflict, "what is there already forbids it" },
        Cause{ Code::PreconditionFailed, "somebody else changed it since (`If-Match`)" },
        Cause{ Code::TooLarge, "a body beyond the endpoint's limit" },
        Cause{ Code::UnsupportedMedia, "a body that is not declared as JSON" },
        Cause{ Code::TooMany, "too often; `Retry-After` says when again" },
        Cause{
            Code::Unavailable, "the database is away or the server is busy; `Retry-After` says when again" },
    };

    QString key(const char16_t *name)
    {
        return QString::fromUtf16(name);
    }

    //! `text`, `list of object`, `text or null`.
    QString typeOf(const QJsonObject &schema)
    {
        const QJsonValue type = schema.value(u"type");
        if (type.isArray()) {
            QJsonObject first = schema;
            first.insert(key(u"type"), type.toArray().first());
            return typeOf(first) + QStringLiteral(" or null");
        }
        if (type.toString() == u"array")
            return QStringLiteral("list of ") + typeOf(schema.value(u"items").toObject());
        if (type.toString() != u"string")
            return type.toString(QStringLiteral("any"));
        const QString format = schema.value(u"format").toString();
        if (format == u"password")
            return QStringLiteral("secret text");
        return format.isEmpty() ? QStringLiteral("text") : format;
    }

    //! `least` and `most` as a range with its unit; empty without either.
    QString rangeOf(const QJsonValue &least, const QJsonValue &most, const QString &unit)
    {
        if (least.isUndefined() && most.isUndefined())
            return {};
        const auto number = [](const QJsonValue &value) { return QString::number(value.toInteger()); };
        if (most.isUndefined())
            return QStringLiteral("at least %1%2").arg(number(least), unit);
        if (least.isUndefined())
            return QStringLiteral("at most %1%2").arg(number(most), unit);
        return QStringLiteral("%1 to %2%3").arg(number(least), number(most), unit);
    }

    QString rulesOf(const QJsonObject &schema)
    {
        QStringList rules{
            rangeOf(schema.value(u"minLength"), schema.value(u"maxLength"), QStringLiteral(" long")),
            rangeOf(schema.value(u"minimum"), schema.value(u"maximum"), {})
        };
        QStringList names;
        for (const QJsonValue name : schema.value(u"enum").toArray())
            names.append(u'`' + name.toString() + u'`');
        rules.append(names.join(QStringLiteral(", ")));
        rules.append(schema.value(u"description").toString());
        rules.removeAll(QString());
        return rules.join(QStringLiteral("; "));
    }

    //! The object inside: of a list, its elements.
    QJsonObject insideOf(const QJsonObject &schema)
    {
        return schema.contains(u"items") ? insideOf(schema.value(u"items").toObject()) : schema;
    }

    struct Row {
        QString name;
        QString in;
        bool isNeeded;
        QJsonObject schema;
    };

    //! The fields of an object and of those inside it, as `outer.inner` and `list[].inner`.
    void appendFields(
        QList<Row> &rows, const QJsonObject &schema, const QString &in, const QString &prefix = {})
    {
        const auto properties = schema.value(u"properties").toObject();
        const auto required = schema.value(u"required").toArray();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            const QJsonObject field = it->toObject();
            rows.append({ prefix + it.key(), in, required.contains(it.key()), field });
            const bool isList = field.contains(u"items");
            appendFields(rows,
                insideOf(field),
                in,
                prefix + it.key() + (isList ? QStringLiteral("[].") : QStringLiteral(".")));
        }
    }

    QJsonObject contentOf(const QJsonObject &message)
    {
        return message.value(u"content")
            .toObject()
            .value(u"application/json")
            .toObject()
            .value(u"schema")
            .toObject();
    }

    QString requestTable(const QJsonObject &operation)
    {
        QList<Row> rows;
        for (const QJsonValue value : operation.value(u"parameters").toArray()) {
            const QJsonObject parameter = value.toObject();
            rows.append({ parameter.value(u"name").toString(),
                parameter.value(u"in").toString(),
                parameter.value(u"required").toBool(),
                parameter.value(u"schema").toObject() });
        }
        appendFields(
            rows, insideOf(contentOf(operation.value(u"requestBody").toObject())), QStringLiteral("body"));
        if (rows.isEmpty())
            return {};
        QString text = QStringLiteral("\n| field | in | type | needed | rules |\n|---|---|---|---|---|\n");
        for (const Row &row : rows)
            text += QStringLiteral("| `%1` | %2 | %3 | %4 | %5 |\n")
                        .arg(row.name,
                            row.in,
                            typeOf(row.schema),
                            row.isNeeded ? QStringLiteral("yes") : QString(),
                            rulesOf(row.schema));
        return text;
    }

    QString answerTable(const QJsonObject &operation, const api::EndpointInfo &info)
    {
        const QString status = QString::number(info.status);
        const QJsonObject schema =
            contentOf(operation.value(u"responses").toObject().value(status).toObject());
        QList<Row> rows;
        appendFields(rows, insideOf(schema), {});
        if (rows.isEmpty())
            return QStringLiteral("\nAnswers %1.\n").arg(status);
        const bool isList = schema.contains(u"items");
        QString text = QStringLiteral("\nAnswers %1 with %2:\n\n| field | type | rules |\n|---|---|---|\n")
                           .arg(status, isList ? QStringLiteral("a list of") : QStringLiteral("an object"));
        for (const Row &row : rows)
            text +=
                QStringLiteral("| `%1` | %2 | %3 |\n").arg(row.name, typeOf(row.schema), rulesOf(row.schema));
        return text;
    }

    QString entry(const Route &route)
    {
        const auto &info = route.info();
        const QJsonObject operation = route.describe();
        return QStringLiteral("\n### %1 %2\n\n%3 Permission: %4.\n")
                   .arg(QString::fromLatin1(api::methodName(info.method)),
                       QLatin1String(info.path),
                       QString::fromUtf8(info.summary),
                       operation.value(u"x-permission").toString())
            + requestTable(operation) + answerTable(operation, info);
    }

    QString statuses()
    {
        QString text = QStringLiteral("| when | native | activation | events |\n|---|---|---|---|\n");
        for (const Cause &cause : causes)
            text += QStringLiteral("| %1 | %2 | %3 | %4 |\n")
                        .arg(QLatin1String(cause.when))
                        .arg(statusOf(Surface::Native, cause.code))
                        .arg(statusOf(Surface::Activation, cause.code))
                        .arg(statusOf(Surface::Events, cause.code));
        return text;
    }

    //! By path, then by method as declared.
    QList<const Route *> routesOf(const Routes &routes, Surface surface)
    {
        QList<const Route *> found;
        for (const auto &route : routes) {
            if (route->info().surface == surface)
                found.append(route.get());
        }
        std::stable_sort(found.begin(), found.end(), [](const Route *a, const Route *b) {
            const int order = qstrcmp(a->info().path, b->info().path);
            return order < 0 || (order == 0 && a->info().method < b->info().method);
        });
        return found;
    }

} // namespace

QString apiReference(const Routes &routes)
{
    QString text =
        QStringLiteral("# API reference\n\n"
                       "Made by `symbolond openapi --markdown` from the declarations that serve the "
                       "requests; do not edit it. "
                       "`symbolond openapi` writes the same as OpenAPI 3.1.\n\n"
                       "A permission is a scope of the token or of the operator; `public` needs none. "
                       "Times are RFC 3339 in UTC. Beside its success an endpoint answers:\n\n");
    text += statuses();
    for (const Section &section : sections) {
        const auto found = routesOf(routes, section.surface);
        if (found.isEmpty())
            continue;
        text +=
            QStringLiteral("\n## %1\n\n%2\n").arg(QLatin1String(section.title), QLatin1String(section.about));
        for (const Route *route : found)
            text += entry(*route);
    }
    return text;
}

} // namespace symbolon::http
