// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/event_row.h"

#include "server/handlers/event_values.h"

#include "shared/model/extra_field.h"

#include <QJsonDocument>

namespace symbolon::handlers {

namespace {

    std::optional<qint64> numberOrNull(const store::Row &row, const char *column)
    {
        return row.isNull(column) ? std::nullopt : std::optional(row.bigInteger(column));
    }

} // namespace

QJsonObject storedObject(const QString &text)
{
    const auto document = QJsonDocument::fromJson(text.toUtf8());
    if (document.isObject())
        return document.object();
    const auto wrapped = QJsonDocument::fromJson('[' + text.toUtf8() + ']').array().at(0);
    return wrapped.isString() ? QJsonDocument::fromJson(wrapped.toString().toUtf8()).object() : QJsonObject();
}

QJsonArray storedArray(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).array();
}

EventDraft draftOf(const store::Row &row)
{
    const QJsonObject config = storedObject(row.text("auth_method_config"));
    EventDraft draft;
    draft.name = row.text("name");
    draft.method = model::authMethod(row.text("auth_method"));
    draft.config = config.value(QStringLiteral("config")).toObject();
    draft.pipeline = config.value(QStringLiteral("pipeline")).toObject();
    draft.extraFields = storedArray(row.textOrNull("extra_fields").value_or(QString()));
    draft.census = row.text("census");
    draft.isReal = row.flag("real");
    draft.basedIn = numberOrNull(row, "based_in");
    draft.loginsAllowed = row.integer("num_successful_logins_allowed");
    return draft;
}

api::EventView publicView(const store::Row &row)
{
    api::EventView view;
    view.id = row.bigInteger("id");
    view.authMethod = row.text("auth_method");
    view.census = row.text("census");
    view.users = row.bigInteger("users");
    view.created = isoTime(row.instant("created"));
    view.real = row.flag("real");
    view.basedIn.value = numberOrNull(row, "based_in");
    view.numSuccessfulLoginsAllowed = row.integer("num_successful_logins_allowed");
    view.extraFields =
        model::publicFields(storedArray(row.textOrNull("extra_fields").value_or(QStringLiteral("[]"))));
    view.status = row.text("status");
    view.name = row.text("name");
    return view;
}

api::EventView fullView(const store::Row &row)
{
    api::EventView view = publicView(row);
    const auto fields = row.textOrNull("extra_fields");
    view.extraFields = fields ? QJsonValue(storedArray(*fields)) : QJsonValue();
    view.authMethodConfig = storedObject(row.text("auth_method_config"));
    view.authMethodStats = QJsonObject{ { view.authMethod, row.bigInteger("codes") } };
    return view;
}

} // namespace symbolon::handlers
