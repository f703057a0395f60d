// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/pipes.h"

#include "shared/model/contract_rule.h"
#include "shared/model/extra_field.h"

#include <algorithm>
#include <array>
#include <limits>

namespace symbolon::model {

namespace {

    //! One argument of a method pipe.
    struct Argument {
        const char *name;
        bool isField; //!< `tlf` or `ip`; otherwise a whole number above zero
        bool isRequired = true;
    };

    struct MethodPipe {
        const char *name;
        std::array<Argument, 3> arguments;
        std::size_t argumentCount;
    };

    constexpr Argument fieldArgument{ "field", true };

    constexpr std::array pipes{
        MethodPipe{ "check_whitelisted", { fieldArgument }, 1 },
        MethodPipe{ "check_blacklisted", { fieldArgument }, 1 },
        MethodPipe{ "check_total_max",
            { fieldArgument, Argument{ "max", false }, Argument{ "period", false, false } },
            3 },
        MethodPipe{ "check_total_connection", { Argument{ "times", false } }, 1 },
        MethodPipe{ "check_sms_code", { Argument{ "timestamp", false } }, 1 },
    };

    //! The four that module information lists (contract section 7.9).
    constexpr std::size_t listedPipes = 4;

    constexpr qsizetype mostPipes = 20;
    constexpr qsizetype mostGrants = 20;
    constexpr qsizetype longestName = 255;

    Complaint wantArgument(const QJsonObject &arguments, const Argument &argument, const QString &where)
    {
        const QString name = QLatin1String(argument.name);
        const QString path = where + u'.' + name;
        if (!arguments.contains(name)) {
            if (argument.isRequired)
                return contractError("dict-keys-not-found", path, QStringLiteral("required"));
            return std::nullopt;
        }
        const QJsonValue value = arguments.value(name);
        if (argument.isField) {
            if (value == QJsonValue(QStringLiteral("tlf")) || value == QJsonValue(QStringLiteral("ip")))
                return std::nullopt;
            return contractError("invalid-check-lambda", path, QStringLiteral("tlf or ip"));
        }
        const qint64 number = value.toInteger(-1);
        if (value.isDouble() && number >= 0 && number <= std::numeric_limits<int>::max())
            return std::nullopt;
        return contractError("invalid-check", path, QStringLiteral("a whole number, 0 or more"));
    }

    Complaint wantPipe(const QJsonValue &value, const QString &where)
    {
        const QJsonArray pair = value.toArray();
        if (!value.isArray() || pair.size() != 2 || !pair.at(0).isString() || !pair.at(1).isObject())
            return contractError("invalid-check", where, QStringLiteral("a pair of a name and an object"));
        const QString name = pair.at(0).toString();
        const auto pipe = std::find_if(pipes.begin(), pipes.end(), [&](const MethodPipe &known) {
            return name == QLatin1String(known.name);
        });
        if (pipe == pipes.end())
            return contractError("invalid-check-lambda", where, QStringLiteral("a known pipe"));
        for (std::size_t i = 0; i < pipe->argumentCount; ++i) {
            if (auto complaint = wantArgument(pair.at(1).toObject(), pipe->arguments[i], where))
                return complaint;
        }
        return std::nullopt;
    }

    Complaint wantPipeline(const QJsonValue &value, const QString &name)
    {
        const QJsonArray list = value.toArray();
        if (!value.isArray() || list.size() > mostPipes)
            return contractError("invalid-check", name, QStringLiteral("a list of at most 20 pipes"));
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (auto complaint = wantPipe(list.at(i), QStringLiteral("%1.%2").arg(name).arg(i)))
                return complaint;
        }
        return std::nullopt;
    }

    bool isNameText(const QJsonValue &value)
    {
        return value.isString() && !value.toString().isEmpty() && value.toString().size() <= longestName;
    }

    Complaint wantGrant(const QJsonValue &value, const QString &where)
    {
        const QJsonObject grant = value.toObject();
        const QJsonArray perms = grant.value(QStringLiteral("perms")).toArray();
        if (!isNameText(grant.value(QStringLiteral("object_type"))))
            return contractError(
                "invalid-check", where + QStringLiteral(".object_type"), QStringLiteral("a text"));
        if (perms.isEmpty() || !std::all_of(perms.begin(), perms.end(), [](const QJsonValue &perm) {
                return isNameText(perm);
            }))
            return contractError(
                "invalid-check", where + QStringLiteral(".perms"), QStringLiteral("a list of texts"));
        const QJsonValue id = grant.value(QStringLiteral("object_id"));
        if (id.isUndefined() || id.isString() || id.isDouble())
            return std::nullopt;
        return contractError(
            "invalid-check", where + QStringLiteral(".object_id"), QStringLiteral("a text or a number"));
    }

    Complaint wantGrants(const QJsonValue &value, const QString &name)
    {
        const QJsonArray list = value.toArray();
        if (!value.isArray() || list.size() > mostGrants)
            return contractError("invalid-check", name, QStringLiteral("a list of at most 20 grants"));
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (auto complaint = wantGrant(list.at(i), QStringLiteral("%1.%2").arg(name).arg(i)))
                return complaint;
        }
        return std::nullopt;
    }

    //! Which field pipes may stand in which pipeline; their configuration is null.
    bool isFieldPipe(const QString &pipeline, const QString &pipe)
    {
        if (pipe == u"CanonizeDni")
            return true;
        return pipe == u"DniChecker" && pipeline == u"register-pipeline";
    }

    Complaint wantFieldPipe(const QJsonValue &value, const QString &pipeline, const QString &where)
    {
        const QJsonArray pair = value.toArray();
        if (!value.isArray() || pair.size() != 2 || !isNameText(pair.at(0)))
            return contractError(
                "invalid-check", where, QStringLiteral("a pair of a name and its configuration"));
        if (!isFieldPipe(pipeline, pair.at(0).toString()))
            return contractError("unknown-key-contract", where, QStringLiteral("a pipe known here"));
        if (!pair.at(1).isNull())
            return contractError("invalid-check-lambda", where, QStringLiteral("null"));
        return std::nullopt;
    }

} // namespace

QStringList methodPipes()
{
    QStringList names;
    for (std::size_t i = 0; i < listedPipes; ++i)
        names.append(QLatin1String(pipes[i].name));
    return names;
}

QStringList pipelineNames()
{
    return { QStringLiteral("register-pipeline"),
        QStringLiteral("authenticate-pipeline"),
        QStringLiteral("resend-auth-pipeline") };
}

QString methodPipelineComplaint(const QJsonObject &pipeline)
{
    const QStringList known = pipelineNames();
    for (auto it = pipeline.begin(); it != pipeline.end(); ++it) {
        Complaint complaint;
        if (it.key() == u"give_perms")
            complaint = wantGrants(it.value(), it.key());
        else if (known.contains(it.key()))
            complaint = wantPipeline(it.value(), it.key());
        else
            complaint = contractError("unknown-key-contract", it.key(), QStringLiteral("a known pipeline"));
        if (complaint)
            return *complaint;
    }
    return {};
}

QString fieldPipelineComplaint(const QString &pipelineName, const QJsonValue &pipeline)
{
    const QJsonArray list = pipeline.toArray();
    if (!pipeline.isArray() || list.size() > mostFieldPipes)
        return contractError("invalid-check", pipelineName, QStringLiteral("a list of at most 10 pipes"));
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString where = QStringLiteral("%1.%2").arg(pipelineName).arg(i);
        if (const auto complaint = wantFieldPipe(list.at(i), pipelineName, where))
            return *complaint;
    }
    return {};
}

} // namespace symbolon::model
