// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/field_checker.h"

#include "shared/json/write.h"
#include "shared/model/contact.h"

#include <QDate>

namespace symbolon::model {

namespace {

    QString describeRange(qint64 least, qint64 most, const QString &unit)
    {
        if (most == 0)
            return QStringLiteral("at least %1%2").arg(QString::number(least), unit);
        return QStringLiteral("%1 to %2%3").arg(QString::number(least), QString::number(most), unit);
    }

    //! 0 as a limit means that there is none.
    bool isWithin(qint64 number, qint64 least, qint64 most)
    {
        return (least == 0 || number >= least) && (most == 0 || number <= most);
    }

    bool isWhole(const QJsonValue &value)
    {
        const double number = value.toDouble();
        return value.isDouble() && number >= -9.2e18 && number <= 9.2e18
            && value.toInteger(0) == value.toInteger(1);
    }

    QString kindOfText(FieldType type, const QString &text)
    {
        if (type == FieldType::Integer)
            return QStringLiteral("a whole number is expected");
        if (type == FieldType::Flag)
            return QStringLiteral("true or false is expected");
        const qsizetype longest = type == FieldType::Image ? longestImage : longestValue;
        return text.size() > longest ? QStringLiteral("at most %1 characters").arg(longest) : QString();
    }

    QString kindOfNumber(FieldType type, const QJsonValue &value)
    {
        if (type == FieldType::Integer && isWhole(value))
            return {};
        return type == FieldType::Integer ? QStringLiteral("a whole number is expected")
                                          : QStringLiteral("a number is not expected");
    }

    QString kindOfStructure(FieldType type, const QJsonValue &value)
    {
        if (type != FieldType::Dict || !value.isObject())
            return QStringLiteral("a list or an object is not expected");
        return json::write(value).size() > longestDict
            ? QStringLiteral("at most %1 characters as JSON").arg(longestDict)
            : QString();
    }

    QString form(FieldType type, const QString &text)
    {
        if (type == FieldType::Email && !isEmail(text))
            return QStringLiteral("an e-mail address is expected");
        if (type == FieldType::Dni && !isDni(text))
            return QStringLiteral("a DNI with its check letter is expected");
        if (type == FieldType::Date && !QDate::fromString(text, Qt::ISODate).isValid())
            return QStringLiteral("a date as YYYY-MM-DD is expected");
        return {};
    }

    //! The value as text, for patterns.
    QString plain(const QJsonValue &value)
    {
        if (value.isString())
            return value.toString();
        if (value.isBool())
            return value.toBool() ? QStringLiteral("True") : QStringLiteral("False");
        return QString::number(value.toInteger());
    }

    //! Runs the field's pipes; the first complaint ends it.
    QString throughPipes(const ExtraField &field, Step step, QJsonObject &values)
    {
        if (step == Step::Census)
            return {};
        const auto &pipes = step == Step::Register ? field.registerPipeline : field.authenticatePipeline;
        for (const auto &entry : pipes) {
            const QString pipe = entry.toArray().at(0).toString();
            const QString text = values.value(field.name).toString();
            if (pipe == u"CanonizeDni")
                values.insert(field.name, text.toUpper());
            else if (pipe == u"DniChecker" && !isDni(text))
                return QStringLiteral("a DNI with its check letter is expected");
        }
        return {};
    }

} // namespace

struct FieldChecker::Rule {
    ExtraField field;
    std::unique_ptr<BoundedRegex> pattern;
};

FieldChecker::FieldChecker(const QList<ExtraField> &fields)
    : m_limitsKeys(!fields.isEmpty())
{
    for (const auto &field : fields) {
        m_rules.push_back(
            { field, field.regex.isEmpty() ? nullptr : std::make_unique<BoundedRegex>(field.regex) });
    }
}

FieldChecker::~FieldChecker() = default;
FieldChecker::FieldChecker(FieldChecker &&) noexcept = default;

QString FieldChecker::kind(const Rule &rule, const QJsonValue &value)
{
    const FieldType type = rule.field.type;
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::String:
        return kindOfText(type, value.toString());
    case QJsonValue::Bool:
        return type == FieldType::Flag ? QString() : QStringLiteral("true or false is not expected");
    case QJsonValue::Double:
        return kindOfNumber(type, value);
    case QJsonValue::Array:
    case QJsonValue::Object:
        return kindOfStructure(type, value);
    }
    return {};
}

QString FieldChecker::value(const Rule &rule, QJsonObject &values, Step step)
{
    const auto &field = rule.field;
    if (step == Step::Authenticate && !field.isRequiredOnAuthentication)
        return {};
    if (step == Step::Census && field.type == FieldType::Captcha)
        return {};
    const QJsonValue value = values.value(field.name);
    if (value.isNull() || value.isUndefined())
        return field.isRequired ? QStringLiteral("a value is required") : QString();
    if (value.isString()) {
        if (!isWithin(value.toString().size(), field.least, field.most))
            return describeRange(field.least, field.most, QStringLiteral(" characters"));
        if (QString reason = form(field.type, value.toString()); !reason.isEmpty())
            return reason;
    } else if (value.isDouble() || value.isBool()) {
        const qint64 number = value.isBool() ? qint64(value.toBool()) : value.toInteger();
        if (!isWithin(number, field.least, field.most))
            return describeRange(field.least, field.most, {});
    }
    if (rule.pattern && !rule.pattern->matchesStartOf(plain(value)))
        return QStringLiteral("the value does not have the expected form");
    return throughPipes(field, step, values);
}

QList<FieldComplaint> FieldChecker::kinds(const QJsonObject &values) const
{
    QList<FieldComplaint> complaints;
    for (const auto &rule : m_rules) {
        if (const QString reason = kind(rule, values.value(rule.field.name)); !reason.isEmpty())
            complaints.append({ rule.field.name, reason });
    }
    return complaints;
}

QList<FieldComplaint> FieldChecker::values(QJsonObject &values, Step step) const
{
    QList<FieldComplaint> complaints;
    if (m_limitsKeys && values.size() > mostKeys)
        complaints.append({ {}, QStringLiteral("at most %1 fields").arg(mostKeys) });
    for (const auto &rule : m_rules) {
        QString reason = kind(rule, values.value(rule.field.name));
        if (reason.isEmpty())
            reason = value(rule, values, step);
        if (!reason.isEmpty())
            complaints.append({ rule.field.name, reason });
    }
    return complaints;
}

namespace {

    ExtraField loginField(const char *name, FieldType type, qint64 least, qint64 most)
    {
        ExtraField field{ QLatin1String(name), type };
        field.isRequired = true;
        field.isRequiredOnAuthentication = true;
        field.least = least;
        field.most = most;
        return field;
    }

} // namespace

ExtraField emailLoginField()
{
    return loginField("email", FieldType::Email, 4, 255);
}

ExtraField phoneLoginField()
{
    return loginField("tlf", FieldType::Phone, 4, 20);
}

ExtraField codeLoginField()
{
    return loginField("code", FieldType::Text, 6, 255);
}

} // namespace symbolon::model
