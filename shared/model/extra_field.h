// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

//! The fields that an organiser adds to an auth-event, beside the login field of its method (auth-events
//! contract section 10).
namespace symbolon::model {

enum class FieldType {
    Text,
    Password,
    Integer,
    Flag,
    Regex,
    Email,
    Phone,
    Captcha,
    LongText,
    Dni,
    Dict,
    Image,
    Date,
};

//! The names on the wire, in the order of the enumerators.
inline constexpr std::array fieldTypeNames{ "text",
    "password",
    "int",
    "bool",
    "regex",
    "email",
    "tlf",
    "captcha",
    "textarea",
    "dni",
    "dict",
    "image",
    "date" };

inline constexpr qsizetype mostExtraFields = 15;
inline constexpr qsizetype longestFieldName = 1024;
inline constexpr qsizetype mostFieldPipes = 10;

//! One field as it is worked with. Read leniently, because events stored by the old service break its own
//! rules; new ones are judged by fieldComplaints().
struct ExtraField {
    QString name;
    FieldType type = FieldType::Text;
    QString help = {};
    QString slug = {}; //!< names the placeholder `__SLUG__` in messages
    bool isRequired = false;
    bool isRequiredOnAuthentication = false;
    bool isUnique = false; //!< no other active person of the event may have the value
    bool isPrivate = false; //!< not shown in the public view of the event
    bool matchesCensus = false; //!< `match_census_on_registration`
    bool fillsCensus = false; //!< `fill_if_empty_on_registration`
    qint64 least = 0; //!< length of a text, value of a number; 0 = no limit
    qint64 most = 0;
    QString regex = {};
    QJsonArray registerPipeline = {};
    QJsonArray authenticatePipeline = {};
};

//! The attribute names an organiser may use, in the order in which module information lists them.
[[nodiscard]] QStringList fieldAttributes();
[[nodiscard]] std::optional<FieldType> fieldTypeOf(const QString &name);
[[nodiscard]] ExtraField readField(const QJsonObject &stored);
[[nodiscard]] QList<ExtraField> readFields(const QJsonArray &stored);

//! Everything wrong with `fields`, as the sentences of contract section 10.1 one after another; empty when
//! all is well. `reservedTypes` are those the event's method keeps for its login field; `reservedTypes` empty
//! on edit. `slug` is accepted and ignored, so that a field can be sent back as it was read.
[[nodiscard]] QString fieldComplaints(const QJsonArray &fields, const QStringList &reservedTypes);

//! `A b-c` → `A_B_C` (contract section 7.4): what a field's placeholder is called.
[[nodiscard]] QString slugOf(const QString &name);
//! The fields with their slugs. `complaints` gets the sentences about missing names and equal slugs.
[[nodiscard]] QJsonArray withSlugs(const QJsonArray &fields, QString &complaints);
//! What the public may see of the fields.
[[nodiscard]] QJsonArray publicFields(const QJsonArray &fields);

//! Does `pattern` compile in the bounded engine (RE2), which cannot be stalled by any input?
[[nodiscard]] bool isUsableRegex(const QString &pattern);

} // namespace symbolon::model
