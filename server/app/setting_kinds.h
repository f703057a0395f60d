// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/setting.h"

#include <limits>

//! The kinds of values that settings have.
namespace symbolon::app::kinds {

//! Reads a whole number within limits; suffixes KiB, MiB and GiB are understood.
[[nodiscard]] Result<qint64> readInteger(const QString &text, qint64 least, qint64 most);
//! The usual spellings in any letter case: true false yes no on off 1 0 t f y n.
[[nodiscard]] Result<bool> readBoolean(const QString &text);
//! `90`, `90 s`, `15 min`, `2 h`, `5 d`, `250 ms`, `2.5`; a bare number is in `unit`. To the millisecond.
[[nodiscard]] Result<std::chrono::milliseconds> readDuration(
    const QString &text, std::chrono::milliseconds unit);
//! In the largest unit that is exact: `15 min`.
[[nodiscard]] QString showDuration(std::chrono::milliseconds duration);
//! Comma-separated, trimmed, without empty items.
[[nodiscard]] QStringList readList(const QString &text);

//! Checks of texts: an empty reason means good.
using TextCheck = std::function<QString(const QString &)>;
[[nodiscard]] QString anyText(const QString &text);
[[nodiscard]] QString needsAddress(const QString &text);
[[nodiscard]] QString needsNetworks(const QString &text);
[[nodiscard]] QString needsHttpUrl(const QString &text);
[[nodiscard]] QString needsSitePrefix(const QString &text);
[[nodiscard]] QString needsDatabaseUrl(const QString &text);
//! A database URL or keyword string without its password.
[[nodiscard]] QString withoutPassword(const QString &url);

//! Where in Config a value lives: `At { &Config::listen, &ListenSettings::port }`.
template <typename Owner, typename Section, typename Member>
struct At {
    Section Owner::*section;
    Member Section::*member;

    Member &operator()(Config &config) const { return config.*section.*member; }

    const Member &operator()(const Config &config) const { return config.*section.*member; }
};

template <typename Owner, typename Section, typename Member>
At(Section Owner::*, Member Section::*) -> At<Owner, Section, Member>;

[[nodiscard]] QString limitsText(const QString &type, qint64 least, qint64 most);

template <typename Access>
[[nodiscard]] Kind integer(Access access, qint64 least, qint64 most)
{
    return { .shape = Shape::Integer,
        .type = limitsText(QStringLiteral("whole number"), least, most),
        .set = [access, least, most](Config &config, const QString &text) -> Result<void> {
            SYMBOLON_TRY(const qint64 number, readInteger(text, least, most));
            auto &place = access(config);
            place = static_cast<std::remove_reference_t<decltype(place)>>(number);
            return {};
        },
        .get = [access](const Config &config) { return QString::number(access(config)); } };
}

template <typename Access>
[[nodiscard]] Kind boolean(Access access)
{
    return { .shape = Shape::Boolean,
        .type = QStringLiteral("true or false"),
        .set = [access](Config &config, const QString &text) -> Result<void> {
            SYMBOLON_TRY(access(config), readBoolean(text));
            return {};
        },
        .get =
            [access](const Config &config) {
                return access(config) ? QStringLiteral("true") : QStringLiteral("false");
            } };
}

//! `least` and `most` in the unit of the member; a bare number is in `bare`.
template <typename Access, typename Bare>
[[nodiscard]] Kind duration(Access access, qint64 least, qint64 most, Bare bare)
{
    using Unit = std::remove_cvref_t<decltype(access(std::declval<Config &>()))>;
    constexpr std::chrono::milliseconds unit = Unit(1);
    return { .shape = Shape::Duration,
        .type =
            QStringLiteral("duration, %1 to %2").arg(showDuration(least * unit), showDuration(most * unit)),
        .set = [access, least, most, bare](Config &config, const QString &text) -> Result<void> {
            SYMBOLON_TRY(const std::chrono::milliseconds read, readDuration(text, bare));
            const auto whole = std::chrono::duration_cast<Unit>(read);
            if (whole != read)
                return fail(Code::Invalid,
                    QStringLiteral("%1 is no whole number of %2").arg(text, showDuration(Unit(1))));
            if (whole < Unit(least) || whole > Unit(most))
                return fail(Code::Invalid,
                    QStringLiteral("%1 is not between %2 and %3")
                        .arg(text, showDuration(Unit(least)), showDuration(Unit(most))));
            access(config) = whole;
            return {};
        },
        .get = [access](const Config &config) { return showDuration(access(config)); } };
}

//! A bare number is in the unit of the member.
template <typename Access>
[[nodiscard]] Kind duration(Access access, qint64 least, qint64 most)
{
    using Unit = std::remove_cvref_t<decltype(access(std::declval<Config &>()))>;
    return duration(access, least, most, Unit(1));
}

//! A member in milliseconds of which a bare number is in seconds, with or without a fraction.
template <typename Access>
[[nodiscard]] Kind durationInSeconds(Access access, qint64 least, qint64 most)
{
    return duration(access, least, most, std::chrono::seconds(1));
}

template <typename Access>
[[nodiscard]] Kind text(Access access, QString type = QStringLiteral("text"), TextCheck check = anyText)
{
    return { .shape = Shape::Text,
        .type = std::move(type),
        .set = [access, check = std::move(check)](Config &config, const QString &value) -> Result<void> {
            if (QString reason = check(value); !reason.isEmpty())
                return fail(Code::Invalid, std::move(reason));
            access(config) = value;
            return {};
        },
        .get = [access](const Config &config) { return access(config); } };
}

//! A text that may be not set at all, which differs from empty.
template <typename Access>
[[nodiscard]] Kind optionalText(Access access)
{
    Kind kind{ .shape = Shape::Text,
        .type = QStringLiteral("text"),
        .set = [access](Config &config, const QString &value) -> Result<void> {
            access(config) = value;
            return {};
        },
        .get = [access](const Config &config) { return access(config).value_or(QString()); } };
    return kind;
}

template <typename Access>
[[nodiscard]] Kind list(Access access, QString type, TextCheck check)
{
    Kind kind{ .shape = Shape::List,
        .type = std::move(type),
        .set = [access, check = std::move(check)](Config &config, const QString &value) -> Result<void> {
            if (QString reason = check(value); !reason.isEmpty())
                return fail(Code::Invalid, std::move(reason));
            access(config) = readList(value);
            return {};
        },
        .get = [access](const Config &config) { return access(config).join(QStringLiteral(", ")); } };
    return kind;
}

template <typename Access>
[[nodiscard]] Kind secret(Access access)
{
    return { .shape = Shape::Text,
        .type = QStringLiteral("secret"),
        .set = [access](Config &config, const QString &value) -> Result<void> {
            access(config) = Secret(value.toUtf8());
            return {};
        },
        .get =
            [access](const Config &config) {
                return access(config).isEmpty() ? QString() : QStringLiteral("********");
            },
        .isSecret = true };
}

//! One of a few words, in any letter case.
template <typename Access, typename Enum>
[[nodiscard]] Kind choice(Access access, QList<std::pair<QString, Enum>> words)
{
    QStringList names;
    for (const auto &word : words)
        names.append(word.first);
    return { .shape = Shape::Text,
        .type = QStringLiteral("one of %1").arg(names.join(QStringLiteral(", "))),
        .set = [access, words, names](Config &config, const QString &value) -> Result<void> {
            for (const auto &[name, meaning] : words) {
                if (name.compare(value, Qt::CaseInsensitive) == 0) {
                    access(config) = meaning;
                    return {};
                }
            }
            return fail(Code::Invalid,
                QStringLiteral("%1 is not one of %2").arg(value, names.join(QStringLiteral(", "))));
        },
        .get =
            [access, words](const Config &config) {
                for (const auto &[name, meaning] : words) {
                    if (meaning == access(config))
                        return name;
                }
                return QString();
            } };
}

} // namespace symbolon::app::kinds
