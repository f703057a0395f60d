// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/config.h"

#include <functional>
#include <span>

//! One row per setting: reading, checking, showing and documenting follow from it.
namespace symbolon::app {

//! What a value looks like in TOML; elsewhere everything is text.
enum class Shape { Text, Integer, Boolean, Duration, List };

//! How a value is read into the configuration and shown again.
struct Kind {
    Shape shape = Shape::Text;
    QString type; //!< for people: `whole number, 3 to 64`
    //! Code::Invalid with a reason that fits behind "name: ".
    std::function<Result<void>(Config &, const QString &)> set;
    std::function<QString(const Config &)> get; //!< a secret says only whether it is set
    bool isSecret = false;
};

struct Setting {
    QString name; //!< `section.key`
    Kind kind;
    QString doc; //!< one sentence
    //! Variables of the old service that mean the same; a leading `!` turns a truth value round. Every
    //! setting also has `SYMBOLON_SECTION_KEY`.
    QStringList environment = {};
    bool emptyCounts = false; //!< an empty variable is a value; otherwise it counts as not set
};

//! All settings in the order of the documentation.
[[nodiscard]] const QList<Setting> &settings();
[[nodiscard]] const Setting *findSetting(QStringView name);
//! `SYMBOLON_ACTIVATION_PIN_LENGTH`.
[[nodiscard]] QString ownVariable(const Setting &setting);

//! A variable of the old deployment that has no effect here, and why.
struct UnusedVariable {
    const char *name;
    const char *why;
};

[[nodiscard]] std::span<const UnusedVariable> unusedVariables();

//! The rows, by subject; used by settings().
[[nodiscard]] QList<Setting> serverSettings();
[[nodiscard]] QList<Setting> serviceSettings();
[[nodiscard]] QList<Setting> connectionSettings();

} // namespace symbolon::app
