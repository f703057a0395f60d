// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/model/contract_rule.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

//! What server and app know of an auth method: its texts, its defaults and the form of its configuration
//! (auth-events contract section 9). What it does is `server/methods`.
namespace symbolon::model {

//! How a method reaches the people it signs in.
enum class Channel { None, Email, Sms };

struct AuthMethod {
    QString name;
    QString description;
    Channel channel = Channel::None;
    QStringList reservedTypes = {}; //!< types that an extra field may not have, because the login field does
    QJsonObject defaultConfig = {};
    QJsonObject defaultPipelines = {};
};

[[nodiscard]] const QList<AuthMethod> &authMethods();
//! The method of that name, or null. Never invalidated.
[[nodiscard]] const AuthMethod *authMethod(const QString &name);

//! The first rule that `config` breaks, as the contract's JSON text; nothing when it is usable. A
//! configuration holds exactly the method's keys.
[[nodiscard]] Complaint configComplaint(const AuthMethod &method, const QJsonValue &config);
//! `config` over the method's defaults, which stay as they are.
[[nodiscard]] QJsonObject mergedConfig(const QJsonObject &defaults, const QJsonObject &config);
//! Where the browser goes after signing in: the https URL of a `go-to-url` action, or empty. Read leniently.
[[nodiscard]] QString redirectOf(const QJsonObject &config);

//! Characters that a message sent by hand may have on a channel.
[[nodiscard]] qsizetype longestMessage(Channel channel);

} // namespace symbolon::model
