// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/event_draft.h"

#include "server/handlers/event_values.h"

#include "shared/model/extra_field.h"
#include "shared/model/pipes.h"

namespace symbolon::handlers {

namespace {

    constexpr qsizetype longestName = 255;

    Failure wrong(const QString &message, const char *codename, const char *field)
    {
        Error error{ Code::Invalid, message, QLatin1String(field) };
        error.wire = message;
        error.codename = QLatin1String(codename);
        return Failure(std::move(error));
    }

    bool isGiven(const std::optional<QJsonValue> &value)
    {
        return value && isTruthy(*value);
    }

    //! `mail` is what the old description calls `email`.
    const model::AuthMethod *methodOf(const std::optional<QJsonValue> &name)
    {
        const QString text = name ? name->toString() : QString();
        return model::authMethod(text == u"mail" ? QStringLiteral("email") : text);
    }

    Result<const model::AuthMethod *> wantMethod(const api::EventRequest &request)
    {
        const auto *method = methodOf(request.authMethod);
        if (!method)
            return wrong(QStringLiteral("Invalid authmethod\n"), "5", "auth_method");
        return method;
    }

    //! Placeholders of the description by their names in the code.
    QJsonObject translated(QJsonObject config)
    {
        const QString msg = QStringLiteral("msg");
        if (config.contains(msg)) {
            config.insert(msg,
                config.value(msg).toString().replace(QStringLiteral("__LINK__"), QStringLiteral("__URL2__")));
        }
        return config;
    }

    //! `config` of the description, read leniently: what it says over `base`, if the result is usable.
    QString applyLenient(const QJsonValue &given, EventDraft &draft)
    {
        if (!given.isObject())
            return *model::wantObject(given, QStringLiteral("config"));
        QJsonObject known;
        const QJsonObject said = translated(given.toObject());
        for (auto it = said.begin(); it != said.end(); ++it) {
            if (draft.method->defaultConfig.contains(it.key()))
                known.insert(it.key(), it.value());
        }
        const QJsonObject merged = model::mergedConfig(draft.config, known);
        if (const auto complaint = model::configComplaint(*draft.method, merged))
            return *complaint;
        draft.config = merged;
        return {};
    }

    //! What is wrong with the configuration; empty when it was taken over.
    QString applyConfig(const api::EventRequest &request, EventDraft &draft)
    {
        if (isGiven(request.authMethodConfig)) {
            if (const auto complaint = model::configComplaint(*draft.method, *request.authMethodConfig))
                return *complaint;
            draft.config = model::mergedConfig(draft.config, request.authMethodConfig->toObject());
            return {};
        }
        return isGiven(request.config) ? applyLenient(*request.config, draft) : QString();
    }

    QString applyPipeline(const api::EventRequest &request, EventDraft &draft)
    {
        if (!isGiven(request.pipeline))
            return {};
        if (const auto complaint = model::wantObject(*request.pipeline, QStringLiteral("pipeline")))
            return *complaint;
        const QString complaint = model::methodPipelineComplaint(request.pipeline->toObject());
        if (complaint.isEmpty())
            draft.pipeline = model::mergedConfig(draft.pipeline, request.pipeline->toObject());
        return complaint;
    }

    QString applyFields(const api::EventRequest &request, const QStringList &reservedTypes, EventDraft &draft)
    {
        if (!isGiven(request.extraFields))
            return {};
        if (!request.extraFields->isArray())
            return QStringLiteral("Invalid extra_fields: a list is expected.\n");
        const QJsonArray fields = request.extraFields->toArray();
        QString complaints = model::fieldComplaints(fields, reservedTypes);
        draft.extraFields = model::withSlugs(fields, complaints);
        return complaints;
    }

    bool isCensus(const QJsonValue &value)
    {
        return value.toString() == u"open" || value.toString() == u"close";
    }

    QString applyLimit(const api::EventRequest &request, EventDraft &draft)
    {
        if (!request.numSuccessfulLoginsAllowed)
            return {};
        const QJsonValue &value = *request.numSuccessfulLoginsAllowed;
        constexpr qint64 none = std::numeric_limits<qint64>::max();
        const qint64 number = value.isDouble() ? value.toInteger(none) : none;
        if (number > std::numeric_limits<int>::max() || number < std::numeric_limits<int>::min())
            return QStringLiteral("num_successful_logins_allowed invalid type");
        draft.loginsAllowed = static_cast<int>(number);
        return {};
    }

    QString applyName(const api::EventRequest &request, EventDraft &draft)
    {
        if (!request.name)
            return {};
        if (!request.name->isString() || request.name->toString().size() > longestName)
            return QStringLiteral("name invalid\n");
        draft.name = request.name->toString();
        return {};
    }

} // namespace

QJsonObject EventDraft::methodConfig() const
{
    return { { QStringLiteral("config"), config }, { QStringLiteral("pipeline"), pipeline } };
}

Base baseOf(const api::EventRequest &request)
{
    if (!isGiven(request.basedIn))
        return {};
    return { true, request.basedIn->isDouble() ? request.basedIn->toInteger(0) : 0 };
}

Result<EventDraft> newEvent(const api::EventRequest &request, bool mayBase)
{
    EventDraft draft;
    SYMBOLON_TRY(draft.method, wantMethod(request));
    draft.config = draft.method->defaultConfig;
    draft.pipeline = draft.method->defaultPipelines;
    QString message = applyConfig(request, draft);
    message += applyFields(request, draft.method->reservedTypes, draft);
    if (!request.census || !isCensus(*request.census))
        return wrong(QStringLiteral("census: open or close is expected"), "INVALID_CENSUS_TYPE", "census");
    draft.census = request.census->toString();
    draft.isReal = request.real && isTruthy(*request.real);
    const Base base = baseOf(request);
    if (base.isNamed && !mayBase)
        message += QStringLiteral("Invalid id to based_in");
    else if (base.isNamed)
        draft.basedIn = base.id;
    message += applyLimit(request, draft);
    message += applyPipeline(request, draft);
    message += applyName(request, draft);
    if (!message.isEmpty())
        return wrong(message, "1", "");
    return draft;
}

Result<EventDraft> changedEvent(const api::EventRequest &request, EventDraft stored)
{
    EventDraft draft = std::move(stored);
    const auto *before = draft.method;
    SYMBOLON_TRY(draft.method, wantMethod(request));
    if (draft.method != before) {
        draft.config = draft.method->defaultConfig;
        draft.pipeline = draft.method->defaultPipelines;
    }
    QString message = applyConfig(request, draft);
    message += applyFields(request, {}, draft);
    if (request.census && !isCensus(*request.census))
        message += QStringLiteral("census: open or close is expected\n");
    else if (request.census)
        draft.census = request.census->toString();
    if (request.real)
        draft.isReal = isTruthy(*request.real);
    message += applyLimit(request, draft);
    message += applyPipeline(request, draft);
    message += applyName(request, draft);
    if (!message.isEmpty())
        return wrong(message, "5", "");
    return draft;
}

} // namespace symbolon::handlers
