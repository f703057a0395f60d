// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/contract_rule.h"

#include "shared/json/write.h"

namespace symbolon::model {

namespace {

    QString inside(const QString &field, const QString &key)
    {
        return field.isEmpty() ? key : field + u'.' + key;
    }

} // namespace

QString contractError(const char *key, const QString &field, const QString &rule)
{
    return QString::fromUtf8(json::write(QJsonObject{ { QStringLiteral("key"), QLatin1String(key) },
        { QStringLiteral("context"),
            QJsonObject{ { QStringLiteral("field"), field }, { QStringLiteral("rule"), rule } } } }));
}

Complaint wantObject(const QJsonValue &value, const QString &field)
{
    if (value.isObject())
        return std::nullopt;
    return contractError("invalid-check", field, QStringLiteral("an object"));
}

Complaint wantKeys(const QJsonObject &object, const QStringList &keys, const QString &field)
{
    QStringList given = object.keys();
    QStringList wanted = keys;
    given.sort();
    wanted.sort();
    if (given == wanted)
        return std::nullopt;
    return contractError("dict-keys-not-exact", field, wanted.join(QStringLiteral(", ")));
}

Complaint wantText(
    const QJsonObject &object, const QString &key, qsizetype least, qsizetype most, const QString &field)
{
    const QJsonValue value = object.value(key);
    if (!value.isString())
        return contractError("invalid-check", inside(field, key), QStringLiteral("a text"));
    const qsizetype length = value.toString().size();
    if (length < least || length > most) {
        return contractError("invalid-data-length",
            inside(field, key),
            QStringLiteral("%1 to %2 characters").arg(least).arg(most));
    }
    return std::nullopt;
}

} // namespace symbolon::model
