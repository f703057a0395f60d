// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/extra_field.h"

#include "shared/model/bounded_regex.h"
#include "shared/model/pipes.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace symbolon::model {

namespace {

    //! What an attribute's value must be.
    enum class Kind { Name, Type, Flag, Help, Bound, Regex, Pipeline, Free };

    struct Attribute {
        const char *name;
        Kind kind;
        bool isRequired = false;
        const char *complaint = nullptr; //!< instead of `Invalid extra_fields: bad <name>.`
    };

    constexpr std::array attributes{
        Attribute{ "name", Kind::Name, true },
        Attribute{ "type", Kind::Type, true },
        Attribute{ "required_on_authentication", Kind::Flag, true },
        Attribute{ "help", Kind::Help },
        Attribute{ "required", Kind::Flag },
        Attribute{ "regex", Kind::Regex, false, "Invalid regex. bad regex.\n" },
        Attribute{ "min", Kind::Bound },
        Attribute{ "max", Kind::Bound },
        Attribute{ "unique", Kind::Flag },
        Attribute{ "private", Kind::Flag, false, "Invalid private: bad private.\n" },
        Attribute{ "register-pipeline", Kind::Pipeline },
        Attribute{ "authenticate-pipeline", Kind::Pipeline },
        Attribute{ "match_census_on_registration", Kind::Free },
        Attribute{ "fill_if_empty_on_registration", Kind::Free },
    };

    bool isText(const QJsonValue &value, qsizetype longest)
    {
        return value.isString() && !value.toString().isEmpty() && value.toString().size() <= longest;
    }

    //! A whole number strictly within ±(2^63−1); a JSON bool passes as in the old service.
    bool isBound(const QJsonValue &value)
    {
        if (value.isBool())
            return true;
        constexpr double beyond = 9.2e18;
        if (!value.isDouble() || value.toDouble() > beyond || value.toDouble() < -beyond)
            return false;
        constexpr qint64 none = std::numeric_limits<qint64>::max();
        return value.toInteger(none) != none;
    }

    bool isGood(Kind kind, const QJsonValue &value)
    {
        switch (kind) {
        case Kind::Name:
        case Kind::Help:
            return isText(value, longestFieldName);
        case Kind::Type:
            return value.isString() && fieldTypeOf(value.toString());
        case Kind::Flag:
            return value.isBool();
        case Kind::Bound:
            return isBound(value);
        case Kind::Regex:
            return value.isString() && isUsableRegex(value.toString());
        case Kind::Pipeline:
        case Kind::Free:
            return true;
        }
        return false;
    }

    QString complaintsAbout(const QJsonObject &field, const Attribute &attribute)
    {
        const QString name = QLatin1String(attribute.name);
        if (!field.contains(name))
            return attribute.isRequired ? QStringLiteral("Required field %1.\n").arg(name) : QString();
        const QJsonValue value = field.value(name);
        if (attribute.kind == Kind::Pipeline)
            return fieldPipelineComplaint(name, value);
        if (isGood(attribute.kind, value))
            return {};
        return attribute.complaint ? QLatin1String(attribute.complaint)
                                   : QStringLiteral("Invalid extra_fields: bad %1.\n").arg(name);
    }

    bool isKnown(const QString &name)
    {
        return name == u"slug" || std::any_of(attributes.begin(), attributes.end(), [&](const auto &known) {
            return name == QLatin1String(known.name);
        });
    }

    QString complaintsAbout(const QJsonObject &field, const QStringList &reservedTypes)
    {
        QString text;
        const QString type = field.value(QStringLiteral("type")).toString();
        if (reservedTypes.contains(type))
            text += QStringLiteral("Type %1 not allowed.\n").arg(type);
        for (const auto &attribute : attributes)
            text += complaintsAbout(field, attribute);
        const QStringList names = field.keys();
        for (const auto &name : names) {
            if (!isKnown(name))
                text += QStringLiteral("Invalid extra_field: %1 not possible.\n").arg(name);
        }
        return text;
    }

    bool flag(const QJsonObject &field, const char *name)
    {
        const QJsonValue value = field.value(QLatin1String(name));
        return value.toBool() || value.toInteger() != 0;
    }

    qint64 number(const QJsonObject &field, const char *name)
    {
        const QJsonValue value = field.value(QLatin1String(name));
        return value.isBool() ? qint64(value.toBool()) : value.toInteger();
    }

    QString text(const QJsonObject &field, const char *name)
    {
        return field.value(QLatin1String(name)).toString();
    }

} // namespace

QStringList fieldAttributes()
{
    QStringList names;
    for (const auto &attribute : attributes)
        names.append(QLatin1String(attribute.name));
    return names;
}

std::optional<FieldType> fieldTypeOf(const QString &name)
{
    const auto found = std::find_if(fieldTypeNames.begin(), fieldTypeNames.end(), [&](const char *known) {
        return name == QLatin1String(known);
    });
    if (found == fieldTypeNames.end())
        return std::nullopt;
    return static_cast<FieldType>(found - fieldTypeNames.begin());
}

ExtraField readField(const QJsonObject &stored)
{
    ExtraField field{ text(stored, "name"), fieldTypeOf(text(stored, "type")).value_or(FieldType::Text) };
    field.help = text(stored, "help");
    field.slug = text(stored, "slug");
    field.isRequired = flag(stored, "required");
    field.isRequiredOnAuthentication = flag(stored, "required_on_authentication");
    field.isUnique = flag(stored, "unique");
    field.isPrivate = flag(stored, "private");
    field.matchesCensus = flag(stored, "match_census_on_registration");
    field.fillsCensus = flag(stored, "fill_if_empty_on_registration");
    field.least = number(stored, "min");
    field.most = number(stored, "max");
    field.regex = text(stored, "regex");
    field.registerPipeline = stored.value(QStringLiteral("register-pipeline")).toArray();
    field.authenticatePipeline = stored.value(QStringLiteral("authenticate-pipeline")).toArray();
    return field;
}

QList<ExtraField> readFields(const QJsonArray &stored)
{
    QList<ExtraField> fields;
    for (const auto &value : stored)
        fields.append(readField(value.toObject()));
    return fields;
}

QString fieldComplaints(const QJsonArray &fields, const QStringList &reservedTypes)
{
    if (fields.size() > mostExtraFields)
        return QStringLiteral("Maximum number of fields reached\n");
    QString complaints;
    QSet<QString> taken{ QStringLiteral("status") };
    for (const auto &value : fields) {
        if (!value.isObject()) {
            complaints += QStringLiteral("Invalid extra_fields: an object is expected.\n");
            continue;
        }
        const QJsonObject field = value.toObject();
        if (const QString name = text(field, "name"); !name.isEmpty()) {
            if (taken.contains(name))
                complaints += QStringLiteral("Two fields with same name: %1.\n").arg(name);
            taken.insert(name);
        }
        complaints += complaintsAbout(field, reservedTypes);
    }
    return complaints;
}

QString slugOf(const QString &name)
{
    QString kept;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        const bool isWord =
            c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_' || c == u'-' || c.isSpace());
        if (isWord)
            kept.append(c);
    }
    QString slug;
    bool isGap = false;
    for (const QChar c : kept.trimmed()) {
        const bool isFiller = c == u'-' || c.isSpace();
        if (isFiller && !isGap)
            slug.append(u'_');
        if (!isFiller)
            slug.append(c.toUpper());
        isGap = isFiller;
    }
    return slug;
}

QJsonArray withSlugs(const QJsonArray &fields, QString &complaints)
{
    QJsonArray result;
    QSet<QString> slugs;
    for (const auto &value : fields) {
        QJsonObject field = value.toObject();
        const QString name = text(field, "name");
        if (name.isEmpty()) {
            complaints += QStringLiteral("some extra_fields have no name\n");
        } else {
            const QString slug = slugOf(name);
            field.insert(QStringLiteral("slug"), slug);
            slugs.insert(slug);
        }
        result.append(field);
    }
    if (slugs.size() != fields.size())
        complaints += QStringLiteral("some extra_fields may have repeated slug names\n");
    return result;
}

QJsonArray publicFields(const QJsonArray &fields)
{
    QJsonArray shown;
    for (const auto &field : fields) {
        if (!flag(field.toObject(), "private"))
            shown.append(field);
    }
    return shown;
}

bool isUsableRegex(const QString &pattern)
{
    return BoundedRegex(pattern).isUsable();
}

} // namespace symbolon::model
