// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/auth_method.h"

#include "shared/model/contact.h"

#include <QJsonArray>

#include <algorithm>

namespace symbolon::model {

namespace {

    constexpr qsizetype longestStoredMail = 5000;
    constexpr qsizetype longestStoredSms = 200;
    constexpr qsizetype longestSubject = 1024;
    constexpr qsizetype longestUrl = 400;
    constexpr int minute = 60;
    constexpr int hour = 60 * minute;
    constexpr int day = 24 * hour;

    const QString registrationAction = QStringLiteral("registration-action");
    const QString authenticationAction = QStringLiteral("authentication-action");

    QJsonObject actions()
    {
        const QJsonObject vote{ { QStringLiteral("mode"), QStringLiteral("vote") },
            { QStringLiteral("mode-config"), QJsonValue() } };
        return { { registrationAction, vote }, { authenticationAction, vote } };
    }

    QJsonArray pipe(const char *name, const char *field)
    {
        return { QLatin1String(name), QJsonObject{ { QStringLiteral("field"), QLatin1String(field) } } };
    }

    QJsonArray totalMax(const char *field, int most, int period = 0)
    {
        QJsonObject arguments{ { QStringLiteral("field"), QLatin1String(field) },
            { QStringLiteral("max"), most } };
        if (period > 0)
            arguments.insert(QStringLiteral("period"), period);
        return { QStringLiteral("check_total_max"), arguments };
    }

    QJsonArray defaultGrants()
    {
        const auto grant = [](const char *type, const char *perm, const char *id) {
            return QJsonObject{ { QStringLiteral("object_type"), QLatin1String(type) },
                { QStringLiteral("perms"), QJsonArray{ QLatin1String(perm) } },
                { QStringLiteral("object_id"), QLatin1String(id) } };
        };
        return { grant("UserData", "edit", "UserDataId"), grant("AuthEvent", "vote", "AuthEventId") };
    }

    QJsonObject pipelines(QJsonArray registering, QJsonArray authenticating)
    {
        return { { QStringLiteral("register-pipeline"), registering },
            { QStringLiteral("authenticate-pipeline"), authenticating },
            { QStringLiteral("give_perms"), defaultGrants() } };
    }

    QJsonArray phoneAndAddressLists()
    {
        return { pipe("check_whitelisted", "tlf"),
            pipe("check_whitelisted", "ip"),
            pipe("check_blacklisted", "ip"),
            pipe("check_blacklisted", "tlf") };
    }

    AuthMethod mail()
    {
        AuthMethod method{ QStringLiteral("email"),
            QStringLiteral("A code sent by e-mail"),
            Channel::Email,
            { QStringLiteral("email") },
            actions() };
        method.defaultConfig.insert(QStringLiteral("subject"), QStringLiteral("Confirm your email"));
        method.defaultConfig.insert(
            QStringLiteral("msg"), QStringLiteral("Open __URL__ to sign in. Your code is __CODE__."));
        method.defaultPipelines = pipelines(
            { pipe("check_whitelisted", "ip"), pipe("check_blacklisted", "ip"), totalMax("ip", 8) }, {});
        return method;
    }

    //! The old service's third limit was meant for a day and said 1440 seconds (weakness W6).
    AuthMethod sms()
    {
        AuthMethod method{ QStringLiteral("sms"),
            QStringLiteral("A code sent by SMS"),
            Channel::Sms,
            { QStringLiteral("tlf") },
            actions() };
        method.defaultConfig.insert(
            QStringLiteral("msg"), QStringLiteral("Your code for __URL__ is __CODE__"));
        QJsonArray registering = phoneAndAddressLists();
        registering.append(totalMax("ip", 8));
        registering.append(totalMax("tlf", 7));
        registering.append(totalMax("tlf", 5, day));
        QJsonArray resending = phoneAndAddressLists();
        resending.append(totalMax("tlf", 5, hour));
        resending.append(totalMax("tlf", 15, day));
        resending.append(totalMax("ip", 10, hour));
        resending.append(totalMax("ip", 20, day));
        method.defaultPipelines = pipelines(registering, {});
        method.defaultPipelines.insert(QStringLiteral("resend-auth-pipeline"), resending);
        return method;
    }

    AuthMethod userAndPassword()
    {
        AuthMethod method{ QStringLiteral("user-and-password"),
            QStringLiteral("A user name or address with a password"),
            Channel::None,
            {},
            actions() };
        method.defaultPipelines = pipelines({}, {});
        return method;
    }

    Complaint wantAction(const QJsonObject &config, const QString &name)
    {
        const QJsonValue value = config.value(name);
        if (auto complaint = wantObject(value, name))
            return complaint;
        const QJsonObject action = value.toObject();
        const QString mode = QStringLiteral("mode");
        const QString modeConfig = QStringLiteral("mode-config");
        if (auto complaint = wantKeys(action, { mode, modeConfig }, name))
            return complaint;
        const QString chosen = action.value(mode).toString();
        if (chosen == u"vote") {
            if (action.value(modeConfig).isNull())
                return std::nullopt;
            return contractError("invalid-check-lambda", name + u'.' + modeConfig, QStringLiteral("null"));
        }
        if (chosen != u"go-to-url")
            return contractError(
                "invalid-check-lambda", name + u'.' + mode, QStringLiteral("vote or go-to-url"));
        const QString where = name + u'.' + modeConfig;
        if (auto complaint = wantObject(action.value(modeConfig), where))
            return complaint;
        const QJsonObject target = action.value(modeConfig).toObject();
        const QString url = QStringLiteral("url");
        if (auto complaint = wantKeys(target, { url }, where))
            return complaint;
        if (auto complaint = wantText(target, url, 1, longestUrl, where))
            return complaint;
        if (isHttpsUrl(target.value(url).toString()))
            return std::nullopt;
        return contractError("invalid-check-lambda", where + u'.' + url, QStringLiteral("an https URL"));
    }

} // namespace

const QList<AuthMethod> &authMethods()
{
    static const QList<AuthMethod> methods{ mail(), sms(), userAndPassword() };
    return methods;
}

const AuthMethod *authMethod(const QString &name)
{
    const auto &all = authMethods();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const AuthMethod &method) { return method.name == name; });
    return found == all.end() ? nullptr : &*found;
}

Complaint configComplaint(const AuthMethod &method, const QJsonValue &config)
{
    if (auto complaint = wantObject(config, {}))
        return complaint;
    const QJsonObject object = config.toObject();
    if (auto complaint = wantKeys(object, method.defaultConfig.keys(), {}))
        return complaint;
    if (method.channel != Channel::None) {
        const qsizetype most = method.channel == Channel::Sms ? longestStoredSms : longestStoredMail;
        if (auto complaint = wantText(object, QStringLiteral("msg"), 1, most, {}))
            return complaint;
    }
    if (method.channel == Channel::Email) {
        if (auto complaint = wantText(object, QStringLiteral("subject"), 1, longestSubject, {}))
            return complaint;
    }
    if (auto complaint = wantAction(object, registrationAction))
        return complaint;
    return wantAction(object, authenticationAction);
}

QJsonObject mergedConfig(const QJsonObject &defaults, const QJsonObject &config)
{
    QJsonObject merged = defaults;
    for (auto it = config.begin(); it != config.end(); ++it)
        merged.insert(it.key(), it.value());
    return merged;
}

QString redirectOf(const QJsonObject &config)
{
    const QJsonObject action = config.value(authenticationAction).toObject();
    if (action.value(QStringLiteral("mode")).toString() != u"go-to-url")
        return {};
    return action.value(QStringLiteral("mode-config")).toObject().value(QStringLiteral("url")).toString();
}

qsizetype longestMessage(Channel channel)
{
    constexpr qsizetype mail = 10000;
    constexpr qsizetype text = 120;
    return channel == Channel::Sms ? text : mail;
}

} // namespace symbolon::model
